"""The trash: seen by nobody but those who may bring things back; for 30 days, then gone with all that is known."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Revision

from cms import access, request_memory
from cms.audit import AuditRow
from cms.models import Document
from cms.restricting import restrict
from search import outbox
from search.models import Entry
from tests import factories
from tests.folders.doing import back, bin_of, do, gone, press, told, undo_of, words
from tests.folders.test_folder_page import CANARY, FI, put, shown, titles
from tests.folders.test_moving import lying
from workspace.folders import making, throwing
from workspace.folders.models import FolderPage, Link, Trashed
from workspace.members import archiving
from workspace.pages.models import TextPage


# -- Into it, and back --------------------------------------------------------------------------
def test_it_works(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    urls = [shelf.document.url, shelf.text.url, shelf.inner.url, shelf.inside.url, shelf.inner_sv.url]
    said = do(client, shelf.folder, "throw", everything)
    assert "Roskakorissa 30 päivää" in said
    assert lying(shelf.folder) >= {"Toinen"}
    assert titles(client.get(FI)) == []
    assert {client.get(url).status_code for url in urls} == {404}
    assert client.get(f"/fi/asiakirjat/{shelf.document.pk}/").status_code == 404
    listed = shown(client, bin_of(shelf))
    for title in ("Muistio", "Sanasto", "Pelisäännöt", "Alikansio"):
        assert title in listed
    assert "Björn Lindqvist" in listed
    until = timezone.localdate(Trashed.objects.first().trashed_at + timedelta(days=30))
    assert f"{until.day}.{until.month}.{until.year}" in listed
    for row in Trashed.objects.all():
        assert "Asiakirjat" in told(client, back(client, shelf, row))
    assert {client.get(url).status_code for url in urls} == {200}
    assert set(titles(client.get(FI))) == {"Muistio", "Sanasto", "Pelisäännöt"}
    assert not Trashed.objects.exists()


def test_undo_brings_all_back_once(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    undo = undo_of(client, press(client, shelf.folder, "throw", everything))
    assert "Kumottu" in told(client, client.post(undo, {"back": FI}))
    assert set(titles(client.get(FI))) == {"Muistio", "Sanasto", "Pelisäännöt"}
    assert client.get(shelf.inside.url).status_code == 200
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": FI}))


def test_a_folder_throws_itself_away_from_its_own_page(shelf, bjorn, client_of):
    client = client_of(bjorn)
    response = press(client, shelf.inner, "throw", [f"f{shelf.inner.pk}"])
    assert response["Location"] == FI
    client.post(undo_of(client, response))
    assert client.get(shelf.inner.url).status_code == 200


def test_drafts_stay_drafts_and_versions_and_rights_come_back(shelf, aino, bjorn, client_of):
    factories.page(shelf.inner, TextPage, "Julkaistu", body="<p>Teksti</p>")
    draft = factories.page(shelf.inner, TextPage, "Luonnos", body="<p>Teksti</p>")
    draft.unpublish()
    changed = factories.page(shelf.inner, TextPage, "Muutettu", body="<p>Vanha</p>")
    changed.body = "<p>Uusi</p>"
    changed.save_revision()
    secret = factories.Group.objects.create(name="Puheenjohtajisto")
    restrict(shelf.inner, [secret])
    aino.groups.add(secret)
    shelf.inside.file = ContentFile(b"Toinen versio", name="sisalla.txt")
    shelf.inside.save()
    versions = list(shelf.inside.versions.values_list("sha256", flat=True))
    client = client_of(aino)
    client.post(undo_of(client, press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}"])))
    live = Page.objects.filter(path__startswith=shelf.inner.path, live=True)
    assert {page.title for page in live} == {"Alikansio", "Julkaistu", "Muutettu"}
    changed = TextPage.objects.get(title="Muutettu")
    assert (changed.body, changed.has_unpublished_changes) == ("<p>Vanha</p>", True)
    assert list(shelf.inside.versions.values_list("sha256", flat=True)) == versions
    assert not access.can_view(bjorn, FolderPage.objects.get(pk=shelf.inner.pk))
    assert access.can_view(aino, FolderPage.objects.get(pk=shelf.inner.pk))


def test_a_schedule_sleeps_in_the_trash(shelf, bjorn, client_of):
    from django.core.management import call_command

    page = factories.page(shelf.inner, TextPage, "Tulossa", body="<p>Teksti</p>")
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    client = client_of(bjorn)
    undo = undo_of(client, press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}"]))
    assert not Revision.page_revisions.filter(approved_go_live_at__isnull=False).exists()
    call_command("publish_scheduled")
    assert not Page.objects.get(pk=page.pk).live
    client.post(undo)
    assert Revision.page_revisions.filter(approved_go_live_at__isnull=False).count() == 1


def test_a_document_is_thrown_away_from_its_own_page(shelf, bjorn, client_of):
    client = client_of(bjorn)
    page = shown(client, f"/fi/asiakirjat/{shelf.document.pk}/")
    assert f'action="/fi/kansiot/{shelf.folder.pk}/valitut/"' in page
    assert f'name="item" value="d{shelf.document.pk}"' in page


# -- Seen by nobody -----------------------------------------------------------------------------
def test_nothing_of_it_is_seen_anywhere(shelf, admin, bjorn, client_of, rf):
    """AC-32: old addresses, search, start page, admin lists and choosers."""
    document = put(shelf.folder, f"Muistio {CANARY}", f"{CANARY}.txt", collection=shelf.a.collection)
    inner = factories.page(shelf.folder, FolderPage, f"Kansio {CANARY}", CANARY)
    inside = put(inner, f"Sisällä {CANARY}", collection=shelf.a.collection)
    document.tags.add(CANARY)
    client, boss = client_of(bjorn), client_of(admin)
    places = [
        (client, f"/fi/haku/?q={CANARY}"), (client, "/fi/tyotilat/ohjausryhma/"), (client, FI),
        (client, "/fi/tyotilat/"), (client, "/fi/oma/"), (client, f"/fi/haku/ehdota/?q={CANARY[:6]}"),
        (boss, "/admin/documents/"), (boss, "/admin/documents/chooser/"), (boss, f"/admin/pages/{shelf.folder.pk}/"),
        (boss, f"/admin/choose-page/{shelf.folder.pk}/"), (boss, "/admin/api/main/documents/"),
    ]  # fmt: skip
    outbox.drain()
    before = [CANARY in shown(who, url).replace(f"q={CANARY}", "") for who, url in places]
    assert before[6:] == [True] * 5, before
    assert CANARY in do(
        client, shelf.folder, "throw", [f"d{document.pk}", f"f{inner.pk}"]
    )  # the notice, once
    outbox.drain()
    assert not Entry.objects.filter(title__contains=CANARY).exists()
    for who, url in places:
        page = shown(who, url).replace(f"q={CANARY}", "").replace(f'value="{CANARY}"', "")
        assert f"Muistio {CANARY}" not in page, url
        assert f"Sisällä {CANARY}" not in page, url
        assert f"Kansio {CANARY}" not in page, url
    for url in (
        document.url,
        inside.url,
        f"/files/{document.file.name}",
        f"/files/{inside.file.name}",
        inner.url,
    ):
        assert {who.get(url).status_code for who in (client, boss)} == {404}, url
    assert f"Muistio {CANARY}" in shown(client, bin_of(shelf))
    for row in Trashed.objects.all():
        back(client, shelf, row)
    assert Entry.objects.filter(title__contains=CANARY).count() == 3


def test_the_trash_is_for_those_who_may_write(shelf, everything, bjorn, cecilia, dmitri, client_of):
    press(client_of(bjorn), shelf.folder, "throw", everything)
    row = Trashed.objects.first()
    for user in (cecilia, dmitri):
        assert client_of(user).get(bin_of(shelf)).status_code == 404
        assert back(client_of(user), shelf, row).status_code == 404
        assert gone(client_of(user), shelf, row).status_code == 404
    assert gone(client_of(bjorn), shelf, row).status_code == 404  # no coordinator
    shelf.a.row.memberships.filter(user=bjorn).update(role="observer")
    assert client_of(bjorn).get(bin_of(shelf)).status_code == 404
    assert back(client_of(bjorn), shelf, row).status_code == 404
    assert Trashed.objects.count() == 4


def test_the_trash_of_a_closed_folder_is_for_those_who_may_see_it(shelf, aino, bjorn, client_of):
    secret = factories.Group.objects.create(name="Puheenjohtajisto")
    restrict(shelf.inner, [secret])
    aino.groups.add(secret)
    paper = put(shelf.inner, CANARY)
    press(client_of(aino), shelf.inner, "throw", [f"d{paper.pk}"])
    row = Trashed.objects.get()
    assert CANARY in shown(client_of(aino), bin_of(shelf))
    assert CANARY not in shown(client_of(bjorn), bin_of(shelf))
    assert back(client_of(bjorn), shelf, row).status_code == 404


def test_a_row_of_another_workspace_is_not_there(shelf, site_tree, cecilia, bjorn, client_of):
    press(client_of(bjorn), shelf.folder, "throw", [f"d{shelf.document.pk}"])
    row = Trashed.objects.get()
    assert (
        client_of(cecilia).post(f"/fi/roskakori/{site_tree.b.page.pk}/{row.pk}/palauta/").status_code == 404
    )
    assert Trashed.objects.exists()


def test_it_is_told_in_the_readers_language_where_there_is_one(shelf, bjorn, client_of):
    client = client_of(bjorn)
    press(
        client, shelf.folder, "throw", [f"d{shelf.document.pk}", f"f{shelf.inner.pk}", f"f{shelf.other.pk}"]
    )
    page = client.get(f"/sv/papperskorg/{shelf.a.page.pk}/")
    lying = {row.title: row.place for row in page.context["rows"]}
    assert lying == {"Muistio": "Dokument", "Undermapp": "Dokument", "Toinen": "Dokument"}
    way = f"/sv/papperskorg/{shelf.a.page.pk}/{Trashed.objects.get(page=shelf.inner).pk}/aterstall/"
    assert "”Undermapp” är tillbaka i ”Dokument”" in client.post(way, follow=True).content.decode()


def test_only_what_goes_with_it_is_counted(shelf, aino, client_of):
    client = client_of(aino)
    press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}", f"f{shelf.other.pk}"])
    asked = {
        page: shown(client, f"{bin_of(shelf)}{Trashed.objects.get(page=page).pk}/poista/")
        for page in (shelf.inner, shelf.other)
    }
    assert "1 asiakirja" in asked[shelf.inner]
    assert "<li>0 " not in asked[shelf.inner]
    assert "Sen mukana menee" not in asked[shelf.other]


def test_the_same_number_of_queries_for_one_and_three(shelf, bjorn, client_of):
    client, counts = client_of(bjorn), []
    for number in (1, 2):
        for n in range(number):
            inner = factories.page(shelf.folder, FolderPage, f"Kansio {number}{n}", f"kansio-{number}{n}")
            link = Link.objects.create(folder=shelf.folder, title="Linkki", url="https://example.org/")
            keys = [f"d{put(shelf.folder, 'Paperi').pk}", f"f{inner.pk}", f"l{link.pk}"]
            press(client, shelf.folder, "throw", keys)
        client.get(bin_of(shelf))
        with CaptureQueriesContext(connection) as queries:
            client.get(bin_of(shelf))
        counts.append(len(queries))
    assert Trashed.objects.count() == 9
    assert counts[0] == counts[1], counts


def test_throwing_away_three_takes_hardly_more_queries_than_one(shelf, bjorn):
    counts = []
    for number in (1, 3):
        keys = [f"d{put(shelf.folder, f'Paperi {n}').pk}" for n in range(number)]
        with request_memory.remembering(), CaptureQueriesContext(connection) as queries:
            throwing.throw_away(bjorn, shelf.folder, keys)
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 2, counts  # each entry of the index that goes tells the engine so


# -- Its place is gone --------------------------------------------------------------------------
def test_it_comes_to_the_nearest_folder_that_is_there(shelf, bjorn, client_of):
    client = client_of(bjorn)
    press(client, shelf.inner, "throw", [f"d{shelf.inside.pk}"])
    press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}"])
    said = told(client, back(client, shelf, Trashed.objects.get(document=shelf.inside)))
    assert "kansiota ”Alikansio” ei ole enää" in said
    assert Document.objects.get(pk=shelf.inside.pk).guard_id == shelf.folder.pk
    assert client.get(shelf.inside.url).status_code == 200
    back(client, shelf, Trashed.objects.get())
    assert client.get(shelf.inner.url).status_code == 200


def test_what_others_would_see_there_is_confirmed(shelf, aino, bjorn, client_of):
    secret = factories.Group.objects.create(name="Puheenjohtajisto")
    restrict(shelf.inner, [secret])
    aino.groups.add(secret)
    client = client_of(aino)
    press(client, shelf.inner, "throw", [f"d{shelf.inside.pk}"])
    press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}"])
    row = Trashed.objects.get(document=shelf.inside)
    asked = back(client, shelf, row)
    assert "Näkyy tämän jälkeen" in words(asked)
    assert Trashed.objects.filter(pk=row.pk).exists()
    back(client, shelf, row, confirmed=asked.context["widening"].key)
    assert client_of(bjorn).get(shelf.inside.url).status_code == 200
    assert AuditRow.objects.filter(action="files.restored").exists()


def test_a_folder_in_a_thrown_folder(shelf, bjorn, client_of):
    """The inner one was thrown away first, and stays in the trash when the outer one comes back."""
    client = client_of(bjorn)
    deep = factories.page(shelf.inner, FolderPage, "Syvällä", "syvalla")
    paper = put(deep, "Syvä paperi")
    press(client, shelf.inner, "throw", [f"f{deep.pk}"])
    press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}"])
    back(client, shelf, Trashed.objects.get(page=shelf.inner))
    assert client.get(shelf.inside.url).status_code == 200
    assert client.get(paper.url).status_code == 404
    back(client, shelf, Trashed.objects.get(page=deep))
    assert client.get(paper.url).status_code == 200


def test_a_name_that_was_taken_meanwhile(shelf, bjorn, client_of):
    client = client_of(bjorn)
    press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}"])
    client.post(f"/fi/kansiot/{shelf.folder.pk}/alikansio/", {"title_fi": "Alikansio"})
    back(client, shelf, Trashed.objects.get())
    folders = FolderPage.objects.live().filter(title="Alikansio")
    assert len({page.slug for page in folders}) == folders.count() == 2
    assert {client.get(page.url).status_code for page in folders} == {200}


def test_two_people_bring_the_same_back(shelf, aino, bjorn, client_of):
    press(client_of(bjorn), shelf.folder, "throw", [f"d{shelf.document.pk}"])
    row = Trashed.objects.get()
    back(client_of(aino), shelf, row)
    assert back(client_of(bjorn), shelf, row).status_code == 404
    with pytest.raises(Trashed.DoesNotExist):
        throwing.restore(bjorn, row)


# -- Round about --------------------------------------------------------------------------------
def test_a_workspace_with_something_in_the_trash_is_not_deleted(shelf, aino, bjorn, client_of):
    press(client_of(bjorn), shelf.folder, "throw", [f"d{shelf.document.pk}", f"l{shelf.link.pk}"])
    found = archiving.contents(shelf.a.row, aino)
    assert "2 kohdetta roskakorissa" in found
    assert "1 asiakirja" in found  # the other one is counted in the trash


def test_both_languages_lie_in_the_trash_as_one(shelf, bjorn, client_of):
    press(client_of(bjorn), shelf.folder, "throw", [f"f{shelf.inner_sv.pk}"])
    assert not any(page.live for page in making.versions(shelf.inner).values())
    assert Trashed.objects.count() == 1
