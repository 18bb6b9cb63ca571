"""That more or other people would see something after a move: asked about by name, and written down."""

from dataclasses import dataclass

from wagtail.models import Page

from cms import access, audit, restricting
from workspace.folders.choosing import Thing, named
from workspace.members import who_sees
from workspace.members.shell import workspace_page_of


@dataclass(frozen=True)
class Widening:
    """What more people would see: `key` is what is confirmed, the audience by name."""

    key: str
    sentence: str
    titles: list[str]

    @property
    def named(self) -> str:
        """Return the titles as a sentence has them."""
        return named(self.titles)


class WidensError(Exception):
    """More people would see something, and nobody has confirmed it."""

    def __init__(self, widening: Widening) -> None:
        """Keep what is to be confirmed."""
        super().__init__(widening.key)
        self.widening = widening


def widening(things: list[Thing], destination: Page) -> Widening | None:
    """Return which of the things more or other people would see below a destination, None where none."""
    wider = [thing.title for thing in things if _widens(thing, destination)]
    if not wider:
        return None
    there = access.audience(destination)
    return Widening(there, who_sees.sentence(destination, workspace_page_of(destination)), wider)


def _widens(thing: Thing, destination: Page) -> bool:
    if thing.is_page:
        return restricting.would_widen_by_moving(thing.thing, destination)
    place = thing.thing.guard if thing.key[0] == "d" else thing.thing.folder
    return restricting.widens(access.audience(place), access.audience(destination))


def confirm(things: list[Thing], destination: Page, confirmed: str, action: str, source: Page) -> None:
    """Go on where nothing widens, or where just this audience was confirmed: then it is written down.

    Raises WidensError.
    """
    found = widening(things, destination)
    if found is None:
        return
    if found.key != confirmed:
        raise WidensError(found)
    record(found, destination, action, source)


def record(found: Widening, destination: Page, action: str, source: Page) -> None:
    """Write down that more people see something, in the log of both workspaces."""
    before = {"folder": source.title, "seen by": who_sees.sentence(source, workspace_page_of(source))}
    after = {"folder": destination.title, "seen by": found.sentence}
    places = [workspace_page_of(page) for page in (source, destination)]
    for group in dict.fromkeys(place.workspace.group_id for place in places):
        audit.record(action, ", ".join(found.titles), group_id=group, before=before, after=after)
