"""Office files by LibreOffice, where it is installed: their pages as pictures, and nothing fetched from anywhere."""

import http.server
import io
import shutil
import threading
import time
import zipfile
from pathlib import Path

import pytest

from cms import limited_child, office_child, previews, texts
from cms.models import Preview
from tests import factories
from tests.files import samples
from tests.folders.test_preview import shown

office = pytest.mark.skipif(not previews.office_program(), reason="LibreOffice is not installed here")
PICTURE = """
<w:p><w:r><w:drawing><wp:inline
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="990000" cy="990000"/>
<wp:docPr id="1" name="x"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>
<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rIdX"/>
<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
"""
LINK = (
    '<Relationship Id="rIdX" Target="{}" TargetMode="External"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)


def with_linked_picture(url: str) -> bytes:
    """A Word document that wants a picture from elsewhere when it is opened."""
    with zipfile.ZipFile(io.BytesIO(samples.docx("Hei"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, before, more in (
        ("word/_rels/document.xml.rels", b"</Relationships>", LINK.format(url).encode()),
        ("word/document.xml", b"<w:sectPr", PICTURE.encode() + b"<w:sectPr"),
    ):
        parts[name] = parts[name].replace(before, more, 1)
    return samples.archive(parts)


@pytest.fixture
def asked() -> tuple[str, list[str]]:
    """A server on this machine: its address, and what it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            paths.append(str(self.rfile.readline()))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", paths
    server.shutdown()
    server.server_close()


@pytest.mark.slow
@office
def test_pages_of_an_office_file_appear(site_tree, bjorn, client_of, asked):
    """And what it links to elsewhere is not fetched: nobody learns that, or from where, it was opened."""
    url, paths = asked
    content = with_linked_picture(f"{url}/kuva.png")
    document = factories.document(site_tree.a.folder, "Muistio", content, "muistio.docx")
    client = client_of(bjorn)
    assert "Esikatselua tehdään" in shown(client, document)
    previews.draw(document.versions.get().sha256)
    page = shown(client, document, "esikatselu/")
    assert "LibreOffice" in page
    assert "Sivu 1/1" in page
    picture = client.get(f"/documents/{document.pk}/v1/page/1.png")
    assert b"".join(picture.streaming_content).startswith(b"\x89PNG")
    assert paths == []


@pytest.mark.slow
@office
def test_what_it_may_take_is_little(tmp_path, monkeypatch):
    """UP-08: it ends by its own limit, and what it has started ends with it; the worker goes on."""
    (tmp_path / "file.docx").write_bytes(samples.docx("Hei"))
    program = previews.office_program()
    source, small = Path(office_child.__file__), tmp_path / "small.py"
    small.write_text(source.read_text().replace("= 1024 * 1024 * 1024", "= 300 * 1024 * 1024"))
    monkeypatch.setattr(office_child, "__file__", str(small))
    assert limited_child.run(office_child, tmp_path, program, "file.docx") == limited_child.TOO_MUCH
    assert not (tmp_path / office_child.MADE).exists()


def test_what_a_child_has_started_ends_with_it(tmp_path):
    """A starter that waits for a program that never ends, as LibreOffice's does."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho $$ > started\nsleep 60 &\necho $! >> started\nwait\n")
    program.chmod(0o700)
    assert limited_child.run(office_child, tmp_path, str(program), "file.docx", seconds=1) < 0
    started = [int(pid) for pid in (tmp_path / "started").read_text().split()]
    assert len(started) == 2
    until = time.monotonic() + 10
    while any(map(is_running, started)):
        assert time.monotonic() < until, "still running"
        time.sleep(0.01)


def is_running(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be asked how does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@office
def test_one_that_cannot_be_drawn_shows_its_words(site_tree, bjorn, client_of):
    document = factories.document(site_tree.a.folder, "Taulukko", b"PK", "a.xlsx")
    version = document.versions.get()
    words = {"state": texts.State.READY, "unit": "sheet", "parts": [["Vuosi 2027", "Budjetti 100"]]}
    texts.FileText.objects.update_or_create(pk=version.sha256, defaults=words)
    Preview.objects.create(sha256=version.sha256, state=previews.State.FAILED)
    page = shown(client_of(bjorn), document)
    assert "Budjetti 100" in page
    assert "sivuja ei voitu piirtää" in page


def test_libreoffice_is_found_by_itself(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not previews.can_draw("docx")
    assert previews.can_draw("pdf")
    program = tmp_path / "libreoffice"
    shutil.copy("/bin/true", program)
    assert previews.office_program() == str(program)
    assert previews.can_draw("docx")
    assert not previews.can_draw("txt")
