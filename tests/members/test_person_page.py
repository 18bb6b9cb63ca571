"""A person's page: each detail is seen by those whom the person chose, and by nobody else."""

import pytest

from cms.models import Municipality, SpokenLanguage
from tests import factories
from tests.members.profiling import tell
from workspace.members import joining, people
from workspace.members.models import Expertise, Organisation, Seat, SeatTerm

# Who asks about Björn → who may see what he shows to nobody, to members of his workspaces, to the network.
SEES = {
    "bjorn": {"nobody", "groups", "network"},
    "admin": {"nobody", "groups", "network"},
    "aino": {"groups", "network"},
    "cecilia": {"network"},
    "dmitri": {"network"},
}
DETAILS = {"email": "bjorn@elo.example", "phone": "040 765 4321", "about": "Pidän suosta."}


def url(user, language: str = "fi") -> str:
    return f"/fi/ihmiset/{user.pk}/" if language == "fi" else f"/sv/personer/{user.pk}/"


def words(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


@pytest.fixture
def cast(aino, bjorn, cecilia, dmitri, admin) -> dict:
    return {"aino": aino, "bjorn": bjorn, "cecilia": cecilia, "dmitri": dmitri, "admin": admin}


def test_it_works(site_tree, bjorn, aino, client_of):
    office = Organisation.objects.create(name_fi="Oulun lukio", name_sv="Uleåborgs gymnasium", kind="school")
    town = Municipality.objects.create(name_fi="Oulu", name_sv="Uleåborg", code="564")
    profile = tell(bjorn, title="opo", organisation=office, municipality=town, **{"phone": "040 1"})
    profile.languages.add(SpokenLanguage.objects.create(name_fi="ruotsi", name_sv="svenska", code="sv"))
    profile.expertise.add(Expertise.objects.create(name_fi="aikuisohjaus", name_sv="vuxenvägledning"))
    page = words(client_of(aino), url(bjorn, "sv"))
    for expected in ("Björn Lindqvist", "opo", "Uleåborgs gymnasium", "Uleåborg", "svenska", "vuxenvägledning",
                     "Styrgruppen", "Medlem", 'href="tel:0401"'):  # fmt: skip
        assert expected in page, expected
    assert "Oulun lukio" not in page


@pytest.mark.parametrize("who", SEES)
@pytest.mark.parametrize("shown", ["nobody", "groups", "network"])
def test_each_detail_by_who_asks(who, shown, cast, client_of):
    tell(
        cast["bjorn"], phone=DETAILS["phone"], about=DETAILS["about"],
        email_shown=shown, phone_shown=shown, about_shown=shown,
    )  # fmt: skip
    page = words(client_of(cast[who]), url(cast["bjorn"]))
    seen = {name for name, word in DETAILS.items() if word in page}
    assert seen == (set(DETAILS) if shown in SEES[who] else set())
    assert "Björn Lindqvist" in page


@pytest.mark.parametrize("who", SEES)
def test_without_a_profile_the_address_is_for_fellows(who, cast, client_of):
    page = words(client_of(cast[who]), url(cast["bjorn"]))
    assert (DETAILS["email"] in page) == ("groups" in SEES[who])


def test_a_visitor_is_led_to_login(bjorn, client):
    for address in (url(bjorn), f"{url(bjorn)}kuva/", "/fi/hakemisto/", "/fi/oma/kuva/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={address}")


# -- Who has a page at all -----------------------------------------------------------------------
@pytest.mark.parametrize(("who", "status"), [("aino", 200), ("bjorn", 200), ("admin", 200), ("cecilia", 404)])
def test_who_stepped_aside_is_seen_by_fellows_only(who, status, cast, client_of):
    tell(cast["bjorn"], listed=False)
    assert client_of(cast[who]).get(url(cast["bjorn"])).status_code == status


def test_an_inactive_person_has_no_page(cast, client_of):
    cast["bjorn"].is_active = False
    cast["bjorn"].save()
    for who in ("aino", "admin", "cecilia"):
        assert client_of(cast[who]).get(url(cast["bjorn"])).status_code == 404


def test_a_name_that_is_not_told_is_no_address(cast, client_of):
    cast["bjorn"].first_name = cast["bjorn"].last_name = ""
    cast["bjorn"].save()
    tell(cast["bjorn"], email_shown="nobody")
    assert client_of(cast["cecilia"]).get(url(cast["bjorn"])).status_code == 404
    page = words(client_of(cast["aino"]), url(cast["bjorn"]))
    assert "Nimeä ei ole kerrottu" in page
    assert "bjorn@elo.example" not in page


def test_nobody_has_no_page(cast, client_of):
    assert client_of(cast["aino"]).get("/fi/ihmiset/1000000/").status_code == 404


# -- Memberships and seats -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("who", "seen"), [("aino", True), ("admin", True), ("cecilia", False), ("dmitri", False)]
)
def test_memberships_and_seats_are_seen_where_the_asker_may_read(who, seen, cast, site_tree, client_of):
    office = Organisation.objects.create(name_fi="Lupavirasto", kind="authority")
    seat = Seat.objects.create(workspace=site_tree.a.row, organisation=office)
    SeatTerm.objects.create(seat=seat, user=cast["bjorn"], starts_on="2026-01-01")
    page = words(client_of(cast[who]), url(cast["bjorn"]))
    assert ("Ohjausryhmä" in page) == seen
    assert ("Lupavirasto" in page) == seen


