"""Find rows without files and files without rows; delete the latter when asked to."""

from django.core.management.base import BaseCommand, CommandError

from cms import reconciling


class Command(BaseCommand):
    """`manage.py reconcile_files`: ends with 1 when a row has no file."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--delete-orphans",
            action="store_true",
            help="Delete files without a row that are older than 24 hours",
        )

    def handle(self, *args, delete_orphans: bool, **options) -> None:
        found = reconciling.search()
        for name, whose in found.missing:
            self.stdout.write(f"row without file: {whose}: {name}")
        for _storage, name, stored_at in found.orphans:
            young = "" if reconciling.is_old(stored_at) else ", younger than 24 hours"
            self.stdout.write(f"file without row: {name} ({stored_at:%Y-%m-%d %H:%M}{young})")
        deleted = reconciling.delete_orphans(found) if delete_orphans else 0
        self.stdout.write(
            f"{len(found.missing)} rows without file, {len(found.orphans)} files without row, {deleted} deleted."
        )
        if found.missing:
            raise CommandError(f"{len(found.missing)} rows have no file.", returncode=1)
