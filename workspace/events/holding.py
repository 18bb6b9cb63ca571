"""The events and meetings of somebody who leaves: those to come whose page is theirs."""

from django.utils.translation import gettext as _

from cms.accounts import User
from cms.spoken_dates import said_day
from workspace.events.models import EventPage
from workspace.members import leaving
from workspace.members.leaving import Holding, Holdings
from workspace.members.models import Workspace


def holdings() -> list[Holdings]:
    """Answer which events somebody prepares."""
    return [Holdings("events", _("Events and meetings to come"), found, give, order=70)]


def found(user: User, workspace: Workspace) -> list[Holding]:
    """Return the pages of events to come that a person owns in a workspace, in each language."""
    rows = EventPage.objects.filter(leaving.below(workspace), owner=user).upcoming()
    return [Holding(str(row.pk), row.title, row.url or "", said_day(row.starts_at.date())) for row in rows]


def give(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Give the pages to another owner."""
    EventPage.objects.filter(leaving.below(workspace), pk__in=keys, owner=user).update(owner=heir)
