"""Compare every entry of the index with its object and with the engine; fail and list what differs."""

from django.core.management.base import BaseCommand, CommandError

from search.engines.contract import EngineAwayError
from search.models import Entry, Outbox
from search.rebuilding import differences


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options) -> None:
        waiting = Outbox.objects.count()
        if waiting:
            self.stdout.write(
                f"{waiting} changes wait for the worker; they count as differences until it has run."
            )
        found = 0
        try:
            for difference in differences():
                found += 1
                self.stdout.write(difference)
        except EngineAwayError as error:
            raise CommandError(f"The engine could not be compared: {error}.") from error
        if found:
            raise CommandError(f"{found} differences; `rebuild_search` mends them.")
        self.stdout.write(
            self.style.SUCCESS(f"All {Entry.objects.count()} entries are as their objects are.")
        )
