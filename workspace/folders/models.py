"""Folders: pages that documents hang from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.pages import SitePage


class FolderPage(SitePage, Page):
    """A folder in a workspace or in another folder; the guard of the documents in it."""

    description = models.TextField(_("what belongs here"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("description")]
    parent_page_types = ["members.WorkspacePage", "folders.FolderPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("folder")
        verbose_name_plural = _("folders")
