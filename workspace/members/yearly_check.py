"""Once a year every member is asked "is this still right?"; one click in the letter answers (K8)."""

from datetime import date, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from cms import audit
from workspace.members import membership_letters, terms
from workspace.members.models import Membership

EVERY = timedelta(days=365)
ANSWERED_WITHIN = timedelta(days=90)
AT_ONCE = 100  # letters a sweep, so that a network that begins with this does not send thousands at once
_signer = signing.TimestampSigner(salt="members.still-right")


class WrongKeyError(Exception):
    """The key of a letter opens nothing, or nothing any more."""


# -- Asking -------------------------------------------------------------------------------------
def due(today: date | None = None) -> QuerySet[Membership]:
    """Return the memberships that are asked about today: a year after they began or were asked about last.

    Guests are not: their membership ends by itself. Nor is one that ends soon.
    """
    today = today or timezone.localdate()
    year_ago = today - EVERY
    quiet = [
        Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": year_ago})
        for name in ("asked_on", "confirmed_on")
    ]
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=today + ANSWERED_WITHIN)
    rows = Membership.objects.filter(*quiet, lasting, since__lte=year_ago, user__is_active=True)
    return rows.filter(workspace__archived_at__isnull=True).exclude(role=Membership.Role.GUEST)


def ask() -> int:
    """Write the yearly letters that are due; return how many."""
    rows = due().select_related("workspace", "user").order_by("pk")[:AT_ONCE]
    return sum(_ask_once(row) for row in list(rows))


@transaction.atomic
def _ask_once(membership: Membership) -> bool:
    if not due().filter(pk=membership.pk).update(asked_on=timezone.localdate()):
        return False
    membership_letters.still_right(membership, key_of(membership))
    return True


def key_of(membership: Membership) -> str:
    """Return the key that answers for a membership, for three months; it ends with the account's sessions."""
    return _signer.sign(f"{membership.pk}-{membership.user.session_stamp}")


# -- Answering ----------------------------------------------------------------------------------
def read(key: str) -> Membership:
    """Return the membership that a key answers for; raises WrongKeyError, also where it has ended."""
    try:
        pk, stamp = map(int, _signer.unsign(key, max_age=ANSWERED_WITHIN).split("-"))
    except (signing.BadSignature, ValueError) as error:
        raise WrongKeyError from error
    rows = Membership.objects.filter(terms.running(), pk=pk, user__is_active=True, user__session_stamp=stamp)
    membership = rows.select_related("workspace", "user", "organisation").first()
    if membership is None:
        raise WrongKeyError
    return membership


@transaction.atomic
def confirm(membership: Membership) -> None:
    """Write down that a membership is still right; a second time on a day changes nothing."""
    today = timezone.localdate()
    fresh = Membership.objects.filter(pk=membership.pk).exclude(confirmed_on=today)
    if fresh.update(confirmed_on=today):
        group_id = membership.workspace.group_id
        audit.record("member.confirmed", str(membership.user), group_id=group_id, actor=membership.user)


def open_question(membership: Membership) -> bool:
    """Tell whether the yearly question waits for an answer."""
    asked, confirmed = membership.asked_on, membership.confirmed_on
    lately = asked is not None and asked > timezone.localdate() - ANSWERED_WITHIN
    return lately and (confirmed is None or confirmed < asked)
