"""A document goes from the closed side to the public site, is brought up to date, and taken away (D9, UP-14)."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document as WordDocument

from cms import limited_child
from cms.models import AuditRow, Document
from home.models import ContentPage
from tests import factories
from tests.files import samples
from tests.files.test_metadata import NAME, photo, tracked, word
from tests.folders.test_folder_page import CANARY
from workspace.folders import publishing


@pytest.fixture
def paper(site_tree):
    return paper_of(site_tree, word(), f"{CANARY}.docx")


def paper_of(site_tree, content: bytes, name: str) -> Document:
    return factories.document(site_tree.a.folder, "Muistio", content, name, collection=site_tree.a.collection)


def address(paper) -> str:
    return f"/fi/asiakirjat/{paper.pk}/julkaise/"


def words(page, version=1, **more) -> dict:
    told = {
        "page": page.pk,
        "title": "Muistio 12.3.",
        "language": "fi",
        "confirmed": "on",
        "version": version,
    }
    return {**told, **more}


ALL_OUT = {"remove_author": "on", "remove_properties": "on", "remove_comments": "on"}


def renew(paper, comment: bool = False) -> None:
    """Let somebody add a version."""
    fresh = Document.objects.get(pk=paper.pk)
    fresh.file = ContentFile(word(comment=comment), name=paper.original_name)
    fresh.save()


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_it_works(paper, page, aino, client_of):
    shown = client_of(aino).get(address(paper)).content.decode()
    assert NAME in shown
    assert "kommentit" in shown
    answer = client_of(aino).post(address(paper), words(page, **ALL_OUT), follow=True)
    assert "on nyt julkinen sivulla" in answer.content.decode()
    copy = Document.objects.get(origin=paper)
    assert (copy.guard_id, copy.origin_version, copy.title) == (page.pk, 1, "Muistio 12.3.")
    public = client_of(None).get(page.url).content.decode()
    assert "Muistio 12.3." in public
    assert "Asiakirjat" in public
    got = body(client_of(None).get(copy.url))
    assert NAME.encode() not in got
    assert [p.text for p in WordDocument(io.BytesIO(got)).paragraphs] == [
        "Päätös on tehty.",
        "Toinen kappale.",
    ]
    assert client_of(None).get(paper.url).status_code == 302
    assert "Muistio" not in client_of(None).get(f"/fi/asiakirjat/{paper.pk}/", follow=True).content.decode()
    with paper.file.open("rb") as original:
        assert any(comment.author == NAME for comment in WordDocument(original).comments)


def test_the_public_side_tells_nothing_of_the_origin(paper, page, site_tree, aino, client_of):
    client_of(aino).post(address(paper), words(page, **ALL_OUT))
    copy = Document.objects.get(origin=paper)
    inside = client_of(aino).get(f"/fi/asiakirjat/{paper.pk}/").content.decode()
    assert "Julkaistu julkisella sivulla" in inside
    for url in (page.url, copy.url):
        answer = client_of(None).get(url)
        text = body(answer).decode(errors="ignore") if answer.streaming else answer.content.decode()
        assert "Ohjausryhmä" not in text
        assert site_tree.a.folder.title not in text.replace("Asiakirjat", "", 1)  # the heading of the list


def test_it_is_written_down_with_what_was_taken_out(paper, page, site_tree, aino, client_of):
    client_of(aino).post(address(paper), words(page, **ALL_OUT))
    client_of(aino).post(f"/fi/julkaisut/{Document.objects.get(origin=paper).pk}/peru/")
    rows = AuditRow.objects.filter(action__startswith="document.").order_by("pk")
    assert [row.action for row in rows] == ["document.published", "document.withdrawn"]
    assert rows[0].group_id == site_tree.a.group.pk
    assert rows[0].after["taken out"] == ["author", "comments", "properties"]
    log = client_of(aino).get(f"/fi/jasenet/{site_tree.a.page.pk}/loki/").content.decode()
    assert "asiakirja julkaistiin julkisella sivustolla" in log
    assert "kirjoittajien ja muokkaajien nimet" in log


def test_nothing_happens_without_the_confirmation_or_a_page(paper, page, aino, client_of):
    for missing in ({"confirmed": ""}, {"page": ""}, {"title": " "}):
        answer = client_of(aino).post(address(paper), {**words(page, **ALL_OUT), **missing})
        assert answer.status_code == 422
    assert not Document.objects.filter(origin=paper).exists()


def test_what_is_not_ticked_stays_because_one_was_warned(paper, page, aino, client_of):
    client_of(aino).post(address(paper), words(page, remove_comments="on"))
    got = body(client_of(None).get(Document.objects.get(origin=paper).url))
    assert WordDocument(io.BytesIO(got)).core_properties.author == NAME
    assert not list(WordDocument(io.BytesIO(got)).comments)


def test_tracked_changes_must_be_looked_at(site_tree, page, aino, client_of):
    paper = paper_of(site_tree, tracked(), "luonnos.docx")
    answer = client_of(aino).post(address(paper), words(page, **ALL_OUT))
    assert answer.status_code == 422
    assert "jäljitetyt muutokset" in answer.content.decode()
    assert not Document.objects.filter(origin=paper).exists()
    assert client_of(aino).post(address(paper), words(page, **ALL_OUT, keep_changes="on")).status_code == 302
    assert Document.objects.filter(origin=paper).exists()


def test_the_earlier_states_of_a_pdf_are_told_and_go(site_tree, page, aino, client_of):
    content = samples.revised_pdf(samples.pdf(NAME), NAME.encode(), b"Nimi poistettu")
    paper = paper_of(site_tree, content, "paatos.pdf")
    shown = client_of(aino).get(address(paper)).content.decode()
    assert "tiedoston aiemmat vaiheet" in shown
    assert re.search(r'name="remove_earlier"[^>]* checked', shown)
    client_of(aino).post(address(paper), words(page, remove_earlier="on"))
    assert body(client_of(None).get(Document.objects.get(origin=paper).url)).count(b"startxref") == 1


def test_of_a_signed_pdf_one_is_told_what_becomes_of_the_signature(site_tree, page, aino, client_of):
    warning = "Tiedostossa on sähköinen allekirjoitus"
    shown = {
        name: client_of(aino).get(address(paper_of(site_tree, content, name))).content.decode()
        for name, content in (("a.pdf", samples.signed_pdf()), ("b.pdf", samples.pdf()))
    }
    assert warning in shown["a.pdf"]
    assert "Saa jäädä" not in shown["a.pdf"]
    assert warning not in shown["b.pdf"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_file_that_is_missing_is_told(method, paper, page, aino, client_of):
    paper.file.storage.delete(paper.file.name)
    answer = getattr(client_of(aino), method)(address(paper), words(page), follow=True)
    assert answer.redirect_chain == [(f"/fi/asiakirjat/{paper.pk}/", 302)]
    assert "”Muistio” tiedosto ei ole tallessa" in answer.content.decode()
    assert not Document.objects.filter(origin=paper).exists()


def test_nothing_is_published_that_nobody_was_warned_of(paper, page, aino):
    with pytest.raises(publishing.KeptError):
        publishing.publish(
            publishing.look_at(paper), aino, page=page, title="x", language="fi", removed={"author"}
        )
    assert not Document.objects.filter(origin=paper).exists()


def test_the_database_waits_for_no_file(paper, page, aino, client_of, monkeypatch):
    """A file may cost its child ten seconds: nobody else waits for that, who wants to write."""
    run, depth, held = limited_child.run, len(connection.savepoint_ids), []

    def watched(*args, **kwargs):
        held.append(len(connection.savepoint_ids) - depth)
        return run(*args, **kwargs)

    monkeypatch.setattr(limited_child, "run", watched)
    assert client_of(aino).post(address(paper), words(page, **ALL_OUT)).status_code == 302
    assert held == [0, 0]  # looked into, and cleaned


def test_a_version_that_comes_while_the_file_is_looked_into_is_not_published(
    paper, page, aino, client_of, monkeypatch
):
    run, left = limited_child.run, [paper]

    def and_meanwhile(*args, **kwargs):
        code = run(*args, **kwargs)
        if left:
            renew(left.pop(), comment=True)
        return code

    monkeypatch.setattr(limited_child, "run", and_meanwhile)
    answer = client_of(aino).post(address(paper), words(page, title="Kirjoitettu jo", **ALL_OUT))
    assert answer.status_code == 409
    assert not Document.objects.filter(origin=paper).exists()
    assert not AuditRow.objects.filter(action="document.published").exists()
    text = answer.content.decode()
    assert "Mitään ei muutettu." in text
    assert "Kirjoitettu jo" in text
    assert 'name="version" value="2"' in text


def test_a_version_that_nobody_looked_at_is_not_published(paper, page, aino, client_of):
    """The page was opened before somebody added a version: what was not ticked there was not left in on purpose."""
    renew(paper, comment=True)
    client = client_of(aino)
    for old in (1, "", "x"):
        answer = client.post(address(paper), words(page, version=old, confirmed="on"))
        assert answer.status_code == 409
        assert re.search(r'name="remove_comments"[^>]* checked', answer.content.decode())
        assert not re.search(r'name="confirmed"[^>]* checked', answer.content.decode())
    assert not Document.objects.filter(origin=paper).exists()
    assert client.post(address(paper), words(page, version=2, **ALL_OUT)).status_code == 302


def test_a_picture_loses_its_place_and_keeps_it_inside(site_tree, page, aino, client_of):
    paper = paper_of(site_tree, photo(), "kuva.jpg")
    assert "poistetaan julkisesta kopiosta" in client_of(aino).get(address(paper)).content.decode()
    assert client_of(aino).post(address(paper), words(page)).status_code == 302
    assert NAME.encode() not in body(client_of(None).get(Document.objects.get(origin=paper).url))
    assert NAME.encode() in body(client_of(aino).get(paper.url))


# -- Who ----------------------------------------------------------------------------------------
def test_only_who_writes_here_and_edits_the_public_site(
    paper, page, site_tree, bjorn, cecilia, dmitri, client_of
):
    factories.make_editor(cecilia, site_tree)
    for who in (bjorn, cecilia, dmitri):
        assert client_of(who).get(address(paper)).status_code == 404
        assert client_of(who).post(address(paper), words(page, **ALL_OUT)).status_code == 404
    assert client_of(None).get(address(paper)).status_code == 302
    assert "Julkaise" not in client_of(bjorn).get(f"/fi/asiakirjat/{paper.pk}/").content.decode()
    assert not Document.objects.filter(origin=paper).exists()


def test_a_closed_page_or_a_draft_is_no_place(paper, page, site_tree, aino, client_of):
    draft = factories.page(site_tree.home, ContentPage, "Luonnos", "luonnos")
    draft.unpublish()
    assert [row.pk for row in publishing.pages_for(aino)] == [page.pk]
    for place in (draft, site_tree.a.folder):
        assert client_of(aino).post(address(paper), words(place, **ALL_OUT)).status_code == 422
    assert not Document.objects.filter(origin=paper).exists()


def test_what_lies_in_the_trash_is_not_published(paper, page, aino, client_of):
    Document.objects.filter(pk=paper.pk).update(trashed_at=timezone.now())
    assert client_of(aino).get(address(paper)).status_code == 404


# -- Up to date, and away -----------------------------------------------------------------------
def test_a_newer_version_is_told_and_the_address_stays(paper, page, aino, client_of):
    client_of(aino).post(address(paper), words(page, **ALL_OUT))
    copy = Document.objects.get(origin=paper)
    renew(paper)
    inside = client_of(aino).get(f"/fi/asiakirjat/{paper.pk}/").content.decode()
    assert "Uusin täällä on 2." in inside
    client_of(aino).post(address(paper), words(page, version=2, **ALL_OUT))
    fresh = Document.objects.get(origin=paper)
    assert (fresh.pk, fresh.origin_version, fresh.url) == (copy.pk, 2, copy.url)
    assert fresh.versions.count() == 1
    assert client_of(None).get(copy.url).status_code == 200
    assert "Uusin täällä" not in client_of(aino).get(f"/fi/asiakirjat/{paper.pk}/").content.decode()


def test_only_who_published_can_take_it_away(paper, page, site_tree, aino, bjorn, cecilia, client_of):
    client_of(aino).post(address(paper), words(page, **ALL_OUT))
    factories.make_editor(cecilia, site_tree)
    copy = Document.objects.get(origin=paper)
    for who in (bjorn, cecilia):
        assert client_of(who).post(f"/fi/julkaisut/{copy.pk}/peru/").status_code == 404
    assert Document.objects.get(pk=copy.pk).trashed_at is None


def test_three_copies_cost_as_many_queries_as_one(paper, page, site_tree, aino, client_of):
    client, url = client_of(aino), f"/fi/asiakirjat/{paper.pk}/"
    client.post(address(paper), words(page, **ALL_OUT))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    client.get(url)
    one = cost()
    for number in range(2):
        place = factories.page(site_tree.home, ContentPage, f"Sivu {number}", f"sivu-{number}")
        client.post(address(paper), words(place, **ALL_OUT))
    client.get(url)
    assert cost() == one


def test_a_page_is_offered_once_in_the_readers_language(paper, page, aino, client_of):
    swedish = factories.in_swedish(page, "Verksamhetsplan")
    client = client_of(aino)
    client.post(address(paper), words(page, **ALL_OUT))
    for url, other, title in (
        (f"/fi/asiakirjat/{paper.pk}/julkaise/?page={swedish.pk}", "Verksamhetsplan", "Toimintasuunnitelma"),
        (f"/sv/dokument/{paper.pk}/publicera/?page={page.pk}", "Toimintasuunnitelma", "Verksamhetsplan"),
    ):
        text = client.get(url).content.decode()
        assert f"selected>{title}<" in text
        assert f">{title}</a>" in text
        assert other not in text
