"""How long somebody belongs: the rules of first and last days, for every way into a workspace."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts import User
from workspace.members.models import Membership, Workspace

GUEST_AT_MOST = timedelta(days=366)
ROLES_WITHOUT_GUESTS = {Membership.Role.GUEST, Membership.Role.OBSERVER}


def running(day: date | None = None, at: str = "") -> Q:
    """Return the condition of memberships that give access on a day (today); `at` leads to them: "here__"."""
    day = day or timezone.localdate()
    ends = Q(**{f"{at}ends_on__isnull": True}) | Q(**{f"{at}ends_on__gte": day})
    return Q(**{f"{at}since__lte": day}) & ends


def check_days(role: str, since: date, ends_on: date | None) -> None:
    """Refuse days that cannot be, with a sentence at `ends_on` or `since`; raises ValidationError."""
    today = timezone.localdate()
    if since > today:
        raise ValidationError({"since": _("A membership begins today at the latest.")})
    if ends_on is not None and ends_on < max(since, today):
        raise ValidationError({"ends_on": _("The last day is today at the earliest.")})
    if role != Membership.Role.GUEST:
        return
    if ends_on is None:
        raise ValidationError({"ends_on": _("A guest needs a last day.")})
    if ends_on > today + GUEST_AT_MOST:
        raise ValidationError({"ends_on": _("A guest stays a year at the most. You can prolong it later.")})


def check_sponsor(workspace: Workspace, user: User, role: str, sponsor: User | None) -> None:
    """Refuse a guest without a sponsor who belongs to the workspace; raises ValidationError."""
    if role != Membership.Role.GUEST:
        return
    if sponsor is None:
        raise ValidationError({"sponsor": _("A guest needs a sponsor.")})
    if sponsor == user or not _may_sponsor(workspace, sponsor):
        raise ValidationError({"sponsor": _("The sponsor is a member of the workspace, and not a guest.")})


def _may_sponsor(workspace: Workspace, sponsor: User) -> bool:
    if sponsor.is_superuser and sponsor.is_active:
        return True
    return sponsors_of(workspace).filter(pk=sponsor.pk).exists()


def sponsors_of(workspace: Workspace) -> QuerySet[User]:
    """Return who may answer for a guest: the members who are not guests themselves."""
    rows = workspace.memberships.filter(running()).exclude(role__in=ROLES_WITHOUT_GUESTS)
    people = User.objects.filter(is_active=True, pk__in=rows.values("user"))
    return people.order_by("last_name", "first_name", "pk")
