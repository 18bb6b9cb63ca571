"""What may come in: the ending of a file and its content must agree, and nothing in it may run.

Every check reads in pieces and raises a `ValidationError` that says, in the reader's language,
what is wrong and what to do. Rules: safety.md, UP-01 to UP-10.
"""

import codecs
import logging
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms import archives, audit, pictures, scanning
from cms.storage import StorageAwayError

logger = logging.getLogger(__name__)

NAME_LENGTH = 200
DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
_PIECE = 1 << 16
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # the container of .doc, and of an Office file with a password

MESSAGES = {
    "empty": _("“%(name)s” is empty. Check the file and send it again."),
    "size": _("“%(name)s” is larger than %(limit)s. Make it smaller, or send it in parts."),
    "room": _("“%(name)s” could not be kept: the server is out of room. Nothing was changed. Tell the coordinator."),
    "away": _(
        "“%(name)s” could not be kept: the storage of files does not answer. Nothing was changed."
        " Try again in a while."
    ),
    "ending": _("“%(name)s” cannot be taken in, because of its type. These can: %(allowed)s."),
    "content": _(
        "The content of “%(name)s” is not what the ending .%(ending)s says."
        " Save it again as .%(ending)s and send that."
    ),
    "locked": _("“%(name)s” is locked with a password or in an old format. Save it as .%(ending)s without a password."),
    "macros": _("“%(name)s” contains macros. Save it as .%(ending)s without them and send it again."),
    "bulk": _("“%(name)s” unpacks into far more than a document should. Save it again and send that."),
    "damaged": _("“%(name)s” is damaged, or hides something that does not belong there. Save it again and send that."),
    "pixels": _("“%(name)s” has more than %(limit)s million pixels. Make the picture smaller and send it again."),
    "scans": _(
        "“%(name)s” is a progressive picture of many pixels, which takes much room to open."
        " Save it as an ordinary JPEG, or smaller, and send it again."
    ),
    "infected": _("“%(name)s” was not taken in: the virus scanner found something harmful in it. It was not kept."),
    "scanner": _(
        "“%(name)s” could not be checked for viruses just now, so it was not taken in."
        " Send it again in a while; if it does not help, tell the coordinator."
    ),
    "encoding": _("The text in “%(name)s” is not in UTF-8. Save it as UTF-8 and send it again."),
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A type of file: its content type, the endings puremagic may tell, and a look into it.

    The look returns nothing, or the key of the sentence in `MESSAGES` that refuses the file.
    """

    content_type: str
    magic: frozenset[str]
    look: Callable[[File], str | None]


# -- Names --------------------------------------------------------------------------------------
def plain_text(text: str) -> str:
    """Return text without control characters, marks of direction and other invisible signs."""
    text = unicodedata.normalize("NFC", text)
    seen = (" " if unicodedata.category(c) in {"Zl", "Zp", "Zs"} or c in "\t\n\r" else c for c in text)
    return " ".join("".join(c for c in seen if not unicodedata.category(c).startswith("C")).split())


def file_name(name: str) -> str:
    """Return a name that is safe on every system, its ending kept (UP-05).

    Paths, invisible signs, trailing dots and what Windows forbids are taken away; a device name
    gets an underscore; at most 200 characters.
    """
    name = plain_text(re.split(r"[/\\]", name or "")[-1])
    name = re.sub(r'[<>:"|?*]', "_", name).strip(". ")
    path = PurePosixPath(name or "file")
    stem, suffix = path.stem, path.suffix[:10]
    if stem.split(".")[0].strip().casefold() in DEVICES:
        stem = f"_{stem}"
    return stem[: NAME_LENGTH - len(suffix)].rstrip(". ") + suffix


def ending(name: str) -> str:
    """Return the ending of a file name in lower case, without its dot."""
    return PurePosixPath(name).suffix[1:].lower()


def title_from(name: str) -> str:
    """Return the title that a file name suggests: no ending, no underscores."""
    return plain_text(PurePosixPath(name).stem.replace("_", " ")) or name


# -- Looks --------------------------------------------------------------------------------------
def _pdf(file: File) -> str | None:
    """A page of HTML before the PDF's own beginning would make it both (UP-02)."""
    return None if re.match(rb"%PDF-[12]\.", _head(file)) else "content"


def _text(file: File) -> str | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        for piece in iter(lambda: file.read(_PIECE), b""):
            if b"\0" in piece:
                return "content"
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "encoding"
    return None


def _head(file: File) -> bytes:
    file.seek(0)
    return file.read(4096)


_OOXML = "application/vnd.openxmlformats-officedocument."
_ZIP = frozenset({".zip"})
_JPEG = Kind("image/jpeg", frozenset({".jpg"}), lambda file: pictures.fault(file, "JPEG"))


def _office(part: str) -> Kind:
    main = f"{_OOXML}{part}.main+xml"
    return Kind(f"{_OOXML}{part}", _ZIP, lambda file: archives.office_fault(file, main))


def _open(what: str) -> Kind:
    kind = f"{archives.ODF}{what}"
    return Kind(kind, _ZIP, lambda file: archives.odf_fault(file, kind))


PICTURES: Mapping[str, Kind] = {
    "png": Kind("image/png", frozenset({".png"}), lambda file: pictures.fault(file, "PNG")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": Kind("image/gif", frozenset({".gif"}), lambda file: pictures.fault(file, "GIF")),
    "webp": Kind("image/webp", frozenset({".webp"}), lambda file: pictures.fault(file, "WEBP")),
}
DOCUMENTS: Mapping[str, Kind] = {
    "pdf": Kind("application/pdf", frozenset({".pdf"}), _pdf),
    "docx": _office("wordprocessingml.document"),
    "odt": _open("text"),
    "ods": _open("spreadsheet"),
    "odp": _open("presentation"),
    "pptx": _office("presentationml.presentation"),
    "xlsx": _office("spreadsheetml.sheet"),
    "png": PICTURES["png"],
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "txt": Kind("text/plain", frozenset(), _text),
    "md": Kind("text/markdown", frozenset(), _text),
}


# -- The gate -----------------------------------------------------------------------------------
def check(file: File, kinds: Mapping[str, Kind] = DOCUMENTS) -> str:
    """Return the content type of a file that may come in; raises ValidationError for any other.

    The answer is also kept on the file as `sniffed_type`, so that nobody has to look twice.
    """
    name = file_name(file.name)
    code = _fault(file, name, kinds) or _harm(file, name)
    file.seek(0)
    if code:
        raise refusal(code, name, kinds)
    file.sniffed_type = kinds[ending(name)].content_type
    return file.sniffed_type


def _harm(file: File, name: str) -> str | None:
    """Ask the virus scanner, where there is one; what it finds is written into the audit log (UP-11, UP-12)."""
    if not scanning.is_on():
        return None
    try:
        threat = scanning.threat_in(file)
    except scanning.ScannerAwayError as error:
        logger.error("The virus scanner does not answer, so no file is taken in: %s", error)
        return "scanner"
    if not threat:
        return None
    audit.record("file.infected", name, after={"threat": threat})
    return "infected"


def _fault(file: File, name: str, kinds: Mapping[str, Kind]) -> str | None:
    kind = kinds.get(ending(name))
    if getattr(file, "cut_short", ""):
        return file.cut_short
    if kind is None:
        return "ending"
    if not file.size:
        return "empty"
    if file.size > settings.UPLOAD_MAX_BYTES:
        return "size"
    head = _head(file)
    if kind.magic and not kind.magic & _told_by_magic(head):
        return "locked" if kind.magic == _ZIP and head.startswith(_OLD_OFFICE) else "content"
    return kind.look(file)


def _told_by_magic(head: bytes) -> set[str]:
    try:
        return {guess.extension for guess in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()


def refusal(code: str, name: str, kinds: Mapping[str, Kind] = DOCUMENTS) -> ValidationError:
    """Return the error whose sentence tells why a file is refused, and what to do."""
    pixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    params = {
        "name": name,
        "ending": ending(name),
        "limit": pixels if code == "pixels" else largest(),
        "allowed": listed(kinds),
    }
    return ValidationError(MESSAGES[code], code=code, params=params)


def unkept(error: OSError, name: str, kinds: Mapping[str, Kind] = DOCUMENTS) -> ValidationError:
    """Return the error that tells why the storage could not keep a file: it does not answer, or is full."""
    return refusal("away" if isinstance(error, StorageAwayError) else "room", name, kinds)


def listed(kinds: Mapping[str, Kind] = DOCUMENTS) -> str:
    """Return the endings that may come in, for people: "DOCX, JPG, MD …"."""
    return ", ".join(sorted(known.upper() for known in kinds if known != "jpeg"))


def largest() -> str:
    """Return the largest size that may come in, for people."""
    return gettext("%(size)s MB") % {"size": settings.UPLOAD_MAX_BYTES // (1024 * 1024)}


def sniffed(file: File) -> str:
    """Return the content type of a file, empty when its content is not what its ending says."""
    known = getattr(getattr(file, "file", None), "sniffed_type", "")
    if known:
        return known
    name = file_name(file.name)
    try:
        return "" if _fault(file, name, DOCUMENTS) else DOCUMENTS[ending(name)].content_type
    except OSError:
        return ""
    finally:
        if not file.closed:
            file.seek(0)
