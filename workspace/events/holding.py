"""The events and meetings of somebody who leaves: those to come whose page is theirs."""

from django.utils.translation import gettext as _

from cms.accounts import User
from cms.spoken_dates import day_of, said_day
from workspace.events.models import EventPage
from workspace.members import leaving
from workspace.members.leaving import Holding, Holdings
from workspace.members.models import Workspace
from workspace.members.trash import trash


def holdings() -> list[Holdings]:
    """Answer which events somebody prepares."""
    return [Holdings("events", _("Events and meetings to come"), found, give, order=70)]


def found(user: User, workspace: Workspace) -> list[Holding]:
    """Return the events to come whose page a person owns in a workspace, the next one first; without the trash."""
    mine = EventPage.objects.filter(workspace.around(), owner=user)
    rows = mine.exclude(trash().lying()).upcoming()
    return leaving.owned_pages(rows, lambda event: said_day(day_of(event.starts_at)))


def give(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Give the pages to another owner."""
    leaving.give_pages(EventPage.objects.all(), user, heir, workspace, keys)
