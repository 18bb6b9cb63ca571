"""When a person was in a workspace last, so that the start page can tell what is new.

A visit is a stay with pauses shorter than half an hour. `seen_at` is its latest moment so far,
`seen_before_at` the end of the visit before it; what came after that is new. A visit begins on a
start page, where the news are; other pages of the workspace only make it longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, F, Q, When
from django.http import HttpRequest
from django.utils import timezone

from cms import access
from workspace.members.belonging import memberships_of
from workspace.members.models import Membership, WorkspacePage
from workspace.members.start import Since

PAUSE = timedelta(minutes=30)
WRITTEN_EVERY = timedelta(minutes=5)
FIRST_TIME = timedelta(days=30)  # what somebody sees who has never been here


@dataclass(frozen=True)
class Visit:
    """Since when things are new in each workspace, and when the person was here last (None: never).

    `coordinated` has the translation keys of those that the person coordinates.
    """

    since: Since = field(default_factory=dict)
    last: datetime | None = None
    coordinated: frozenset[UUID] = frozenset()


def is_visit(request: HttpRequest) -> bool:
    """Tell whether somebody really looks, as themselves: not a HEAD, a page fetched ahead, or a preview."""
    if getattr(request, "is_preview", False) or getattr(request, "viewing_as", None):
        return False
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in purpose


def begin(user, pages: Iterable[WorkspacePage], *, write: bool = True) -> Visit:
    """Note that a person looks at the start page of these workspaces; return since when things are new there.

    A workspace that the person is no member of is not in the answer. One query, and a second one
    at most every five minutes.
    """
    now = timezone.now()
    keys = {page.workspace_id: page.translation_key for page in pages}
    rows = [row for row in memberships_of(user) if row.workspace_id in keys]
    looking = access.is_narrowed()  # as somebody else: that is no visit, and nobody coordinates
    if write and not looking and any(_is_due(row.seen_at, now) for row in rows):
        _write([row.pk for row in rows], now)
    before = {keys[row.workspace_id]: _before(row, now) for row in rows}
    since = {key: moment or now - FIRST_TIME for key, moment in before.items()}
    coordinated = frozenset(keys[row.workspace_id] for row in rows if row.is_coordinator and not looking)
    return Visit(since, max((moment for moment in before.values() if moment), default=None), coordinated)


def stay(user, page: WorkspacePage) -> None:
    """Make a visit that is going on longer; it does not begin one."""
    if access.is_narrowed():
        return
    now = timezone.now()
    last = [(row.pk, row.seen_at) for row in memberships_of(user) if row.workspace_id == page.workspace_id]
    for key, seen_at in last:
        if seen_at is not None and not _is_over(seen_at, now) and _is_due(seen_at, now):
            _write([key], now)


def _is_due(seen_at: datetime | None, now: datetime) -> bool:
    return seen_at is None or now - seen_at >= WRITTEN_EVERY


def _is_over(seen_at: datetime, now: datetime) -> bool:
    return now - seen_at >= PAUSE


def _write(keys: list[int], now: datetime) -> None:
    """Write both moments in one statement, so that two pages opened at once count as one visit."""
    due = Q(seen_at__isnull=True) | Q(seen_at__lte=now - WRITTEN_EVERY)
    ended = When(seen_at__lte=now - PAUSE, then=F("seen_at"))
    Membership.objects.filter(due, pk__in=keys).update(
        seen_before_at=Case(ended, default=F("seen_before_at")), seen_at=now
    )


def _before(row: Membership, now: datetime) -> datetime | None:
    """Return the end of the visit before this one; `row` is as it was before this moment was written."""
    is_new_visit = row.seen_at is not None and _is_over(row.seen_at, now)
    return row.seen_at if is_new_visit else row.seen_before_at
