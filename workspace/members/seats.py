"""Seats of organisations and who holds them: the one place that writes seats and their terms.

Rights follow the seat: a term that runs today carries a membership of the workspace, and when no
term carries it any more the membership ends. A person who belongs to the group without a seat goes
on as before. Days are inclusive, so what changes overnight is settled by the sweep.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms import audit
from cms.accounts import User
from workspace.members.joining import LAST_COORDINATOR, LastCoordinatorError
from workspace.members.models import Membership, Organisation, Seat, SeatTerm, Workspace
from workspace.members.seat_rights import HOLDER, carry, current, holding, settle


class SeatError(Exception):
    """A change that cannot be; `field` is the one of the form that it is said at, "" for the whole."""

    def __init__(self, field: str, sentence: str) -> None:
        """Take where and why."""
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


class StaleTermError(Exception):
    """Somebody else changed the term meanwhile."""


@dataclass(frozen=True)
class SeatWords:
    """What a seat is: a name that tells it apart, and the role of its holder."""

    name_fi: str = ""
    name_sv: str = ""
    role: str = Membership.Role.MEMBER


# -- Seats --------------------------------------------------------------------------------------
@transaction.atomic
def add(workspace: Workspace, organisation: Organisation, words: SeatWords) -> Seat:
    """Give an organisation a seat; raises SeatError where it has one of that name already."""
    Workspace.objects.select_for_update().get(pk=workspace.pk)  # a second click at the same moment
    if organisation.has_ended:
        raise SeatError("organisation", _("This organisation has ended. Choose the one that follows it."))
    _check_name(workspace.seats.filter(organisation=organisation), words)
    seat = Seat.objects.create(workspace=workspace, organisation=organisation, **vars(words))
    _record("seat.added", seat, after={"role": seat.role})
    return seat


@transaction.atomic
def change(seat: Seat, words: SeatWords) -> Seat:
    """Give a seat another name or role; the holder's membership follows. Raises SeatError."""
    seat = _locked(seat)
    others = seat.workspace.seats.filter(organisation=seat.organisation).exclude(pk=seat.pk)
    _check_name(others, words)
    before = {"name": str(seat), "role": seat.role}
    old_role = seat.role
    Seat.objects.filter(pk=seat.pk).update(**vars(words))
    seat.refresh_from_db()
    _record("seat.changed", seat, before, {"name": str(seat), "role": seat.role})
    if seat.role != old_role:
        _give_role(seat)
    return seat


def _give_role(seat: Seat) -> None:
    """Let the holder, where the seat carries the membership, be what the seat says now."""
    carried = seat.memberships.exclude(role=Membership.Role.DEPUTY)
    for membership in carried.select_related("workspace", "user"):
        term = holding(seat.workspace, membership.user)
        if term is not None:
            carry(membership, term)


def _check_name(others: QuerySet[Seat], words: SeatWords) -> None:
    if others.filter(open_seats(), name_fi=words.name_fi).exists():
        raise SeatError(
            "name_fi",
            _("This organisation has a seat of this name here already. Give the new one another name."),
        )


@transaction.atomic
def end(seat: Seat, day: date) -> None:
    """End a seat, and with it its terms, with the last day `day`.

    Raises SeatError where somebody took the seat after that day, LastCoordinatorError where its
    holder is the only one who coordinates.
    """
    seat = _locked(seat)
    late = seat.terms.filter(starts_on__gt=day, starts_on__lte=timezone.localdate()).order_by("starts_on")
    if late.exists():
        raise SeatError(
            "ended_on",
            _("Somebody has held this seat since %(day)s. It cannot end before that.")
            % {"day": said(late.first().starts_on)},
        )
    for term in seat.terms.filter(starts_on__gt=day).select_related("user"):
        _forget_term(term)
    for term in list(seat.terms.filter(_open_after(day)).select_related("user")):
        _write_last_day(term, day)
    Seat.objects.filter(pk=seat.pk).update(ended_on=day)
    _record("seat.ended", seat, after={"last day": day.isoformat()})
    _settle_all(seat)


