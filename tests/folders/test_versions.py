"""Versions of a document: new ones, who sees them, two compared, one brought back, an address that stays."""

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms import texts
from cms.models import Document, DocumentVersion
from tests import factories
from tests.files import samples
from tests.files.conftest import make_document
from workspace.folders import versions
from workspace.members.models import Membership

CANARY = "kanarialintu"


@pytest.fixture
def a(site_tree):
    return site_tree.a


@pytest.fixture
def paper(a, aino):
    return factories.document(
        a.folder, "Muistio", b"Kohta 1\nKohta 2\n", "muistio.txt", uploaded_by_user=aino
    )


def fi(document, rest: str = "") -> str:
    return f"/fi/asiakirjat/{document.pk}/versiot/{rest}"


def send(client, document, content: bytes, name: str = "uusi.txt", **fields):
    return client.post(
        fi(document, "uusi/"), {"file": SimpleUploadedFile(name, content), **fields}, follow=True
    )


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_new_version_comes_on_top_and_the_old_one_stays(paper, bjorn, client_of):
    """DS-12, UP-19: who, when, why, size, SHA-256; the document's address gives the newest."""
    client = client_of(bjorn)
    old = paper.versions.get()
    page = send(client, paper, b"Kohta 1\nKohta 3\n", why="Kohta 3 lis\u202eätty", seen="1").content.decode()
    assert "Versio 2 on nyt käytössä" in page
    newest, first = paper.versions.all()
    assert (newest.number, newest.added_by, newest.why) == (2, bjorn, "Kohta 3 lisätty")
    assert newest.sha256 == hashlib.sha256(b"Kohta 1\nKohta 3\n").hexdigest()
    assert newest.file_size == 16
    assert (first.pk, first.sha256, first.file.name) == (old.pk, old.sha256, old.file.name)
    assert body(client.get(paper.url)) == b"Kohta 1\nKohta 3\n"
    assert body(client.get(first.url)) == b"Kohta 1\nKohta 2\n"
    page = client.get(fi(paper)).content.decode()
    for words in ("Kohta 3 lisätty", "Björn Lindqvist", newest.sha256[:8], first.sha256[:8], first.url):
        assert words in page, words


def test_two_at_once_become_two_versions(paper, bjorn, aino, client_of):
    send(client_of(aino), paper, b"Ainon", seen="1")
    page = send(client_of(bjorn), paper, b"Bjornin", seen="1").content.decode()
    assert "Aino Koskela lisäsi sillä välin version 2" in page
    assert [version.number for version in paper.versions.all()] == [3, 2, 1]


def test_a_file_that_is_replaced_while_it_is_downloaded_comes_whole_as_it_was(site_tree, bjorn, client_of):
    document = make_document("pitka.txt", b"vanha " * 60_000, guard=site_tree.a.folder)
    client = client_of(bjorn)
    coming = client.get(document.url)
    pieces = iter(coming.streaming_content)
    first = next(pieces)
    send(client, document, b"uusi " * 60_000, "pitka.txt", seen="1")
    assert first + b"".join(pieces) == b"vanha " * 60_000
    rest = {"range": f"bytes={len(first)}-", "if-range": coming["ETag"]}
    assert (
        body(client.get(document.url, headers=rest)) == b"uusi " * 60_000
    )  # whole: the part would be of another file


def test_the_same_file_twice_is_one_version(paper, bjorn, client_of):
    client = client_of(bjorn)
    send(client, paper, b"Uusi", seen="1")
    response = send(client, paper, b"Uusi", seen="1")
    assert response.status_code == 422
    assert "on jo uusin versio" in response.content.decode()
    assert paper.versions.count() == 2


def test_another_ending_goes_through_the_same_gate(paper, bjorn, client_of):
    client = client_of(bjorn)
    refused = send(client, paper, b"<html>", "a.pdf", why="Säilyy", seen="1")
    assert refused.status_code == 422
    assert "Säilyy" in refused.content.decode()
    assert paper.versions.count() == 1
    send(client, paper, samples.pdf(), "muistio.pdf", seen="1")
    paper.refresh_from_db()
    assert (paper.filename, paper.content_type_sniffed) == ("muistio.pdf", "application/pdf")


