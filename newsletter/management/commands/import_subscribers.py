"""Bring subscribers in from a CSV file: email, language (fi or sv) and a note of their consent."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsletter.importing import import_subscribers


class Command(BaseCommand):
    """`manage.py import_subscribers FILE.csv`."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "file", type=Path, help="email,language[,note] in UTF-8; a header row is optional"
        )
        parser.add_argument("--skip-errors", action="store_true", help="Bring the good rows in nevertheless")

    def handle(self, *args, file: Path, skip_errors: bool, **options) -> None:
        try:
            report = import_subscribers(file, skip_errors)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        for problem in report.errors:
            self.stderr.write(problem)
        if report.errors and not skip_errors:
            raise CommandError(
                f"Nothing was brought in: {len(report.errors)} rows are wrong (see --skip-errors)."
            )
        self.stdout.write(
            f"{report.added} added, {report.known} subscribed already, "
            f"{report.left_alone} had left and were left alone, {len(report.errors)} rows skipped."
        )
