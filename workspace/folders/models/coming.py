"""What is on its way in: files that come in pieces, and requests that outsiders answer with files."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class UploadRequest(models.Model):
    """A wish for files: whoever has its link drops them into one folder, and sees nothing of it."""

    folder = models.ForeignKey("folders.FolderPage", on_delete=models.CASCADE, related_name="upload_requests")
    key_hash = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the link's key
    title = models.CharField(_("what you ask for"), max_length=200)
    note = models.TextField(_("instructions"), max_length=2000, blank=True)
    language = models.CharField(max_length=2, choices=[("fi", _("Finnish")), ("sv", _("Swedish"))])
    most = models.PositiveIntegerField(_("files at most"), default=20)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("open until"))
    closed_at = models.DateTimeField(null=True, blank=True)
    received = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first; never more files than were asked for."""

        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("most")), name="request_takes_no_more")
        ]

    def __str__(self) -> str:
        """Return what is asked for."""
        return self.title


class Incoming(models.Model):
    """A file that comes in pieces, so that a lost connection can be resumed where it broke.

    `path` names the folders that a whole folder's upload brings with it, below the folder it goes to.
    """

    class SameName(models.TextChoices):
        """What happens when a file of the same name is in the folder already."""

        VERSION = "version", _("It becomes a new version of that document")
        BOTH = "both", _("Both are kept")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folder = models.ForeignKey("folders.FolderPage", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    request = models.ForeignKey(UploadRequest, null=True, on_delete=models.CASCADE, related_name="+")
    sender = models.CharField(max_length=100, blank=True)  # of a request: who says to send it
    name = models.CharField(max_length=255)
    path = models.CharField(max_length=1000, blank=True)
    language = models.CharField(max_length=2, blank=True)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    same_name = models.CharField(max_length=7, choices=SameName, default=SameName.VERSION)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    document = models.ForeignKey("cms.Document", null=True, on_delete=models.SET_NULL, related_name="+")
    came_at = models.DateTimeField(null=True, blank=True)
    told = models.BooleanField(default=False)  # of a request: whether the asker was written to

    class Meta:
        """Somebody's, or a request's; never more bytes than were told."""

        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="incoming_no_more_than_told"),
            models.CheckConstraint(
                condition=Q(user__isnull=False) ^ Q(request__isnull=False), name="incoming_has_one_sender"
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.name
