"""The membership follows the seat: what a term of today gives a person, and that it ends with it."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cms.accounts import User
from workspace.members import joining
from workspace.members.joining import LastCoordinatorError
from workspace.members.models import Membership, SeatTerm, Workspace

HOLDER, DEPUTY = SeatTerm.Place.HOLDER, SeatTerm.Place.DEPUTY
# Roles that give less than a seat does: there, the seat takes the membership over.
LESS_THAN_A_DEPUTY = {Membership.Role.GUEST, Membership.Role.OBSERVER}
LESS_THAN_A_HOLDER = {*LESS_THAN_A_DEPUTY, Membership.Role.DEPUTY}


def current(day: date | None = None) -> Q:
    """Return the condition of terms that run on a day (today)."""
    day = day or timezone.localdate()
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def settle(workspace: Workspace, user: User) -> None:
    """Make a person's membership what their seats of today say; harmless when it is so already.

    Raises LastCoordinatorError when a membership would end that the workspace cannot be without.
    """
    membership = workspace.memberships.filter(user=user).first()
    term = holding(workspace, user)
    if term is not None and not stands(membership, term):
        carry(membership or Membership(workspace=workspace, user=user), term)
    elif term is None and membership is not None and membership.seat_id is not None:
        joining.remove_member(workspace, user)


def holding(workspace: Workspace, user: User) -> SeatTerm | None:
    """Return the term of today that carries a person's membership: of all, the one that gives most."""
    terms = SeatTerm.objects.filter(current(), open_of_seat(), seat__workspace=workspace, user=user)
    return best(terms.select_related("seat__organisation"))


def open_of_seat() -> Q:
    """Return the condition of terms whose seat has not ended."""
    return Q(seat__ended_on__isnull=True) | Q(seat__ended_on__gte=timezone.localdate())


def best(terms) -> SeatTerm | None:
    """Return the strongest of some terms: a holder's before a deputy's, then the older one."""
    return min(terms, key=lambda term: (term.place != HOLDER, term.starts_on, term.pk), default=None)


def stands(membership: Membership | None, term: SeatTerm) -> bool:
    """Tell whether a membership is at least what a term gives."""
    if membership is None:
        return False
    if membership.seat_id is not None:
        as_deputy = membership.role == Membership.Role.DEPUTY
        return membership.seat_id == term.seat_id and as_deputy == (term.place == DEPUTY)
    less = LESS_THAN_A_HOLDER if term.place == HOLDER else LESS_THAN_A_DEPUTY
    return membership.ends_on is None and membership.role not in less


def carry(membership: Membership, term: SeatTerm) -> None:
    """Let a seat carry a membership from now on."""
    joining.add_member(
        membership.workspace,
        membership.user,
        term.seat.role if term.place == HOLDER else Membership.Role.DEPUTY,
        is_coordinator=membership.is_coordinator,
        organisation=term.seat.organisation,
        seat=term.seat,
        since=None if membership.pk else term.starts_on,
    )


# -- The sweep ----------------------------------------------------------------------------------
def sweep() -> int:
    """Begin the terms that begin today, end those that ended yesterday; return how many people it moved."""
    moved = unsettled()
    for workspace, user in moved:
        _settle_gently(workspace, user)
    return len(moved)


def unsettled() -> list[tuple[Workspace, User]]:
    """Return whose membership is not what their seats of today say, in three queries."""
    running = SeatTerm.objects.filter(current(), open_of_seat())
    terms: dict[tuple[int, int], list[SeatTerm]] = {}
    for term in running.select_related("seat"):
        terms.setdefault((term.seat.workspace_id, term.user_id), []).append(term)
    there = Exists(running.filter(user=OuterRef("user"), seat__workspace=OuterRef("workspace")))
    rows = Membership.objects.filter(Q(seat__isnull=False) | there)
    memberships = {(row.workspace_id, row.user_id): row for row in rows}
    lost = {key for key, row in memberships.items() if row.seat_id is not None and key not in terms}
    new = {key for key, own in terms.items() if not stands(memberships.get(key), best(own))}
    return _pairs(lost | new)


def _pairs(keys: set[tuple[int, int]]) -> list[tuple[Workspace, User]]:
    workspaces = Workspace.objects.in_bulk({workspace for workspace, _user in keys})
    people = User.objects.in_bulk({user for _workspace, user in keys})
    return [(workspaces[workspace], people[user]) for workspace, user in sorted(keys)]


def _settle_gently(workspace: Workspace, user: User) -> None:
    """Settle; the last one who coordinates stays, as a member without a seat."""
    try:
        with transaction.atomic():
            settle(workspace, user)
    except LastCoordinatorError:
        joining.change(workspace.memberships.get(user=user), seat=None)
