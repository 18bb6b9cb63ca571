"""What may come in: the ending and the content must agree, and nothing in it may run."""

import random
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import translation

from cms import uploads
from tests.files import samples


def given(name: str, content: bytes) -> ContentFile:
    return ContentFile(content, name=name)


def code_of(name: str, content: bytes, kinds=uploads.DOCUMENTS) -> str:
    """Return why a file is refused; the sentence must be there in both languages and name the file."""
    with pytest.raises(ValidationError) as refused:
        uploads.check(given(name, content), kinds)
    error = refused.value
    sentences = set()
    for language in ("en", "fi", "sv"):
        with translation.override(language):
            sentences.add(error.messages[0])
    assert len(sentences) == 3
    assert all(uploads.file_name(name) in sentence for sentence in sentences)
    return error.code


@pytest.mark.parametrize("ending", samples.ALLOWED)
def test_every_allowed_kind_comes_in(ending):
    make, content_type = samples.ALLOWED[ending]
    file = given(f"Paperi.{ending.upper()}", make())
    assert uploads.check(file) == content_type
    assert file.sniffed_type == content_type
    assert file.tell() == 0


HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PHP = b"<?php system($_GET['c']);"
EXE = b"MZ\x90\x00" + b"\0" * 200


@pytest.mark.parametrize("content", [HTML, SVG, PHP, EXE, b"<?xml version='1.0'?><a/>"])
@pytest.mark.parametrize("ending", ["pdf", "docx", "odt", "ods", "odp", "pptx", "xlsx", "png", "jpg"])
def test_another_content_under_an_allowed_ending_is_refused(ending, content):
    assert code_of(f"paperi.{ending}", content) == "content"


@pytest.mark.parametrize(
    "name",
    [
        "kuva.svg",
        "sivu.html",
        "ohjelma.exe",
        "paperi.docm",
        "taulu.xlsm",
        "oikotie.lnk",
        "vanha.doc",
        "paperi",
        "a.pdf.exe",
    ],
)
def test_other_endings_are_refused(name):
    assert code_of(name, samples.pdf()) == "ending"


def test_one_kind_under_the_ending_of_another_is_refused():
    assert code_of("a.docx", samples.xlsx()) == "content"
    assert code_of("a.xlsx", samples.pptx()) == "content"
    assert code_of("a.docx", samples.odt()) == "content"
    assert code_of("a.odt", samples.docx()) == "content"
    assert code_of("a.png", samples.picture("JPEG")) == "content"
    assert code_of("a.pdf", samples.docx()) == "content"


def test_a_pdf_that_begins_as_a_page_of_html_is_refused():
    assert code_of("a.pdf", HTML + samples.pdf()) == "content"


def test_an_archive_behind_a_picture_is_refused():
    hidden = samples.archive({"a.txt": "x"})
    assert code_of("a.png", samples.picture("PNG") + hidden) == "damaged"
    assert code_of("a.jpg", samples.picture("JPEG") + hidden) == "damaged"


@pytest.mark.parametrize("ending", ["pdf", "docx", "png", "txt", "md"])
def test_an_empty_file_is_refused(ending):
    assert code_of(f"a.{ending}", b"") == "empty"


def test_a_file_over_the_limit_is_refused(settings):
    settings.UPLOAD_MAX_BYTES = 1000
    assert code_of("a.txt", b"a" * 1001) == "size"
    assert uploads.check(given("a.txt", b"a" * 1000)) == "text/plain"


# -- Office files -------------------------------------------------------------------------------
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    "content",
    [
        samples.office(MACRO),
        samples.office(samples.WORD, word__vbaProject_bin=b"x"),
        samples.archive(
            {
                "[Content_Types].xml": samples.content_types(
                    samples.WORD, "application/vnd.ms-office.vbaProject"
                )
            }
        ),
        samples.archive(
            {"[Content_Types].xml": samples.content_types(samples.WORD), "xl/macrosheets/sheet1.xml": "<a/>"}
        ),
    ],
    ids=["type of .docm", "vbaProject.bin", "vba under another name", "Excel 4 macro sheet"],
)
def test_macros_in_office_files_are_refused(content):
    assert code_of("a.docx", content) == "macros"


def test_macros_in_opendocument_are_refused():
    assert code_of("a.odt", samples.odt(**{"Basic/Standard/Module1.xml": "<a/>"})) == "macros"
    assert code_of("a.odt", samples.odt(**{"Scripts/python/a.py": "x"})) == "macros"
    empty_library = samples.odt(**{"Basic/script-lc.xml": "<a/>", "Basic/Standard/script-lb.xml": "<a/>"})
    assert uploads.check(given("a.odt", empty_library)) == samples.ODT


