"""The trash: what was thrown away, from where, and when it goes for good; and what can be undone from a notice."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

KEPT = timedelta(days=30)
UNDONE_WITHIN = timedelta(days=1)


class TooLateError(Exception):
    """Nothing is left to undo: it was undone already, or somebody has changed it since; says so itself if it can."""


class Trashed(models.Model):
    """A page (a folder or a text page), a document or a link in the trash; it keeps its place, versions and rights.

    A page in the trash is unpublished in all its languages with all below it; `was_live` keeps what to publish
    again (see `throwing`), and `page` is one of its languages. A document's own `trashed_at` hides it. `batch` is
    shared by what was thrown away in one go.
    """

    workspace = models.ForeignKey("members.Workspace", on_delete=models.CASCADE, related_name="+")
    page = models.OneToOneField(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="trashed"
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
                    Q(page__isnull=False, document__isnull=True, link__isnull=True)
                    | Q(page__isnull=True, document__isnull=False, link__isnull=True)
                    | Q(page__isnull=True, document__isnull=True, link__isnull=False)
                ),
                name="trashed_one_thing",
            )
        ]

    def __str__(self) -> str:
        """Return what lies there."""
        return str(self.thing)

    @property
    def thing(self):
        """Return what lies there: a page, a document or a link."""
        return self.page or self.document or self.link

    @property
    def goes_at(self) -> datetime:
        """Return when it goes for good."""
        return self.trashed_at + KEPT


class Undo(models.Model):
    """A change that its maker can take back from the notice of it, once and within a day.

    `told` names what was moved: {"items": ["d1", "f7"], "from": folder, "to": folder}; or what was said of a folder
    or of things that lie on a page, as `describing.said` has it: {"in": page, "before": {"d1": …}, "after": {"d1": …}};
    or which public copy was taken away from which page: {"copy": document, "page": page, "origin in trash":
    whether its document lay there}; or what was ended:
    {"what": "share", "share": key}, {"what": "request", "request": key}, {"what": "must-read", …}. What was thrown
    away is found by its `batch`, which is the key of this row.
    """

    class Kind(models.TextChoices):
        """What was done."""

        MOVE = "move", "moved"
        THROW = "throw", "thrown away"
        SAY = "say", "called otherwise"
        AWAY = "away", "taken away from the public site"
        END = "end", "ended"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    told = models.JSONField(default=dict)
    done_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ["-done_at"]

    def __str__(self) -> str:
        """Return what was done."""
        return self.get_kind_display()

    @classmethod
    def note(cls, user, kind: Kind, told: dict) -> uuid.UUID:
        """Note what somebody has just done; return the key by which they take it back."""
        return cls.objects.create(user=user, kind=kind, told=told, done_at=timezone.now()).pk
