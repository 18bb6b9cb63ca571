"""The index: one entry a language for everything that can be found, and the outbox beside it.

An entry is written in the transaction that changes its thing, so it is never ahead of the
database or behind it. The outbox tells the engine what to look at again.
"""

from django.conf import settings
from django.db import models
from wagtail.models import Page

KINDS = 20
BODY_LIMIT = 300_000  # characters; a tsvector of more than 1 MB cannot be stored


class Entry(models.Model):
    """One thing in one language: its words, where it leads, and who may find it."""

    kind = models.CharField(max_length=KINDS)
    object_id = models.PositiveBigIntegerField()
    # Where a row has several things in it, which one: the id of a block.
    part = models.CharField(max_length=36, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    # Entries of one group are one hit: a page in both languages, the posts of a thread.
    group = models.CharField(max_length=60)
    title = models.CharField(max_length=400)
    # The page that the thing hangs from, itself for a page; none where everybody may see it anyway.
    guard = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    # Empty: the guard's address. "#part": of the guard's page. "/path": as read in Finnish.
    url = models.TextField(blank=True)
    workspace = models.PositiveBigIntegerField(null=True)
    tags = models.JSONField(default=list)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    priority = models.PositiveSmallIntegerField(null=True)
    # As `cms.access` writes it: "public", "login", "g7", "g7&g12|g13", "nobody".
    audience = models.CharField(max_length=1000)
    expires_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=32)
    # Of a file: where in the body its text begins, and each page, slide or sheet in it, [[place, label], …].
    unit = models.CharField(max_length=5, blank=True)
    parts = models.JSONField(default=list)
    # What the engines read stands before it in the row: what stands after a long text is slow to read.
    body = models.TextField(blank=True)

    class Meta:
        """A thing is there once a language."""

        indexes = [
            models.Index(fields=["audience"], name="entry_by_audience"),
            models.Index(fields=["group"], name="entry_by_group"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "part", "language"], name="entry_once_a_language"
            ),
            models.CheckConstraint(condition=~models.Q(audience=""), name="entry_has_audience"),
        ]

    def __str__(self) -> str:
        """Return what it stands for."""
        return f"{self.kind} {self.object_id} {self.language}: {self.title}"


class Outbox(models.Model):
    """That an engine has to look at an entry again, or to forget it if it is gone."""

    engine = models.CharField(max_length=20)
    entry_id = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order of writing."""

        ordering = ["pk"]

    def __str__(self) -> str:
        """Return which entry."""
        return f"entry {self.entry_id} for {self.engine}"


# The tables of other parts of search, each beside what it is for.
from search.log import Asked, Click  # noqa: E402, F401
from search.picks import Pick  # noqa: E402, F401
from search.recent import Recent  # noqa: E402, F401
from search.spelling import Gram, KnownWord  # noqa: E402, F401
from search.wordlist import Synonym  # noqa: E402, F401
