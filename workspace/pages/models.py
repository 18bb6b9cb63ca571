"""Text pages of a workspace."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from workspace.members.models import WorkspacePage
from workspace.members.shell import InWorkspace

FEATURES = ["h2", "h3", "bold", "italic", "link", "document-link", "ul", "ol", "blockquote"]


class TextPage(InWorkspace, Page):
    """A page of text that members write: in a workspace, in one of its folders, or below another text page."""

    room = "pages"
    goes_into_trash = True

    body = RichTextField(_("text"), blank=True, features=FEATURES)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["members.WorkspacePage", "folders.FolderPage", "pages.TextPage"]
    subpage_types = ["pages.TextPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Tell whether a page may be made there: one level below another text page, no deeper."""
        return super().can_create_at(parent) and may_hold_pages(parent)

    def can_move_to(self, parent: Page) -> bool:
        """Tell whether the page may be moved there, with the pages below it."""
        deep_enough = isinstance(parent.specific, WorkspacePage) or not self.get_children().exists()
        return super().can_move_to(parent) and may_hold_pages(parent) and deep_enough

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the pages below, and what the reader may do here."""
        from workspace.pages import reading  # noqa: PLC0415 - stands on this module

        context = super().get_context(request, *args, **kwargs)
        return {**context, **reading.around(self, request.user)}


def may_hold_pages(parent: Page) -> bool:
    """Tell whether text pages may hang from a page: a workspace, a page straight below one, a room that holds them.

    A page of another feature says so by `holds_text_pages`.
    """
    parent = parent.specific
    if isinstance(parent, TextPage):
        return isinstance(parent.get_parent().specific, WorkspacePage)
    return isinstance(parent, WorkspacePage) or getattr(parent, "holds_text_pages", False)
