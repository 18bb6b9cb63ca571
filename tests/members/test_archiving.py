"""Archiving: read only, out of the lists, still found; reopened; deleted only when empty."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Collection

from cms.audit import AuditRow
from search import outbox
from tests import factories
from workspace.discussions.models import BoardPage, Thread
from workspace.events.models import EventIndexPage
from workspace.folders.models import FolderPage
from workspace.members import archiving, founding, joining
from workspace.members.access_settings import Answers
from workspace.members.founding import Plan, Words
from workspace.members.models import Organisation, Seat, Workspace, WorkspacePage
from workspace.pages.models import TextPage

NOTICE = "Tämä työtila on arkistoitu"


def url_of(page: WorkspacePage, what: str) -> str:
    return f"/fi/tyotila/{page.pk}/{what}/"


@pytest.fixture
def empty(site_tree, aino) -> Workspace:
    """A workspace that Aino has just founded."""
    return founding.found(site_tree.door, Plan(Words("Uusi"), Words("Ny"), coordinators=[aino]))


# -- Archiving ----------------------------------------------------------------------------------
def test_it_works(site_tree, aino, bjorn, client_of):
    place = site_tree.a
    thread = Thread.objects.create(board=place.board, title="Vanha asia", author=bjorn)
    client = client_of(aino)
    assert "Kukaan ei voi enää lisätä" in client.get(url_of(place.page, "arkistoi")).content.decode()
    client.post(url_of(place.page, "arkistoi"))
    member = client_of(bjorn)
    urls = [page.url for page in (place.page, place.folder, place.board, place.events)]
    urls += [thread.get_absolute_url(), f"/fi/jasenet/{place.page.pk}/"]
    for url in urls:
        words = member.get(url).content.decode()
        assert NOTICE in words, url
    assert "Det här arbetsrummet är arkiverat" in member.get(place.page_sv.url).content.decode()
    row = AuditRow.objects.latest("pk")
    assert (row.action, row.actor_id, row.group_id) == ("workspace.archived", aino.pk, place.group.pk)


def test_it_leaves_the_lists_and_is_still_found(site_tree, bjorn, client_of):
    factories.event(site_tree.a.events, "Kokous tulossa")
    archiving.archive(site_tree.a.row)
    outbox.drain()
    words = client_of(bjorn).get(site_tree.door.url).content.decode()
    assert "Arkistoidut työtilat" in words
    assert "Kokous tulossa" not in words
    assert "Omat työtilat" not in words
    assert site_tree.a.page.url in client_of(bjorn).get("/fi/haku/?q=ohjausryhmä").content.decode()


def test_twice_is_harmless_and_reopening_gives_all_back(site_tree, aino, bjorn, client_of):
    client, page = client_of(aino), site_tree.a.page
    client.post(url_of(page, "arkistoi"))
    since = Workspace.objects.get(pk=site_tree.a.row.pk).archived_at
    client.post(url_of(page, "arkistoi"))
    assert Workspace.objects.get(pk=site_tree.a.row.pk).archived_at == since
    assert AuditRow.objects.filter(action="workspace.archived").count() == 1
    words = client.get(url_of(page, "asetukset")).content.decode()
    assert "Avaa työtila uudelleen" in words
    assert 'name="title_fi"' not in words
    client.post(url_of(page, "avaa"))
    client.post(url_of(page, "avaa"))
    assert AuditRow.objects.filter(action="workspace.reopened").count() == 1
    assert NOTICE not in client_of(bjorn).get(page.url).content.decode()


def test_settings_of_an_archived_one_do_not_change(site_tree, aino, client_of):
    client, url = client_of(aino), url_of(site_tree.a.page, "asetukset")
    form = client.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"title_fi": "Uusi nimi"}
    archiving.archive(site_tree.a.row)
    answer = client.post(url, data)
    assert answer.status_code == 409
    assert "Avaa se ensin uudelleen." in answer.content.decode()
    assert site_tree.a.row.page_in("fi").title == "Ohjausryhmä"


def test_only_coordinators(site_tree, aino, bjorn, cecilia, client_of):
    """AC-02; and a visitor is led to the log-in page (AC-01)."""
    for what in ("arkistoi", "avaa", "poista"):
        for user in (bjorn, cecilia):
            assert client_of(user).post(url_of(site_tree.a.page, what)).status_code == 404
        assert client_of().post(url_of(site_tree.a.page, what)).url.startswith("/accounts/login/")
    assert Workspace.objects.filter(archived_at=None).count() == 2


def test_nothing_is_added_or_changed_in_the_admin(site_tree, admin, client_of):
    place, client = site_tree.a, client_of(admin)
    archiving.archive(place.row)
    for url in (
        f"/admin/pages/add/folders/folderpage/{place.folder.pk}/",
        f"/admin/pages/{place.folder.pk}/edit/",
        f"/admin/pages/{place.folder.pk}/delete/",
        f"/admin/pages/{place.folder.pk}/unpublish/",
        f"/admin/pages/{place.folder.pk}/move/{site_tree.b.page.pk}/confirm/",
        f"/admin/pages/{site_tree.b.folder.pk}/move/{place.page.pk}/confirm/",
        f"/admin/bulk/wagtailcore/page/delete/?id={place.folder.pk}",
    ):
        asked = (
            [] if "unpublish" in url or "bulk" in url else [client.get(url)]
        )  # Wagtail asks before it does it
        for answer in (*asked, client.post(url, {"title": "Uusi", "slug": "uusi"})):
            assert answer.status_code == 302, url
            assert answer.url.startswith("/admin/pages/"), url
    place.folder.refresh_from_db()
    assert (place.folder.title, place.folder.live) == ("Asiakirjat", True)
    assert place.page.get_children().count() == 3
    archiving.reopen(place.row)
    assert client.get(f"/admin/pages/{place.folder.pk}/edit/").status_code == 200


# -- Deleting -----------------------------------------------------------------------------------
def test_an_empty_one_is_deleted_with_all_that_is_its(site_tree, aino, empty, client_of):
    client, page = client_of(aino), empty.page_in("fi")
    groups, collections = Group.objects.count(), Collection.objects.count()
    words = client.get(url_of(page, "poista")).content.decode()
    assert "Työtila on tyhjä." in words
    assert client.post(url_of(page, "poista")).url == site_tree.door.url
    assert not Workspace.objects.filter(pk=empty.pk).exists()
    assert not WorkspacePage.objects.filter(slug__in=["uusi", "ny"]).exists()
    assert (Group.objects.count(), Collection.objects.count()) == (groups - 1, collections - 1)
    assert AuditRow.objects.filter(action="workspace.deleted", subject="Uusi").exists()
    assert "”Uusi” poistettiin." in client.get(site_tree.door.url).content.decode()


def _document(workspace, aino) -> None:
    factories.document(FolderPage.objects.child_of(workspace.page_in("fi")).get(), "Paperi")


def _thread(workspace, aino) -> None:
    Thread.objects.create(board=BoardPage.objects.child_of(workspace.page_in("sv")).get(), title="Asia")


def _event(workspace, aino) -> None:
    factories.event(EventIndexPage.objects.child_of(workspace.page_in("fi")).get(), "Kokous")


def _member(workspace, aino) -> None:
    joining.add_member(workspace, factories.User.objects.create_user("uusi@elo.example"))


def _seat(workspace, aino) -> None:
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    Seat.objects.create(workspace=workspace, organisation=office)


def _subgroup(workspace, aino) -> None:
    index = workspace.page_in("fi").get_parent().specific
    founding.found(index, Plan(Words("Alla"), answers=Answers(workspace), coordinators=[aino]))


def _page(workspace, aino) -> None:
    factories.page(workspace.page_in("fi"), TextPage, "Tietoa ryhmästä")


KEPT = [
    (_page, "1 sivu"),
    (_document, "1 asiakirja"),
    (_thread, "1 keskustelu"),
    (_event, "1 tapahtuma tai kokous"),
    (_member, "1 muu jäsen"),
    (_seat, "1 edustus"),
    (_subgroup, "1 alaryhmä"),
]


@pytest.mark.parametrize(("add", "words"), KEPT)
def test_what_is_there_keeps_it(empty, aino, client_of, add, words):
    add(empty, aino)
    client, url = client_of(aino), url_of(empty.page_in("fi"), "poista")
    shown = client.get(url).content.decode()
    assert words in shown
    assert "Työtila ei ole tyhjä" in shown
    assert client.post(url).status_code == 409
    with pytest.raises(ValidationError):
        archiving.delete(empty, aino)
    assert empty.pages.count() == 2


# -- The list -----------------------------------------------------------------------------------
def shelves(client, url: str) -> dict[str, list[str]]:
    found = client.get(url).context["shelves"]
    return {
        "mine": [branch.row.page.title for branch in found.mine],
        "below": [inner.row.page.title for branch in found.mine for inner in branch.subgroups],
        "others": [branch.row.page.title for branch in found.others],
        "archived": [row.page.title for row in found.archived],
    }


def test_where_each_stands_in_the_list(site_tree, aino, bjorn, client_of):
    door = site_tree.door
    for title, answers in (
        ("Oma jaos", Answers(site_tree.a.row, "parent", "request")),
        ("Vertaisryhmä", Answers(None, "network", "open")),
        ("Suljettu", Answers(site_tree.a.row)),
        ("Vanha", Answers(None, "network")),
    ):
        founding.found(door, Plan(Words(title), Words(f"{title} sv"), coordinators=[aino], answers=answers))
    archiving.archive(Workspace.objects.get(group__name="Vanha"))
    client = client_of(bjorn)
    assert shelves(client, door.url) == {
        "mine": ["Ohjausryhmä"],
        "below": ["Oma jaos"],
        "others": ["Vertaisryhmä"],
        "archived": ["Vanha"],
    }
    words = client.get(door.url).content.decode()
    assert "Suljettu" not in words
    assert "Pyydä päästä mukaan" in words
    assert "Perusta työtila" not in words
    assert "Perusta työtila" in client_of(aino).get(door.url).content.decode()
    assert shelves(client_of(aino), door.url)["below"] == ["Oma jaos", "Suljettu"]
    assert "Alaryhmät" in client.get(site_tree.a.page.url).content.decode()


def test_three_of_each_cost_the_same(site_tree, aino, client_of, django_assert_max_num_queries):
    def add(number: int) -> None:
        for title, answers in (("Jaos", Answers(site_tree.a.row)), ("Vanha", Answers(reading="network"))):
            words = Words(f"{title} {number}"), Words(f"{title} sv {number}")
            made = founding.found(site_tree.door, Plan(*words, coordinators=[aino], answers=answers))
            if title == "Vanha":
                archiving.archive(made)

    def count() -> list[int]:
        client, found = client_of(aino), []
        for url in (site_tree.door.url, site_tree.door_sv.url, site_tree.a.page.url):
            client.get(url)
            with django_assert_max_num_queries(120) as seen:
                client.get(url)
            found.append(len(seen))
        return found

    add(1)
    before = count()
    add(2)
    add(3)
    assert count() == before
