"""Organisations over the years: new names, mergers, ends, and what moves on."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.audit import AuditRow
from tests import factories
from workspace.members import organisation_history, search, seats
from workspace.members.joining import LastCoordinatorError
from workspace.members.models import (
    FormerName,
    Membership,
    Organisation,
    OrganisationIndexPage,
    Profile,
    Seat,
    SeatTerm,
)
from workspace.members.organisation_history import HistoryError
from workspace.members.seats import SeatWords

ADMIN = "/admin/snippets/members/organisation/"


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def organisation(name: str, **fields) -> Organisation:
    return Organisation.objects.create(name_fi=name, **{"kind": "authority", **fields})


@pytest.fixture
def office(db) -> Organisation:
    return organisation("ELY-keskus", name_sv="NTM-centralen", started_on=date(2010, 1, 1))


@pytest.fixture
def centre(db) -> Organisation:
    return organisation("Elinvoimakeskus", name_sv="Livskraftscentralen", started_on=date(2026, 1, 1))


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


# -- Names --------------------------------------------------------------------------------------
def test_a_new_name_keeps_the_old_one(office, client):
    organisation_history.rename(office, "Elinvoimakeskus", "Livskraftscentralen", until=date(2020, 12, 31))
    page = words(client.get(f"/fi/organisaatiot/{office.pk}/"))
    assert "<h1" in page
    assert "Entiset nimet" in page
    assert "ELY-keskus" in page
    assert "31.12.2020" in page
    assert "NTM-centralen" in words(client.get(f"/sv/organisationer/{office.pk}/"))
    row = AuditRow.objects.get(action="organisation.renamed")
    assert row.before["name"] == "ELY-keskus / NTM-centralen"


def test_it_is_found_by_its_old_name(office):
    organisation_history.rename(office, "Elinvoimakeskus", "", until=date(2020, 12, 31))
    office.refresh_from_db()
    records = {record.language: record for record in search._organisation(office)}
    assert "ELY-keskus" in records["fi"].body
    assert "NTM-centralen" in records["sv"].body


@pytest.mark.parametrize(
    ("until", "sentence"),
    [(day(1), "tulevaisuudessa"), (date(2009, 12, 31), "silloin vielä"), (date(2012, 1, 1), "2012")],
)
def test_a_day_that_cannot_be(until, sentence, office):
    FormerName.objects.create(organisation=office, name_fi="TE-keskus", until=date(2012, 1, 1))
    with pytest.raises(HistoryError, match=sentence) as refused:
        organisation_history.rename(office, "Uusi", "", until=until)
    assert refused.value.field == "until"
    assert Organisation.objects.get(pk=office.pk).name_fi == "ELY-keskus"


def test_the_same_name_is_no_new_one(office):
    with pytest.raises(HistoryError, match="jo tämä nimi"):
        organisation_history.rename(office, "ELY-keskus", "NTM-centralen", until=day(0))


# -- Mergers ------------------------------------------------------------------------------------
def test_a_merger_moves_what_is_current(site_tree, office, centre, bjorn, dmitri):
    seat = seats.add(site_tree.a.row, office, SeatWords())
    old = seats.add(site_tree.a.row, office, SeatWords("Vanha"))
    seats.end(old, day(-100))
    seats.give(seat, dmitri, starts_on=day(-9))
    Membership.objects.filter(user=bjorn).update(organisation=office)
    Profile.objects.create(user=bjorn, organisation=office)
    organisation_history.end(office, ended_on=day(-1), successor=centre)
    assert Seat.objects.get(pk=seat.pk).organisation == centre
    assert Seat.objects.get(pk=old.pk).organisation == office, "what was stays"
    assert SeatTerm.objects.get().user == dmitri
    assert set(Membership.objects.filter(organisation=centre)) == set(
        Membership.objects.filter(user__in=[bjorn, dmitri])
    )
    assert Profile.objects.get().organisation == centre
    assert set(AuditRow.objects.values_list("action", flat=True)) >= {"organisation.ended", "seat.moved"}


def test_a_merger_in_advance_moves_on_the_day_after(site_tree, office, centre):
    seat = seats.add(site_tree.a.row, office, SeatWords())
    organisation_history.end(office, ended_on=day(0), successor=centre)
    assert organisation_history.move_on_all() == 0
    assert Seat.objects.get().organisation == office
    Organisation.objects.filter(pk=office.pk).update(ended_on=day(-1))
    assert organisation_history.move_on_all() == 1
    assert Seat.objects.get(pk=seat.pk).organisation == centre
    assert organisation_history.move_on_all() == 0, "once"


def test_along_a_chain_to_the_last(site_tree, office, centre, client):
    listing = factories.page(site_tree.home, OrganisationIndexPage, "Organisaatiot", "organisaatiot")
    first = organisation("Työvoimapiiri", ended_on=date(2009, 12, 31), successor=office)
    seat = Seat.objects.create(workspace=site_tree.a.row, organisation=first)
    organisation_history.end(office, ended_on=date(2025, 12, 31), successor=centre)
    organisation_history.move_on_all()
    assert Seat.objects.get(pk=seat.pk).organisation == centre
    page = words(client.get(f"/fi/organisaatiot/{first.pk}/"))
    assert f'<a href="/fi/organisaatiot/{office.pk}/">ELY-keskus</a>' in page
    assert f'<a href="/fi/organisaatiot/{centre.pk}/">Elinvoimakeskus</a>' in page
    assert "Työvoimapiiri" not in words(client.get(listing.url))
    shown = words(client.get(f"{listing.url}?ended=on"))
    assert "Työvoimapiiri" in shown
    assert shown.count(f"/fi/organisaatiot/{centre.pk}/") >= 3, "itself, and where both ended ones point to"


def test_not_into_itself_nor_in_a_circle(office, centre):
    with pytest.raises(HistoryError, match="omaa työtään"):
        organisation_history.end(office, ended_on=day(-1), successor=office)
    organisation_history.end(office, ended_on=day(-9), successor=centre)
    office.refresh_from_db()
    with pytest.raises(HistoryError) as refused:
        organisation_history.end(centre, ended_on=day(-1), successor=office)
    assert refused.value.field == "successor"
    assert Organisation.objects.get(pk=centre.pk).ended_on is None
    centre.refresh_from_db()
    centre.successor = office
    with pytest.raises(ValidationError):
        centre.full_clean()


def test_not_into_one_that_had_ended(office, centre):
    organisation_history.end(centre, ended_on=date(2026, 2, 1))
    centre.refresh_from_db()
    with pytest.raises(HistoryError, match="oli silloin jo päättynyt"):
        organisation_history.end(office, ended_on=date(2026, 3, 1), successor=centre)


def test_an_end_before_the_start(office):
    with pytest.raises(HistoryError, match="ennen ensimmäistä"):
        organisation_history.end(office, ended_on=date(2009, 1, 1))


# -- Ends ---------------------------------------------------------------------------------------
def test_without_a_follower_the_seats_end(site_tree, office, dmitri, client_of):
    seat = seats.add(site_tree.a.row, office, SeatWords())
    seats.give(seat, dmitri, starts_on=day(-9))
    organisation_history.end(office, ended_on=day(-1))
    assert Seat.objects.get().ended_on == day(-1)
    assert SeatTerm.objects.get().ends_on == day(-1)
    assert client_of(dmitri).get(site_tree.a.page.url).status_code == 404


def test_the_last_one_who_coordinates_is_not_put_out(site_tree, office, aino):
    seat = seats.add(site_tree.a.row, office, SeatWords())
    Membership.objects.filter(user=aino).update(seat=seat)
    SeatTerm.objects.create(seat=seat, user=aino, starts_on=day(-9))
    with pytest.raises(LastCoordinatorError):
        organisation_history.end(office, ended_on=day(-1))
    assert Organisation.objects.get(pk=office.pk).ended_on is None
    assert Seat.objects.get().ended_on is None


# -- The admin ----------------------------------------------------------------------------------
def test_forms_of_the_admin(site_tree, office, centre, admin, client_of):
    client = client_of(admin)
    assert "rename/" in client.get(f"{ADMIN}edit/{office.pk}/").content.decode()
    assert client.get(f"{ADMIN}rename/{office.pk}/").status_code == 200
    told = {"name_fi": "Elinvoimakeskus P", "name_sv": "", "until": "2024-12-31"}
    assert client.post(f"{ADMIN}rename/{office.pk}/", told).status_code == 302
    assert FormerName.objects.get().name_sv == "NTM-centralen"
    page = words(client.get(f"{ADMIN}end/{office.pk}/"))
    assert "0 edustusta" in page
    answer = client.post(f"{ADMIN}end/{office.pk}/", {"ended_on": "2025-12-31", "successor": office.pk})
    assert answer.status_code == 200
    assert "omaa työtään" in words(answer)
    answer = client.post(f"{ADMIN}end/{office.pk}/", {"ended_on": "2025-12-31", "successor": centre.pk})
    assert answer.status_code == 302
    office.refresh_from_db()
    assert (office.ended_on, office.successor) == (date(2025, 12, 31), centre)


@pytest.mark.parametrize("told", [{}, {"until": "x"}, {"name_fi": "x" * 161}])
def test_bad_input_in_the_admin(told, office, admin, client_of):
    words_ = {"name_fi": "", "name_sv": "", "until": "2024-01-01", **told}
    assert client_of(admin).post(f"{ADMIN}rename/{office.pk}/", words_).status_code == 200
    assert not FormerName.objects.exists()
    assert client_of(admin).post(f"{ADMIN}end/{office.pk}/", {"successor": "999999"}).status_code == 200


def test_who_may_change_organisations(site_tree, office, aino, bjorn, client_of):
    told = {"name_fi": "Uusi", "name_sv": "", "until": "2024-12-31"}
    for user in (aino, bjorn):
        assert client_of(user).post(f"{ADMIN}rename/{office.pk}/", told).status_code in {302, 403, 404}
        assert client_of(user).post(f"{ADMIN}end/{office.pk}/", {"ended_on": "2024-12-31"}).status_code in {
            302,
            403,
        }
    office.refresh_from_db()
    assert (office.name_fi, office.ended_on) == ("ELY-keskus", None)
    aino.groups.get(name="Toimittajat").permissions.add(
        Permission.objects.get(content_type__app_label="members", codename="change_organisation")
    )
    client_of(aino).post(f"{ADMIN}rename/{office.pk}/", told)
    office.refresh_from_db()
    assert office.name_fi == "Uusi"


def test_no_such_organisation(admin, client_of):
    assert client_of(admin).get(f"{ADMIN}rename/999999/", follow=True).status_code == 404
    assert client_of(admin).post(f"{ADMIN}end/999999/", follow=True).status_code == 404
