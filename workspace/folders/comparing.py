"""What differs in words between two versions of a document: of texts, Word documents, PDFs and their like."""

from dataclasses import dataclass

from cms import texts, uploads
from cms.differences import Line, compared
from cms.models import Document, DocumentVersion
from workspace.folders.versions import get_version

PLAIN = {"txt", "md"}
LARGEST = 2_000_000  # characters of both texts together; more would keep a reader waiting
LINES = 20_000


@dataclass(frozen=True)
class Comparison:
    """Two versions, the older one first; `lines` is empty where one of them has no text, `why` then says so."""

    before: DocumentVersion
    after: DocumentVersion
    lines: list[Line]
    silent: DocumentVersion | None = None
    state: str = ""
    too_long: bool = False

    @property
    def is_same(self) -> bool:
        """Tell whether there is text, and no difference in its words."""
        told = self.silent is None and not self.too_long
        return told and not any(line.is_changed for line in self.lines)


def compare(document: Document, first: int, second: int) -> Comparison:
    """Compare two versions of a document, in whichever order they are named; raises Http404."""
    before, after = (get_version(document, number) for number in sorted((first, second)))
    found = []
    for version in (before, after):
        lines = lines_of(version)
        if lines is None:
            return Comparison(before, after, [], silent=version, state=state_of(version))
        found.append(lines)
    if sum(map(len, found)) > LINES or sum(len(line) for lines in found for line in lines) > LARGEST:
        return Comparison(before, after, [], too_long=True)
    return Comparison(before, after, compared(*found))


def lines_of(version: DocumentVersion) -> list[str] | None:
    """Return the text of a version by lines without empty ones; None where there is none, or none yet."""
    text = _plain(version) if uploads.ending(version.original_name) in PLAIN else _read(version)
    if text is None:
        return None
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def state_of(version: DocumentVersion) -> str:
    """Say why a version has no text, in a sentence; empty where it is no kind of file that has some."""
    text = texts.of(version)
    return texts.state_in_words(text) if text is not None else str(texts.State.WAITING.label)


def _plain(version: DocumentVersion) -> str | None:
    if version.file_size > LARGEST:
        return None
    try:
        with version.file.storage.open(version.file.name, "rb") as opened:
            return opened.read(LARGEST).decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _read(version: DocumentVersion) -> str | None:
    text = texts.of(version)
    return text.text if text is not None and text.state == texts.State.READY else None
