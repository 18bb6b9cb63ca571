"""A public copy is taken away at once for everybody, and comes back from the notice under its old address (D9)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db.models import F
from django.utils import timezone

from cms.models import AuditRow, Document, DocumentVersion
from home.models import ContentPage
from search import outbox
from search.models import Entry
from tests import factories
from tests.folders.doing import told, undo_of, words
from tests.folders.test_folder_page import CANARY
from tests.folders.test_publishing import paper_of
from workspace.folders import publishing, throwing, undoing, withdrawing
from workspace.folders.models import Undo


@pytest.fixture
def paper(site_tree):
    return paper_of(site_tree, CANARY.encode(), f"{CANARY}.txt")


@pytest.fixture
def copy(paper, page, aino) -> Document:
    """What the public sees of the paper."""
    looked = publishing.look_at(paper)
    return publishing.publish(looked, aino, page=page, title="Kanarialinnun muistio", language="fi")


def away(copy) -> str:
    return f"/fi/julkaisut/{copy.pk}/peru/"


def later(*, hours: int) -> None:
    """Let time pass since what was done."""
    moved = timedelta(hours=hours)
    Undo.objects.update(done_at=F("done_at") - moved)
    Document.objects.update(trashed_at=F("trashed_at") - moved)


def test_it_comes_back_from_the_notice_under_the_same_link(copy, page, site_tree, aino, client_of):
    client, public = client_of(aino), client_of(None)
    undo = undo_of(client, client.post(away(copy)))
    assert public.get(copy.url).status_code == 404
    back = f"/fi/asiakirjat/{copy.origin_id}/julkaise/"
    answer = client.post(undo, {"back": back})
    assert answer["Location"] == back
    assert "Asiakirja on taas julkinen sivulla ”Toimintasuunnitelma”" in told(client, answer)
    assert b"".join(public.get(copy.url).streaming_content) == CANARY.encode()
    assert copy.title in public.get(page.url).content.decode()
    outbox.drain()
    assert copy.url in public.get(f"/fi/haku/?q={CANARY}").content.decode()
    rows = list(AuditRow.objects.filter(action__startswith="document.").order_by("pk"))[1:]
    assert [(row.action, row.group_id) for row in rows] == [
        ("document.withdrawn", site_tree.a.group.pk), ("document.public_again", site_tree.a.group.pk),
    ]  # fmt: skip
    assert rows[1].after["page"] == page.title
    assert "julkinen kopio palautettiin" in words(client.get(f"/fi/jasenet/{site_tree.a.page.pk}/loki/"))


def test_nobody_sees_or_fetches_it_from_the_same_moment(
    copy, page, site_tree, aino, bjorn, admin, client_of, run_tasks, django_capture_on_commit_callbacks
):
    """Not on its page (kept ones too), by its address or an old one, in search, from a text that leads to it."""
    body = [{"type": "text", "value": f'<p>Katso <a linktype="document" id="{copy.pk}">liite</a></p>'}]
    leading = factories.page(site_tree.home, ContentPage, "Viittaa", "viittaa", body=body)
    run_tasks()
    outbox.drain()
    files = [copy.url, copy.versions.get().url, f"/files/{copy.file.name}"]
    lists = {page.url: copy.url, leading.url: copy.url, f"/fi/haku/?q={CANARY}": copy.url}
    who = [client_of(person) for person in (None, bjorn, aino, admin)]
    for client in who:
        assert [client.get(url).status_code for url in files] == [200] * 3
        assert [url for url, link in lists.items() if link not in client.get(url).content.decode()] == []
    with django_capture_on_commit_callbacks(execute=True):
        client_of(aino).post(away(copy))
    for client in who:
        assert [client.get(url).status_code for url in files] == [404] * 3
        shown = {url: client.get(url).content.decode() for url in lists}
        assert [url for url, link in lists.items() if link in shown[url] or copy.title in shown[url]] == []
        assert client.get(f"/fi/asiakirjat/{copy.pk}/").status_code == (302 if client is who[0] else 404)
    outbox.drain()
    assert not Entry.objects.filter(kind="document", object_id=copy.pk).exists()
    listed = client_of(admin).get("/admin/documents/").content.decode()
    assert copy.title not in listed


def test_the_page_is_told_in_the_readers_language(copy, page, aino, client_of):
    factories.in_swedish(page, "Verksamhetsplan")
    client = client_of(aino)
    undo = undo_of(client, client.post(away(copy))).replace("/fi/kumoa/", "/sv/angra/")
    answer = client.post(undo, {"back": f"/sv/dokument/{copy.origin_id}/publicera/"})
    assert "åter offentligt på sidan ”Verksamhetsplan”" in told(client, answer)


def test_only_who_took_it_away_brings_it_back(copy, site_tree, aino, bjorn, admin, client_of):
    client = client_of(aino)
    undo = undo_of(client, client.post(away(copy)))
    for person in (bjorn, admin):
        assert client_of(person).post(undo).status_code == 404
    assert client_of(None).post(undo).status_code == 302
    aino.groups.remove(Group.objects.get(name="Toimittajat"))  # she edits the public site no more
    assert client.post(undo).status_code == 404
    factories.make_editor(aino, site_tree)
    aino.memberships.update(role="observer", is_coordinator=False)  # nor writes where the document lies
    assert client.post(undo).status_code == 404
    assert Document.objects.get(pk=copy.pk).trashed_at


def test_what_was_published_there_meanwhile_stays(copy, paper, page, aino, client_of):
    client = client_of(aino)
    undo = undo_of(client, client.post(away(copy)))
    looked = publishing.look_at(paper)
    fresh = publishing.publish(looked, aino, page=page, title="Korjattu", language="fi")
    assert fresh.pk != copy.pk
    answer = client.post(undo, {"back": f"/fi/asiakirjat/{paper.pk}/julkaise/"})
    assert "julkaistu sivulla ”Toimintasuunnitelma” uudelleen tällä välin" in told(client, answer)
    assert [row.document.pk for row in publishing.publications_of(paper)] == [fresh.pk]


def test_it_does_not_come_back_where_nothing_public_is_left(copy, paper, page, site_tree, aino, client_of):
    client = client_of(aino)
    undo = undo_of(client, client.post(away(copy)))

    def answer() -> str:
        return told(client, client.post(undo, {"back": "/fi/tyotilat/ohjausryhma/asiakirjat/"}))

    page.unpublish()
    assert "sivu ”Toimintasuunnitelma” ei ole enää julkinen" in answer()
    thrown = throwing.throw_away(aino, site_tree.a.folder, [f"d{paper.pk}"])
    assert "ei enää ole" in answer()
    undoing.undo(aino, thrown.undo)
    page.delete()  # it holds nothing any more
    assert "ei enää ole" in answer()
    assert Document.objects.get(pk=copy.pk).trashed_at


def test_it_comes_back_once_and_is_taken_away_once(copy, aino, client_of):
    client = client_of(aino)
    undo = undo_of(client, client.post(away(copy)))
    assert client.post(away(copy)).status_code == 404
    client.post(undo)
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": "/fi/"}))
    assert client.post(away(copy)).status_code == 302


def test_after_a_day_it_goes_for_good_with_its_file(copy, paper, aino, client_of, run_tasks):
    storage, name = copy.file.storage, copy.file.name
    run_tasks()
    client = client_of(aino)
    undo = undo_of(client, client.post(away(copy)))
    later(hours=23)
    assert withdrawing.sweep() == 0
    later(hours=2)
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": "/fi/"}))
    Undo.objects.all().delete()  # forgotten, or with its maker: nothing stays behind
    paper.publications.update(origin=None)  # nor when the document was deleted meanwhile
    run_tasks()
    assert withdrawing.sweep() == 1
    run_tasks()
    assert not storage.exists(name)
    assert not Document.objects.filter(pk=copy.pk).exists()
    assert not DocumentVersion.objects.filter(document=copy.pk).exists()
    assert not AuditRow.objects.filter(action="document.public_again").exists()


def test_the_sweep_leaves_what_lies_in_the_trash(copy, paper, site_tree, aino):
    loose = factories.document(None, "Irrallinen", collection=site_tree.a.collection)
    throwing.throw_away(aino, site_tree.a.folder, [f"d{paper.pk}"])
    Document.objects.exclude(trashed_at=None).update(trashed_at=timezone.now() - timedelta(days=3))
    assert withdrawing.sweep() == 0
    assert Document.objects.filter(pk__in=[copy.pk, paper.pk, loose.pk]).count() == 3
