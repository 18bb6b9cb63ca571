"""How many belong to a workspace, its guests counted apart from its members, and how that is said."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.members import terms
from workspace.members.models import Membership, Workspace

IS_GUEST = Q(role=Membership.Role.GUEST)
SORTS = {"members": Count("pk", ~IS_GUEST), "guests": Count("pk", IS_GUEST)}


@dataclass(frozen=True)
class Heads:
    """So many members, and so many guests beside them; as text "13 members and 2 guests"."""

    members: int = 0
    guests: int = 0

    def __str__(self) -> str:
        """Say it in the active language; those of whom there is nobody are left out where there are others."""
        members = ngettext("%(count)s member", "%(count)s members", self.members) % {"count": self.members}
        guests = ngettext("%(count)s guest", "%(count)s guests", self.guests) % {"count": self.guests}
        if self.members and self.guests:
            return _("%(members)s and %(guests)s") % {"members": members, "guests": guests}
        return guests if self.guests else members


def heads(rows: QuerySet[Membership]) -> Heads:
    """Count memberships in one query."""
    return Heads(**rows.order_by().aggregate(**SORTS))


def heads_of(workspace: Workspace) -> Heads:
    """Count who belongs to a workspace today; one query."""
    return heads(workspace.memberships.filter(_today()))


def heads_by_workspace(workspaces: Iterable[int]) -> dict[int, Heads]:
    """Count who belongs to each workspace today, by its key; one query."""
    rows = Membership.objects.filter(_today(), workspace__in=workspaces)
    counted = rows.order_by().values("workspace").annotate(**SORTS)
    return {row.pop("workspace"): Heads(**row) for row in counted}


def _today() -> Q:
    return terms.running() & Q(user__is_active=True)
