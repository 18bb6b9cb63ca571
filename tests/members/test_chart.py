"""The chart of the network: what it shows, to whom, and at what price."""

import itertools
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories
from workspace.members import seats
from workspace.members.chart import network_for
from workspace.members.chart_drawing import GAP, drawn
from workspace.members.models import Organisation, Workspace
from workspace.members.seats import SeatWords

URL = "/fi/verkosto/"


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def organisation(name: str) -> Organisation:
    return Organisation.objects.create(name_fi=name, name_sv=f"{name} på svenska", kind="school")


@pytest.fixture
def network(site_tree, dmitri):
    """A has two seats, one of them vacant; B, a subgroup of A, has one."""
    school, town = organisation("Lukio"), organisation("Kaupunki")
    held = seats.add(site_tree.a.row, school, SeatWords())
    seats.add(site_tree.a.row, town, SeatWords("Nuorisotyö"))
    seats.give(held, dmitri, starts_on=timezone.localdate() - timedelta(days=9))
    seats.add(site_tree.b.row, school, SeatWords())
    organisation("Kauppakamari")
    Workspace.objects.filter(pk=site_tree.b.row.pk).update(parent=site_tree.a.row)
    return site_tree


def picture(answer) -> ElementTree.Element:
    """Return the SVG, read as XML: a picture that is not well-formed is none."""
    return ElementTree.fromstring(re.search(r'<svg class="chart".*?</svg>', answer.content.decode(), re.S)[0])  # noqa: S314 - our own page


def test_it_works(network, admin, client_of):
    answer = client_of(admin).get(URL)
    page = words(answer)
    for expected in (
        "Ohjausryhmä",
        "Nuorten jaos",
        "Lukio",
        "Kaupunki – Nuorisotyö",
        "Dmitri Orlov",
        "Avoinna",
    ):
        assert expected in page
    svg = picture(answer)
    space = {"s": "http://www.w3.org/2000/svg"}
    addresses = [link.get("href") for link in svg.findall(".//s:a", space)]
    assert network.a.page.url in addresses
    assert len(addresses) == 4, "two groups and two organisations"
    lines = [path.get("class") for path in svg.findall(".//s:g/s:path", space)]
    assert len([line for line in lines if "chart__line" in line]) == 3
    assert len([line for line in lines if "vacant" in line]) == 2
    assert len([line for line in lines if "branch" in line]) == 1
    assert "style=" not in re.search(r"<main.*</main>", answer.content.decode(), re.S)[0]
    assert "Kauppakamari" in page, "an organisation without a seat is told, too"


def test_in_swedish(network, admin, client_of):
    page = words(client_of(admin).get("/sv/natverket/"))
    for expected in ("Styrgruppen", "Lukio på svenska", "Vakant", "Karta över nätverket"):
        assert expected in page


@pytest.mark.parametrize(("who", "groups"), [("bjorn", ["Ohjausryhmä"]), ("cecilia", ["Nuorten jaos"])])
def test_only_what_the_asker_may_read(who, groups, network, request, client_of):
    user = request.getfixturevalue(who)
    found = network_for(user)
    assert [group.title for group in found.groups] == groups
    page = words(client_of(user).get(URL))
    if who == "cecilia":
        assert "Dmitri Orlov" not in page
        assert "Ohjausryhmä" not in page
        assert found.groups[0].depth == 0, "a parent that is not seen is not told of"


def test_who_may_read_nothing_sees_no_group(network, client_of):
    from cms.models import User

    stranger = User.objects.create_user("eeva@elo.example", "x")
    page = words(client_of(stranger).get(URL))
    assert "Et kuulu vielä mihinkään ryhmään" in page
    assert "<table" not in page


def test_a_visitor_is_led_to_the_log_in(network, client):
    assert client.get(URL)["Location"].startswith("/accounts/login/")


def test_an_archived_group_is_left_out(network, admin):
    Workspace.objects.filter(pk=network.b.row.pk).update(archived_at=timezone.now())
    assert [group.title for group in network_for(admin).groups] == ["Ohjausryhmä"]


def test_a_seat_that_ended_is_left_out(network, admin):
    for seat in network.a.row.seats.all():
        seats.end(seat, timezone.localdate() - timedelta(days=1))
    assert network_for(admin).seats == 1


def test_boxes_do_not_lie_on_each_other(network, admin):
    for number in range(12):
        place = factories.workspace(network, f"Ryhmä {number}", f"ryhma-{number}", f"Grupp {number}")
        for each in range(3):
            seats.add(place.row, organisation(f"Pitkäniminen organisaatio {number} {each} " * 3), SeatWords())
    drawing = drawn(network_for(admin))
    for column in (drawing.groups, drawing.organisations):
        places = sorted((box.y, box.height) for box in column)
        for (y, height), (below, _height) in itertools.pairwise(places):
            assert y + height + GAP <= below + 0.2
    assert max(box.y + box.height for box in (*drawing.groups, *drawing.organisations)) <= drawing.height
    assert all(len(box.lines) <= 2 for box in drawing.organisations)


def test_eleven_cost_the_same_as_three(network, admin, client_of, django_assert_max_num_queries):
    def queries() -> int:
        with django_assert_max_num_queries(60) as seen:
            client.get(URL)
        return len(seen)

    def add(number: int) -> None:
        place = factories.workspace(network, f"Ryhmä {number}", f"ryhma-{number}", f"Grupp {number}")
        Workspace.objects.filter(pk=place.row.pk).update(parent=network.a.row)
        seat = seats.add(place.row, organisation(f"Koulu {number}"), SeatWords())
        seats.give(seat, admin, starts_on=timezone.localdate())

    client = client_of(admin)
    add(0)
    client.get(URL)
    three = queries()
    for number in range(1, 9):
        add(number)
    assert len(network_for(admin).groups) == 11
    assert queries() == three
