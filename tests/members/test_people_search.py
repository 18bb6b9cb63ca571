"""People are found by those who are logged in, by what everyone logged in may see of them."""

import io

import pytest
from django.core.management import call_command

from cms.models import Municipality, SpokenLanguage
from search import finding, outbox
from search.models import Entry
from tests.members.profiling import tell
from workspace.members.models import Expertise, Organisation


@pytest.fixture
def found():
    """Return a function: the names of the people whom somebody finds."""

    def ask(q: str, user=None, language: str = "fi") -> list[str]:
        outbox.drain()
        wish = finding.Wish.of({"q": q, "kind": "person"})
        return [hit.name for hit in finding.find(wish, user, language).hits]

    return ask


@pytest.fixture
def told(bjorn):
    """Everything that a profile can hold."""
    office = Organisation.objects.create(name_fi="Oulun lukio", name_sv="Uleåborgs gymnasium", kind="school")
    town = Municipality.objects.create(name_fi="Raahe", name_sv="Brahestad", code="678")
    profile = tell(
        bjorn, title="rehtori", organisation=office, municipality=town, about="Pidän suosta.", phone="040 7654321",
        about_shown="network", phone_shown="network", email_shown="network",
    )  # fmt: skip
    profile.languages.add(SpokenLanguage.objects.create(name_fi="ruotsi", name_sv="svenska", code="sv"))
    profile.expertise.add(Expertise.objects.create(name_fi="aikuisohjaus", name_sv="vuxenvägledning"))
    return profile


@pytest.fixture
def cast(aino, dmitri, admin) -> tuple:
    return aino, dmitri, admin


@pytest.mark.parametrize(
    "word",
    ["lindqvist", "rehtori", "lukio", "Raahe", "ruotsi", "aikuisohjausta", "suolla", "7654321",
     "bjorn@elo.example"],
)  # fmt: skip
def test_it_works(word, told, dmitri, found):
    assert found(word, dmitri) == ["Björn Lindqvist"]
    assert found(word, None) == [], "visitors find nobody"


def test_it_speaks_swedish(told, dmitri, found):
    for word in ("gymnasium", "Brahestad", "svenska", "vuxenvägledning"):
        assert found(word, dmitri, "sv") == ["Björn Lindqvist"], word


def test_a_hit_leads_to_the_page(told, dmitri, client_of):
    outbox.drain()
    client = client_of(dmitri)
    assert f'href="/sv/personer/{told.user_id}/"' in client.get("/sv/sok/?q=lindqvist").content.decode()
    assert f'href="/fi/ihmiset/{told.user_id}/"' in client.get("/fi/haku/?q=lindqvist").content.decode()
    suggested = client.get("/fi/haku/ehdota/?q=lindq").json()["suggestions"]
    found = [(row["title"], row["kind"]) for row in suggested]
    assert found == [("lindqvist", "Viimeksi haettua"), ("Björn Lindqvist", "Henkilö")]


@pytest.mark.parametrize(
    "case",
    [("about_shown", "suosta"), ("phone_shown", "7654321"), ("email_shown", "bjorn@elo.example")],
)
@pytest.mark.parametrize("shown", ["groups", "nobody"])
def test_what_is_hidden_is_not_found_by_anybody(case, shown, told, cast, found):
    field, word = case
    tell(told.user, **{field: shown})
    for asker in cast:
        assert found(word, asker) == []
    assert not Entry.objects.filter(kind="person", object_id=told.user_id, body__icontains=word).exists()


def test_memberships_are_not_in_the_index(told, dmitri, found):
    assert found("ohjausryhmä", dmitri) == []


def test_every_change_is_followed(told, dmitri, found):
    told.organisation.name_fi = "Meriläinen"
    told.organisation.save()
    assert found("meriläinen", dmitri) == ["Björn Lindqvist"]
    word = told.expertise.get()
    word.name_fi = "verkko-ohjaus"
    word.save()
    assert found("verkko-ohjaus", dmitri) == ["Björn Lindqvist"]
    told.expertise.clear()
    assert found("verkko-ohjaus", dmitri) == []
    told.user.last_name = "Hirvi"
    told.user.save()
    assert found("hirvi", dmitri) == ["Björn Hirvi"]


@pytest.mark.parametrize("way", ["inactive", "unlisted", "nameless", "deleted"])
def test_who_goes_is_gone_at_once(way, told, dmitri, found):
    person = told.user
    assert found("lindqvist", dmitri)
    if way == "inactive":
        person.is_active = False
        person.save()
    elif way == "unlisted":
        tell(person, listed=False)
    elif way == "nameless":
        person.first_name = person.last_name = ""
        person.save()
    else:
        person.delete()
    assert not Entry.objects.filter(kind="person", object_id=told.user_id).exists()
    assert found("rehtori", dmitri) == []


def test_who_comes_back_is_there(told, dmitri, found):
    tell(told.user, listed=False)
    tell(told.user, listed=True)
    assert found("lindqvist", dmitri) == ["Björn Lindqvist"]


def test_without_a_profile_the_name_is_found(cecilia, dmitri, found):
    assert found("ahonen", dmitri) == ["Cecilia Ahonen"]


def test_the_index_agrees_with_the_people(told, aino, cecilia, admin):
    outbox.drain()
    out = io.StringIO()
    call_command("verify_search", stdout=out)
