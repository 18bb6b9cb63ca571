"""Seats: who holds them and when, and that the membership follows."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms import access
from cms.audit import AuditRow
from cms.models import Mail
from cms.sweeping import sweep_all
from tests import factories
from workspace.members import joining, seat_rights, seats
from workspace.members.joining import LastCoordinatorError
from workspace.members.models import Membership, Organisation, Seat, SeatTerm
from workspace.members.seats import SeatError, SeatWords, StaleTermError


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def school(db) -> Organisation:
    return Organisation.objects.create(name_fi="Koulu", name_sv="Skolan", kind="school")


@pytest.fixture
def seat(site_tree, school) -> Seat:
    return seats.add(site_tree.a.row, school, SeatWords(role="expert"))


def membership(user) -> Membership | None:
    return Membership.objects.filter(user=user).first()


def pass_days(count: int) -> None:
    """Let days pass: everything that was written moves back by as many."""
    for term in SeatTerm.objects.order_by("starts_on"):
        ends_on = term.ends_on - timedelta(days=count) if term.ends_on else None
        SeatTerm.objects.filter(pk=term.pk).update(
            starts_on=term.starts_on - timedelta(days=count), ends_on=ends_on
        )
    for row in Seat.objects.exclude(ended_on=None):
        Seat.objects.filter(pk=row.pk).update(ended_on=row.ended_on - timedelta(days=count))


def test_it_works(*, site_tree, seat, dmitri, client_of):
    client = client_of(dmitri)
    assert client.get(site_tree.a.page.url).status_code == 404
    term = seats.give(seat, dmitri, starts_on=day(-5))
    found = membership(dmitri)
    assert (found.role, found.organisation, found.seat) == ("expert", seat.organisation, seat)
    assert found.since == term.starts_on
    assert client.get(site_tree.a.page.url).status_code == 200
    assert client.get(site_tree.a.page_sv.url).status_code == 200
    seats.set_last_day(term, day(0), seen=None)
    assert client.get(site_tree.a.page.url).status_code == 200, "the last day is a whole day"
    pass_days(1)
    assert seat_rights.sweep() == 1
    assert client.get(site_tree.a.page.url).status_code == 404
    assert SeatTerm.objects.filter(user=dmitri).count() == 1, "the history stays"


def test_a_deputy_is_a_deputy(seat, dmitri):
    seats.give(seat, dmitri, SeatTerm.Place.DEPUTY, starts_on=day(0))
    assert membership(dmitri).role == "deputy"


def test_a_term_begins_on_its_day(seat, dmitri):
    seats.give(seat, dmitri, starts_on=day(2))
    assert membership(dmitri) is None
    assert seat_rights.sweep() == 0
    pass_days(2)
    assert sweep_all()["seats"] == 1
    assert membership(dmitri).seat == seat
    assert sweep_all()["seats"] == 0, "once"


def test_a_seat_passes_from_one_to_the_next_overnight(seat, dmitri, cecilia):
    seats.give(seat, dmitri, starts_on=day(-30), ends_on=day(0))
    seats.give(seat, cecilia, starts_on=day(1))
    pass_days(1)
    seat_rights.sweep()
    assert membership(dmitri) is None
    assert seat.workspace.memberships.get(user=cecilia).role == "expert"


def test_a_deputy_becomes_the_holder(seat, dmitri):
    seats.give(seat, dmitri, SeatTerm.Place.DEPUTY, starts_on=day(-9), ends_on=day(0))
    seats.give(seat, dmitri, starts_on=day(1))
    pass_days(1)
    seat_rights.sweep()
    assert membership(dmitri).role == "expert"


def test_another_seat_carries_the_membership_on(site_tree, seat, dmitri):
    town = Organisation.objects.create(name_fi="Kaupunki", kind="municipality")
    other = seats.add(site_tree.a.row, town, SeatWords())
    first = seats.give(seat, dmitri, starts_on=day(-9))
    seats.give(other, dmitri, SeatTerm.Place.DEPUTY, starts_on=day(-9))
    assert membership(dmitri).seat == seat, "what the holder gets is more"
    seats.set_last_day(first, day(-1), seen=None)
    found = membership(dmitri)
    assert (found.seat, found.role, found.organisation) == (other, "deputy", town)


def test_a_membership_of_ones_own_stays(seat, bjorn, aino):
    for person in (bjorn, aino):
        before = membership(person)
        term = seats.give(seat, person, starts_on=day(-5))
        assert membership(person).role == before.role
        seats.set_last_day(term, day(-1), seen=None)
        assert membership(person).pk == before.pk
        SeatTerm.objects.all().delete()


@pytest.mark.parametrize("role", ["guest", "observer", "deputy"])
def test_a_seat_gives_more_than_a_weaker_role(role, site_tree, seat, dmitri):
    factories.join(site_tree.a, dmitri, role=role, ends_on=day(10))
    seats.give(seat, dmitri, starts_on=day(0))
    found = membership(dmitri)
    assert (found.role, found.seat, found.ends_on) == ("expert", seat, None)


def test_a_seat_that_coordinates(site_tree, seat, dmitri, aino):
    seats.give(seat, dmitri, starts_on=day(-9))
    Membership.objects.filter(user=dmitri).update(is_coordinator=True)
    joining.remove_member(site_tree.a.row, aino)
    with pytest.raises(LastCoordinatorError):
        seats.end(seat, day(-1))
    assert Seat.objects.get().ended_on is None
    assert SeatTerm.objects.get().ends_on is None
    SeatTerm.objects.update(ends_on=day(-1))
    seat_rights.sweep()
    found = membership(dmitri)
    assert (found.is_coordinator, found.seat) == (True, None), "the last one stays, without the seat"


@pytest.mark.parametrize(
    ("first", "second"),
    [((0, None), (5, None)), ((0, 10), (10, 12)), ((5, 10), (0, 5)), ((5, 6), (0, 30)), ((0, 30), (5, 6))],
)
@pytest.mark.parametrize("place", ["holder", "deputy"])
def test_two_of_one_place_are_refused(*, place, first, second, seat, dmitri, cecilia):
    def give(user, days):
        start, end = days
        seats.give(seat, user, place, starts_on=day(start), ends_on=None if end is None else day(end))

    give(dmitri, first)
    with pytest.raises(SeatError, match="Dmitri Orlov") as refused:
        give(cecilia, second)
    assert refused.value.field == "starts_on"
    assert SeatTerm.objects.count() == 1
    assert not seat.workspace.memberships.filter(user=cecilia).exists()


def test_two_holders_cannot_be_in_the_database(seat, dmitri, cecilia):
    seats.give(seat, dmitri, starts_on=day(0))
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatTerm.objects.create(seat=seat, user=cecilia, place="holder", starts_on=day(3))
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatTerm.objects.create(seat=seat, user=cecilia, starts_on=day(3), ends_on=day(2))


def test_one_person_is_not_both(seat, dmitri):
    seats.give(seat, dmitri, starts_on=day(0))
    with pytest.raises(SeatError, match="yhtä aikaa") as refused:
        seats.give(seat, dmitri, SeatTerm.Place.DEPUTY, starts_on=day(1))
    assert refused.value.field == "user"


def test_an_end_before_the_start(seat, dmitri):
    with pytest.raises(SeatError, match="ennen ensimmäistä"):
        seats.give(seat, dmitri, starts_on=day(0), ends_on=day(-1))
    term = seats.give(seat, dmitri, starts_on=day(0))
    with pytest.raises(SeatError, match="ennen ensimmäistä"):
        seats.set_last_day(term, day(-1), seen=None)
    assert SeatTerm.objects.get().ends_on is None


def test_a_term_is_not_prolonged_over_the_next(seat, dmitri, cecilia):
    first = seats.give(seat, dmitri, starts_on=day(0), ends_on=day(5))
    seats.give(seat, cecilia, starts_on=day(6))
    with pytest.raises(SeatError, match="Cecilia"):
        seats.set_last_day(first, None, seen=day(5))


def test_a_stale_form_changes_nothing(seat, dmitri):
    term = seats.give(seat, dmitri, starts_on=day(0))
    seats.set_last_day(term, day(20), seen=None)
    with pytest.raises(StaleTermError):
        seats.set_last_day(term, day(40), seen=None)
    assert SeatTerm.objects.get().ends_on == day(20)


def test_a_term_that_has_not_begun_is_taken_back(seat, dmitri):
    term = seats.give(seat, dmitri, starts_on=day(3))
    seats.cancel(term)
    assert not SeatTerm.objects.exists()
    with pytest.raises(StaleTermError):
        seats.cancel(term)
    with pytest.raises(SeatError):
        seats.cancel(seats.give(seat, dmitri, starts_on=day(0)))


def test_ending_a_seat(seat, dmitri, cecilia):
    seats.give(seat, dmitri, starts_on=day(-9))
    seats.give(seat, dmitri, starts_on=day(-40), ends_on=day(-20), place="deputy")
    seats.give(seat, cecilia, starts_on=day(5), place="deputy")
    seats.end(seat, day(-1))
    assert membership(dmitri) is None
    assert set(SeatTerm.objects.values_list("ends_on", flat=True)) == {day(-1), day(-20)}
    with pytest.raises(SeatError):
        seats.give(seat, dmitri, starts_on=day(0))


def test_a_seat_does_not_end_before_somebody_took_it(seat, dmitri):
    seats.give(seat, dmitri, starts_on=day(-9))
    with pytest.raises(SeatError, match="ennen sitä"):
        seats.end(seat, day(-10))


def test_a_seat_that_ends_later_gives_its_end_to_the_terms(seat, dmitri):
    seats.end(seat, day(30))
    assert seats.give(seat, dmitri, starts_on=day(0)).ends_on == day(30)
    with pytest.raises(SeatError, match="Edustus päättyy"):
        seats.set_last_day(SeatTerm.objects.get(), day(31), seen=day(30))


def test_who_is_let_go_gives_the_seat_back(site_tree, seat, dmitri):
    seats.give(seat, dmitri, starts_on=day(-9))
    joining.remove_member(site_tree.a.row, dmitri)
    assert SeatTerm.objects.get().ends_on == day(-1)
    assert seat_rights.sweep() == 0, "the sweep does not bring anybody back"
    assert not access.group_ids(dmitri)


def test_a_guest_whose_days_are_over_still_gets_the_seat(site_tree, seat, dmitri):
    factories.join(site_tree.a, dmitri, role="guest", since=day(-9), ends_on=day(-1))
    SeatTerm.objects.create(seat=seat, user=dmitri, starts_on=day(0))
    Membership.objects.filter(user=dmitri).first().delete()
    seat_rights.sweep()
    assert membership(dmitri).seat == seat


def test_a_gap_between_two_terms(seat, dmitri):
    seats.give(seat, dmitri, starts_on=day(-9), ends_on=day(0))
    seats.give(seat, dmitri, starts_on=day(10))
    pass_days(1)
    seat_rights.sweep()
    assert membership(dmitri) is None
    assert SeatTerm.objects.count() == 2, "what begins later still does"


def test_another_role_reaches_the_holder(seat, dmitri):
    seats.give(seat, dmitri, starts_on=day(0))
    seats.change(seat, SeatWords("Rehtorit", "Rektorerna", "chair"))
    assert membership(dmitri).role == "chair"


def test_one_seat_a_name(site_tree, seat, school):
    with pytest.raises(SeatError, match="tämänniminen"):
        seats.add(site_tree.a.row, school, SeatWords())
    named = seats.add(site_tree.a.row, school, SeatWords("Opiskelijat"))
    with pytest.raises(SeatError):
        seats.change(named, SeatWords())
    seats.end(seat, day(-1))
    seats.change(named, SeatWords())


def test_no_seat_for_an_organisation_that_ended(site_tree, school):
    school.ended_on = day(-1)
    school.save()
    with pytest.raises(SeatError):
        seats.add(site_tree.a.row, school, SeatWords())


def test_everything_is_in_the_audit_log(site_tree, school, dmitri):
    seat = seats.add(site_tree.a.row, school, SeatWords())
    term = seats.give(seat, dmitri, starts_on=day(-1))
    seats.set_last_day(term, day(0), seen=None)
    seats.end(seat, day(0))
    rows = AuditRow.objects.filter(action__startswith="seat.").order_by("pk")
    assert [row.action for row in rows] == ["seat.added", "seat.held", "seat.left", "seat.ended"]
    assert {row.group_id for row in rows} == {site_tree.a.group.pk}
    assert "Dmitri" in rows[1].subject
    assert rows[1].after["as"] == "holder", "told in the reader's language, whoever did it"
    assert (rows[0].after, rows[1].before) == ({"role": "member"}, {})
    carried = AuditRow.objects.get(action="member.added", subject="Dmitri Orlov")
    assert (carried.after["seat"], carried.after["organisation"]) == (str(seat), str(school))


def test_an_end_is_told_a_month_before(
    *, seat, aino, dmitri, bjorn, mailbox, run_tasks, django_capture_on_commit_callbacks
):
    dmitri.language = "sv"
    dmitri.save()
    seats.give(seat, dmitri, starts_on=day(-9), ends_on=day(31))
    seats.give(seat, bjorn, "deputy", starts_on=day(-9), ends_on=day(32))
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_all()["ends of terms"] == 1
    assert sweep_all()["ends of terms"] == 0, "told once"
    run_tasks()
    letters = {letter.to[0]: letter for letter in mailbox}
    assert set(letters) == {"dmitri@elo.example", "aino@elo.example"}
    assert "Din period går ut" in letters["dmitri@elo.example"].subject
    assert "/sv/representation/" in letters["dmitri@elo.example"].body
    assert "Dmitri Orlov" in letters["aino@elo.example"].subject
    assert "/fi/edustukset/" in letters["aino@elo.example"].body


def test_a_new_end_is_told_anew(seat, aino, dmitri):
    term = seats.give(seat, dmitri, starts_on=day(-9), ends_on=day(20))
    sweep_all()
    seats.set_last_day(term, day(25), seen=day(20))
    assert sweep_all()["ends of terms"] == 1
    assert Mail.objects.filter(kind="seat_ending", user=dmitri).count() == 2


def test_who_goes_on_is_not_told(seat, dmitri):
    seats.give(seat, dmitri, starts_on=day(-9), ends_on=day(20))
    seats.give(seat, dmitri, starts_on=day(21))
    assert sweep_all()["ends of terms"] == 0


def test_the_sweep_costs_the_same_for_many(
    *, site_tree, school, dmitri, bjorn, cecilia, django_assert_num_queries
):
    for number, person in enumerate((dmitri, bjorn, cecilia)):
        seat = seats.add(site_tree.a.row, school, SeatWords(f"Paikka {number}"))
        seats.give(seat, person, starts_on=day(-1))
        with django_assert_num_queries(2):
            assert seat_rights.sweep() == 0
