"""A look into office files, which are ZIP archives: bounded, complete, and without macros.

Nothing is unpacked to disk; the directory is read first, and only when it is small (UP-06).
"""

import io
import re
import stat
import struct
import zipfile
from itertools import pairwise
from pathlib import PurePosixPath
from xml.parsers import expat

from defusedxml import DefusedXmlException, ElementTree
from django.core.files import File

ODF = "application/vnd.oasis.opendocument."
ENTRIES = 1000
TOTAL = 200 * 1024 * 1024
RATIO = 100
_DIRECTORY = ENTRIES * 400  # bytes; the record of one entry is 46 and its name
_LIST = 1024 * 1024
_PROLOG, _STEP = 1 << 16, 1 << 10
_BEFORE_XML = b"\0\xef\xbb\xbf\xfe\xff \t\r\n"
_MACROS = re.compile(
    r"vbaproject|vbadata|macrosheets/|^basic/(?!.*(script|dialog)-l[bc]\.xml$).+\.xml$|^scripts/.",
    re.IGNORECASE,
)
_NESTED = {".zip", ".7z", ".rar", ".gz", ".exe", ".dll", ".js", ".vbs", ".lnk", ".bat", ".cmd", ".ps1"}


def office_fault(file: File, main: str) -> str | None:
    """Return why a Word, Excel or PowerPoint file is refused; nothing when it is well.

    `main` is the content type that the main part must have: it tells .docx from .docm.
    """
    return _fault(file, lambda archive: _office(archive, main))


def odf_fault(file: File, content_type: str) -> str | None:
    """Return why an OpenDocument file is refused; nothing when it is well."""
    return _fault(file, lambda archive: _odf(archive, content_type))


def _fault(file: File, look) -> str | None:
    try:
        if not _directory_is_small(file):
            return "bulk"
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            return _entries(archive) or look(archive) or _entities(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError,
            struct.error, ValueError, KeyError, OSError, DefusedXmlException, ElementTree.ParseError):  # fmt: skip
        return "damaged"


# -- The directory, before Python's zipfile takes it into memory ----------------------------------
def _directory_is_small(file: File) -> bool:
    """Read the end record, where zipfile looks for it: how many entries, how long a directory."""
    size = file.seek(0, io.SEEK_END)
    start = max(size - 22 - 65535 - 20 - 56, 0)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if tail[-22:-18] == b"PK\x05\x06" and tail[-2:] == b"\0\0":
        at = len(tail) - 22
    if at < 0:
        raise zipfile.BadZipFile
    entries, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
    if at >= 76 and tail[at - 20 : at - 16] == b"PK\x06\x07":
        entries, directory = struct.unpack("<QQ", tail[at - 76 + 32 : at - 76 + 48])
    return entries <= ENTRIES and directory <= _DIRECTORY


def _entries(archive: zipfile.ZipFile) -> str | None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > ENTRIES or total > TOTAL or total > RATIO * max(packed, 1):
        return "bulk"
    if _overlap(entries) or any(_is_odd(entry) for entry in entries):
        return "damaged"
    return "macros" if any(_MACROS.search(entry.filename) for entry in entries) else None


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    line = sorted(entries, key=lambda entry: entry.header_offset)
    return any(
        first.header_offset + 30 + first.compress_size > second.header_offset
        for first, second in pairwise(line)
    )


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    """Tell of a locked entry, a link, a way out of the archive, and an archive or a program inside."""
    path = PurePosixPath(entry.filename)
    return (
        bool(entry.flag_bits & 0x1)
        or stat.S_ISLNK(entry.external_attr >> 16)
        or path.is_absolute()
        or ".." in path.parts
        or "\\" in entry.orig_filename
        or ":" in entry.filename
        or path.suffix.lower() in _NESTED
    )


# -- What is inside -------------------------------------------------------------------------------
def _read(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as part:
        text = part.read(limit + 1)
    if len(text) > limit:
        raise zipfile.BadZipFile
    return text


def _office(archive: zipfile.ZipFile, main: str) -> str | None:
    if "[Content_Types].xml" not in archive.namelist():
        return "content"
    tree = ElementTree.fromstring(_read(archive, "[Content_Types].xml", _LIST), forbid_dtd=True)
    types = [part.get("ContentType", "") for part in tree]
    if any(re.search(r"macro|vba", kind, re.IGNORECASE) for kind in types):
        return "macros"
    return None if main in types else "content"


def _odf(archive: zipfile.ZipFile, content_type: str) -> str | None:
    names = archive.namelist()
    if "mimetype" not in names or "content.xml" not in names:
        return "content"
    return None if _read(archive, "mimetype", 200).strip() == content_type.encode() else "content"


def _entities(archive: zipfile.ZipFile) -> str | None:
    """Entities are how a small XML file becomes a huge one, or reads another (UP-07).

    They are told of before the first element, so no part is read further; whatever its name, it may be XML.
    """
    for name in archive.namelist():
        with archive.open(name) as part:
            if _declares_entities(part.read(_PROLOG)):
                return "damaged"
    return None


def _declares_entities(head: bytes) -> bool:
    """Tell whether a part that begins as XML declares entities; one whose first element is far away counts as such."""
    if not head.translate(None, _BEFORE_XML).startswith(b"<"):
        return False
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = lambda *_told: found.append("entity")
    parser.StartElementHandler = lambda *_told: found.append("element")
    try:
        for place in range(0, len(head), _STEP):
            parser.Parse(head[place : place + _STEP])
            if found:
                return "entity" in found
    except expat.ExpatError:  # no XML after all, or one that no reader takes
        return "entity" in found
    return len(head) == _PROLOG
