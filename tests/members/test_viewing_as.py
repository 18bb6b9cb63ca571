"""Looking as somebody else: it only ever takes away, changes nothing, and ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms import access
from cms.audit import AuditRow
from cms.models import User
from tests import factories
from workspace.discussions.models import Post
from workspace.members import joining, people, viewing_as, writing
from workspace.members.models import Membership


def key_of(place, user: User) -> str:
    return str(Membership.objects.get(workspace=place.row, user=user).pk)


def look(client, place, through: str, **follow):
    return client.post(f"/fi/jasenet/{place.page.pk}/katso/", {"through": through}, **follow)


def text(client, url: str) -> str:
    return client.get(url, follow=True).content.decode()


@pytest.fixture
def looking(site_tree, aino, bjorn, client_of):
    """Aino, who looks at A through Björn's eyes."""
    client = client_of(aino)
    assert look(client, site_tree.a, key_of(site_tree.a, bjorn)).status_code == 302
    return client


# -- Beginning ----------------------------------------------------------------------------------
def test_a_coordinator_looks_as_a_member(site_tree, looking, bjorn):
    html = text(looking, site_tree.a.page.url)
    assert "Katsot sivustoa näin: Björn Lindqvist (Jäsen)." in html
    assert "Katsot sivustoa näin" in text(looking, "/fi/"), "on public pages too"
    row = AuditRow.objects.get(action="view_as.started")
    assert (row.actor, row.subject, row.group_id) == ("Aino Koskela", "Björn Lindqvist", site_tree.a.group.pk)


def test_the_form_is_offered_to_coordinators_only(site_tree, aino, bjorn, cecilia, client_of):
    url = f"/fi/jasenet/{site_tree.a.page.pk}/katso/"
    assert "Björn Lindqvist" in text(client_of(aino), url)
    for user in (bjorn, cecilia):
        assert client_of(user).get(url).status_code == 404
        assert client_of(user).post(url, {"through": "outside"}).status_code == 404
    assert not AuditRow.objects.exists()


def test_it_speaks_swedish(site_tree, looking):
    assert "Du ser webbplatsen så här: Björn Lindqvist (Medlem)." in text(looking, site_tree.a.page_sv.url)


@pytest.mark.parametrize("wrong", ["", "x", "999999", "-1"])
def test_a_choice_that_is_none_begins_nothing(site_tree, aino, client_of, wrong):
    client = client_of(aino)
    assert look(client, site_tree.a, wrong).status_code == 200
    assert "Katsot sivustoa näin" not in text(client, site_tree.a.page.url)


def test_a_member_of_another_workspace_is_not_offered(site_tree, aino, cecilia, client_of):
    client = client_of(aino)
    look(client, site_tree.a, key_of(site_tree.b, cecilia))
    assert "viewing_as" not in client.session


# -- It only takes away -------------------------------------------------------------------------
def test_other_workspaces_of_the_watched_stay_closed(site_tree, aino, bjorn, client_of):
    factories.join(site_tree.b, bjorn)
    client = client_of(aino)
    look(client, site_tree.a, key_of(site_tree.a, bjorn))
    assert client.get(site_tree.a.page.url).status_code == 200
    assert client.get(site_tree.b.page.url).status_code == 404
    assert "Nuorten jaos" not in text(client, "/fi/tyotilat/")


def test_own_other_workspaces_are_hidden_meanwhile(site_tree, aino, bjorn, client_of):
    factories.join(site_tree.b, aino)
    client = client_of(aino)
    assert client.get(site_tree.b.page.url).status_code == 200
    look(client, site_tree.a, key_of(site_tree.a, bjorn))
    assert client.get(site_tree.b.page.url).status_code == 404
    client.post("/fi/katselu/lopeta/")
    assert client.get(site_tree.b.page.url).status_code == 200


def test_an_outsider_sees_nothing_of_the_workspace(site_tree, aino, client_of):
    client = client_of(aino)
    html = look(client, site_tree.a, "outside", follow=True).content.decode()
    assert "joku kirjautunut, joka ei kuulu työtilaan" in html
    for page in (site_tree.a.page, site_tree.a.folder, site_tree.a.board):
        assert client.get(page.url).status_code == 404
    assert client.get(f"/fi/kuka-nakee/{site_tree.a.folder.pk}/").status_code == 404
    assert AuditRow.objects.get().action == "view_as.outside"


def test_a_coordinators_pages_are_closed_meanwhile(site_tree, looking, bjorn):
    pk = site_tree.a.page.pk
    for url in (f"/fi/jasenet/{pk}/uusi/", f"/fi/jasenet/{pk}/katso/"):
        assert looking.get(url).status_code == 404, url


