"""The text in files: what is read of each kind, what breaks only its reader, who hears of it, when it goes."""

import io
import textwrap
import time
import zlib
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import translation
from fpdf import FPDF
from openpyxl import Workbook

from cms import reading_child, texts
from cms.models import Document, DocumentVersion, FileText
from cms.row_guards import VERSIONS
from cms.sweeping import sweep_all
from cms.texts import State
from tests.files import samples


@pytest.fixture
def put(site_tree, django_capture_on_commit_callbacks):
    """Return a function that puts a file into the folder of A, committed."""

    def make(name: str, content: bytes, **fields) -> Document:
        with django_capture_on_commit_callbacks(execute=True):
            made = Document(
                title="Paperi", guard=site_tree.a.folder, file=ContentFile(content, name=name), **fields
            )
            made.save()
        return made

    return make


@pytest.fixture
def read(put, run_tasks):
    """Return a function that puts a file and lets the worker read it."""

    def make(name: str, content: bytes) -> FileText:
        document = put(name, content)
        run_tasks()
        return texts.of(document)

    return make


# -- What is read -------------------------------------------------------------------------------
TWO = {
    "pdf": (samples.pdf("Ohjaus alkaa", "Hyvää syksyä"), "page", ["1", "2"]),
    "pptx": (samples.pptx("Ohjaus alkaa", "Hyvää syksyä"), "slide", ["1", "2"]),
    "odp": (samples.odp("Ohjaus alkaa", "Hyvää syksyä"), "slide", ["1", "2"]),
    "xlsx": (samples.xlsx(Talous="Ohjaus alkaa", Kunnat="Hyvää syksyä"), "sheet", ["Talous", "Kunnat"]),
    "ods": (samples.ods(Talous="Ohjaus alkaa", Kunnat="Hyvää syksyä"), "sheet", ["Talous", "Kunnat"]),
}


@pytest.mark.parametrize("ending", TWO)
def test_pages_slides_and_sheets_are_told_apart(ending, read):
    content, unit, labels = TWO[ending]
    text = read(f"paperi.{ending}", content)
    assert (text.state, text.unit) == (State.READY, unit)
    assert [label for label, _words in text.parts] == labels
    assert [words.strip() for _label, words in text.parts] == ["Ohjaus alkaa", "Hyvää syksyä"]
    assert text.extracted_at is not None


PLAIN = {
    "paperi.docx": samples.docx("Hyvää syksyä"),
    "paperi.odt": samples.odt("Hyvää<text:tab/>syksyä"),
    "paperi.txt": "Hyvää syksyä".encode(),
    "vanha.txt": "Hyvää syksyä".encode("cp1252"),
    "muistio.md": "\ufeffHyvää syksyä".encode(),
    "ikkuna.txt": "Hyvää syksyä".encode("utf-16"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_texts_without_pages_are_read_whole(name, read):
    text = read(name, PLAIN[name])
    assert (text.state, text.unit, text.parts) == (State.READY, "", [["", "Hyvää syksyä"]])


def test_no_more_is_kept_than_the_index_takes_and_nothing_a_database_refuses(read):
    text = read("pitka.txt", b"a\0b\x01 " + b"ohjaus " * 100_000)
    assert text.text.startswith("a b ")
    assert len(text.text) <= reading_child.LONGEST


# -- What cannot be read ------------------------------------------------------------------------
def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf())) as file:
        file.save(out, encryption=pikepdf.Encryption(user="salasana", owner="toinen"))
    return out.getvalue()


def scanned() -> bytes:
    made = FPDF()
    made.add_page()
    made.image(io.BytesIO(samples.picture("PNG")), 10, 10, 50)
    return bytes(made.output())


def bomb() -> bytes:
    """A page of 300 MB that packs into 3 kB."""
    packer = zlib.compressobj(9)
    inner = b"".join(packer.compress(b"BT (ohjaus) Tj ET " * 58_000) for _n in range(300)) + packer.flush()
    file, out = pikepdf.new(), io.BytesIO()
    file.add_blank_page()
    stream = pikepdf.Stream(file, b"")
    stream.write(zlib.compress(inner, 9), filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))
    file.pages[0].Contents = file.make_indirect(stream)
    file.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def circular() -> bytes:
    """Two tables of contents that each name the other as the older one."""
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    first = b"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 3/Root 1 0 R/Prev %d>>\n"
    size = len(first % 1000)
    one, two = len(head), len(head) + size
    return head + first % (two + 1000) + first % (one + 1000) + b"startxref\n%d\n%%%%EOF" % one


def wide_sheet() -> bytes:
    """A sheet that unpacks into 200 MB."""
    out, book = io.BytesIO(), Workbook(write_only=True)
    sheet = book.create_sheet("Iso")
    sheet.append(["alku"])
    book.save(out)
    row = b'<row><c t="inlineStr"><is><t>' + b"ohjaus " * 1000 + b"</t></is></c></row>"
    body = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return samples.repacked(
        out.getvalue(), "xl/worksheets/sheet1.xml", [body, *[row] * 29_000, b"</sheetData></worksheet>"]
    )


