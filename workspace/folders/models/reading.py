"""What members do with documents: opened, starred, followed, asked to be read, read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Opened(models.Model):
    """When a person last opened a document; only the person's own start page tells it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey("cms.Document", on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        """One row a person and document, newest first."""

        ordering = ["-opened_at"]
        constraints = [models.UniqueConstraint(fields=["user", "document"], name="opened_once_a_person")]

    def __str__(self) -> str:
        """Return who and what."""
        return f"{self.user_id} {self.document_id}"


class Star(models.Model):
    """A document or a folder that a person wants at hand."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey("cms.Document", null=True, on_delete=models.CASCADE, related_name="stars")
    folder = models.ForeignKey(
        "folders.FolderPage", null=True, on_delete=models.CASCADE, related_name="stars"
    )
    starred_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One of the two, once."""

        ordering = ["-starred_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) ^ Q(folder__isnull=False), name="star_on_one_thing"
            ),
            models.UniqueConstraint(fields=["user", "document"], name="star_once_a_document"),
            models.UniqueConstraint(fields=["user", "folder"], name="star_once_a_folder"),
        ]

    def __str__(self) -> str:
        """Return who and what."""
        return f"{self.user_id} {self.document_id or self.folder_id}"


class Follow(models.Model):
    """A person gets letters about what is new or changed in a folder and below it.

    `folder` is the first of its languages; `told_until` is when the newest version came that a letter told of.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    folder = models.ForeignKey("folders.FolderPage", on_delete=models.CASCADE, related_name="follows")
    told_until = models.DateTimeField(default=timezone.now)

    class Meta:
        """Once a person and folder."""

        constraints = [models.UniqueConstraint(fields=["user", "folder"], name="follows_once_a_folder")]

    def __str__(self) -> str:
        """Return who and what."""
        return f"{self.user_id} {self.folder_id}"


class MustRead(models.Model):
    """The wish that every member of the workspace reads a document and says so."""

    document = models.OneToOneField("cms.Document", on_delete=models.CASCADE, related_name="must_read")
    note = models.CharField(_("why it should be read"), max_length=300, blank=True)
    due = models.DateField(_("to be read by"), null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)  # when the letters about it were written
    # The version that was asked to be read; a later one is asked for anew, or not.
    version = models.PositiveIntegerField()

    class Meta:
        """Newest first."""

        ordering = ["-asked_at"]

    def __str__(self) -> str:
        """Return what is to be read."""
        return str(self.document)


class Acknowledgement(models.Model):
    """Somebody says to have read a version of a document."""

    document = models.ForeignKey("cms.Document", on_delete=models.CASCADE, related_name="acknowledgements")
    version = models.PositiveIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once a version and person."""

        ordering = ["said_at"]
        constraints = [
            models.UniqueConstraint(fields=["document", "version", "user"], name="acknowledged_once")
        ]

    def __str__(self) -> str:
        """Return who and what."""
        return f"{self.user_id} {self.document_id}/{self.version}"
