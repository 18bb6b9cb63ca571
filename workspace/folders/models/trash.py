"""The trash: what was thrown away, from where, and when it goes for good."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Trashed(models.Model):
    """A folder, a document or a link in the trash; it keeps its place, its versions and its rights.

    A folder in the trash is unpublished with all below it; `was_live` keeps the keys of the pages to publish
    again. A document's own `trashed_at` hides it. `batch` is shared by what was thrown away in one move.
    """

    workspace = models.ForeignKey("members.Workspace", on_delete=models.CASCADE, related_name="+")
    folder = models.OneToOneField(
        "folders.FolderPage", null=True, on_delete=models.CASCADE, related_name="trashed"
    )
    document = models.OneToOneField(
        "cms.Document", null=True, on_delete=models.CASCADE, related_name="trashed"
    )
    link = models.OneToOneField("folders.Link", null=True, on_delete=models.CASCADE, related_name="trashed")
    batch = models.UUIDField(db_index=True)
    was_live = models.JSONField(default=list)
    trashed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    trashed_at = models.DateTimeField()

    class Meta:
        """One thing a row, newest first."""

        ordering = ["-trashed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(folder__isnull=False, document__isnull=True, link__isnull=True)
                    | Q(folder__isnull=True, document__isnull=False, link__isnull=True)
                    | Q(folder__isnull=True, document__isnull=True, link__isnull=False)
                ),
                name="trashed_one_thing",
            )
        ]

    def __str__(self) -> str:
        """Return what lies there."""
        return str(self.folder or self.document or self.link)