def test_the_start_page_offers_nothing_that_a_member_lacks(site_tree, looking, aino, client_of):
    settings = f"/fi/tyotila/{site_tree.a.page.pk}/asetukset/"
    assert settings not in text(looking, site_tree.a.page.url)
    assert Membership.objects.get(user=aino).seen_at is None, "it is no visit of hers"
    assert settings in text(client_of(aino), site_tree.a.page.url)


def test_an_administrator_sees_only_what_the_watched_sees(site_tree, admin, bjorn, client_of):
    client = client_of(admin)
    look(client, site_tree.a, key_of(site_tree.a, bjorn))
    assert client.get(site_tree.a.page.url).status_code == 200
    assert client.get(site_tree.b.page.url).status_code == 404
    admin.refresh_from_db()
    assert admin.is_superuser


def test_nothing_opens_in_any_function(site_tree, aino, bjorn, admin):
    factories.join(site_tree.b, bjorn)
    a, b = site_tree.a, site_tree.b
    with access.narrowed(aino, access.group_ids(bjorn)):
        assert access.can_view(aino, a.folder)
        assert not access.can_view(aino, b.folder)
        assert joining.is_member(aino, a.row)
        assert not joining.is_member(aino, b.row)
        assert not joining.is_coordinator(aino, a.row)
        assert not writing.may_write_in(aino, a.row)
        assert not joining.is_coordinator(admin, a.row)
        assert not access.can_view(admin, b.folder)
    assert joining.is_coordinator(aino, a.row)


def test_a_look_from_outside_shows_people_as_strangers_see_them(site_tree, aino, bjorn, admin):
    shown = {asker: people.distances(asker, [bjorn])[bjorn.pk] for asker in (aino, admin)}
    assert shown == {aino: people.Distance.FELLOW, admin: people.Distance.SELF}
    for asker in (aino, admin):
        with access.narrowed(asker, access.group_ids(bjorn)):
            assert people.distances(asker, [bjorn])[bjorn.pk] == people.Distance.FELLOW
        with access.narrowed(asker, ()):
            assert people.distances(asker, [bjorn])[bjorn.pk] == people.Distance.STRANGER


# -- Nothing changes ----------------------------------------------------------------------------
def test_what_would_change_something_is_refused_with_a_sentence(site_tree, looking, aino):
    before = Post.objects.count()
    answer = looking.post(
        f"/fi/keskustelut/uusi/{site_tree.a.board.pk}/", {"title": "Aihe", "body": "Viesti"}
    )
    assert answer.status_code == 403
    assert "voit vain lukea" in answer.content.decode()
    assert looking.post("/fi/oma/", {"first_name": "Eve"}).status_code == 403
    assert looking.delete(site_tree.a.page.url).status_code == 403
    aino.refresh_from_db()
    assert (Post.objects.count(), aino.first_name) == (before, "Aino")


def test_a_person_seen_through_a_look_cannot_be_saved(aino):
    copy = viewing_as.without_rights(aino)
    with pytest.raises(PermissionError):
        copy.save()


# -- It ends ------------------------------------------------------------------------------------
def test_it_ends_with_the_button(site_tree, looking):
    answer = looking.post("/fi/katselu/lopeta/")
    assert answer["Location"] == f"/fi/jasenet/{site_tree.a.page.pk}/"
    assert "Katsot sivustoa näin" not in text(looking, site_tree.a.page.url)
    assert looking.post("/fi/katselu/lopeta/").status_code == 302, "a second click is harmless"
    assert looking.get("/fi/katselu/lopeta/").status_code == 405


def test_it_ends_with_the_session(site_tree, looking, aino):
    looking.post("/accounts/logout/")
    looking.force_login(aino)
    assert "Katsot sivustoa näin" not in text(looking, site_tree.a.page.url)


def test_it_ends_after_half_an_hour(site_tree, looking):
    session = looking.session
    session["viewing_as"] |= {"until": (timezone.now() - timedelta(seconds=1)).isoformat()}
    session.save()
    assert "Katsot sivustoa näin" not in text(looking, site_tree.a.page.url)
    assert "viewing_as" not in looking.session


def test_it_ends_when_the_watched_leaves(site_tree, looking, bjorn):
    joining.remove_member(site_tree.a.row, bjorn)
    assert "Katsot sivustoa näin" not in text(looking, site_tree.a.page.url)


def test_it_ends_when_the_coordinator_is_one_no_more(site_tree, looking, aino):
    Membership.objects.filter(user=aino).update(is_coordinator=False)
    assert "Katsot sivustoa näin" not in text(looking, site_tree.a.page.url)


def test_the_admin_shows_itself_as_always(site_tree, looking):
    html = text(looking, "/admin/")
    assert "Katsot sivustoa näin" not in html
    assert looking.get("/admin/", follow=True).status_code == 200


def test_a_visitor_still_gets_no_cookie(site_tree, client_of):
    assert not client_of().get("/fi/").cookies
