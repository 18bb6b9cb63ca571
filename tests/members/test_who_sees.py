"""Who can see this: the sentence on every closed page, and the page with the reason and the names."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms import access, request_memory
from cms.models import User
from cms.restricting import restrict
from tests import factories
from workspace.members import who_sees
from workspace.plans.models import ActionPlanPage


@pytest.fixture
def guest(site_tree, aino) -> User:
    """A guest of A, whom Aino answers for."""
    user = User.objects.create_user(
        "vieras@elo.example", "elo-demo-2026", first_name="Vilma", last_name="Vieras"
    )
    until = timezone.localdate() + timedelta(days=10)
    factories.join(site_tree.a, user, role="guest", ends_on=until, sponsor=aino)
    return user


def text(client, url: str) -> str:
    return client.get(url).content.decode()


def sentence(place) -> str:
    return who_sees.sentence(place.folder, place.page)


# -- The sentence -------------------------------------------------------------------------------
def test_members_and_guests_are_counted_apart(site_tree, aino, bjorn, guest):
    assert sentence(site_tree.a) == "Tämän näkee: Ohjausryhmä, 2 jäsentä ja 1 vieras."


def test_the_plain_count_is_that_of_the_rule(site_tree, aino, bjorn, guest, dmitri):
    """What only the workspace sees is counted in a query of its own: those whose days are over are in neither."""
    a, yesterday = site_tree.a, timezone.localdate() - timedelta(days=1)
    over = User.objects.create_user("ennen@elo.example", "elo-demo-2026")
    factories.join(a, over, since=yesterday, ends_on=yesterday)
    a.group.user_set.add(
        dmitri, User.objects.create_user("pois@elo.example", "elo-demo-2026", is_active=False)
    )
    assert who_sees.count_own(a.row) == who_sees.Counted(3, 1, 0)
    assert who_sees.count(f"g{a.group.pk}", a.group.pk) == who_sees.Counted(3, 1, 0)


def test_without_guests_only_members_are_told(site_tree, aino, bjorn, cecilia):
    assert sentence(site_tree.a) == "Tämän näkee: Ohjausryhmä, 2 jäsentä."


def test_the_same_number_stands_wherever_it_is_counted(site_tree, aino, bjorn, guest, client_of):
    """On the start page and on that of the members, beside the sentence, and in the list of workspaces."""
    client, page = client_of(aino), site_tree.a.page
    for url in (page.url, f"/fi/jasenet/{page.pk}/", site_tree.door.url):
        words = text(client, url)
        assert re.search(r'class="[^"]*meta[^"]*".{0,900}2 jäsentä ja 1 vieras', words, re.DOTALL), url
        assert "3 jäsentä" not in words, url
    assert '<p class="meta">1 vieras</p>' in text(client, f"/fi/jasenet/{page.pk}/?role=guest")


def test_who_is_gone_or_whose_time_is_over_is_not_counted(site_tree, aino, bjorn, guest):
    User.objects.filter(pk=bjorn.pk).update(is_active=False)
    over = timezone.localdate() - timedelta(days=1)
    guest.memberships.update(since=over, ends_on=over)
    assert not access.can_view(guest, site_tree.a.folder)
    assert sentence(site_tree.a) == "Tämän näkee: Ohjausryhmä, 1 jäsen."


def test_readers_of_the_parent_are_told_apart(site_tree, aino, bjorn, cecilia):
    b = site_tree.b
    b.row.parent, b.row.parent_reads = site_tree.a.row, True
    b.row.save()
    restrict(b.page, [b.group, site_tree.a.group])
    assert sentence(b) == "Tämän näkee: Nuorten jaos, 1 jäsen. Lisäksi tämän näkee 2 muuta: Ohjausryhmä."


def test_who_is_in_both_groups_counts_once_as_a_member(site_tree, aino, bjorn, cecilia):
    factories.join(site_tree.b, bjorn)
    restrict(site_tree.b.page, [site_tree.b.group, site_tree.a.group])
    assert (
        sentence(site_tree.b)
        == "Tämän näkee: Nuorten jaos, 2 jäsentä. Lisäksi tämän näkee 1 muu: Ohjausryhmä."
    )


def test_a_folder_closed_to_fewer_says_so(site_tree, aino, bjorn):
    board = Group.objects.create(name="Työvaliokunta")
    board.user_set.add(aino)
    restrict(site_tree.a.folder, [board])
    assert sentence(site_tree.a) == "Tämän näkee: Ohjausryhmä + Työvaliokunta, 1 jäsen."


def test_everyone_logged_in_and_nobody(site_tree):
    restrict(site_tree.a.page)
    assert sentence(site_tree.a) == "Kaikki kirjautuneet näkevät tämän."
    assert who_sees.sentence(site_tree.home) == "Kaikki näkevät tämän."


def test_it_is_cheap_and_kept_for_the_request(site_tree, aino, bjorn):
    assert site_tree.a.page.workspace == site_tree.a.row
    with request_memory.remembering():
        access.page_restrictions()
        with CaptureQueriesContext(connection) as first:
            sentence(site_tree.a)
        with CaptureQueriesContext(connection) as second:
            sentence(site_tree.a)
    assert (len(first), len(second)) == (1, 0)


# -- On every page ------------------------------------------------------------------------------
@pytest.fixture
def plan(site_tree) -> ActionPlanPage:
    """A plan in A."""
    return factories.page(
        site_tree.a.page, ActionPlanPage, "Suunnitelma", "suunnitelma", first_year=2026, last_year=2029
    )


def test_every_closed_page_links_to_the_reason(site_tree, aino, bjorn, plan, client_of):
    client, a = client_of(bjorn), site_tree.a
    event = factories.event(a.events, "Kokous")
    for page in (a.page, a.folder, a.board, a.events, event, plan):
        html = text(client, page.url)
        assert f'href="/fi/kuka-nakee/{page.pk}/"' in html, page
        assert "Tämän näkee: Ohjausryhmä, 2 jäsentä." in html, page
        reason = text(client, f"/fi/kuka-nakee/{page.pk}/")
        assert "Sivu on työtilassa ”Ohjausryhmä”." in reason, page
        assert "Aino Koskela" in reason, page
        assert "Sihteeri" in reason, page


def test_it_speaks_swedish(site_tree, bjorn, client_of):
    html = text(client_of(bjorn), f"/sv/vem-ser/{site_tree.a.page.pk}/")
    assert "Vem ser detta?" in html
    assert "Styrgruppen" in html


def test_the_reason_names_a_folder_that_is_closed_to_fewer(site_tree, aino, client_of):
    board = Group.objects.create(name="Työvaliokunta")
    board.user_set.add(aino)
    restrict(site_tree.a.folder, [board])
    html = text(client_of(aino), f"/fi/kuka-nakee/{site_tree.a.folder.pk}/")
    assert "”Asiakirjat” on lisäksi rajattu näille ryhmille: Työvaliokunta." in html


def test_a_reader_who_is_no_member_gets_the_reason_without_names(site_tree, cecilia, bjorn, client_of):
    restrict(site_tree.b.page, [site_tree.b.group, site_tree.a.group])
    html = text(client_of(bjorn), f"/fi/kuka-nakee/{site_tree.b.page.pk}/")
    assert "ovat antaneet myös näiden ryhmien lukea sitä: Ohjausryhmä." in html
    assert "Cecilia" not in html
    assert "Nimet näkyvät työtilan jäsenille." in html
    mine = text(client_of(cecilia), f"/fi/kuka-nakee/{site_tree.b.page.pk}/")
    assert "Björn Lindqvist" in mine
    assert "Lukee sivua toisen ryhmän jäsenenä" in mine


def test_what_one_may_not_see_is_not_explained(site_tree, bjorn, client_of):
    client = client_of(bjorn)
    for key in (site_tree.b.page.pk, site_tree.b.folder.pk, 10**9):
        assert client.get(f"/fi/kuka-nakee/{key}/").status_code == 404
    assert client_of().get(f"/fi/kuka-nakee/{site_tree.b.page.pk}/").status_code == 302
    assert client.post(f"/fi/kuka-nakee/{site_tree.a.page.pk}/").status_code == 405


def test_a_public_page_is_explained_too(site_tree, bjorn, client_of):
    html = text(client_of(bjorn), f"/fi/kuka-nakee/{site_tree.home.pk}/")
    assert "Sivu on julkinen" in html


def test_one_and_three_people_cost_the_same(site_tree, bjorn, client_of):
    client, url = client_of(bjorn), f"/fi/kuka-nakee/{site_tree.a.folder.pk}/"
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for number in range(2):
        factories.join(site_tree.a, User.objects.create_user(f"{number}@elo.example", first_name=str(number)))
    with CaptureQueriesContext(connection) as three:
        assert client.get(url).status_code == 200
    assert len(one) == len(three)