def open_seats(day: date | None = None) -> Q:
    """Return the condition of seats that have not ended on a day (today)."""
    return Q(ended_on__isnull=True) | Q(ended_on__gte=day or timezone.localdate())


# -- Terms --------------------------------------------------------------------------------------
@transaction.atomic
def give(
    seat: Seat, user: User, place: str = HOLDER, *, starts_on: date, ends_on: date | None = None
) -> SeatTerm:
    """Give a seat to a person, as its holder or deputy, from a day on and until a day (inclusive).

    Raises SeatError where the days cannot be, the place is taken, or the person has the other place.
    """
    seat = _locked(seat)
    if seat.ended_on:
        ends_on = ends_on or seat.ended_on
    _check_days(seat, starts_on, ends_on)
    meeting = _meeting(seat.terms.all(), starts_on, ends_on)
    _check_place(meeting, place)
    _check_person(meeting, user)
    term = SeatTerm.objects.create(seat=seat, user=user, place=place, starts_on=starts_on, ends_on=ends_on)
    _record("seat.held", seat, after={"person": str(user), **_told(term)}, person=user)
    settle(seat.workspace, user)
    return term


@transaction.atomic
def take_over(seat: Seat, user: User, place: str, ends_on: date | None = None) -> SeatTerm:
    """Give a place that is free from today on; who was in the other place of the seat leaves that one.

    Raises as `give`.
    """
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    for term in seat.terms.filter(_open_after(yesterday), user=user).select_related("user"):
        if term.starts_on > yesterday:
            _forget_term(term)
        else:
            _write_last_day(term, yesterday)
    return give(seat, user, place, starts_on=today, ends_on=ends_on)


@transaction.atomic
def set_last_day(term: SeatTerm, day: date | None, *, seen: date | None) -> SeatTerm:
    """Say until when a term lasts; None: until further notice. `seen` is the last day that was shown.

    Raises StaleTermError where somebody changed it meanwhile, SeatError where the day cannot be,
    LastCoordinatorError where the holder is the only one who coordinates.
    """
    seat = _locked(term.seat)
    term = _again(term)
    if term.ends_on != seen:
        raise StaleTermError
    if seat.ended_on:
        day = day or seat.ended_on
    _check_days(seat, term.starts_on, day)
    others = _meeting(seat.terms.exclude(pk=term.pk), term.starts_on, day)
    _check_place(others, term.place)
    _check_person(others, term.user)
    if day != term.ends_on:
        _write_last_day(term, day)
        settle(seat.workspace, term.user)
    return term


@transaction.atomic
def cancel(term: SeatTerm) -> None:
    """Take back a term that has not begun; raises SeatError where it has, StaleTermError where it is gone."""
    _locked(term.seat)
    term = _again(term)
    if term.starts_on <= timezone.localdate():
        raise SeatError("", _("This term has begun already. Give it a last day instead."))
    _forget_term(term)


def _locked(seat: Seat) -> Seat:
    return (
        Seat.objects.select_for_update(of=("self",))
        .select_related("workspace", "organisation")
        .get(pk=seat.pk)
    )


def _again(term: SeatTerm) -> SeatTerm:
    found = SeatTerm.objects.select_related("seat__workspace", "seat__organisation", "user")
    fresh = found.filter(pk=term.pk).first()
    if fresh is None:
        raise StaleTermError
    return fresh