def test_a_locked_or_old_office_file_says_so():
    assert code_of("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "locked"


def test_an_archive_that_unpacks_into_too_much_is_refused():
    bomb = samples.office(samples.WORD, word__huge_xml=b"\0" * 30_000_000)
    assert len(bomb) < 100_000
    assert code_of("a.docx", bomb) == "bulk"


def test_too_many_entries_are_refused_before_they_are_read():
    many = {f"part{number}.xml": "" for number in range(1001)}
    assert (
        code_of(
            "a.docx", samples.archive({"[Content_Types].xml": samples.content_types(samples.WORD), **many})
        )
        == "bulk"
    )


def test_a_directory_that_lies_about_its_length_is_refused():
    content = bytearray(samples.docx())
    at = content.rfind(b"PK\x05\x06")
    content[at + 12 : at + 16] = (0x7FFFFFFF).to_bytes(4, "little")
    assert code_of("a.docx", bytes(content)) == "bulk"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a\\b.xml", "C:/a.xml", "ole/inner.zip", "ole/run.exe"]
)
def test_entries_that_lead_out_or_hide_something_are_refused(name):
    parts = {"[Content_Types].xml": samples.content_types(samples.WORD), "XXXX": "x"}
    content = samples.archive({(name if key == "XXXX" else key): part for key, part in parts.items()})
    assert code_of("a.docx", content) == "damaged"


def test_overlapping_entries_are_refused():
    content = bytearray(
        samples.archive(
            {"[Content_Types].xml": samples.content_types(samples.WORD), "a.xml": "<a/>", "b.xml": "<a/>"}
        )
    )
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 4)
    third = content.find(b"PK\x01\x02", second + 4)
    content[third + 42 : third + 46] = content[second + 42 : second + 46]
    assert code_of("a.docx", bytes(content)) == "damaged"


def test_a_link_in_an_archive_is_refused():
    link = zipfile.ZipInfo("link.xml")
    link.external_attr = 0o120777 << 16
    content = samples.archive(
        {"[Content_Types].xml": samples.content_types(samples.WORD), link: "/etc/passwd"}
    )
    assert code_of("a.docx", content) == "damaged"


def test_entities_are_refused():
    laughs = '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><a>&lol2;</a>'
    assert code_of("a.docx", samples.office(samples.WORD, word__document_xml=laughs)) == "damaged"
    wide = laughs.encode("utf-16")
    assert code_of("a.docx", samples.office(samples.WORD, word__document_xml=wide)) == "damaged"
    types = laughs.replace("<a>", '<a xmlns="x">')
    assert code_of("a.docx", samples.archive({"[Content_Types].xml": types})) == "damaged"


def test_entities_are_refused_wherever_they_hide():
    """Behind a comment that is longer than what was looked at first, and in a part whose name says nothing of XML."""
    laughs = '<!DOCTYPE a [<!ENTITY lol "lol">]><a>&lol;</a>'
    behind = f"<!-- {random.Random(1).randbytes(6000).hex()} -->{laughs}"
    assert code_of("a.docx", samples.office(samples.WORD, word__document_xml=behind)) == "damaged"
    assert code_of("a.odt", samples.odt(**{"settings.xml": behind})) == "damaged"
    far = f"<!-- {random.Random(1).randbytes(40_000).hex()} -->{laughs}"
    assert code_of("a.docx", samples.office(samples.WORD, word__document_xml=far)) == "damaged"
    assert code_of("a.docx", samples.office(samples.WORD, word__document_bin=laughs)) == "damaged"
    harmless = samples.odt(**{"Notes": "<p> no XML & no harm", "a.bin": b"<\0\1", "b.xml": ""})
    assert uploads.check(given("a.odt", harmless)) == samples.ODT


