"""The threads of somebody who leaves: those that they began in the workspace, or took over."""

from django.utils.translation import gettext as _

from cms.accounts import User
from workspace.discussions.models import Thread
from workspace.members import leaving
from workspace.members.leaving import Holding, Holdings
from workspace.members.models import Workspace

KIND = "thread"


def holdings() -> list[Holdings]:
    """Answer which threads somebody looks after."""
    return [Holdings("threads", _("Discussions"), found, give, order=60)]


def found(user: User, workspace: Workspace) -> list[Holding]:
    """Return the threads that a person looks after in a workspace, the one that moved last first."""
    rows = Thread.objects.filter(workspace.around("board__path"))
    rows = leaving.looked_after(user, KIND, rows, "author")
    return [Holding(str(row.pk), row.title, row.get_absolute_url()) for row in rows]


def give(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Let somebody else look after them; the name of the one who began them stays."""
    leaving.hand_on(KIND, heir, workspace, keys)
