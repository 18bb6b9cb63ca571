"""Boards, threads and posts."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.pages import SitePage


class BoardPage(SitePage, Page):
    """The discussions of a workspace; the guard of its threads."""

    parent_page_types = ["members.WorkspacePage"]
    subpage_types: list[str] = []

    class Meta:
        """Named for the admin."""

        verbose_name = _("discussion board")
        verbose_name_plural = _("discussion boards")


class Thread(models.Model):
    """One matter that is talked about."""

    board = models.ForeignKey(BoardPage, on_delete=models.PROTECT, related_name="threads")
    title = models.CharField(_("title"), max_length=200)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="threads"
    )
    created_at = models.DateTimeField(default=timezone.now)
    last_post_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The one that moved last is first."""

        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        ordering = ["-last_post_at", "-pk"]
        indexes = [models.Index(fields=["board", "-last_post_at"], name="thread_by_board")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Post(models.Model):
    """One person's words in a thread; plain text with blank lines between paragraphs."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="posts"
    )
    body = models.TextField(_("message"))
    created_at = models.DateTimeField(default=timezone.now)
    form_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        """In the order they were written."""

        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["thread", "created_at"], name="post_by_thread")]

    def __str__(self) -> str:
        """Return the first words."""
        return self.body[:60]
