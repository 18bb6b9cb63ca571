"""The virus scanner: what it finds is refused and written down; when it is away nothing comes in (UP-11, UP-12)."""

import tempfile
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from cms import audit_words, scanning, uploads
from cms.models import AuditRow, Document
from tests.files import samples
from tests.files.clamd import EICAR, THREAT, Clamd
from tests.folders.test_uploading import send, stored


@pytest.fixture
def clamd(settings):
    """Let a scanner listen that the site asks."""
    with Clamd() as listening:
        settings.CLAMD_URL = listening.url
        yield listening


def test_a_clean_file_comes_in(clamd, site_tree, bjorn, client_of):
    assert send(client_of(bjorn), site_tree.a.folder, b"Teksti").status_code == 302
    assert clamd.scanned == [6]


def infected(kind: str) -> tuple[str, bytes]:
    """Return a name and content that pass every other check."""
    if kind == "docx":
        return "a.docx", samples.office(samples.WORD, word__media_bin=EICAR) + EICAR
    return "eicar.txt", EICAR


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_what_the_scanner_finds_is_refused(kind, clamd, site_tree, bjorn, client_of):
    before = stored()
    name, content = infected(kind)
    response = send(client_of(bjorn), site_tree.a.folder, content, name, title="Otsikko säilyy")
    page = response.content.decode()
    assert response.status_code == 422
    assert "haitallista" in page
    assert 'value="Otsikko säilyy"' in page
    assert not Document.objects.exists()
    assert stored() == before
    row = AuditRow.objects.get(action="file.infected")
    assert (row.subject, row.after, row.actor_id) == (name, {"threat": THREAT}, bjorn.pk)
    assert name in audit_words.sentence(row)


def test_pictures_are_scanned_too(clamd):
    png = samples.picture("PNG")
    assert uploads.check(ContentFile(png, name="a.png"), uploads.PICTURES) == "image/png"
    assert clamd.scanned == [len(png)]


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:9", "unix:/nowhere/clamd.sock"])
def test_when_the_scanner_is_away_nothing_comes_in(url, site_tree, bjorn, client_of, settings):
    settings.CLAMD_URL = url
    before = stored()
    response = send(client_of(bjorn), site_tree.a.folder, b"Teksti", title="Otsikko säilyy")
    assert response.status_code == 422
    assert "virusten varalta" in response.content.decode()
    assert 'value="Otsikko säilyy"' in response.content.decode()
    assert not Document.objects.exists()
    assert stored() == before
    assert not AuditRow.objects.filter(action="file.infected").exists()


def test_a_scanner_that_takes_less_than_the_file_is_no_leave(settings):
    with Clamd(most=100_000) as small:
        settings.CLAMD_URL = small.url
        with pytest.raises(ValidationError) as refused:
            uploads.check(SimpleUploadedFile("a.txt", b"a" * 3_000_000))
    assert refused.value.code == "scanner"


def test_a_socket_in_the_file_system(settings):
    with tempfile.TemporaryDirectory() as folder, Clamd(Path(folder) / "c") as listening:
        settings.CLAMD_URL = listening.url
        assert scanning.state() == "ok"
        assert scanning.threat_in(SimpleUploadedFile("a.txt", EICAR)) == THREAT


def test_healthz_tells(clamd, client, db, settings):
    assert client.get("/healthz").json()["scanner"] == {"state": "ok"}
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    assert client.get("/healthz").json()["scanner"] == {"state": "away"}
    settings.CLAMD_URL = ""
    assert client.get("/healthz").json()["scanner"] == {"state": "off"}


def test_commands_that_make_documents_do_not_need_it(site_tree, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    made = Document(title="Muistio", guard=site_tree.a.folder, file=ContentFile(b"Teksti", name="a.txt"))
    made.save()
    assert made.content_type_sniffed == "text/plain"