def test_a_seat_that_ended_is_not_shown(cast, site_tree, client_of):
    office = Organisation.objects.create(name_fi="Lupavirasto", kind="authority")
    seat = Seat.objects.create(workspace=site_tree.a.row, organisation=office)
    SeatTerm.objects.create(seat=seat, user=cast["bjorn"], starts_on="2025-01-01", ends_on="2025-12-31")
    assert "Lupavirasto" not in words(client_of(cast["aino"]), url(cast["bjorn"]))


def test_a_membership_that_ends_is_not_shown_from_the_next_request_on(cast, site_tree, client_of):
    client = client_of(cast["aino"])
    assert "bjorn@elo.example" in words(client, url(cast["bjorn"]))
    joining.remove_member(site_tree.a.row, cast["bjorn"])
    assert "bjorn@elo.example" not in words(client, url(cast["bjorn"]))


# -- The own page --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("seen_as", "seen"), [("network", set()), ("groups", {"phone"}), ("", {"phone", "email"})]
)
def test_what_others_see(seen_as, seen, cast, client_of):
    tell(cast["bjorn"], phone=DETAILS["phone"], phone_shown="groups", email_shown="nobody")
    page = words(client_of(cast["bjorn"]), f"{url(cast['bjorn'])}?as={seen_as}")
    assert {name for name in ("phone", "email") if DETAILS[name] in page} == seen
    assert ("Ohjausryhmä" in page) == (seen_as != "network")


def test_nobody_else_sees_more_by_the_same_words(cast, client_of):
    tell(cast["bjorn"], phone=DETAILS["phone"], phone_shown="groups")
    for query in ("?as=groups", "?as=self", "?as=network"):
        assert DETAILS["phone"] not in words(client_of(cast["cecilia"]), f"{url(cast['bjorn'])}{query}")


# -- The price -----------------------------------------------------------------------------------
def test_three_workspaces_cost_what_one_does(cast, site_tree, client_of, django_assert_max_num_queries):
    def price() -> int:
        client = client_of(cast["bjorn"])
        client.get(url(cast["bjorn"]))
        with django_assert_max_num_queries(40) as seen:
            words(client, url(cast["bjorn"]))
        return len(seen)

    before = price()
    for place in (site_tree.b, factories.workspace(site_tree, "Hanke", "hanke", "Projekt")):
        joining.add_member(place.row, cast["bjorn"])
    assert price() == before


def test_a_name_leads_to_the_page_without_a_query(cast, django_assert_num_queries):
    from workspace.members.templatetags.workspace import person_url

    with django_assert_num_queries(0):
        assert person_url(cast["bjorn"]) == url(cast["bjorn"])
        assert person_url(None) == ""
    cast["bjorn"].is_active = False
    assert person_url(cast["bjorn"]) == ""
    assert people.visible(cast["aino"], []).filter(pk=cast["bjorn"].pk).exists()
