"""Reads the text of one file, in a process of its own that may take little; `cms.texts` starts it.

    python -I cms/limited_child.py cms/reading_child.py FILE ENDING ANSWER

It knows nothing of Django. It writes JSON to ANSWER: `state`, `unit`, `parts` (pairs of a label and a text),
and ends with 0; a limit that is met ends it otherwise. Measured with kreuzberg 4.10: an address space of 145 MB
for a small PDF, 250 MB for a sheet of 100,000 rows.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

CPU_SECONDS = 10
MEMORY = 512 * 1024 * 1024
WRITTEN = 16 * 1024 * 1024  # bytes of any file that it writes
LONGEST = 300_000  # characters of a text that are kept, as many as the index takes
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # the container of an Office file with a password
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PAGE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}page"
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}

Parts = list[tuple[str, str]]


class LockedError(Exception):
    """The file asks for a password."""


# -- Kreuzberg ----------------------------------------------------------------------------------
def _extracted(path: Path, ending: str):
    import kreuzberg  # noqa: PLC0415 - 80 MB that no web process should load

    config = kreuzberg.ExtractionConfig(
        use_cache=False, disable_ocr=True, enable_quality_processing=False,
        pages=kreuzberg.PageConfig(extract_pages=True),
    )  # fmt: skip
    try:
        return kreuzberg.extract_file_sync(path, _TYPES[ending], config=config)
    except kreuzberg.ParsingError as error:
        if "password" in str(error):
            raise LockedError from error
        raise


def _pdf(path: Path) -> tuple[str, Parts]:
    pages = _extracted(path, "pdf").pages or []
    return "page", [(str(page["page_number"]), page["content"]) for page in pages]


def _docx(path: Path) -> tuple[str, Parts]:
    """Where a page of Word ends is not in its file."""
    return "", [("", _extracted(path, "docx").content)]


def _pptx(path: Path) -> tuple[str, Parts]:
    result = _extracted(path, "pptx")
    whole = result.content.encode()
    slides = (result.metadata.get("pages") or {}).get("boundaries") or []
    if not slides:
        return "", [("", result.content)]
    return "slide", [
        (str(slide["page_number"]), whole[slide["byte_start"] : slide["byte_end"]].decode(errors="ignore"))
        for slide in slides
    ]


def _sheets(ending: str):
    def read(path: Path) -> tuple[str, Parts]:
        result = _extracted(path, ending)
        names = result.metadata.get("sheet_names") or []
        return "sheet", [
            (names[page["page_number"] - 1], "\n".join(_rows(page["tables"]))) for page in result.pages or []
        ]

    return read


def _rows(tables: list) -> Iterator[str]:
    for table in tables:
        for row in table.cells:
            if any(row):
                yield " ".join(cell for cell in row if cell)


# -- OpenDocument -------------------------------------------------------------------------------
def _opendocument(path: Path) -> tuple[str, Parts]:
    """Read texts and presentations, of which kreuzberg reads the first without its tabs and the second not at all."""
    from defusedxml import ElementTree  # noqa: PLC0415 - not needed by all

    with zipfile.ZipFile(path) as archive:
        if b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
            raise LockedError
        tree = ElementTree.fromstring(_part(archive, "content.xml"), forbid_dtd=True)
    slides = list(tree.iter(_PAGE))
    if slides:
        return "slide", [(str(number), _paragraphs(slide)) for number, slide in enumerate(slides, start=1)]
    return "", [("", _paragraphs(tree))]


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def _paragraphs(tree) -> str:
    found = (element for element in tree.iter() if element.tag in (f"{_TEXT}p", f"{_TEXT}h"))
    return "\n".join("".join(_run(element)) for element in found)


def _run(element) -> Iterator[str]:
    """Return the words of a paragraph; a paragraph inside it (of a note, of a frame) comes by itself."""
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        elif child.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from _run(child)
        yield child.tail or ""


# -- Plain text ---------------------------------------------------------------------------------
def _plain(path: Path) -> tuple[str, Parts]:
    raw = path.read_bytes()
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [("", raw.decode("utf-16", "replace"))]
    try:
        return "", [("", raw.decode("utf-8-sig"))]
    except UnicodeDecodeError:
        return "", [("", raw.decode("cp1252", "replace"))]


READERS = {
    "pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _sheets("xlsx"), "ods": _sheets("ods"),
    "odt": _opendocument, "odp": _opendocument, "txt": _plain, "md": _plain,
}  # fmt: skip


# -- The answer ---------------------------------------------------------------------------------
def answer(path: Path, ending: str) -> dict:
    """Return state, unit and parts of a file; raises what its reader raises."""
    with path.open("rb") as file:
        if file.read(4) == _OLD_OFFICE:
            return {"state": "locked"}
    try:
        unit, parts = READERS[ending](path)
    except LockedError:
        return {"state": "locked"}
    kept = list(_kept(parts))
    return {"state": "ready" if kept else "empty", "unit": unit, "parts": kept}


def _kept(parts: Parts) -> Iterator[tuple[str, str]]:
    """Return the parts that have words, clean, and no more characters than the index takes."""
    room = LONGEST
    for label, text in parts:
        words = _INVISIBLE.sub(" ", text).strip()[:room]
        room -= len(words)
        if words:
            yield _INVISIBLE.sub(" ", label)[:100], words


def main(file: str, ending: str, written: str) -> int:
    """Read a file and write the answer; return the exit code."""
    told = answer(Path(file), ending)
    Path(written).write_text(json.dumps(told), "utf-8")
    return 0