BROKEN = {
    "lukossa.pdf": (locked, {State.LOCKED}),
    "vanha.docx": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, {State.LOCKED}),
    "skannattu.pdf": (scanned, {State.EMPTY}),
    "rikki.pdf": (lambda: b"%PDF-1.7 x" * 50, {State.FAILED}),
    "rikki.odp": (lambda: b"PK\x03\x04rikki", {State.FAILED}),
    "kehassa.pdf": (circular, {State.EMPTY, State.FAILED, State.TOO_LARGE}),
    "pommi.pdf": (bomb, {State.TOO_LARGE, State.FAILED}),
    "leveä.xlsx": (wide_sheet, {State.TOO_LARGE}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_kept_and_says_so(name, put, run_tasks):
    make, states = BROKEN[name]
    document = put(name, make())
    assert texts.state_in_words(texts.of(document))  # it waits
    began = time.monotonic()
    run_tasks()
    assert time.monotonic() - began < 20
    text = texts.of(document)
    assert text.state in states
    assert text.parts == []
    sentences = set()
    for language in ("en", "fi", "sv"):
        with translation.override(language):
            sentences.add(texts.state_in_words(text))
    assert len(sentences) == 3
    document.refresh_from_db()
    assert document.file.storage.exists(document.file.name)


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Return a function that lets the reader do something else."""

    def become(body: str) -> None:
        limits = "from cms.reading_child import CPU_SECONDS, MEMORY, WRITTEN\n"
        program = f"def main(file, ending, written):\n{textwrap.indent(body, '    ')}\n"
        (tmp_path / "reader.py").write_text(limits + program)
        monkeypatch.setattr(reading_child, "__file__", str(tmp_path / "reader.py"))

    return become


def test_a_reader_that_hangs_is_stopped(reader, monkeypatch, read):
    reader("import time\ntime.sleep(60)")
    monkeypatch.setattr(texts, "WALL_SECONDS", 0.5)
    assert read("paperi.txt", b"ohjaus").state == State.TOO_LARGE


def test_pictures_are_not_read(put):
    text = texts.of(put("kuva.png", samples.picture("PNG")))
    assert (text.state, texts.state_in_words(text)) == (State.NONE, "")


def test_the_reader_gets_no_secret_of_ours(reader, read, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", samples.CANARY)
    reader(
        "import json, os, pathlib\n"
        "told = {'state': 'ready', 'parts': [['', repr(dict(os.environ))]]}\n"
        "pathlib.Path('text').write_text(json.dumps(told))"
    )
    text = read("paperi.txt", b"ohjaus").text
    assert "TMPDIR" in text
    assert samples.CANARY not in text


# -- Whose text it is ---------------------------------------------------------------------------
def test_a_content_is_read_once_and_goes_with_its_last_document(put, run_tasks):
    one, two = put("a.txt", b"ohjaus"), put("b.txt", b"ohjaus")
    run_tasks()
    assert FileText.objects.count() == 1
    assert texts.of(one) == texts.of(two)
    assert texts.of_many([one, two]) == {one.pk: texts.of(one), two.pk: texts.of(one)}
    one.delete()
    assert texts.of(two).text == "ohjaus"
    two.delete()
    assert not FileText.objects.exists()


def test_each_version_has_its_text_and_the_document_that_of_the_newest(
    put, run_tasks, django_capture_on_commit_callbacks
):
    document = put("a.txt", b"vanha")
    with django_capture_on_commit_callbacks(execute=True):
        document.file = ContentFile(b"uusi", name="a.txt")
        document.save()
    run_tasks()
    assert texts.of(document).text == "uusi"
    assert texts.of(document.versions.get(number=1)).text == "vanha"
    found = texts.with_parts(Document.objects.all()).get()
    assert (found.text_unit, found.text_parts) == ("", [["", "uusi"]])


@pytest.mark.parametrize("count", [1, 3])
def test_many_texts_cost_as_few_queries_as_one(count, put, run_tasks, django_assert_num_queries):
    documents = [put(f"{number}.txt", b"%d" % number) for number in range(count)]
    run_tasks()
    with django_assert_num_queries(2):
        assert len(texts.of_many(documents)) == count
    with django_assert_num_queries(1):
        assert len(list(texts.with_parts(Document.objects.all()))) == count


# -- What a killed worker, or somebody in a hurry, left -----------------------------------------
def swept(capture) -> int:
    with capture(execute=True):
        return sweep_all()["texts"]


def test_versions_that_came_without_a_signal_are_read(put, run_tasks, django_capture_on_commit_callbacks):
    document = put("a.txt", b"ohjaus")
    FileText.objects.all().delete()
    run_tasks()
    assert swept(django_capture_on_commit_callbacks) == 1
    run_tasks()
    assert texts.of(document).text == "ohjaus"
    assert swept(django_capture_on_commit_callbacks) == 0


def test_a_lost_reading_is_asked_again_and_given_up_after_three(
    put, django_capture_on_commit_callbacks, run_tasks, reader
):
    reader("raise SystemExit(1)")
    document = put("a.txt", b"ohjaus")
    run_tasks()
    FileText.objects.update(state=State.WAITING, tries=texts.TRIES)
    assert swept(django_capture_on_commit_callbacks) == 0
    past = FileText.objects.get().asked_at - texts.LOST_AFTER - timedelta(minutes=1)
    FileText.objects.update(asked_at=past)
    assert swept(django_capture_on_commit_callbacks) == 1
    run_tasks()
    assert texts.of(document).state == State.FAILED


def test_a_newer_reader_reads_all_again(put, run_tasks, monkeypatch, django_capture_on_commit_callbacks):
    document = put("a.txt", b"ohjaus")
    put("kuva.png", samples.picture("PNG"))
    run_tasks()
    FileText.objects.update(parts=[["", "vanhoin silmin"]])
    monkeypatch.setattr(texts, "READER", texts.READER + 1)
    assert swept(django_capture_on_commit_callbacks) == 1
    run_tasks()
    assert texts.of(document).text == "ohjaus"


def test_texts_that_nothing_holds_are_erased(put, django_capture_on_commit_callbacks):
    put("a.txt", b"ohjaus")
    with VERSIONS.lifted(connection):
        DocumentVersion.objects.update(sha256="")
    assert swept(django_capture_on_commit_callbacks) == 1
    assert not FileText.objects.exists()
