"""The text in files: read once a content, in a task, by a child process that may take little.

A row belongs to a content, not to a document: versions and copies with the same bytes share it, and it
goes with the last of them (DS-11). What breaks, hangs or swells while it is read breaks the child only; the
file is kept, found by its name, and says why it is not found by its words (UP-08).
"""

import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import models, transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import limited_child, reading_child, uploads
from cms.versions import DocumentVersion

READER = 1  # change it whenever the same file gives another text: all are read again
WALL_SECONDS = 60
LARGEST = 200 * 1024 * 1024  # bytes; beyond this nobody tries
TRIES = 3
LOST_AFTER = timedelta(minutes=15)
A_SWEEP = 200  # contents that one sweep asks for


class State(models.TextChoices):
    """How far the reading of a content is; what people are told of it."""

    WAITING = "waiting", _("Its words are being read. Until then it is found by its name.")
    READY = "ready", ""
    NONE = "none", ""  # a type of file that holds no words, such as a picture
    EMPTY = "empty", _("Found by its name only: there are no words in it, perhaps it is a scanned picture.")
    LOCKED = "locked", _("Found by its name only: it is locked with a password.")
    TOO_LARGE = "too_large", _("Found by its name only: it is too large to be read.")
    FAILED = "failed", _("Found by its name only: it could not be read, perhaps it is damaged.")


class FileText(models.Model):
    """The text in one content; `parts` are pairs of a label (a number, the name of a sheet) and its text.

    `unit` is "page", "slide" or "sheet"; empty where the text is whole, its one part then has no label.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    unit = models.CharField(max_length=5, blank=True)
    parts = models.JSONField(default=list)
    reader = models.PositiveSmallIntegerField(default=READER)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    extracted_at = models.DateTimeField(null=True)

    class Meta:
        """The sweep looks for those that wait."""

        indexes = [models.Index(fields=["state", "asked_at"], name="text_by_state")]

    def __str__(self) -> str:
        """Return the beginning of the hash, and the state."""
        return f"{self.sha256[:8]} {self.state}"

    @property
    def text(self) -> str:
        """Return all of the text, a blank line between its parts."""
        return "\n\n".join(text for _label, text in self.parts)


# -- What others ask ----------------------------------------------------------------------------
def of(thing) -> FileText | None:
    """Return the text of a version, or of a document's newest version; None where nobody asked for it."""
    version = thing if isinstance(thing, DocumentVersion) else thing.versions.order_by("-number").first()
    return FileText.objects.filter(pk=version.sha256).first() if version is not None else None


def of_many(documents: Iterable) -> dict[int, FileText]:
    """Return the texts of the newest versions of documents by the documents' keys, in two queries."""
    versions = DocumentVersion.objects.filter(document__in=[document.pk for document in documents])
    hashes = dict(versions.order_by("number").values_list("document", "sha256"))
    found = FileText.objects.in_bulk(set(hashes.values()))
    return {pk: found[sha256] for pk, sha256 in hashes.items() if sha256 in found}


def with_parts(documents: QuerySet) -> QuerySet:
    """Let documents be read together with `text_parts` and `text_unit` of their newest version."""
    newest = DocumentVersion.objects.filter(document=OuterRef("pk")).order_by("-number")
    text = FileText.objects.filter(sha256=OuterRef("text_hash"))
    return documents.annotate(text_hash=Subquery(newest.values("sha256")[:1])).annotate(
        text_parts=Subquery(text.values("parts")[:1]), text_unit=Subquery(text.values("unit")[:1])
    )


def documents_with(text: FileText) -> list[int]:
    """Return the keys of documents that have a content, in whichever version."""
    rows = DocumentVersion.objects.filter(sha256=text.pk).order_by()
    return list(rows.values_list("document", flat=True).distinct())


def state_in_words(text: FileText | None) -> str:
    """Return a sentence for those who see the document; empty where there is nothing to tell."""
    return str(State(text.state).label) if text is not None else ""


# -- Asking for a text --------------------------------------------------------------------------
@receiver(post_save, sender=DocumentVersion, dispatch_uid="text_is_asked_for")
def asked_for(sender, instance: DocumentVersion, raw: bool = False, **kwargs) -> None:
    """Ask for the text of a version, once it is committed."""
    if instance.sha256 and not raw and not FileText.objects.filter(pk=instance.sha256).exists():
        ask([instance])


