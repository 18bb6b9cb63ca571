"""Accepting an invitation: with an account, or with a new one in the same step."""

from dataclasses import dataclass
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms import audit
from cms.accounts import User
from workspace.members import joining, seats
from workspace.members.invitations import digest
from workspace.members.joining import is_coordinator
from workspace.members.models import Invitation, Membership


class Dead(StrEnum):
    """Why an invitation does not work."""

    WRONG = "wrong"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class InvitationError(Exception):
    """The key opens nothing; `why` is a Dead."""

    def __init__(self, why: Dead) -> None:
        """Take the reason."""
        super().__init__(why)
        self.why = why


class WrongPersonError(Exception):
    """The invitation is for another address than the person's."""


class AccountExistsError(Exception):
    """Somebody has an account with the address; they log in."""


@dataclass(frozen=True)
class Newcomer:
    """What a person without an account tells."""

    first_name: str
    last_name: str
    password: str
    language: str


def read(key: str) -> Invitation:
    """Return the open invitation of a key; raises InvitationError."""
    rows = Invitation.objects.select_related(
        "workspace__group", "organisation", "seat__organisation", "invited_by"
    )
    invitation = rows.filter(key_digest=digest(key)).first()
    why = Dead.WRONG if invitation is None else _fault(invitation)
    if why:
        raise InvitationError(why)
    return invitation


def _fault(invitation: Invitation) -> Dead | None:
    if invitation.accepted_at:
        return Dead.USED
    if invitation.revoked_at:
        return Dead.REVOKED
    over = invitation.ends_on is not None and invitation.ends_on < timezone.localdate()
    if over or invitation.expires_at <= timezone.now():
        return Dead.EXPIRED
    inviter = invitation.invited_by
    stands = inviter is not None and is_coordinator(inviter, invitation.workspace)
    return None if stands and not invitation.workspace.is_archived else Dead.WITHDRAWN


def owner_of(invitation: Invitation) -> User | None:
    """Return the person who has an account with the address of an invitation."""
    own = User.objects.filter(email__iexact=invitation.email).first()
    other = EmailAddress.objects.filter(email__iexact=invitation.email, verified=True).select_related("user")
    return own or next((row.user for row in other), None)


def is_for(invitation: Invitation, user: User) -> bool:
    """Tell whether an invitation is for a person: it is their address, and confirmed where it is a second one."""
    return owner_of(invitation) == user


@transaction.atomic
def accept(key: str, user: User) -> Membership:
    """Make the person a member by the key of their letter, once.

    Raises InvitationError, or WrongPersonError for anybody whose address it is not.
    """
    invitation = read(key)
    if not is_for(invitation, user):
        raise WrongPersonError
    return _join(invitation, user)


@transaction.atomic
def accept_as_new(key: str, newcomer: Newcomer) -> Membership:
    """Make an account with the address, which the key has confirmed, and the person a member.

    Raises InvitationError, or AccountExistsError where there is an account by now.
    """
    invitation = read(key)
    if owner_of(invitation) is not None:
        raise AccountExistsError
    try:
        with transaction.atomic():
            user = User.objects.create_user(invitation.email, **vars(newcomer))
    except IntegrityError as error:  # two clicks at the same moment
        raise AccountExistsError from error
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return _join(invitation, user)


def _join(invitation: Invitation, user: User) -> Membership:
    _use(invitation, user)
    there = Membership.objects.filter(workspace=invitation.workspace, user=user).first()
    return there or _take_in(invitation, user)


def _use(invitation: Invitation, user: User) -> None:
    """Take the one use of an invitation: one conditional update, so that only one gets it."""
    rows = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
    if not rows.filter(key_digest=invitation.key_digest).update(accepted_at=timezone.now(), accepted_by=user):
        raise InvitationError(Dead.USED)
    audit.record("invitation.accepted", str(user), group_id=invitation.workspace.group_id, actor=user)


def _take_in(invitation: Invitation, user: User) -> Membership:
    if invitation.seat is not None and _seated(invitation, user):
        return Membership.objects.get(workspace=invitation.workspace, user=user)
    is_guest = invitation.role == Membership.Role.GUEST
    return joining.add_member(
        invitation.workspace, user, invitation.role, organisation=invitation.organisation,
        ends_on=invitation.ends_on, sponsor=invitation.invited_by if is_guest else None, actor=user,
    )  # fmt: skip


def _seated(invitation: Invitation, user: User) -> bool:
    """Give the seat of the invitation; tell whether it was free, and the person is a member by it."""
    try:
        with transaction.atomic():
            seats.give(invitation.seat, user, starts_on=timezone.localdate(), ends_on=invitation.ends_on)
    except seats.SeatError:
        return False
    return Membership.objects.filter(workspace=invitation.workspace, user=user).exists()