def test_disk_full_leaves_neither_row_nor_file(paper, bjorn, client_of, monkeypatch):
    from django.core.files.storage import FileSystemStorage

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)
    response = send(client_of(bjorn), paper, b"Uusi", seen="1")
    assert response.status_code == 422
    assert "ei ole tilaa" in response.content.decode() or "tila" in response.content.decode()
    assert paper.versions.count() == 1


def test_a_version_goes_past_no_limit(paper, bjorn, client_of, settings):
    """UP-17: every version counts; what was typed stays, nothing is written."""
    client = client_of(bjorn)
    settings.UPLOAD_QUOTA_WORKSPACE = 1024 * 1024
    assert send(client, paper, b"a" * 700_000, seen="1").status_code == 200
    refused = send(client, paper, b"b" * 400_000, why="Säilyy", seen="2")
    assert refused.status_code == 422
    assert "”uusi.txt” ei mahdu" in refused.content.decode()
    assert "Säilyy" in refused.content.decode()
    settings.UPLOAD_FILES_A_MINUTE = 1
    assert send(client, paper, b"c", seen="2").status_code == 429
    assert paper.versions.count() == 2


# -- Who ------------------------------------------------------------------------------------------
def test_old_versions_are_guarded_as_the_document_is_now(a, cecilia, dmitri, bjorn, client_of):
    """AC-31, AC-24 to AC-26: list, file by number and by stored name, with Range and HEAD."""
    document = factories.document(a.folder, "Paperi", CANARY.encode(), f"{CANARY}.txt")
    send(client_of(bjorn), document, b"Uusi", seen="1")
    old = document.versions.last()
    for url in (fi(document), fi(document, "vertaa/?a=1&b=2"), old.url, old.file.url):
        for user in (cecilia, dmitri):
            for headers in ({}, {"Range": "bytes=0-3"}, {"If-None-Match": "*"}):
                response = client_of(user).get(url, headers=headers)
                assert response.status_code == 404, url
                assert CANARY not in response.content.decode().replace(url, ""), url
        assert client_of(None).get(url)["Location"].startswith("/accounts/login/"), url
        assert client_of(bjorn).get(url).status_code == 200, url
    response = client_of(bjorn).get(old.url)
    assert body(response) == CANARY.encode()
    assert response["Cache-Control"] == "private, no-store"
    assert "sandbox" in response["Content-Security-Policy"]
    assert client_of(bjorn).get(old.url, headers={"Range": "bytes=0-3"}).status_code == 206
    wrong = old.url.replace(CANARY, "arvaus")
    assert client_of(bjorn).get(wrong).status_code == 404
    assert client_of(None).get(wrong).status_code == 302
    Document.objects.filter(pk=document.pk).update(trashed_at=timezone.now())
    assert client_of(bjorn).get(old.url).status_code == 404
    assert client_of(bjorn).get(old.file.url).status_code == 404


def test_one_who_only_reads_restores_nothing(paper, bjorn, client_of):
    """AC-31: an observer sees the list and may neither add, restore nor name."""
    client = client_of(bjorn)
    send(client, paper, b"Uusi", seen="1")
    Membership.objects.filter(user=bjorn).update(role=Membership.Role.OBSERVER)
    page = client.get(fi(paper)).content.decode()
    assert "Versio 1" in page
    assert "Palauta" not in page
    assert client.post(fi(paper, "1/palauta/"), {"seen": "2"}).status_code == 404
    assert client.post(fi(paper, "1/nimea/"), {"label": "x"}).status_code == 404
    assert client.post(fi(paper, "uusi/")).status_code == 404
    assert paper.versions.count() == 2


