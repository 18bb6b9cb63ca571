"""The directory: who is in it, the filters, the search word, and the price."""

import pytest

from cms.models import Municipality, SpokenLanguage, User
from tests import factories
from tests.members.profiling import tell
from workspace.members import joining
from workspace.members.catalogue import PER_PAGE
from workspace.members.models import Expertise, Organisation, Seat, Workspace

PEOPLE = {"Aino Koskela", "Björn Lindqvist", "Cecilia Ahonen", "Dmitri Orlov"}


@pytest.fixture
def cast(aino, bjorn, cecilia, dmitri, admin) -> dict:
    return {"aino": aino, "bjorn": bjorn, "cecilia": cecilia, "dmitri": dmitri, "admin": admin}


@pytest.fixture
def office(db) -> Organisation:
    return Organisation.objects.create(name_fi="Oulun lukio", name_sv="Uleåborgs gymnasium", kind="school")


@pytest.fixture
def page_of(client_of):
    """Return a function: the directory for somebody by a query string."""

    def page(user: User, query: str = "", language: str = "fi") -> str:
        base = "/fi/hakemisto/" if language == "fi" else "/sv/katalog/"
        answer = client_of(user).get(f"{base}?{query}")
        assert answer.status_code == 200
        return answer.content.decode()

    return page


@pytest.fixture
def found(client_of):
    """Return a function: the names that somebody finds by a query string."""

    def names(user: User, query: str = "") -> set[str]:
        rows = client_of(user).get(f"/fi/hakemisto/?{query}").context["page_obj"].object_list
        return {getattr(row, "name", "") or str(row) for row in rows}

    return names


def test_it_works(cast, page_of):
    page = page_of(cast["dmitri"])
    assert "4 henkilöä" in page
    assert all(name in page for name in PEOPLE)
    assert "Ohjausryhmä" not in page
    assert "@elo.example" not in page.replace("dmitri@elo.example", "")
    assert "4 personer" in page_of(cast["dmitri"], language="sv")


def test_who_is_listed(cast, found):
    assert found(cast["aino"]) == PEOPLE, "the administrator has told no name"
    tell(cast["bjorn"], listed=False)
    assert found(cast["aino"]) == PEOPLE - {"Björn Lindqvist"}, "not even for fellows"
    User.objects.filter(pk=cast["cecilia"].pk).update(is_active=False)
    assert found(cast["aino"]) == {"Aino Koskela", "Dmitri Orlov"}


@pytest.mark.parametrize(
    ("who", "sees"), [("aino", True), ("cecilia", False), ("dmitri", False), ("admin", True)]
)
def test_memberships_are_shown_where_the_asker_may_read(who, sees, cast, page_of, found):
    page = page_of(cast[who])
    assert ("Sihteeri, <span" in page) == sees
    assert (found(cast[who], "role=secretary") == {"Aino Koskela"}) == sees


def test_a_workspace_that_one_may_not_read_is_no_choice(cast, site_tree, page_of):
    page = page_of(cast["cecilia"], f"workspace={site_tree.a.row.pk}")
    assert "Ohjausryhmä" not in page
    assert "korjattava" in page or "Valitse" in page or "vaihtoehto" in page
    assert "4 henkilöä" in page, "a foreign value does not filter"


def test_workspace_and_role_are_of_the_same_membership(cast, site_tree, found):
    joining.add_member(site_tree.b.row, cast["aino"], "expert")
    joining.add_member(site_tree.a.row, cast["cecilia"], "expert")
    a, b = site_tree.a.row.pk, site_tree.b.row.pk
    assert found(cast["aino"], f"workspace={a}") == {"Aino Koskela", "Björn Lindqvist", "Cecilia Ahonen"}
    assert found(cast["aino"], f"workspace={b}&role=expert") == {"Aino Koskela"}
    assert found(cast["aino"], f"workspace={a}&role=expert") == {"Cecilia Ahonen"}
    assert found(cast["bjorn"], "role=expert") == {"Cecilia Ahonen"}


def test_an_archived_workspace_is_out_of_the_directory(cast, site_tree, page_of):
    from django.utils import timezone

    Workspace.objects.filter(pk=site_tree.a.row.pk).update(archived_at=timezone.now())
    assert "Ohjausryhmä" not in page_of(cast["bjorn"])


def test_filters_of_the_profile(cast, office, found):
    town = Municipality.objects.create(name_fi="Oulu", code="564")
    spoken = SpokenLanguage.objects.create(name_fi="ruotsi", name_sv="svenska", code="sv")
    word = Expertise.objects.create(name_fi="aikuisohjaus")
    other = Expertise.objects.create(name_fi="verkko-ohjaus")
    profile = tell(cast["bjorn"], organisation=office, municipality=town)
    profile.languages.add(spoken)
    profile.expertise.add(word, other)
    tell(cast["aino"]).expertise.add(other)
    every = f"organisation={office.pk}&municipality=564&language=sv&expertise={word.pk}"
    for query in (*every.split("&"), every):
        assert found(cast["dmitri"], query) == {"Björn Lindqvist"}, query
    assert found(cast["dmitri"], f"expertise={other.pk}") == {"Björn Lindqvist", "Aino Koskela"}
    assert found(cast["dmitri"], f"{every}&role=chair") == set()


def test_the_organisation_of_a_membership_counts_where_one_may_read(cast, office, site_tree, found):
    joining.add_member(site_tree.a.row, cast["bjorn"], organisation=office)
    for query in (f"organisation={office.pk}", "q=lukio"):
        assert found(cast["aino"], query) == {"Björn Lindqvist"}
        assert found(cast["dmitri"], query) == set()


