"""The start pages: of a person across workspaces, and of one workspace."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from workspace.members import start
from workspace.members.listing import NextThing, Row
from workspace.members.models import WorkspacePage
from workspace.members.start import NewThing, WaitingThing
from workspace.members.visiting import Visit

SHOWN = 12
MEETINGS = 3


@dataclass(frozen=True)
class Meeting:
    """What comes next in one of a person's workspaces."""

    workspace: Row
    next: NextThing


@dataclass(frozen=True)
class Group:
    """What is new in one workspace."""

    workspace: Row
    things: list[NewThing] = field(default_factory=list)


def across(rows: Iterable[Row], user, visit: Visit, *, everything: bool = False) -> dict:
    """Return what a person's start page shows above the list of workspaces.

    Only workspaces that the person belongs to are told of: others have no last visit. `everything`
    shows all that is new, not only the first dozen.
    """
    rows = list(rows)
    mine = [row for row in rows if row.page.translation_key in visit.since]
    waiting = _placed(start.waiting(user), rows)
    if not mine:
        return {"is_member": False, "waiting": waiting}
    things = start.news([row.page for row in mine], user, visit.since)
    return {
        "is_member": True,
        "meetings": _meetings(mine),
        "groups": _groups(mine, things if everything else things[:SHOWN]),
        "more_news": len(things) > SHOWN and not everything,
        "last_visit": visit.last,
        "waiting": waiting,
    }


def of_workspace(page: WorkspacePage, user, visit: Visit, *, everything: bool = False) -> dict:
    """Return what the start page of a workspace says to a person; without a last visit, no news."""
    things = start.news([page], user, visit.since)
    coordinates = user.is_superuser or page.translation_key in visit.coordinated
    return {
        "coordinates": coordinates,
        "may_edit": coordinates and not page.workspace.is_archived,
        "is_member": page.translation_key in visit.since,
        "things": things if everything else things[:SHOWN],
        "more_news": len(things) > SHOWN and not everything,
        "last_visit": visit.last,
        "waiting": start.waiting(user, page),
    }


def _placed(things: list[WaitingThing], rows: list[Row]) -> list[WaitingThing]:
    """Say with each thing in which workspace it waits."""
    titles = {row.page.translation_key: row.page.title for row in rows}
    return [
        replace(thing, note=" · ".join(filter(None, [titles.get(thing.workspace_key), thing.note])))
        for thing in things
    ]


def _meetings(rows: list[Row]) -> list[Meeting]:
    coming = [Meeting(row, row.next) for row in rows if row.next is not None]
    return sorted(coming, key=lambda meeting: meeting.next.starts_at)[:MEETINGS]


def _groups(rows: list[Row], things: list[NewThing]) -> list[Group]:
    """Put what is new under its workspace, the one with the newest thing first."""
    groups: dict = {}
    by_key = {row.page.translation_key: row for row in rows}
    for thing in things:
        group = groups.setdefault(thing.workspace_key, Group(by_key[thing.workspace_key]))
        group.things.append(thing)
    return list(groups.values())
