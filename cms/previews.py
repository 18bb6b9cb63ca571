"""The first pages of a file as pictures: drawn once a content, in a task, by child processes that may take little.

A browser's own viewer does not show a PDF that is sealed as all files are (CSP `sandbox`), and the seal stays;
so a page shows pictures (docs/decisions/0010-previews-are-pictures.md). A row belongs to a content: versions and copies
with the same bytes share it, and it goes with the last of them. It is asked for when somebody opens the page of
the document for the first time.

A PDF is drawn as it is, an office file by way of a PDF that LibreOffice makes, where it is installed; no setting is
needed.
"""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from django.core.files import File
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import drawing_child, limited_child, office_child, uploads
from cms.storage import random_name
from cms.versions import DocumentVersion

MOST = 8  # pages that are drawn; the rest is read in the file
LARGEST = 100 * 1024 * 1024  # bytes; beyond this nobody tries
TRIES = 3
LOST_AFTER = timedelta(minutes=5)
OFFICE = {"docx", "odt", "pptx", "odp", "xlsx", "ods"}
PROGRAMS = ("soffice", "libreoffice")


class State(models.TextChoices):
    """How far the drawing of a content is; what people are told of it."""

    WAITING = "waiting", _("The preview is being made. It appears here in a moment.")
    READY = "ready", ""
    TOO_LARGE = (
        "too_large",
        _("There is no preview: the pages are too large to be drawn. Download the file."),
    )
    FAILED = "failed", _("There is no preview: the file could not be drawn, perhaps it is damaged or locked.")


class Preview(models.Model):
    """The pictures of one content; `count` is how many pages the whole file has."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    count = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        """Return the beginning of the hash, and the state."""
        return f"{self.sha256[:8]} {self.state}"

    @property
    def told(self) -> str:
        """Return the sentence for those who see the document; empty when it is ready."""
        return str(State(self.state).label)


def page_name(instance: "PreviewPage", filename: str) -> str:
    """Name a page's picture so that nobody can guess it."""
    return random_name("previews", filename)


class PreviewPage(models.Model):
    """The picture of one page; served under its document's version, to those who see that."""

    preview = models.ForeignKey(Preview, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to=page_name)

    class Meta:
        """In the order of the file."""

        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["preview", "number"], name="one_picture_a_page")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


@receiver(post_delete, sender=PreviewPage, dispatch_uid="preview_file_goes")
def file_goes(sender, instance: PreviewPage, **kwargs) -> None:
    """Remove the picture of a row that is gone, once that is committed."""
    transaction.on_commit(lambda: instance.file.storage.delete(instance.file.name))


@receiver(post_delete, sender=DocumentVersion, dispatch_uid="preview_goes")
def goes(sender, instance: DocumentVersion, **kwargs) -> None:
    """Erase the pictures of a content with its last version."""
    if instance.sha256 and not DocumentVersion.objects.filter(sha256=instance.sha256).exists():
        Preview.objects.filter(pk=instance.sha256).delete()


# -- What can be drawn --------------------------------------------------------------------------
def office_program() -> str:
    """Return the path of LibreOffice, empty where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), "")


def can_draw(ending: str) -> bool:
    """Tell whether files with an ending are shown as pictures of their pages here."""
    return ending == "pdf" or (ending in OFFICE and bool(office_program()))


# -- Asking -------------------------------------------------------------------------------------
def wanted(version: DocumentVersion) -> Preview:
    """Return the preview of a version that can be drawn; asks for it where nobody has yet, or the task was lost."""
    preview, made = Preview.objects.get_or_create(pk=version.sha256)
    lost = preview.state == State.WAITING and preview.asked_at < timezone.now() - LOST_AFTER
    if made or lost:
        Preview.objects.filter(pk=preview.pk).update(asked_at=timezone.now())
        _queue(preview.pk)
    return preview


def _queue(sha256: str) -> None:
    from cms.tasks import draw_preview  # noqa: PLC0415 - the task stands on this module

    transaction.on_commit(lambda: draw_preview.enqueue(sha256))


def get_page(version: DocumentVersion, number: int) -> PreviewPage | None:
    """Return the picture of a page of a version, where there is one."""
    return PreviewPage.objects.filter(preview=version.sha256, number=number).first()


# -- Drawing ------------------------------------------------------------------------------------
def draw(sha256: str) -> None:
    """Draw a content and keep its pictures; done twice it does no harm."""
    row = Preview.objects.filter(pk=sha256, state=State.WAITING).first()
    version = DocumentVersion.objects.filter(sha256=sha256).first()
    if row is None or version is None:
        return
    Preview.objects.filter(pk=sha256).update(tries=row.tries + 1)
    if row.tries >= TRIES or version.file_size > LARGEST:
        _settle(sha256, State.FAILED if row.tries >= TRIES else State.TOO_LARGE)
        return
    with tempfile.TemporaryDirectory(prefix="elo-drawing-") as folder:
        place = Path(folder)
        ending = uploads.ending(version.original_name)
        try:
            version.copy_to(place / f"file.{ending}")
        except FileNotFoundError:
            _settle(sha256, State.FAILED)
            return
        _settle(sha256, _state_of(_draw(place, ending)), place)


def _draw(place: Path, ending: str) -> int:
    """Draw the file in a folder, by way of a PDF where it is none; return the exit code of what went wrong."""
    if ending in OFFICE:
        code = limited_child.run(office_child, place, office_program(), f"file.{ending}")
        if code:
            return code
    return limited_child.run(drawing_child, place, office_child.MADE, str(MOST))


def _state_of(code: int) -> str:
    if limited_child.met_a_limit(code):
        return State.TOO_LARGE
    return State.FAILED if code else State.READY


@transaction.atomic
def _settle(sha256: str, state: str, place: Path | None = None) -> None:
    row = Preview.objects.select_for_update().filter(pk=sha256, state=State.WAITING).first()
    if row is None:  # gone with its last document meanwhile, or drawn by another worker
        return
    row.state = state
    if state == State.READY:
        row.count = int((place / "count").read_text("ascii"))
        for number in range(1, min(row.count, MOST) + 1):
            with (place / f"{number}.png").open("rb") as drawn:
                PreviewPage.objects.create(preview=row, number=number, file=File(drawn, name=f"{number}.png"))
    row.save()
