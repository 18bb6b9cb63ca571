"""A person's own memberships, which every start page asks for in several places: read once a request."""

from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from cms import request_memory
from cms.prepared import Prepared
from workspace.members.models import Membership

_OWN = Prepared(
    lambda whose: (
        Membership.objects.filter(whose)
        .order_by("pk")
        .annotate(workspace_archived_at=F("workspace__archived_at"))
    )
)


def memberships_of(user) -> list[Membership]:
    """Return all memberships of a person, also those whose days are over; each has `workspace_archived_at`.

    Who looks as somebody else has other rights than these rows say: ask `access.is_narrowed()`.
    """
    return request_memory.remember(("memberships", user.pk), lambda: _OWN.rows(Q(user=user.pk)))


def is_running(row: Membership, today: date | None = None) -> bool:
    """Tell whether a membership gives access today, as `terms.running` says."""
    today = today or timezone.localdate()
    return row.since <= today and (row.ends_on is None or row.ends_on >= today)


def running_memberships_of(user) -> list[Membership]:
    """Return those that give access today to workspaces that go on."""
    today = timezone.localdate()
    return [
        row for row in memberships_of(user) if row.workspace_archived_at is None and is_running(row, today)
    ]
