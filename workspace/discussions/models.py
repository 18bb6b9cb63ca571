"""Boards, threads and posts."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from workspace.members.shell import InWorkspace


class BoardPage(InWorkspace, Page):
    """The discussions of a workspace; the guard of its threads."""

    room = "discussions"

    parent_page_types = ["members.WorkspacePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        """Named for the admin."""

        verbose_name = _("discussion board")
        verbose_name_plural = _("discussion boards")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add one page of the threads, the one that moved last first."""
        from workspace.discussions import reading  # noqa: PLC0415 - stands on this module

        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "page_obj": reading.page_of_threads(self, request.GET.get("page")),
            "may_write": reading.may_write(request.user, self),
        }


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

    def get_absolute_url(self) -> str:
        """Return the address in the active language."""
        return reverse("thread", args=[self.pk])


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

    def get_absolute_url(self) -> str:
        """Return the address that leads to this post, on whichever page of its thread it is."""
        return reverse("post", args=[self.pk])