def _check_days(seat: Seat, starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise SeatError("ends_on", _("The last day cannot be before the first one."))
    if seat.ended_on and (ends_on or starts_on) > seat.ended_on:
        raise SeatError("ends_on", _("The seat itself ends on %(day)s.") % {"day": said(seat.ended_on)})


def _meeting(terms: QuerySet[SeatTerm], starts_on: date, ends_on: date | None) -> list[SeatTerm]:
    """Return those of the terms that share a day with a stretch of days."""
    after = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    before = Q(starts_on__lte=ends_on) if ends_on else Q()
    return list(terms.filter(after & before).select_related("user").order_by("starts_on"))


def _check_place(meeting: list[SeatTerm], place: str) -> None:
    taken = next((term for term in meeting if term.place == place), None)
    if taken is not None:
        sentence = (
            _("%(name)s holds this seat %(days)s. Two cannot hold it at once.")
            if place == HOLDER
            else _("%(name)s is the deputy of this seat %(days)s. A seat has one deputy at a time.")
        )
        raise SeatError("starts_on", sentence % {"name": taken.user, "days": said_days(taken)})


def _check_person(meeting: list[SeatTerm], user: User) -> None:
    other = next((term for term in meeting if term.user_id == user.pk), None)
    if other is not None:
        raise SeatError(
            "user",
            _("%(name)s has this seat %(days)s already. One person is not the holder and the deputy at once.")
            % {"name": user, "days": said_days(other)},
        )


def _write_last_day(term: SeatTerm, day: date | None) -> None:
    """Write a new last day; it is announced anew."""
    before = _told(term)
    SeatTerm.objects.filter(pk=term.pk).update(ends_on=day, end_told_on=None)
    term.ends_on, term.end_told_on = day, None
    _record("seat.left" if day else "seat.prolonged", term.seat, before, _told(term), term.user)


def _forget_term(term: SeatTerm) -> None:
    """Delete a term of which no day has passed: it is no history."""
    _record("seat.left", term.seat, _told(term), {}, term.user)
    term.delete()


def _open_after(day: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=day)


def said(day: date) -> str:
    """Return a day as it is written in both languages."""
    return date_format(day, "j.n.Y")


def said_days(term: SeatTerm) -> str:
    """Return from when and until when a term lasts: "1.1.2026–31.12.2027", "1.1.2026–"."""
    return f"{said(term.starts_on)}–{said(term.ends_on) if term.ends_on else ''}"


def _settle_all(seat: Seat) -> None:
    for user in User.objects.filter(memberships__seat=seat):
        settle(seat.workspace, user)


@receiver(post_delete, sender=Membership, dispatch_uid="leave_seats")
def leave_seats(sender, instance: Membership, origin=None, **kwargs) -> None:
    """Who is let go gives the seats back: the person's terms in the workspace end the day before.

    Not where the membership ends because its days, or those of the seat, are over: a term that
    begins later still does.
    """
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    terms = SeatTerm.objects.filter(seat__workspace=instance.workspace_id, user=instance.user_id)
    over = instance.ends_on is not None and instance.ends_on < today
    followed = instance.seat_id is not None and not terms.filter(current()).exists()
    if over or followed or isinstance(origin, Workspace):
        return
    found = terms.filter(_open_after(yesterday))
    for term in found.select_related("seat__workspace", "seat__organisation", "user"):
        if term.starts_on > yesterday:
            _forget_term(term)
        else:
            _write_last_day(term, yesterday)


# -- The audit log ------------------------------------------------------------------------------
def _told(term: SeatTerm) -> dict:
    return {"as": term.place, "days": said_days(term)}


def _record(
    action: str, seat: Seat, before: dict | None = None, after: dict | None = None, person: User | None = None
) -> None:
    subject = f"{person} – {seat}" if person else str(seat)
    audit.record(action, subject, group_id=seat.workspace.group_id, before=before, after=after)


def refusal(error: SeatError | LastCoordinatorError | StaleTermError) -> tuple[str | None, str]:
    """Return the form's field and the sentence that tell why something was refused."""
    if isinstance(error, SeatError):
        return error.field or None, error.sentence
    if isinstance(error, LastCoordinatorError):
        return None, str(LAST_COORDINATOR)
    return None, _("Somebody else changed this term meanwhile. Look at it as it is now.")
