"""What a member sees: the list of workspaces, a start page, the members; and what nobody else does."""

import pytest

from cms.models import User
from tests import factories
from workspace.members import joining
from workspace.members.models import Membership, Organisation


def members_url(site_tree) -> str:
    return f"/fi/jasenet/{site_tree.a.page.pk}/"


def test_it_works(site_tree, aino, bjorn, client_of):
    client = client_of(bjorn)
    words = client.get(members_url(site_tree)).content.decode()
    assert "Aino Koskela" in words
    assert "Sihteeri" in words
    assert "2 jäsentä" in words
    assert "Tämän näkee: Ohjausryhmä, 2 jäsentä." in words
    assert "Ota jäseneksi" not in words
    swedish = client.get(f"/sv/medlemmar/{site_tree.a.page.pk}/").content.decode()
    for expected in ("Sekreterare", "Styrgruppen", "Detta ser: Styrgruppen, 2 medlemmar."):
        assert expected in swedish
    assert "Ohjausryhmä" not in swedish


@pytest.fixture(params=["cecilia", "dmitri"])
def outsider(request) -> User:
    """Cecilia of another workspace, Dmitri of none."""
    return request.getfixturevalue(request.param)


def test_outsider_gets_404(outsider, site_tree, aino, client_of):
    membership = Membership.objects.get(user=aino)
    for path in ("", "uusi/", f"{membership.pk}/"):
        answer = client_of(outsider).get(f"{members_url(site_tree)}{path}")
        assert answer.status_code == 404
        assert "Koskela" not in answer.content.decode()


def test_visitor_is_led_to_login(site_tree, aino, client):
    for url in (members_url(site_tree), site_tree.a.page.url, site_tree.door.url, "/fi/oma/"):
        answer = client.get(url)
        assert answer.status_code == 302
        assert answer.url == f"/accounts/login/?next={url}"


def test_the_list_shows_only_ones_own(site_tree, bjorn, cecilia, admin, client_of):
    for user, mine, others in (
        (bjorn, "Ohjausryhmä", "Nuorten jaos"),
        (cecilia, "Nuorten jaos", "Ohjausryhmä"),
    ):
        words = client_of(user).get(site_tree.door.url).content.decode()
        assert mine in words
        assert others not in words
    words = client_of(admin).get(site_tree.door.url).content.decode()
    assert "Ohjausryhmä" in words
    assert "Nuorten jaos" in words


def test_the_list_speaks_the_readers_language(site_tree, bjorn, client_of):
    words = client_of(bjorn).get(site_tree.door_sv.url).content.decode()
    assert "Styrgruppen" in words
    assert site_tree.a.page_sv.url in words
    site_tree.a.page_sv.unpublish()
    words = client_of(bjorn).get(site_tree.door_sv.url).content.decode()
    assert 'lang="fi"' in words
    assert f"{site_tree.door_sv.url}{site_tree.a.page.slug}/" in words


def test_without_a_workspace_one_is_told_whom_to_ask(site_tree, dmitri, client_of):
    words = client_of(dmitri).get(site_tree.door.url).content.decode()
    assert "Sinulla ei ole vielä työtilaa" in words
    assert "Ohjausryhmä" not in words


def test_the_list_says_what_comes_next(site_tree, bjorn, client_of):
    factories.event(site_tree.a.events, "Myöhempi kokous", days=20)
    factories.event(site_tree.a.events, "Seuraava kokous", days=3)
    factories.event(site_tree.a.events, "Mennyt kokous", days=-3)
    factories.event(site_tree.b.events, "Toisten kokous", days=1)
    for door in (site_tree.door, site_tree.door_sv):
        words = client_of(bjorn).get(door.url).content.decode()
        words = words[words.index('class="card"') :]  # above it, what is new
        assert "Seuraava kokous" in words
        for other in ("Myöhempi", "Mennyt", "Toisten"):
            assert other not in words


def test_the_start_page(site_tree, bjorn, client_of):
    words = client_of(bjorn).get(site_tree.a.page.url).content.decode()
    assert "1 jäsen<" in words
    assert "Uusimmat viestit" in words
    assert f'href="{members_url(site_tree)}"' in words
    assert 'aria-current="page"' in words


def test_the_start_page_in_swedish(site_tree, bjorn, client_of):
    words = client_of(bjorn).get(site_tree.a.page_sv.url).content.decode()
    for expected in ("Styrgruppen", "Senaste inlägg", "Medlemmar", "Start"):
        assert expected in words
    for foreign in ("Aloitus", "Jäsenet", "Ohjausryhmä"):
        assert foreign not in words


@pytest.fixture
def queries_of(client_of, django_assert_max_num_queries):
    """Return a function that counts the queries of a page, the second time it is asked."""

    def count(user, url: str) -> int:
        client = client_of(user)
        client.get(url)
        with django_assert_max_num_queries(80) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    return count


def test_a_person_in_three_workspaces_costs_the_same(site_tree, bjorn, queries_of):
    urls = [site_tree.door.url, site_tree.door_sv.url, site_tree.a.page.url, members_url(site_tree)]
    factories.event(site_tree.a.events, "Kokous")
    before = [queries_of(bjorn, url) for url in urls]
    for other in (site_tree.b, factories.workspace(site_tree, "Hanke", "hanke", "Projekt")):
        joining.add_member(other.row, bjorn)
        factories.event(other.events, "Kokous")
    assert [queries_of(bjorn, url) for url in urls] == before


