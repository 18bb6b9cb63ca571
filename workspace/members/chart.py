"""The network as one picture: groups, organisations, and the seats between them.

A person sees the groups that they may read and no other; archived ones are left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from cms import access, languages
from cms.pages import addresses
from workspace.members.models import Organisation, Workspace, WorkspacePage
from workspace.members.seat_list import SeatRow, rows_of


@dataclass(frozen=True)
class Group:
    """A workspace in the picture; `depth` tells how far below others it hangs, `parent` which one."""

    key: int
    title: str
    url: str
    kind: str
    language: str
    depth: int
    parent: int | None
    rows: list[SeatRow]


@dataclass(frozen=True)
class Network:
    """What a person may see of the network: groups as a tree in order, and organisations."""

    groups: list[Group] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    others: list[Organisation] = field(default_factory=list)

    @property
    def seats(self) -> int:
        """Return how many seats there are."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def vacant(self) -> int:
        """Return how many seats nobody holds."""
        return sum(row.vacant for group in self.groups for row in group.rows)


def network_for(user) -> Network:
    """Return the network as a person may see it; the number of queries does not depend on its size."""
    pages = _pages(user)
    rows = rows_of([page.workspace for page in pages])
    urls = addresses(pages, languages.current())
    groups = [_group(page, depth, parent, urls, rows) for page, depth, parent in _as_tree(pages)]
    seated = _seated(groups)
    return Network(groups, seated, _others(seated))


def _pages(user) -> list[WorkspacePage]:
    """Return one page for each workspace that a person may read, in the active language if there is one."""
    going_on = WorkspacePage.objects.filter(workspace__isnull=False, workspace__archived_at__isnull=True)
    found: dict[int, WorkspacePage] = {}
    for page in access.viewable_by(user, going_on).select_related("locale", "workspace"):
        if page.workspace_id not in found or page.locale.language_code == languages.current():
            found[page.workspace_id] = page
    return sorted(found.values(), key=lambda page: (page.title.casefold(), page.pk))


def _as_tree(pages: list[WorkspacePage]) -> Iterable[tuple[WorkspacePage, int, int | None]]:
    """Return each page with its depth and its parent's workspace; a parent that is not seen is none."""
    seen = {page.workspace_id for page in pages}
    below: dict[int | None, list[WorkspacePage]] = {}
    for page in pages:
        parent = page.workspace.parent_id
        below.setdefault(parent if parent in seen else None, []).append(page)
    waiting = [(page, 0, None) for page in reversed(below.pop(None, []))]
    while waiting:
        page, depth, parent = waiting.pop()
        yield page, depth, parent
        children = below.pop(page.workspace_id, [])
        waiting += [(child, depth + 1, page.workspace_id) for child in reversed(children)]


def _group(
    page: WorkspacePage, depth: int, parent: int | None, urls: dict[int, str], rows: dict[int, list[SeatRow]]
) -> Group:
    workspace: Workspace = page.workspace
    written_in = page.locale.language_code
    return Group(
        key=workspace.pk,
        title=page.title,
        url=urls[page.pk],
        kind=workspace.get_kind_display(),
        language="" if written_in == languages.current() else written_in,
        depth=depth,
        parent=parent,
        rows=[row for row in rows[workspace.pk] if not row.has_ended],
    )


def _seated(groups: list[Group]) -> list[Organisation]:
    """Return the organisations that have a seat, each near to its groups."""
    found: dict[int, Organisation] = {}
    places: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        for row in group.rows:
            found[row.seat.organisation_id] = row.seat.organisation
            places.setdefault(row.seat.organisation_id, []).append(place)
    middle = {key: sum(own) / len(own) for key, own in places.items()}
    return sorted(found.values(), key=lambda each: (middle[each.pk], each.name.casefold(), each.pk))


def _others(seated: list[Organisation]) -> list[Organisation]:
    going_on = Q(ended_on__isnull=True) | Q(ended_on__gte=timezone.localdate())
    rows = Organisation.objects.filter(going_on).exclude(pk__in=[each.pk for each in seated])
    return sorted(rows, key=lambda each: each.name.casefold())
