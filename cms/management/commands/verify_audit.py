"""Walk the audit log and tell whether somebody has tampered with it."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms import audit_chain


class Command(BaseCommand):
    help = (
        "Checks every row of the audit log against the digest of the row before it; fails at the first one "
        "that does not fit. That the newest rows were cut off shows only against a digest noted earlier: "
        "note the one that this command prints, and give it with --since."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="DIGEST", default="", help="a last digest noted earlier")

    def handle(self, *args, since: str, **options) -> None:
        result = audit_chain.verify(since.strip().lower())
        if result.fault:
            raise CommandError(result.fault)
        self.stdout.write(f"The audit log is whole: {result.count} rows.")
        if since:
            self.stdout.write(f"{result.newer} rows are newer than the noted digest.")
        self.stdout.write(f"Last digest: {result.last}")
