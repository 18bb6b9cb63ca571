"""Versions of a document: what it was, by whom, when and why; under one stable address.

A version is written once. The newest one's file is the document's file; an older one is reached by
its number and never changes, so that a link to it holds what was decided on.
"""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.storage import document_name

_PIECE = 1 << 18


class DocumentVersion(models.Model):
    """One state of a document's file; a row is added with each new file and never changed.

    `label` alone may be given later: what the version is remembered by ("as decided on 12 March").
    """

    document = models.ForeignKey("cms.Document", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to=document_name)
    original_name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100, blank=True)
    file_size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)
    why = models.CharField(_("what changed"), max_length=300, blank=True)
    label = models.CharField(_("remembered as"), max_length=100, blank=True)
    restored_from = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_version_a_number")]
        indexes = [models.Index(fields=["file"], name="version_by_file")]

    def __str__(self) -> str:
        """Return number and file name."""
        return f"{self.number} {self.original_name}"

    def save(self, *args, **kwargs) -> None:
        """Write a new version down, or the label of one that is there; raises TypeError for anything else."""
        only_label = set(kwargs.get("update_fields") or ()) == {"label"}
        if not self._state.adding and not only_label:
            raise TypeError("A version is written once; only its label may be given later.")
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        """Return the address of this version, which never leads to another file."""
        return reverse("document_version", args=[self.document_id, self.number, self.original_name])

    @property
    def file_extension(self) -> str:
        """Return the ending of its name, without the dot."""
        return self.original_name.rpartition(".")[2]

    def copy_to(self, place: Path) -> None:
        """Copy its file out of the storage; raises FileNotFoundError where it is not there."""
        with self.file.storage.open(self.file.name, "rb") as stored, place.open("wb") as copy:
            shutil.copyfileobj(stored, copy)


@receiver(post_delete, sender=DocumentVersion, dispatch_uid="version_file_goes")
@receiver(post_delete, sender="cms.Document", dispatch_uid="document_file_goes")
def file_goes(sender, instance, **kwargs) -> None:
    """Ask a task to remove the file of a version or a document that is gone; it looks whether another row names it."""
    from cms.tasks import remove_file  # noqa: PLC0415 - the task stands on this module

    if instance.file:
        remove_file.enqueue(instance.file.name)  # a row, committed with the deletion or not at all


def remove_file(name: str) -> None:
    """Remove a stored file that no row names any more: a version that was brought back and a copy share theirs.

    Who lets another row name a file holds the row of a document that names it already, so none can come between.
    """
    from cms.media import Document  # noqa: PLC0415 - it stands on this module

    named = (model.objects.filter(file=name).exists() for model in (DocumentVersion, Document))
    if not any(named):
        DocumentVersion._meta.get_field("file").storage.delete(name)


def digest(file: FieldFile) -> str:
    """Return the SHA-256 of a stored file, read in pieces; empty when it is not in the storage."""
    try:
        with file.storage.open(file.name, "rb") as opened:
            found = hashlib.sha256()
            for piece in iter(lambda: opened.read(_PIECE), b""):
                found.update(piece)
    except FileNotFoundError:
        return ""
    return found.hexdigest()


def keep_first(documents: list, added_by) -> None:
    """Write down the first versions of documents that name files which other versions name already."""
    names = [document.file.name for document in documents]
    rows = DocumentVersion.objects.filter(file__in=names).exclude(sha256="")
    known = dict(rows.values_list("file", "sha256"))
    DocumentVersion.objects.bulk_create(
        DocumentVersion(
            document=document, number=1, file=document.file.name, original_name=document.filename,
            content_type=document.content_type_sniffed, file_size=document.file_size or 0,
            sha256=known.get(document.file.name) or digest(document.file), added_by=added_by, why=document.why,
        )
        for document in documents
    )  # fmt: skip


def _known_digest(name: str) -> str:
    """Return the SHA-256 of a file that another version names already: no name ever gets another content."""
    rows = DocumentVersion.objects.filter(file=name).exclude(sha256="")
    return rows.values_list("sha256", flat=True).first() or ""


def keep(document) -> DocumentVersion:
    """Write the present file of a document down as its next version; inside the document's transaction.

    Who, why and what it was restored from are taken from `changed_by`, `why` and `restored_from` of the
    document, which live only as long as the object.
    """
    rows = type(document)._base_manager.select_for_update().filter(pk=document.pk)
    rows.values_list("pk").first()  # two at once take turns
    last = DocumentVersion.objects.filter(document=document).order_by("-number").first()
    return DocumentVersion.objects.create(
        document=document,
        number=last.number + 1 if last else 1,
        file=document.file.name,
        original_name=document.filename,
        content_type=document.content_type_sniffed,
        file_size=document.file_size or 0,
        sha256=_known_digest(document.file.name) or digest(document.file),
        added_by=document.changed_by or document.uploaded_by_user,
        why=document.why,
        restored_from=document.restored_from,
    )
