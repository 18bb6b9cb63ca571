"""Folders: pages that documents hang from, and links that lie beside the documents."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from workspace.members.shell import InWorkspace


class Order(models.TextChoices):
    """What a folder is ordered by where its reader asks for nothing else."""

    DATE = "date", _("Newest first")
    NAME = "name", _("By name")
    TYPE = "type", _("By type")
    HAND = "hand", _("By hand")


class FolderPage(InWorkspace, Page):
    """A folder in a workspace or in another folder; the guard of the documents in it."""

    room = "documents"
    icon = "folder"

    description = models.TextField(_("what belongs here"), blank=True)
    order = models.CharField(_("order of the folder"), max_length=4, choices=Order, default=Order.DATE)

    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("order")]
    parent_page_types = ["members.WorkspacePage", "folders.FolderPage"]
    subpage_types = ["folders.FolderPage", "pages.TextPage"]
    holds_text_pages = True
    lists_children = True
    has_trash = True
    is_shown_when_new = False

    class Meta:
        """Named for the admin."""

        verbose_name = _("folder")
        verbose_name_plural = _("folders")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add what lies in the folder, and the form to add to it."""
        from workspace.folders import contents  # noqa: PLC0415 - stands on this module
        from workspace.folders.forms import uploading  # noqa: PLC0415 - only needed here

        context = super().get_context(request, *args, **kwargs)
        place = context.get("workspace_page")
        context["contents"] = contents.contents(self, request.user, request.GET, place)
        context["here"] = request.get_full_path()
        context["may_write"] = contents.may_upload(request.user, self, place)
        if context["may_write"]:
            context |= uploading.on_page()
        return context


class Link(models.Model):
    """An address that lies beside the documents of a folder; as private as the folder."""

    folder = models.ForeignKey(FolderPage, on_delete=models.CASCADE, related_name="links")
    title = models.CharField(_("title"), max_length=255)
    url = models.URLField(_("address"), max_length=1000)
    language = models.CharField(
        _("language"), max_length=2, blank=True, choices=[("fi", _("Finnish")), ("sv", _("Swedish"))]
    )
    position = models.PositiveIntegerField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first where no order is asked."""

        ordering = ["-added_at", "-pk"]
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        """Return the title."""
        return self.title