@pytest.mark.parametrize(
    "word",
    [
        "björn",
        "BJÖRN",
        "lind",
        "lindqvist björn",
        "rehtori",
        "gymnasium",
        "aikuis",
        "uleå",
        "LUKIO  ",
        "äijä",
        "ÄIJÄ",
    ],
)
def test_the_search_word(word, cast, office, found):
    town = Municipality.objects.create(name_fi="Oulu", name_sv="Uleåborg", code="564")
    profile = tell(cast["bjorn"], title="rehtori, Äijälän koulu", organisation=office, municipality=town)
    profile.expertise.add(Expertise.objects.create(name_fi="aikuisohjaus"))
    assert found(cast["dmitri"], f"q={word}") == {"Björn Lindqvist"}


@pytest.mark.parametrize("word", ["bjorn@elo", "040 765", "suosta", "%", "_", "björn xyz"])
def test_the_search_word_finds_nothing_that_may_be_hidden(word, cast, found):
    tell(cast["bjorn"], phone="040 765 4321", about="Pidän suosta.", about_shown="groups")
    assert found(cast["aino"], f"q={word}") == set()


@pytest.mark.parametrize(
    "query",
    ["q=" + "x" * 200, "q=%00", "organisation=x", "role=king", "language=xx", "municipality=1", "expertise=-1",
     "workspace=99999999999999999999", "page=x", "page=-1", "show=nothing", "q=%F0%9F%A6%86"],
)  # fmt: skip
def test_bad_values_are_told_and_break_nothing(query, cast, page_of):
    assert "Ihmiset ja organisaatiot" in page_of(cast["aino"], query)
    assert "Ihmiset ja organisaatiot" in page_of(cast["aino"], f"show=organisations&{query}")


def test_empty(cast, page_of):
    page = page_of(cast["aino"], "q=xyzxyz")
    assert "Hakua vastaavaa ei löytynyt" in page
    assert "0 henkilöä" in page
    assert 'value="xyzxyz"' in page


def test_pages_keep_what_was_asked(cast, client_of):
    User.objects.bulk_create(
        User(email=f"h{n}@elo.example", first_name="Heikki", last_name=f"Hieta {n:03}")
        for n in range(PER_PAGE + 3)
    )
    answer = client_of(cast["dmitri"]).get("/fi/hakemisto/?q=heikki&page=2")
    assert len(answer.context["page_obj"].object_list) == 3
    assert "?q=heikki&amp;page=1" in answer.content.decode()


# -- Organisations -------------------------------------------------------------------------------
def test_organisations(cast, office, page_of):
    tell(cast["bjorn"], organisation=office)
    tell(cast["cecilia"], organisation=office, listed=False)
    Organisation.objects.create(name_fi="Kauppakamari", kind="employers")
    page = page_of(cast["dmitri"], "show=organisations")
    assert "2 organisaatiota" in page
    assert f'?organisation={office.pk}">1 henkilö<' in page
    page = page_of(cast["dmitri"], "show=organisations&kind=school&q=GYMNASIUM")
    assert "1 organisaatio<" in page
    assert "Kauppakamari" not in page.replace("<option", "")
    assert "Uleåborgs gymnasium" in page_of(cast["dmitri"], "show=organisations", "sv")


def test_organisations_of_a_workspace(cast, office, site_tree, client_of):
    def shown(user) -> list:
        answer = client_of(user).get(f"/fi/hakemisto/?show=organisations&workspace={site_tree.a.row.pk}")
        return list(answer.context["page_obj"].object_list)

    other = Organisation.objects.create(name_fi="Kauppakamari", kind="employers")
    third = Organisation.objects.create(name_fi="Yliopisto", kind="university")
    Organisation.objects.create(name_fi="Muu", kind="school")
    Seat.objects.create(workspace=site_tree.a.row, organisation=office)
    joining.add_member(site_tree.a.row, cast["bjorn"], organisation=other)
    tell(cast["aino"], organisation=third)
    assert shown(cast["bjorn"]) == [other, office, third]
    assert len(shown(cast["cecilia"])) == 4, "not hers to filter by"


# -- The price -----------------------------------------------------------------------------------
@pytest.mark.parametrize("query", ["", "q=a", "show=organisations", "role=member"])
def test_three_cost_what_one_does(query, cast, site_tree, client_of, django_assert_max_num_queries):
    def price() -> int:
        client = client_of(cast["bjorn"])
        client.get(f"/fi/hakemisto/?{query}")
        with django_assert_max_num_queries(45) as seen:
            assert client.get(f"/fi/hakemisto/?{query}").status_code == 200
        return len(seen)

    def fill(user: User, number: int) -> None:
        home = Organisation.objects.create(name_fi=f"Laitos {number}", kind="school")
        town = Municipality.objects.create(name_fi=f"Kunta {number}", code=f"{number:03}")
        spoken = SpokenLanguage.objects.create(name_fi=f"kieli {number}", code=f"k{number}")
        home.languages.add(spoken)
        profile = tell(user, organisation=home, municipality=town)
        profile.languages.add(spoken)
        profile.expertise.add(Expertise.objects.create(name_fi=f"osaaminen {number}"))
        joining.add_member(site_tree.a.row, user, organisation=home)

    fill(cast["bjorn"], 1)
    before = price()
    factories.workspace(site_tree, "Hanke", "hanke", "Projekt")
    for number, who in enumerate(("cecilia", "dmitri"), start=2):
        fill(cast[who], number)
    assert price() == before