def test_three_members_cost_the_same(site_tree, bjorn, dmitri, cecilia, queries_of):
    before = queries_of(bjorn, members_url(site_tree))
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    for user in (dmitri, cecilia):
        joining.add_member(site_tree.a.row, user, organisation=office)
    assert queries_of(bjorn, members_url(site_tree)) == before


def test_a_closed_account_is_not_listed(site_tree, bjorn, cecilia, client_of):
    joining.add_member(site_tree.a.row, cecilia)
    User.objects.filter(pk=cecilia.pk).update(is_active=False)
    words = client_of(bjorn).get(members_url(site_tree)).content.decode()
    assert "Ahonen" not in words
    assert "1 jäsen" in words


# -- What a coordinator does ---------------------------------------------------------------------
def test_a_coordinator_takes_somebody_in(site_tree, aino, dmitri, client_of):
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    client = client_of(aino)
    assert "Ota jäseneksi" in client.get(members_url(site_tree)).content.decode()
    words = {"user": "DMITRI@elo.example", "role": "expert", "organisation": office.pk}
    assert client.post(f"{members_url(site_tree)}uusi/", words).url == members_url(site_tree)
    membership = Membership.objects.get(user=dmitri)
    assert (membership.role, membership.organisation, membership.is_coordinator) == ("expert", office, False)
    assert client_of(dmitri).get(site_tree.a.page.url).status_code == 200


def test_extra_fields_are_ignored(site_tree, aino, dmitri, client_of):
    words = {
        "user": "dmitri@elo.example", "role": "member", "workspace": site_tree.b.row.pk, "is_superuser": "1",
        "is_staff": "1", "group": site_tree.b.group.pk, "since": "2001-01-01",
    }  # fmt: skip
    client_of(aino).post(f"{members_url(site_tree)}uusi/", words)
    dmitri.refresh_from_db()
    assert list(dmitri.groups.all()) == [site_tree.a.group]
    assert not dmitri.is_superuser
    assert not dmitri.is_staff


@pytest.mark.parametrize(
    "case",
    [
        ({"user": "kuka@elo.example", "role": "member"}, "Tällä osoitteella ei ole vielä tunnusta"),
        ({"user": "ei osoite", "role": "member"}, "Syötä kelvollinen sähköpostiosoite"),
        ({"user": "dmitri@elo.example", "role": "kuningas"}, "kuningas"),
        ({"user": "dmitri@elo.example", "role": "member", "organisation": "999"}, "Valitse"),
    ],
)
def test_bad_input_is_told_and_changes_nothing(case, site_tree, aino, dmitri, client_of):
    words, sentence = case
    answer = client_of(aino).post(f"{members_url(site_tree)}uusi/", words)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert f'value="{words["user"]}"' in answer.content.decode()
    assert Membership.objects.count() == 1


def test_a_coordinator_changes_and_removes(site_tree, aino, bjorn, client_of):
    client, url = client_of(aino), f"{members_url(site_tree)}{Membership.objects.get(user=bjorn).pk}/"
    assert client.get(url).status_code == 200
    client.post(url, {"role": "deputy"})
    assert Membership.objects.get(user=bjorn).role == "deputy"
    answer = client.post(f"{url}lahde/", follow=True)
    assert "Björn Lindqvist ei enää kuulu työtilaan" in answer.content.decode()
    assert client_of(bjorn).get(site_tree.a.page.url).status_code == 404
    assert client.post(f"{url}lahde/").status_code == 404, "a second click"


def test_the_last_coordinator_stays(site_tree, aino, client_of):
    client, url = client_of(aino), f"{members_url(site_tree)}{Membership.objects.get(user=aino).pk}/"
    leaving = client.post(f"{url}lahde/")
    assert leaving.status_code == 200
    assert "Valitse, kuka ottaa tämän vastuulleen." in leaving.content.decode()
    assert "ainakin yksi koordinaattori" in client.post(url, {"role": "member"}).content.decode()
    assert Membership.objects.get(user=aino).is_coordinator


def test_a_membership_of_another_workspace_is_a_404(site_tree, aino, cecilia, client_of):
    foreign = Membership.objects.get(user=cecilia)
    client, url = client_of(aino), f"{members_url(site_tree)}{foreign.pk}/"
    assert client.get(url).status_code == 404
    assert client.post(url, {"role": "guest"}).status_code == 404
    assert client.post(f"{url}lahde/").status_code == 404
    foreign.refresh_from_db()
    assert foreign.role == "member"


def test_a_member_who_does_not_coordinate_changes_nothing(site_tree, aino, bjorn, client_of):
    client = client_of(bjorn)
    for path in (
        "uusi/",
        f"{Membership.objects.get(user=aino).pk}/",
        f"{Membership.objects.get(user=bjorn).pk}/",
    ):
        assert client.get(f"{members_url(site_tree)}{path}").status_code == 404
        assert (
            client.post(
                f"{members_url(site_tree)}{path}", {"role": "chair", "is_coordinator": "on"}
            ).status_code
            == 404
        )
    assert not joining.is_coordinator(bjorn, site_tree.a.row)


def test_a_get_removes_nobody(site_tree, aino, bjorn, client_of):
    url = f"{members_url(site_tree)}{Membership.objects.get(user=bjorn).pk}/lahde/"
    assert client_of(aino).get(url).status_code == 200
    assert Membership.objects.filter(user=bjorn).exists()
