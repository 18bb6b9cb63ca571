"""Builds the seats of the groups; whoever holds one is a member by it."""

from datetime import date, timedelta

from django.utils import timezone

from cms.accounts import User
from cms.demo.making import Making
from cms.demo.words.seats import SEATS, Held, Representation
from workspace.members import seats
from workspace.members.models import Organisation, Seat, SeatTerm, Workspace
from workspace.members.seats import SeatWords


def build_seats(
    making: Making,
    workspace: Workspace,
    room: str,
    people: dict[str, User],
    organisations: dict[str, Organisation],
) -> None:
    """Make the seats of one group with their holders and deputies, each once."""
    for words in SEATS:
        if words.room == room:
            seat = _seat(making, workspace, organisations[words.organisation], words)
            for place, terms in (
                (SeatTerm.Place.HOLDER, words.holders),
                (SeatTerm.Place.DEPUTY, words.deputies),
            ):
                for held in terms:
                    _give(making, seat, people[held.person], place, held)


def _seat(making: Making, workspace: Workspace, organisation: Organisation, words: Representation) -> Seat:
    there = workspace.seats.filter(organisation=organisation, name_fi=words.name.of("fi")).first()
    making.count("seats", made=there is None)
    if there is not None:
        return there
    return seats.add(workspace, organisation, SeatWords(words.name.of("fi"), words.name.of("sv"), words.role))


def _give(making: Making, seat: Seat, person: User, place: str, held: Held) -> None:
    starts_on = date.fromisoformat(held.since)
    there = SeatTerm.objects.filter(seat=seat, user=person, place=place, starts_on=starts_on).exists()
    making.count("terms of seats", made=not there)
    if not there:
        seats.give(seat, person, place, starts_on=starts_on, ends_on=_last_day(held))


def _last_day(held: Held) -> date | None:
    if held.days:
        return timezone.localdate() + timedelta(days=held.days)
    return date.fromisoformat(held.until) if held.until else None
