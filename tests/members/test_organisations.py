"""The public list of organisations: filters, those that ended, and the price."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cms.models import Municipality, SpokenLanguage
from tests import factories
from workspace.members.models import Organisation, OrganisationIndexPage
from workspace.members.organisations import PER_PAGE


@pytest.fixture
def listing(site_tree):
    """The page of the list, in both languages."""
    page = factories.page(site_tree.home, OrganisationIndexPage, "Organisaatiot", "organisaatiot")
    page.sv = factories.in_swedish(page, "Organisationer", "organisationer")
    return page


@pytest.fixture
def oulu(db) -> Municipality:
    return Municipality.objects.create(name_fi="Oulu", name_sv="Uleåborg", code="564")


@pytest.fixture
def swedish(db) -> SpokenLanguage:
    return SpokenLanguage.objects.create(name_fi="ruotsi", name_sv="svenska", code="sv")


def organisation(name: str, **fields) -> Organisation:
    return Organisation.objects.create(name_fi=name, **{"kind": "school", **fields})


def test_it_works(listing, oulu, swedish, client):
    lyceum = organisation(
        "Oulun lukio", name_sv="Uleåborgs gymnasium", municipality=oulu, summary_sv="Nära havet."
    )
    lyceum.languages.add(swedish)
    words = client.get(listing.url).content.decode()
    assert "Oulun lukio" in words
    assert "1 organisaatio<" in words
    words = client.get(listing.sv.url).content.decode()
    for expected in ("Uleåborgs gymnasium", "Skola eller läroanstalt", "Uleåborg", "svenska", "Nära havet."):
        assert expected in words
    page = client.get(f"/sv/organisationer/{lyceum.pk}/").content.decode()
    assert "Uleåborgs gymnasium" in page


def test_filters(listing, oulu, swedish, client):
    organisation("Oulun lukio", municipality=oulu).languages.add(swedish)
    organisation("Kauppakamari", kind="employers")
    for query in (
        "kind=school",
        "municipality=564",
        "language=sv",
        "kind=school&municipality=564&language=sv",
    ):
        words = client.get(f"{listing.url}?{query}").content.decode()
        assert "Oulun lukio" in words
        assert "Kauppakamari" not in words
    words = client.get(f"{listing.url}?kind=employers&municipality=564").content.decode()
    assert "Mikään organisaatio ei vastaa kaikkia valintoja" in words


@pytest.mark.parametrize(
    "query",
    ["kind=castle", "municipality=xxx", "language=%00", "kind=school'--", "page=abc", "page=1000000000"],
)
def test_a_value_that_is_none(query, listing, client):
    organisation("Oulun lukio")
    answer = client.get(f"{listing.url}?{query}")
    assert answer.status_code == 200
    assert "Oulun lukio" in answer.content.decode()


def test_one_that_ended_points_on(listing, client):
    centre = organisation("Elinvoimakeskus", kind="authority")
    office = organisation("ELY-keskus", kind="authority", ended_on=date(2025, 12, 31), successor=centre)
    assert "ELY-keskus" not in client.get(listing.url).content.decode()
    words = client.get(f"{listing.url}?ended=on").content.decode()
    assert words.index("Elinvoimakeskus") < words.index("ELY-keskus"), "those that work now come first"
    assert "päättyi 31.12.2025" in words
    page = client.get(f"/fi/organisaatiot/{office.pk}/").content.decode()
    assert f'<a href="/fi/organisaatiot/{centre.pk}/">Elinvoimakeskus</a>' in page
    assert "ELY-keskus" in client.get(f"/fi/organisaatiot/{centre.pk}/").content.decode()


def test_one_that_ends_later_works_still(listing, client):
    organisation("Hanke", ended_on=date(2999, 1, 1))
    assert "päättyi" not in client.get(listing.url).content.decode()


def test_no_such_organisation(listing, client):
    assert client.get("/fi/organisaatiot/999/").status_code == 404


def test_pages(listing, client):
    for number in range(PER_PAGE + 1):
        organisation(f"Koulu {number:03}")
    words = client.get(f"{listing.url}?kind=school&page=2").content.decode()
    assert f"Koulu {PER_PAGE:03}" in words
    assert "kind=school&amp;page=1" in words


def test_three_cost_the_same_as_one(listing, oulu, swedish, client, django_assert_max_num_queries):
    def queries(url: str) -> int:
        client.get(url, headers={"cookie": "messages=x"})  # past the page cache
        with django_assert_max_num_queries(40) as seen:
            client.get(f"{url}?page=1&kind=school&ended=on", headers={"cookie": "messages=x"})
        return len(seen)

    centre = organisation("Keskus", municipality=oulu)
    centre.languages.add(swedish)
    organisation("Entinen", municipality=oulu, successor=centre, ended_on=date(2025, 1, 1))
    before = queries(listing.url)
    for name in ("Yksi", "Kaksi"):
        organisation(name, municipality=oulu, successor=centre, ended_on=date(2025, 1, 1)).languages.add(
            swedish
        )
    assert queries(listing.url) == before


def test_the_public_list_comes_from_the_page_cache(listing, client, django_assert_num_queries):
    organisation("Oulun lukio")
    client.get(listing.url)
    with django_assert_num_queries(0):
        client.get(listing.url)
    assert not client.cookies


def test_the_database_holds_what_the_form_says(db):
    school = organisation("Koulu", started_on=date(2020, 1, 1))
    for fields in ({"successor": school}, {"ended_on": date(2019, 1, 1)}):
        broken = Organisation.objects.get(pk=school.pk)
        for name, value in fields.items():
            setattr(broken, name, value)
        with pytest.raises(ValidationError):
            broken.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            broken.save()
