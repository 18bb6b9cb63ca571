"""The end of a membership: announced a month before, and carried out the day after the last one.

Access ends by itself when the last day is over (`still_theirs`, asked by `cms.access`), however
late the sweep is; the sweep removes the row, writes it down and tells both sides.
"""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from workspace.members import joining, membership_letters, terms
from workspace.members.invitations import revoke
from workspace.members.models import Invitation, Membership

AHEAD = timedelta(days=31)


def still_theirs(groups: QuerySet[Group], whose: Q, day: date) -> QuerySet[Group]:
    """Leave out of a person's groups those of workspaces where their last day is over, or has not begun."""
    own = Q(workspace__group=OuterRef("pk")) | Q(workspace__inner=OuterRef("pk"))
    rows = Membership.objects.filter(own, whose)
    return groups.exclude(Exists(rows.exclude(terms.running(day))))


# -- Announced ----------------------------------------------------------------------------------
def tell_of_ends() -> int:
    """Write the letters about memberships that end within a month, each once; return how many ends were told."""
    today = timezone.localdate()
    rows = Membership.objects.filter(
        ends_on__gte=today, ends_on__lte=today + AHEAD, end_told_on__isnull=True, user__is_active=True
    )
    return sum(_tell_once(row) for row in rows.select_related("workspace", "user", "sponsor"))


@transaction.atomic
def _tell_once(membership: Membership) -> bool:
    """Tell of one end, whoever sweeps at the same moment."""
    rows = Membership.objects.filter(pk=membership.pk, ends_on=membership.ends_on, end_told_on__isnull=True)
    if not rows.update(end_told_on=timezone.localdate()):
        return False
    membership_letters.ends(membership)
    return True


# -- Carried out --------------------------------------------------------------------------------
def end_what_is_over() -> int:
    """End the memberships whose last day is over; return how many."""
    rows = Membership.objects.filter(ends_on__lt=timezone.localdate()).order_by("pk")
    return sum(_end(pk) for pk in rows.values_list("pk", flat=True))


@transaction.atomic
def _end(pk: int) -> bool:
    """End one membership, unless somebody prolonged it meanwhile."""
    rows = Membership.objects.select_for_update(of=("self",)).select_related("workspace", "user", "sponsor")
    membership = rows.filter(pk=pk, ends_on__lt=timezone.localdate()).first()
    if membership is None:
        return False
    joining.end(membership, why="term")
    membership_letters.ended(membership)
    return True


def revoke_orphans() -> int:
    """Revoke what was sent by somebody whose account is closed; return how many invitations."""
    orphans = Invitation.objects.filter(
        Q(invited_by__isnull=True) | Q(invited_by__is_active=False),
        accepted_at__isnull=True, revoked_at__isnull=True,
    )  # fmt: skip
    return sum(revoke(row) for row in orphans.select_related("workspace"))
