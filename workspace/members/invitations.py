"""Invitations by mail: sent to many addresses at once, renewed, revoked.

An invitation is bound to an address and a workspace, works once and for seven days, and only while
the one who sent it may take people in (safety.md, AU-16). Of its key only the SHA-256 is kept.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import audit
from cms.accounts import User
from workspace.members import membership_letters, terms
from workspace.members.addresses import Pasted
from workspace.members.models import Invitation, Membership, Organisation, Seat, Workspace

WORKS_FOR = timedelta(days=7)
MOST_AT_ONCE = 50
MOST_A_DAY = 200  # letters of one inviter
SENT_AGAIN_AFTER = timedelta(minutes=10)


class Outcome(models.TextChoices):
    """What became of one of the pasted addresses."""

    SENT = "sent", _("An invitation was sent.")
    MEMBER = "member", _("Belongs to the workspace already.")
    INVITED = "invited", _("Was invited already; the invitation still works.")
    CLOSED = "closed", _("The account of this address is closed. Ask the one who answers for the site.")
    WRONG = "wrong", _("This is not an e-mail address.")


@dataclass(frozen=True)
class Offer:
    """What people are invited to be."""

    role: str
    language: str
    organisation: Organisation | None = None
    seat: Seat | None = None
    ends_on: date | None = None
    message: str = ""


@dataclass(frozen=True)
class Answer:
    """The answer to one pasted address; `invitation` is the open one, where there is one."""

    typed: str
    outcome: str
    invitation: Invitation | None = None

    @property
    def sentence(self) -> str:
        """Say what became of it."""
        return Outcome(self.outcome).label


# -- Sending ------------------------------------------------------------------------------------
@transaction.atomic
def invite(workspace: Workspace, inviter: User, pasted: list[Pasted], offer: Offer) -> list[Answer]:
    """Invite the addresses, each for itself, and answer for each; a wrong one stops no other.

    Raises ValidationError where nobody could be invited like this: to a workspace that is archived,
    as a guest without a last day, to a seat of another workspace, or too many at once or in a day.
    """
    _check(workspace, inviter, pasted, offer)
    return [_invite(workspace, inviter, one, offer) for one in pasted]


def _check(workspace: Workspace, inviter: User, pasted: list[Pasted], offer: Offer) -> None:
    if workspace.is_archived:
        raise ValidationError(_("The workspace is archived: nobody joins it any more."))
    if len(pasted) > MOST_AT_ONCE:
        told = {"most": MOST_AT_ONCE, "count": len(pasted)}
        raise ValidationError(
            {"addresses": _("At most %(most)d addresses at once; there are %(count)d here.") % told}
        )
    terms.check_days(offer.role, timezone.localdate(), offer.ends_on)
    _check_seat(workspace, pasted, offer)
    today = Invitation.objects.filter(invited_by=inviter, sent_at__gt=timezone.now() - timedelta(days=1))
    if today.count() + len(pasted) > MOST_A_DAY:
        raise ValidationError(_("You have sent very many invitations today. Go on tomorrow."))


def _check_seat(workspace: Workspace, pasted: list[Pasted], offer: Offer) -> None:
    if offer.seat is None:
        return
    if offer.seat.workspace_id != workspace.pk:
        raise ValidationError({"seat": _("Choose a seat of this workspace.")})
    if offer.role == Membership.Role.GUEST:
        raise ValidationError({"seat": _("A guest holds no seat.")})
    if len(pasted) > 1:
        raise ValidationError({"seat": _("A seat has one holder: invite one address to it.")})


@transaction.atomic
def _invite(workspace: Workspace, inviter: User, one: Pasted, offer: Offer) -> Answer:
    refusal = _refusal(workspace, one.address)
    if refusal:
        return Answer(one.typed, refusal)
    there = open_of(workspace).filter(email__iexact=one.address).first()
    if there is not None and there.expires_at > timezone.now():
        return Answer(one.typed, Outcome.INVITED, there)
    invitation = there or Invitation(workspace=workspace, email=one.address)
    for name, value in vars(offer).items():
        setattr(invitation, name, value)
    _send(invitation, inviter, "invitation.sent")
    return Answer(one.typed, Outcome.SENT, invitation)


def _refusal(workspace: Workspace, address: str) -> str:
    if not address:
        return Outcome.WRONG
    person = User.objects.filter(email=address).first()
    if person is None:
        return ""
    if workspace.memberships.filter(user=person).exists():
        return Outcome.MEMBER
    return "" if person.is_active else Outcome.CLOSED


def _send(invitation: Invitation, inviter: User, action: str) -> None:
    """Give an invitation a new key and seven days, and write its letter."""
    key, now = secrets.token_urlsafe(32), timezone.now()
    invitation.key_digest = digest(key)
    invitation.invited_by = inviter
    invitation.sent_at, invitation.expires_at = now, now + WORKS_FOR
    invitation.save()
    _record(action, invitation, after=_words(invitation))
    membership_letters.invite(invitation, key)


# -- Afterwards ---------------------------------------------------------------------------------
@transaction.atomic
def resend(invitation: Invitation, inviter: User) -> None:
    """Send an open invitation again: a new key, seven new days, and the old link is dead.

    Raises ValidationError where it was answered or revoked meanwhile, or sent a moment ago.
    """
    row = Invitation.objects.select_for_update(of=("self",)).select_related("workspace").get(pk=invitation.pk)
    if row.accepted_at or row.revoked_at:
        raise ValidationError(_("This invitation is not open any more."))
    if row.sent_at > timezone.now() - SENT_AGAIN_AFTER:
        raise ValidationError(
            _("This invitation was sent a moment ago. Wait ten minutes before you send it again.")
        )
    _check(row.workspace, inviter, [], offer_of(row))
    _send(row, inviter, "invitation.resent")


def offer_of(invitation: Invitation) -> Offer:
    """Return what an invitation offers."""
    return Offer(
        invitation.role, invitation.language, invitation.organisation, invitation.seat,
        invitation.ends_on, invitation.message,
    )  # fmt: skip


@transaction.atomic
def revoke(invitation: Invitation) -> bool:
    """End an open invitation at once; tell whether it was open."""
    revoked = _open().filter(pk=invitation.pk).update(revoked_at=timezone.now())
    if revoked:
        _record("invitation.revoked", invitation, before=_words(invitation))
    return bool(revoked)


@receiver(post_save, sender=User, dispatch_uid="revoke_invitations")
def revoke_of_closed_account(sender, instance: User, raw: bool = False, **kwargs) -> None:
    """What somebody sent whose account is closed is dead, and is not revived with the account (AU-15)."""
    if not raw and not instance.is_active:
        for invitation in _open().filter(invited_by=instance).select_related("workspace"):
            revoke(invitation)


# -- Looking ------------------------------------------------------------------------------------
def _open() -> models.QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True)


def open_of(workspace: Workspace) -> models.QuerySet[Invitation]:
    """Return the open invitations of a workspace, those that have run out among them, by address."""
    rows = _open().filter(workspace=workspace)
    return rows.select_related("organisation", "seat__organisation", "invited_by").order_by(Lower("email"))


def digest(key: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def _words(invitation: Invitation) -> dict:
    return {
        "address": invitation.email,
        "role": invitation.role,
        "organisation": str(invitation.organisation or ""),
        "seat": str(invitation.seat or ""),
        "ends_on": invitation.ends_on.isoformat() if invitation.ends_on else "",
    }


def _record(action: str, invitation: Invitation, **told: dict) -> None:
    audit.record(action, invitation.email, group_id=invitation.workspace.group_id, **told)