def ask(versions: Iterable[DocumentVersion]) -> int:
    """Begin the rows of versions whose content nobody has read yet and queue the reading; return how many."""
    rows = {version.sha256: _row(version) for version in versions if version.sha256}
    FileText.objects.bulk_create(rows.values(), ignore_conflicts=True)  # two at once: one row
    _queue(sha256 for sha256, row in rows.items() if row.state == State.WAITING)
    return len(rows)


def _row(version: DocumentVersion) -> FileText:
    readable = uploads.ending(version.original_name) in reading_child.READERS
    return FileText(sha256=version.sha256, state=State.WAITING if readable else State.NONE)


def _queue(hashes: Iterable[str]) -> None:
    from cms.tasks import read_text  # noqa: PLC0415 - the task stands on this module

    def enqueue(sha256: str) -> Callable[[], object]:
        return lambda: read_text.enqueue(sha256)

    for sha256 in hashes:
        transaction.on_commit(enqueue(sha256))


@receiver(post_delete, sender=DocumentVersion, dispatch_uid="text_goes")
def goes(sender, instance: DocumentVersion, **kwargs) -> None:
    """Erase the text of a content with its last version."""
    FileText.objects.filter(pk=instance.sha256).exclude(_kept()).delete()


def _kept() -> Exists:
    return Exists(DocumentVersion.objects.filter(sha256=OuterRef("sha256")))


# -- Reading ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Found:
    """What the child tells."""

    state: str
    unit: str = ""
    parts: tuple | list = ()


def read(sha256: str) -> None:
    """Read a content and write its text down; done twice it does no harm.

    A content that three workers in a row did not survive is given up.
    """
    row = FileText.objects.filter(pk=sha256, state=State.WAITING).first()
    version = DocumentVersion.objects.filter(sha256=sha256).first()
    if row is None or version is None:
        return
    FileText.objects.filter(pk=sha256).update(tries=row.tries + 1, asked_at=timezone.now())
    found = Found(State.FAILED) if row.tries >= TRIES else _found_in(version)
    _keep(sha256, found)


@transaction.atomic
def _keep(sha256: str, found: Found) -> None:
    row = FileText.objects.select_for_update().filter(pk=sha256).first()
    if row is not None:  # gone with its last document meanwhile
        row.state, row.unit, row.parts = found.state, found.unit, list(found.parts)
        row.reader, row.extracted_at = READER, timezone.now()
        row.save()


def _found_in(version: DocumentVersion) -> Found:
    if version.file_size > LARGEST:
        return Found(State.TOO_LARGE)
    with tempfile.TemporaryDirectory(prefix="elo-reading-") as folder:
        place = Path(folder)
        try:
            version.copy_to(place / "file")
        except FileNotFoundError:
            return Found(State.FAILED)
        ending = uploads.ending(version.original_name)
        code = limited_child.run(reading_child, place, "file", ending, "text", seconds=WALL_SECONDS)
        return _told(code, place / "text")


def _told(code: int, answer: Path) -> Found:
    """Return what the child wrote; a limit that was met ends it by a signal."""
    if limited_child.met_a_limit(code):
        return Found(State.TOO_LARGE)
    if code:
        return Found(State.FAILED)
    return Found(**json.loads(answer.read_text("utf-8")))


# -- The sweep ----------------------------------------------------------------------------------
def catch_up() -> int:
    """Ask for what nobody asked for, again for what was lost, and erase what nothing holds; return how many."""
    orphans, _by_model = FileText.objects.exclude(_kept()).delete()
    return orphans + _ask_for_the_rest() + _ask_again()


def _ask_for_the_rest() -> int:
    """Versions that came without a signal, by the thousand or by a migration."""
    unread = ~Exists(FileText.objects.filter(pk=OuterRef("sha256")))
    return ask(DocumentVersion.objects.exclude(sha256="").filter(unread)[:A_SWEEP])


def _ask_again() -> int:
    """Those whose task was lost, and those of an older reader."""
    now = timezone.now()
    old = FileText.objects.filter(reader__lt=READER).exclude(state__in=[State.NONE, State.WAITING])
    old.filter(pk__in=list(old.values_list("pk", flat=True)[:A_SWEEP])).update(
        state=State.WAITING, tries=0, asked_at=now - LOST_AFTER
    )
    lost = FileText.objects.filter(state=State.WAITING, asked_at__lte=now - LOST_AFTER)
    hashes = list(lost.values_list("pk", flat=True)[:A_SWEEP])
    FileText.objects.filter(pk__in=hashes).update(asked_at=now)
    _queue(hashes)
    return len(hashes)
