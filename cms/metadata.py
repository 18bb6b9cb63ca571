"""What a file tells beside what one sees in it: its author, comments, tracked changes, a place (UP-13, UP-14).

`found()` reads it, in words that the editor is warned with before a document goes public; `cleaned()` makes a copy
without what can be taken away safely. Tracked changes, hidden parts and files inside office files are told but
never taken away by a machine: to accept or refuse a change is a decision, and a copy with half of one would be wrong.

Pictures are bounded by the gate and read here; PDFs and office files are read by a process of its own that may take
little. What it could not read is told as `UNREAD`.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import IO

from django.conf import settings
from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import limited_child, metadata_child, metadata_office, metadata_pdf, pictures
from cms.uploads import DOCUMENTS


class Kind(models.TextChoices):
    """What may be found, and its short name."""

    AUTHOR = "author", _("names of those who wrote or changed it")
    PROPERTIES = "properties", _("organisation, programme, dates and other properties")
    COMMENTS = "comments", _("comments")
    PLACE = "place", _("the place where a picture was taken")
    CAMERA = "camera", _("the camera, the time and other details of a picture")
    CHANGES = "changes", _("tracked changes")
    HIDDEN = "hidden", _("hidden text, slides or sheets")
    NOTES = "notes", _("notes of the speaker")
    EMBEDDED = "embedded", _("files inside the file")
    EARLIER = (
        "earlier",
        _("earlier states of the file, in which one can read what was changed or deleted since"),
    )
    SIGNED = "signed", _("an electronic signature")
    UNREAD = "unread", _("something that could not be looked into")


@dataclass(frozen=True)
class Finding:
    """One thing that a file tells: its kind, examples in the file's own words, and whether it can be taken away."""

    kind: str
    words: tuple[str, ...] = ()
    removable: bool = False

    @property
    def label(self) -> str:
        """Return its name in the active language."""
        return str(Kind(self.kind).label)


class UncleanError(Exception):
    """A copy without these things cannot be made."""


PDF = DOCUMENTS["pdf"].content_type
PICTURES = {DOCUMENTS[ending].content_type: kind for ending, kind in {"jpg": "JPEG", "png": "PNG"}.items()}
OFFICE = {DOCUMENTS[ending].content_type for ending in ("docx", "xlsx", "pptx", "odt", "ods", "odp")}


def found(file: IO[bytes], content_type: str) -> list[Finding]:
    """Return what a file tells beside its content, the gravest last; nothing for plain text."""
    reader = _reader(content_type)
    if reader is None:
        return []
    file.seek(0)
    try:
        told = reader.found(file)
    except reader.BROKEN:
        return [Finding(Kind.UNREAD)]
    return [
        Finding(kind, tuple(sorted(told[kind])[: metadata_child.WORDS]), kind in reader.REMOVABLE)
        for kind in Kind.values
        if kind in told
    ]


def cleaned(file: IO[bytes], content_type: str, kinds: Iterable[str]) -> File:
    """Return a copy in a temporary file without some kinds of things; raises UncleanError.

    Pictures lose all of them whatever is asked; their orientation is applied first.
    """
    reader = _reader(content_type)
    wanted = set(kinds)
    out = tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - the caller closes it
    file.seek(0)
    if reader is None or not (wanted or content_type in PICTURES):
        shutil.copyfileobj(file, out)
    elif wanted - reader.REMOVABLE:
        raise UncleanError
    else:
        try:
            reader.clean(file, out, wanted)
        except reader.BROKEN as error:
            raise UncleanError from error
    out.seek(0)
    return File(out)


class _BrokenError(Exception):
    """A child could not read it, or wanted more than it may take."""


class _Apart:
    """A reader that works in a child process which may take little."""

    BROKEN = _BrokenError

    def __init__(self, reader: ModuleType) -> None:
        self.name = reader.__name__.rpartition(".")[2]
        self.REMOVABLE = reader.REMOVABLE

    def found(self, file: IO[bytes]) -> dict[str, list[str]]:
        with self._answer(file, "found") as answer:
            return json.loads(answer.read_bytes())

    def clean(self, file: IO[bytes], out: IO[bytes], kinds: set[str]) -> None:
        with self._answer(file, "clean", *sorted(kinds)) as answer, answer.open("rb") as copy:
            shutil.copyfileobj(copy, out)

    @contextmanager
    def _answer(self, file: IO[bytes], what: str, *kinds: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="elo-metadata-") as folder:
            place = Path(folder)
            with (place / "file").open("wb") as copy:
                shutil.copyfileobj(file, copy)
            if limited_child.run(metadata_child, place, what, self.name, "file", "answer", *kinds):
                raise _BrokenError
            yield place / "answer"


def _reader(content_type: str) -> ModuleType | _Apart | None:
    if content_type in PICTURES:
        return pictures
    if content_type in OFFICE:
        return _Apart(metadata_office)
    return _Apart(metadata_pdf) if content_type == PDF else None