def test_half_an_office_file_is_refused():
    assert code_of("a.docx", samples.docx()[: len(samples.docx()) * 9 // 10]) == "damaged"


# -- Pictures and text --------------------------------------------------------------------------
def test_a_picture_with_too_many_pixels_is_refused_without_decoding_it():
    assert code_of("a.png", samples.wide_png(30_000, 30_000)) == "pixels"
    assert code_of("a.png", samples.wide_png(8_000, 6_000)) == "pixels"


def test_a_jpeg_that_goes_over_its_pixels_again_and_again_is_refused_without_decoding_it():
    """UP-09: half a megabyte of scans kept a web process busy for twenty seconds, five for minutes."""
    content = samples.picture("JPEG", progressive=True)
    scan = content[content.rindex(b"\xff\xda") : -2]
    assert uploads.check(given("a.jpg", content[:-2] + scan * 20 + content[-2:])) == "image/jpeg"
    assert code_of("a.jpg", content[:-2] + scan * 60 + content[-2:]) == "damaged"
    film = random.Random(1).randbytes(200_000) + scan * 60
    assert uploads.check(given("a.jpg", content + film)) == "image/jpeg"
    assert code_of("a.jpg", content[:2] + b"\xff\xfe\0\2" * 6000 + content[2:]) == "damaged"


def test_a_picture_whose_tables_make_no_sense_is_damaged_and_no_error():
    """What Pillow falls over: no sampling, no pixels, an end in the middle of a block."""
    layered = bytearray(samples.picture("JPEG", progressive=True))
    head = layered.index(b"\xff\xc2")
    for layer in range(layered[head + 9]):
        layered[head + 11 + 3 * layer] = 0
    assert code_of("a.jpg", bytes(layered)) == "damaged"
    empty, end = samples.wide_png(40, 30)[:33], b"\0\0\0\0IEND\xaeB`\x82"
    assert code_of("a.png", empty + end) == "damaged"
    assert code_of("a.gif", samples.picture("GIF")[:-1] + b"!", uploads.PICTURES) == "damaged"


@pytest.mark.slow
def test_a_jpeg_that_is_kept_whole_until_its_last_scan_is_refused_when_it_is_large():
    """UP-09: 40 million pixels in three whole layers took 230 MB to look at."""
    fine, coarse = {"progressive": True, "subsampling": 0}, {"progressive": True, "subsampling": 2}
    assert code_of("a.jpg", samples.picture("JPEG", (8000, 4500), **fine)) == "scans"
    for options in (coarse, {"subsampling": 0}):
        assert uploads.check(given("a.jpg", samples.picture("JPEG", (8000, 4500), **options))) == "image/jpeg"


def test_many_frames_count_as_pixels(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    frames = [samples.Picture.new("L", (40, 40), shade) for shade in range(0, 100, 10)]
    out = samples.io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert code_of("a.gif", out.getvalue(), uploads.PICTURES) == "pixels"


@pytest.mark.parametrize(("ending", "kind"), [("png", "PNG"), ("jpg", "JPEG")])
def test_half_a_picture_is_refused(ending, kind):
    whole = samples.picture(kind, (200, 200))
    assert code_of(f"a.{ending}", whole[: len(whole) // 2]) == "damaged"


def test_text_must_be_utf8_without_nul():
    assert code_of("a.txt", "Hyvää päivää".encode("latin-1")) == "encoding"
    assert code_of("a.md", "Hyvää".encode("utf-16")) in {"encoding", "content"}
    assert code_of("a.txt", b"a\0b") == "content"
    assert code_of("a.txt", "ä".encode()[:1]) == "encoding"
    assert uploads.check(given("a.txt", "ä".encode() * 100_000)) == "text/plain"
    assert uploads.check(given("a.txt", b"\xef\xbb\xbfHej")) == "text/plain"


# -- Names --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Esityslista 26.11..pdf", "Esityslista 26.11.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\papers\\Muistio.docx", "Muistio.docx"),
        ("a\0b\r\nSet-Cookie: x.pdf", "ab Set-Cookie_ x.pdf"),
        ("lasku\u202efdp.exe", "laskufdp.exe"),
        ("\u2066Muistio\u2069\u200b.pdf", "Muistio.pdf"),
        ("Kalvot.pdf. . .", "Kalvot.pdf"),
        ("...pdf", "pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("nul.tar.pdf", "_nul.tar.pdf"),
        ("lpt1", "_lpt1"),
        ("console.pdf", "console.pdf"),
        ("a/b", "b"),
        ("", "file"),
        ("/", "file"),
        ('"x"<y>|z?*.pdf', "_x__y__z__.pdf"),
        ("A\u0308iti.pdf", "Äiti.pdf"),
    ],
)
def test_names_are_made_safe(given_name, kept):
    assert uploads.file_name(given_name) == kept
    assert uploads.file_name(kept) == kept


def test_a_long_name_is_cut_and_keeps_its_ending():
    kept = uploads.file_name("ä" * 300 + ".pdf")
    assert len(kept) == 200
    assert kept.endswith("ä.pdf")


def test_a_title_comes_from_the_name():
    assert uploads.title_from("Esityslista_26.11.2026.pdf") == "Esityslista 26.11.2026"
    assert uploads.title_from("_.pdf") == "_.pdf"
