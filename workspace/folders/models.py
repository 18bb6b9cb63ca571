"""Folders: pages that documents hang from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from workspace.members.shell import InWorkspace


class FolderPage(InWorkspace, Page):
    """A folder in a workspace or in another folder; the guard of the documents in it."""

    room = "documents"

    description = models.TextField(_("what belongs here"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("description")]
    parent_page_types = ["members.WorkspacePage", "folders.FolderPage"]
    subpage_types = ["folders.FolderPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("folder")
        verbose_name_plural = _("folders")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add what lies in the folder, and the form to add to it."""
        from workspace.folders import contents  # noqa: PLC0415 - stands on this module
        from workspace.folders.forms import UploadForm  # noqa: PLC0415 - only needed here

        context = super().get_context(request, *args, **kwargs)
        place = context.get("workspace_page")
        context["contents"] = contents.contents(self, request.user, request.GET, place)
        if contents.may_upload(request.user, self, place):
            context["form"] = UploadForm()
        return context
