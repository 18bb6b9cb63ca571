"""The action plans of somebody who leaves, with their measures: those still running whose page is theirs.

Who is responsible for a measure is free text, an organisation as a rule, and stays.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts import User
from workspace.members import leaving
from workspace.members.leaving import Holding, Holdings
from workspace.members.models import Workspace
from workspace.plans.models import ActionPlanPage


def holdings() -> list[Holdings]:
    """Answer which plans somebody keeps up."""
    return [Holdings("plans", _("Action plans and their measures"), found, give, order=80)]


def found(user: User, workspace: Workspace) -> list[Holding]:
    """Return the running plans whose page a person owns in a workspace."""
    year = timezone.localdate().year
    rows = ActionPlanPage.objects.filter(workspace.around(), owner=user, last_year__gte=year)
    return leaving.owned_pages(rows.order_by("path"), lambda plan: plan.years)


def give(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Give the pages to another owner."""
    leaving.give_pages(ActionPlanPage.objects.all(), user, heir, workspace, keys)
