"""The pages of seats: who reads, who changes, what is refused, and the price."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import factories
from workspace.members import seats
from workspace.members.joining import LAST_COORDINATOR
from workspace.members.models import Membership, Organisation, Seat, SeatTerm, Workspace
from workspace.members.seats import SeatWords
from workspace.members.start import waiting


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def school(db) -> Organisation:
    return Organisation.objects.create(
        name_fi="Jokilaakson lukio", name_sv="Jokilaakso gymnasium", kind="school"
    )


@pytest.fixture
def seat(site_tree, school) -> Seat:
    return seats.add(site_tree.a.row, school, SeatWords())


@pytest.fixture
def url(site_tree) -> str:
    return f"/fi/edustukset/{site_tree.a.page.pk}/"


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_works(*, site_tree, school, aino, dmitri, url, client_of):
    client = client_of(aino)
    assert "Tässä ryhmässä ei ole edustuksia" in words(client.get(url))
    assert client.post(f"{url}uusi/", {"organisation": school.pk, "role": "member"}).status_code == 302
    seat = Seat.objects.get()
    page = words(client.get(url))
    assert "Jokilaakson lukio" in page
    assert "Avoinna" in page
    told = {"user": "Dmitri@elo.example", "place": "holder", "starts_on": "2020-01-01", "ends_on": ""}
    assert client.post(f"{url}{seat.pk}/haltija/", told).status_code == 302
    page = words(client.get(url))
    assert "Dmitri Orlov" in page
    assert "1.1.2020–" in page
    assert Membership.objects.get(user=dmitri).seat == seat
    term = SeatTerm.objects.get()
    change = f"{url}kausi/{term.pk}/"
    assert client.post(change, {"ends_on": day(-1).isoformat(), "seen": ""}).status_code == 302
    page = words(client.get(url))
    assert "Aiemmat edustajat" in page
    assert "Avoinna" in page
    assert client.post(f"{url}{seat.pk}/paata/", {"ended_on": day(-1).isoformat()}).status_code == 302
    assert "1 päättynyt edustus" in words(client.get(url))


def test_every_field_has_a_label_of_its_own(seat, aino, url, client_of):
    page = words(client_of(aino).get(f"{url}{seat.pk}/haltija/"))
    for label in ("Sähköpostiosoite", "Tehtävä", "Ensimmäinen päivä", "Viimeinen päivä"):
        assert page.count(f"{label}") == 1, label


def test_members_read_and_do_not_change(*, site_tree, seat, bjorn, cecilia, url, client_of):
    term = seats.give(seat, cecilia, starts_on=day(3))
    doors = [
        f"{url}uusi/", f"{url}{seat.pk}/", f"{url}{seat.pk}/haltija/", f"{url}{seat.pk}/paata/",
        f"{url}kausi/{term.pk}/",
    ]  # fmt: skip
    page = words(client_of(bjorn).get(url))
    assert "Jokilaakson lukio" in page
    assert not [door for door in doors if door in page]
    assert {client_of(bjorn).get(door).status_code for door in doors} == {404}
    assert {client_of(bjorn).post(door).status_code for door in doors} == {404}
    assert client_of(bjorn).post(f"{url}kausi/{term.pk}/peru/").status_code == 404
    assert client_of(cecilia).get(url).status_code == 404


def test_in_swedish(site_tree, seat, bjorn, client_of):
    page = words(client_of(bjorn).get(f"/sv/representation/{site_tree.a.page_sv.pk}/"))
    assert "Jokilaakso gymnasium" in page
    assert "Vakant" in page


def test_ids_of_another_workspace(*, site_tree, seat, school, aino, url, client_of):
    strange = seats.add(site_tree.b.row, school, SeatWords())
    term = SeatTerm.objects.create(seat=strange, user=aino, starts_on=day(3))
    client = client_of(aino)
    for door in (f"{strange.pk}/", f"{strange.pk}/haltija/", f"{strange.pk}/paata/", f"kausi/{term.pk}/"):
        assert client.get(f"{url}{door}").status_code == 404
        assert client.post(f"{url}{door}").status_code == 404
    assert client.post(f"{url}kausi/{term.pk}/peru/").status_code == 404
    assert SeatTerm.objects.filter(pk=term.pk).exists()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"user": "kukaan@elo.example"}, "ei ole vielä tunnusta"),
        ({"user": "x"}, "kelvollinen sähköpostiosoite"),
        ({"place": "king"}, "king"),
        ({"starts_on": "eilen"}, "Syötä oikea päivämäärä."),
        ({"ends_on": "2019-12-31"}, "Viimeinen päivä ei voi olla ennen ensimmäistä."),
        ({"user": "cecilia@elo.example"}, "Edustajia voi olla vain yksi kerrallaan."),
        ({"user": "bjorn@elo.example", "place": "deputy"}, "yhtä aikaa"),
    ],
)
def test_what_cannot_be_is_said_and_kept(*, told, sentence, seat, aino, bjorn, cecilia, url, client_of):
    seats.give(seat, bjorn, starts_on=date(2019, 6, 1))
    form = {"user": "aino@elo.example", "place": "holder", "starts_on": "2020-01-01", "ends_on": "", **told}
    answer = client_of(aino).post(f"{url}{seat.pk}/haltija/", form)
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert f'value="{form["user"]}"' in words(answer)
    assert SeatTerm.objects.count() == 1


def test_a_second_click_adds_no_second_seat(site_tree, school, aino, url, client_of):
    told = {"organisation": school.pk, "role": "member"}
    client = client_of(aino)
    assert client.post(f"{url}uusi/", told).status_code == 302
    assert "tämänniminen" in words(client.post(f"{url}uusi/", told))
    assert Seat.objects.count() == 1


def test_an_organisation_that_ended_is_not_offered(school, aino, url, client_of):
    Organisation.objects.filter(pk=school.pk).update(ended_on=day(-1))
    answer = client_of(aino).post(f"{url}uusi/", {"organisation": school.pk, "role": "member"})
    assert answer.status_code == 200
    assert not Seat.objects.exists()


@pytest.mark.parametrize("role", ["guest", "deputy", "king"])
def test_a_role_that_no_holder_has(role, school, aino, url, client_of):
    answer = client_of(aino).post(f"{url}uusi/", {"organisation": school.pk, "role": role})
    assert answer.status_code == 200
    assert not Seat.objects.exists()


def test_a_stale_form_is_answered_with_both(seat, aino, bjorn, url, client_of):
    term = seats.give(seat, bjorn, starts_on=date(2020, 1, 1))
    seats.set_last_day(term, date(2999, 12, 31), seen=None)
    answer = client_of(aino).post(f"{url}kausi/{term.pk}/", {"ends_on": "2998-12-31", "seen": ""})
    assert answer.status_code == 409
    assert "31.12.2999" in words(answer)
    assert 'value="2998-12-31"' in words(answer)
    assert SeatTerm.objects.get().ends_on == date(2999, 12, 31)


def test_a_term_that_has_not_begun_is_taken_back(seat, aino, bjorn, url, client_of):
    term = seats.give(seat, bjorn, starts_on=day(5))
    client = client_of(aino)
    assert "Peru kausi" in words(client.get(f"{url}kausi/{term.pk}/"))
    assert client.post(f"{url}kausi/{term.pk}/peru/").status_code == 302
    assert not SeatTerm.objects.exists()
    begun = seats.give(seat, bjorn, starts_on=day(0))
    assert "Peru kausi" not in words(client.get(f"{url}kausi/{begun.pk}/"))
    assert "on jo alkanut" in words(client.post(f"{url}kausi/{begun.pk}/peru/", follow=True))


def test_a_seat_gets_another_name_and_role(seat, aino, bjorn, url, client_of):
    answer = client_of(aino).post(
        f"{url}{seat.pk}/", {"role": "expert", "name_fi": "Rehtorit", "name_sv": ""}
    )
    assert answer.status_code == 302
    assert str(Seat.objects.get()) == "Jokilaakson lukio – Rehtorit"


def test_an_archived_workspace_is_only_read(site_tree, seat, aino, url, client_of):
    Workspace.objects.filter(pk=site_tree.a.row.pk).update(archived_at=timezone.now())
    client = client_of(aino)
    page = words(client.get(url))
    assert "Jokilaakson lukio" in page
    assert "Nimeä edustaja" not in page
    assert client.post(f"{url}uusi/").status_code == 404


def test_the_last_one_who_coordinates(site_tree, seat, aino, url, client_of):
    Membership.objects.filter(user=aino).update(seat=seat)
    term = SeatTerm.objects.create(seat=seat, user=aino, starts_on=day(-9))
    answer = client_of(aino).post(f"{url}kausi/{term.pk}/", {"ends_on": day(-1).isoformat(), "seen": ""})
    assert str(LAST_COORDINATOR) in words(answer)
    assert SeatTerm.objects.get().ends_on is None


def test_the_members_page_shows_the_way_and_what_is_vacant(site_tree, seat, bjorn, url, client_of):
    page = words(client_of(bjorn).get(f"/fi/jasenet/{site_tree.a.page.pk}/"))
    assert f'href="{url}"' in page
    assert "Avoinna: Jokilaakson lukio" in page


def test_what_waits(site_tree, seat, school, aino, bjorn):
    assert [thing.title for thing in waiting(aino)] == ["Avoinna: Jokilaakson lukio"]
    assert waiting(bjorn) == []
    seats.give(seat, bjorn, starts_on=day(-9), ends_on=day(20))
    assert [(thing.title, thing.due) for thing in waiting(bjorn)] == [
        ("Kautesi päättyy: Jokilaakson lukio", day(20))
    ]
    assert [thing.due for thing in waiting(aino, site_tree.a.page)] == [day(20)]
    assert waiting(aino, site_tree.b.page) == []


def test_three_cost_the_same_as_one(
    *, site_tree, school, aino, bjorn, url, client_of, django_assert_max_num_queries
):
    client = client_of(aino)

    def queries() -> tuple[int, int, int]:
        counts = []
        for ask in (
            lambda: client.get(url),
            lambda: client.get(f"/fi/jasenet/{site_tree.a.page.pk}/"),
            lambda: waiting(aino),
        ):
            with django_assert_max_num_queries(80) as seen:
                ask()
            counts.append(len(seen))
        return tuple(counts)

    def add(number: int) -> None:
        seat = seats.add(site_tree.a.row, school, SeatWords(f"Paikka {number}"))
        seats.add(site_tree.a.row, school, SeatWords(f"Avoin paikka {number}"))
        seats.give(seat, bjorn, starts_on=day(-40), ends_on=day(-30))
        seats.give(seat, bjorn, starts_on=day(-9), ends_on=day(9))

    add(1)
    client.get(url)
    before = queries()
    add(2)
    add(3)
    assert queries() == before


def test_a_subgroups_reader_sees_no_forms(site_tree, seat, cecilia, url, client_of):
    factories.join(site_tree.a, cecilia, role="observer")
    assert "Nimeä edustaja" not in words(client_of(cecilia).get(url))