# -- Bringing back --------------------------------------------------------------------------------
def test_an_old_version_is_brought_back_as_a_new_one(paper, bjorn, client_of):
    client = client_of(bjorn)
    send(client, paper, samples.pdf(), "a.pdf", seen="1")
    page = client.post(fi(paper, "1/palauta/"), {"seen": "2"}, follow=True).content.decode()
    assert "Versio 1 on taas käytössä, nyt versiona 3" in page
    newest = paper.versions.first()
    assert (newest.number, newest.restored_from, newest.added_by) == (3, 1, bjorn)
    paper.refresh_from_db()
    assert (paper.filename, paper.content_type_sniffed) == ("muistio.txt", "text/plain")
    assert body(client.get(paper.url)) == b"Kohta 1\nKohta 2\n"
    assert body(client.get(newest.url)) == b"Kohta 1\nKohta 2\n"


def test_a_stale_list_brings_nothing_back(paper, bjorn, client_of):
    client = client_of(bjorn)
    send(client, paper, b"Toinen", seen="1")
    send(client, paper, b"Kolmas", seen="2")
    for seen in ("2", "", "x", "9" * 50):
        page = client.post(fi(paper, "1/palauta/"), {"seen": seen}, follow=True).content.decode()
        assert "Joku on sillä välin lisännyt uuden version" in page
    assert paper.versions.count() == 3


def test_bringing_back_asks_the_limit_of_a_person_and_takes_no_room_of_the_workspace(
    paper, aino, bjorn, client_of, settings
):
    send(client_of(bjorn), paper, b"Toinen" * 100, seen="1")
    settings.UPLOAD_QUOTA_WORKSPACE = 650
    settings.UPLOAD_QUOTA_PERSON = 605  # of Björn's there are 600 bytes, of Aino's none
    said = client_of(bjorn).post(fi(paper, "1/palauta/"), {"seen": "2"}, follow=True).content.decode()
    assert "”muistio.txt” ei mahdu" in said
    assert "Mitään ei muutettu" in said
    assert paper.versions.count() == 2
    said = client_of(aino).post(fi(paper, "1/palauta/"), {"seen": "2"}, follow=True).content.decode()
    assert "Versio 1 on taas käytössä" in said
    restored = client_of(bjorn).post(fi(paper, "2/palauta/"), {"seen": "3"}, follow=True).content.decode()
    assert "Versio 2 on taas käytössä" in restored  # those bytes are Björn's already


def test_a_version_whose_file_is_lost_says_so(paper, bjorn, client_of):
    client = client_of(bjorn)
    send(client, paper, b"Toinen", seen="1")
    old = paper.versions.last()
    old.file.storage.delete(old.file.name)
    page = client.post(fi(paper, "1/palauta/"), {"seen": "2"}, follow=True).content.decode()
    assert "tiedostoa ei enää ole" in page
    assert paper.versions.count() == 2
    assert client.get(old.url).status_code == 404


def test_a_version_gets_a_name(paper, bjorn, client_of):
    client = client_of(bjorn)
    before = DocumentVersion.objects.values().get()
    page = client.post(
        fi(paper, "1/nimea/"), {"label": "Kuten päätettiin 12.3."}, follow=True
    ).content.decode()
    assert "Kuten päätettiin 12.3." in page
    assert DocumentVersion.objects.values().get() == before | {"label": "Kuten päätettiin 12.3."}


def test_a_version_is_written_once(paper):
    """DS-12: nothing in the program changes what was; only a name may be given to it."""
    version = paper.versions.get()
    version.why, version.label = "Toinen syy", "kuten sovittiin"
    with pytest.raises(TypeError):
        version.save()
    version.save(update_fields=["label"])
    version.refresh_from_db()
    assert (version.why, version.label) == ("", "kuten sovittiin")


@pytest.mark.parametrize(
    "column", [f.column for f in DocumentVersion._meta.fields if f.name not in {"id", "label", "added_by"}]
)
def test_the_database_refuses_what_the_program_never_does(paper, column):
    """DS-12: neither by a query set nor by a statement of one's own."""
    before = DocumentVersion.objects.values().get()
    with pytest.raises(DatabaseError, match="A version is written once"), transaction.atomic():
        DocumentVersion.objects.update(**{column: before[column]})
    with pytest.raises(DatabaseError, match="A version is written once"), transaction.atomic():
        connection.cursor().execute(f"UPDATE cms_documentversion SET {column} = {column}")  # noqa: S608 - a column
    assert DocumentVersion.objects.values().get() == before


