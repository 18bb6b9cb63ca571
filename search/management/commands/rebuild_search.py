"""Make the search index anew; the old one answers until the new one takes its place."""

import time

from django.core.management.base import BaseCommand, CommandError

from search.engines.contract import EngineAwayError
from search.rebuilding import rebuild

EVERY_SECONDS = 2.0
READING = "Reading what can be found"


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options) -> None:
        self.told = 0.0
        began = time.monotonic()
        try:
            count = rebuild(self._progress if options["verbosity"] else lambda *told: None)
        except EngineAwayError as error:
            raise CommandError(f"The index was not made anew: {error}. The old one is as it was.") from error
        if options["verbosity"]:
            self.stdout.write(
                self.style.SUCCESS(
                    f"{count} entries in {time.monotonic() - began:.1f} s; the new index answers."
                )
            )

    def _progress(self, stage: str, done: int, total: int) -> None:
        if done < total and time.monotonic() - self.told < EVERY_SECONDS:
            return
        self.told = time.monotonic()
        share = done * 100 // total if total else 100
        what = READING if stage == "entries" else f"Bringing it to {stage}"
        self.stdout.write(f"{what}: {done} of {total} ({share} %)")
        self.stdout.flush()
