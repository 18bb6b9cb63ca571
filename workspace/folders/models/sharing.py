"""Links by which somebody without an account reads one document, for a while."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Share(models.Model):
    """A link to a document for outsiders: it expires, can be taken back, and counts."""

    document = models.ForeignKey("cms.Document", on_delete=models.CASCADE, related_name="shares")
    # Where the document lay when it was shared: moved elsewhere, it is not shared any more.
    workspace = models.ForeignKey("members.Workspace", on_delete=models.CASCADE, related_name="+")
    # The version that the link holds; empty when it follows the newest.
    version = models.ForeignKey(
        "cms.DocumentVersion", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    key_hash = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the link's key
    note = models.CharField(_("note to the reader"), max_length=500, blank=True)
    language = models.CharField(max_length=2, choices=[("fi", _("Finnish")), ("sv", _("Swedish"))])
    password = models.CharField(max_length=128, blank=True, editable=False)  # as Django hashes passwords
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("open until"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    # Wrong passwords since the first of them; too many close the link for a while.
    wrong = models.PositiveIntegerField(default=0)
    wrong_since = models.DateTimeField(null=True, blank=True)
    opened = models.PositiveIntegerField(default=0)
    last_opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-created_at"]

    @property
    def last_day(self) -> date:
        """Return the last day that the link is open on: it ends when that day does."""
        return timezone.localdate(self.expires_at - timedelta(seconds=1))

    def __str__(self) -> str:
        """Return what is shared."""
        return str(self.document)