def test_whose_version_it_is_is_forgotten_with_the_account(paper, aino):
    version = paper.versions.get()
    assert version.added_by == aino
    aino.delete()
    version.refresh_from_db()
    assert version.added_by is None


def test_files_go_with_the_last_version_that_has_them(paper, bjorn, client_of, run_tasks):
    client = client_of(bjorn)
    send(client, paper, b"Toinen", seen="1")
    client.post(fi(paper, "1/palauta/"), {"seen": "2"})
    storage, names = paper.file.storage, {version.file.name for version in paper.versions.all()}
    paper.versions.get(number=1).delete()
    run_tasks()
    assert all(storage.exists(name) for name in names)
    paper.delete()
    run_tasks()
    assert not any(storage.exists(name) for name in names)


# -- Comparing ------------------------------------------------------------------------------------
def read_all() -> None:
    for text in texts.FileText.objects.filter(state=texts.State.WAITING):
        texts.read(text.pk)


def test_two_texts_are_compared(paper, bjorn, client_of):
    client = client_of(bjorn)
    send(client, paper, b"Kohta 1\nKohta 3\n", "a.md", seen="1")
    page = client.get(fi(paper, "vertaa/?a=2&b=1")).content.decode()
    assert "<del>" in page
    assert "<ins>" in page
    assert "Kohta 1" in page
    for nonsense in ("", "?a=1&b=1", "?a=x&b=2", "?a=1&b=" + "9" * 40):
        assert client.get(fi(paper, f"vertaa/{nonsense}")).status_code == 302, nonsense
    assert client.get(fi(paper, "vertaa/?a=1&b=99")).status_code == 404


def test_word_and_pdf_are_compared_when_they_are_read(paper, bjorn, client_of):
    client = client_of(bjorn)
    send(client, paper, samples.pdf(), "a.pdf", seen="1")
    page = client.get(fi(paper, "vertaa/?a=1&b=2")).content.decode()
    assert "Versiossa 2 ei ole sanoja" in page
    FileText = texts.FileText
    sha256 = paper.versions.first().sha256
    FileText.objects.update_or_create(
        pk=sha256, defaults={"state": texts.State.READY, "parts": [["1", "Kohta 1\nKohta 4"]]}
    )
    page = client.get(fi(paper, "vertaa/?a=1&b=2")).content.decode()
    assert "<ins>" in page
    assert "4" in page


def test_two_word_documents_are_compared_as_they_are(a, bjorn, client_of):
    """Real files, read by the real child; nobody needs to have Word."""
    document = factories.document(a.folder, "Esitys", samples.docx("Kokous on torstaina."), "esitys.docx")
    client = client_of(bjorn)
    send(client, document, samples.docx("Kokous on perjantaina."), "esitys.docx", seen="1")
    read_all()
    page = client.get(fi(document, "vertaa/?a=1&b=2")).content.decode()
    told = " ".join(page.split('class="difference')[1].split())
    assert re.search(r"<del>.*torstaina", told), told
    assert re.search(r"<ins>.*perjantaina", told), told


def test_a_picture_has_no_words(paper, bjorn, client_of):
    client = client_of(bjorn)
    send(client, paper, samples.picture("PNG", (20, 20)), "a.png", seen="1")
    page = client.get(fi(paper, "vertaa/?a=1&b=2")).content.decode()
    assert "Avaa molemmat ja katso niitä rinnakkain." in page


def test_as_many_queries_for_one_version_as_for_three(a, bjorn, aino, client_of):
    client, counts = client_of(bjorn), []
    for number in (1, 3):
        document = factories.document(a.folder, f"Paperi {number}", uploaded_by_user=aino)
        for n in range(number - 1):
            document.changed_by = bjorn
            document.file = SimpleUploadedFile("a.txt", f"{n}".encode())
            document.save()
        client.get(fi(document))
        with CaptureQueriesContext(connection) as queries:
            client.get(fi(document))
        counts.append(len(queries))
    assert versions.page_of(document, "1").paginator.count == 3
    assert counts[0] == counts[1], counts
