"""Fill the site with the demo: real content in both languages, five accounts, nothing twice."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.demo import building
from cms.demo.making import Making
from cms.demo.words import people
from search import outbox

ADDRESSES = (
    ("Suomeksi", "/fi/"),
    ("På svenska", "/sv/"),
    ("Workspaces", "/fi/tyotilat/"),
    ("Newsletter", "/fi/uutiskirje/"),
    ("Editing", "/admin/"),
    ("Mail of the demo", "/demo/mail/"),
)
PRODUCTION = (
    "This is not a demo site (DEMO is off). The demo would add made-up pages and accounts with a known "
    "password. If you want that, say --yes."
)
OTHER_SITE = (
    "There is a site here already, and the demo would be mixed up with it. Nothing was changed. "
    "Use an empty database: DATABASE_URL=sqlite:///demo.sqlite3"
)


class Command(BaseCommand):
    """`manage.py demo [--size small|large] [--again] [--yes]`."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--size", choices=["small", "large"], default="small",
            help="large: 10,000 pages, 20,000 documents and 50,000 posts more, for measuring",
        )  # fmt: skip
        parser.add_argument("--again", action="store_true", help="Make what was deleted since, too")
        parser.add_argument("--yes", action="store_true", help="Also where DEMO is off")

    def handle(self, *args, size: str, again: bool, yes: bool, **options) -> None:
        if not (settings.DEMO or yes):
            raise CommandError(PRODUCTION)
        self._build(again)
        if size == "large":
            self._enlarge()
        self._tell()

    def _build(self, again: bool) -> None:
        if building.is_built() and not again:
            self.stdout.write("The demo is here already: kept as it is (--again makes what was deleted).")
            return
        started = time.monotonic()
        try:
            making = building.build(self.stdout.write)
        except building.OtherSiteError as error:
            raise CommandError(OTHER_SITE) from error
        self._report(making)
        outbox.drain()
        self.stdout.write(f"Done in {time.monotonic() - started:.0f} s.")

    def _report(self, making: Making) -> None:
        for what in sorted(making.made.keys() | making.kept.keys()):
            made, kept = making.made[what], making.kept[what]
            self.stdout.write(f"  {what}: {f'{made} made' if made else ''}{', ' if made and kept else ''}"
                              f"{f'{kept} kept' if kept else ''}")  # fmt: skip

    def _enlarge(self) -> None:
        from cms.demo import large  # noqa: PLC0415 - only for measuring

        started = time.monotonic()
        for line in large.enlarge():
            self.stdout.write(line)
        self.stdout.write(f"Large in {time.monotonic() - started:.0f} s.")

    def _tell(self) -> None:
        self.stdout.write("\nAddresses:")
        for name, path in ADDRESSES:
            self.stdout.write(f"  {name:<20}{settings.BASE_URL}{path}")
        self.stdout.write(f"Accounts (password {people.PASSWORD}):")
        for person in (people.ADMIN, *people.CAST):
            self.stdout.write(f"  {person.email:<20}{person.first} {person.last}")
