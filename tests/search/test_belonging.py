"""Where a hit lies or belongs: measures, organisations, people, as the reader may see it and no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Municipality, User
from tests import factories
from tests.members.profiling import tell
from tests.plans import making
from workspace.members.models import Membership, Organisation


@pytest.fixture
def town(db) -> Municipality:
    return Municipality.objects.create(name_fi="Raahe", name_sv="Brahestad", code="678")


@pytest.fixture
def belongs(found):
    """Return a function: where the one hit of a search belongs, for somebody."""

    def ask(q: str, user=None, language: str = "fi") -> list[str]:
        (hit,) = found.results(q, user, language).hits
        return [step.title for step in (*hit.place, *hit.belongs)]

    return ask


def test_a_measure_lies_in_its_plan_and_workspace(site_tree, bjorn, belongs):
    making.make(site_tree.a.page, "Suunnitelma")
    place = belongs("etsivä nuorisotyö laji:toimenpide", bjorn)
    assert place[-2:] == [site_tree.a.page.title, "Suunnitelma"]
    making.make(site_tree.home, "Julkinen suunnitelma")
    assert belongs("etsivä nuorisotyö laji:toimenpide") == ["Julkinen suunnitelma"]


def test_an_organisation_belongs_to_its_municipality_else_it_tells_its_kind(town, belongs):
    Organisation.objects.create(name_fi="Lukio", kind="school", municipality=town)
    Organisation.objects.create(name_fi="Liitto", kind="association")
    assert belongs("lukio") == ["Raahe"]
    assert belongs("lukio", language="sv") == ["Brahestad"]
    assert belongs("liitto") == ["Järjestö"]
    assert belongs("liitto", language="sv") == ["Förening"]


def test_a_person_belongs_to_the_organisation_of_their_choice(site_tree, bjorn, dmitri, belongs):
    tell(bjorn, organisation=Organisation.objects.create(name_fi="Lukio", name_sv="Gymnasiet", kind="school"))
    assert belongs("lindqvist", dmitri) == ["Lukio"]
    assert belongs("lindqvist", dmitri, "sv") == ["Gymnasiet"]


def test_a_persons_workspaces_are_told_only_to_who_may_read_them(
    site_tree, aino, bjorn, cecilia, dmitri, belongs
):
    """As the directory does; the workspace A is the canary."""
    assert belongs("lindqvist", aino) == belongs("lindqvist", bjorn) == [site_tree.a.page.title]
    assert belongs("lindqvist", aino, "sv") == [site_tree.a.page_sv.title]
    for stranger in (cecilia, dmitri):
        assert belongs("lindqvist", stranger) == []


def test_whom_a_person_speaks_for_in_a_workspace_is_told_only_to_who_may_read_it(
    site_tree, aino, bjorn, cecilia, dmitri, belongs, client_of
):
    office = Organisation.objects.create(name_fi="Kanarialintu", kind="school")
    Membership.objects.filter(user=bjorn).update(organisation=office)
    assert belongs("lindqvist", aino) == ["Kanarialintu"]
    for stranger in (cecilia, dmitri):
        assert belongs("lindqvist", stranger) == []
        assert "Kanarialintu" not in client_of(stranger).get("/fi/haku/?q=lindqvist").content.decode()
    assert "Kanarialintu" in client_of(aino).get("/fi/haku/?q=lindqvist").content.decode()


def test_the_same_queries_for_one_of_each_and_for_three(site_tree, aino, town, client_of, caught_up):
    client, counts = client_of(aino), []

    def fill(number: int) -> None:
        office = Organisation.objects.create(name_fi=f"Haukka {number}", kind="school", municipality=town)
        user = User.objects.create(email=f"h{number}@elo.example", first_name="Haukka", last_name=f"{number}")
        tell(user, organisation=office if number % 2 else None)
        factories.join(site_tree.a, user)
        making.make(
            site_tree.a.page,
            f"Suunnitelma {number}",
            priorities=making.stream((f"Palvelut {number}", [making.measure(f"Haukka {number}")])),
        )

    for numbers in ([1], [2, 3]):
        for number in numbers:
            fill(number)
        caught_up()
        client.get("/fi/haku/?q=haukka")
        with CaptureQueriesContext(connection) as queries:
            content = client.get("/fi/haku/?q=haukka").content.decode()
        assert content.count("search-hit__title") == 3 * numbers[-1]
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30
