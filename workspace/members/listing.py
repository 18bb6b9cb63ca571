"""The workspaces of a person, each with what comes next in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wagtail import hooks

from cms import access, languages
from cms.pages import addresses, children_of
from workspace.members.counting import Heads, heads_by_workspace
from workspace.members.models import Workspace, WorkspaceIndexPage, WorkspacePage

Joining = Workspace.Joining


@dataclass(frozen=True)
class Paper:
    """A document to read before a meeting; `language` is the document's own."""

    title: str
    url: str
    extension: str
    size: int | None
    language: str


@dataclass(frozen=True)
class NextThing:
    """What a workspace's members have before them: the next meeting, as a rule, and what to read for it."""

    title: str
    url: str
    starts_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    language: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Row:
    """One workspace in a person's list; `way_in` is how one who is no member joins: open, request or nothing."""

    page: WorkspacePage
    url: str
    language: str
    heads: Heads
    next: NextThing | None
    is_member: bool = True

    @property
    def way_in(self) -> str:
        """Return how the person could join it."""
        shut = self.is_member or self.page.workspace.is_archived
        return "" if shut or self.page.workspace.joining == Joining.INVITED else self.page.workspace.joining


@dataclass(frozen=True)
class Branch:
    """A workspace in the list, with its subgroups that stand below it."""

    row: Row
    subgroups: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class Shelves:
    """The list as it is shown: a person's own, others that they may read, and archived ones."""

    mine: list[Branch]
    others: list[Branch]
    archived: list[Row]


def workspaces_of(index: WorkspaceIndexPage, user) -> list[Row]:
    """Return the workspaces below a list that a person may enter, by title; one row for both languages.

    The number of queries does not depend on how many there are.
    """
    pages = children_of(index, user, WorkspacePage, "purpose", "workspace_id")
    pages = sorted(pages, key=lambda page: (page.title.casefold(), page.pk))
    rooms = Workspace.objects.in_bulk([page.workspace_id for page in pages])
    for page in pages:
        page.workspace = rooms.get(page.workspace_id)
    counts = heads_by_workspace([page.workspace_id for page in pages])
    active, groups = languages.current(), access.group_ids(user)
    urls, coming = addresses(pages, active), next_things(pages, user)
    return [
        Row(
            page=page,
            url=urls[page.pk],
            language="" if page.locale.language_code == active else page.locale.language_code,
            heads=counts.get(page.workspace_id, Heads()),
            next=coming.get(page.translation_key),
            is_member=user.is_superuser or page.workspace.group_id in groups,
        )
        for page in pages
    ]


def shelves(rows: list[Row]) -> Shelves:
    """Put rows in their places: a subgroup stands below its parent wherever that is shown."""
    going_on = [row for row in rows if not row.page.workspace.is_archived]
    trees = _trees(going_on)
    return Shelves(
        mine=[branch for branch in trees if branch.row.is_member],
        others=[branch for branch in trees if not branch.row.is_member],
        archived=[row for row in rows if row.page.workspace.is_archived],
    )


def _trees(rows: list[Row]) -> list[Branch]:
    branches = {row.page.workspace_id: Branch(row) for row in rows}
    roots: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.row.page.workspace.parent_id)
        hidden = above is None or (branch.row.is_member and not above.row.is_member)
        (roots if hidden else above.subgroups).append(branch)
    return roots


def subgroups_of(page: WorkspacePage, user) -> list[Row]:
    """Return the subgroups of a workspace that a person may read and that go on, by title."""
    if not Workspace.objects.filter(parent=page.workspace_id, archived_at=None).exists():
        return []
    rows = [
        row for row in workspaces_of(page.get_parent().specific, user) if not row.page.workspace.is_archived
    ]
    return [row for row in rows if row.page.workspace.parent_id == page.workspace_id]


def next_things(pages: Iterable[WorkspacePage], user) -> dict:
    """Return what comes first in each workspace, by the page's translation key.

    Features answer our hook `workspace_next(pages, user) -> dict[translation_key, NextThing]`.
    """
    pages, soonest = list(pages), {}
    for hook in hooks.get_hooks("workspace_next") if pages else ():
        for key, thing in hook(pages, user).items():
            if key not in soonest or thing.starts_at < soonest[key].starts_at:
                soonest[key] = thing
    return soonest
