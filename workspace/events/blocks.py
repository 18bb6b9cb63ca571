"""Blocks of an agenda."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class AgendaItemBlock(blocks.StructBlock):
    """One item of an agenda."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    presenter = blocks.CharBlock(label=_("Presented by"), required=False, max_length=120)
    minutes = blocks.IntegerBlock(label=_("Minutes"), required=False, min_value=1, max_value=480)
    text = blocks.RichTextBlock(
        label=_("Background"), required=False, features=["bold", "italic", "ul", "ol", "link"]
    )

    class Meta:
        """How the editor sees it."""

        icon = "list-ol"
        label = _("Agenda item")
        template = "blocks/agenda_item.html"


def agenda_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of an agenda."""
    return [("item", AgendaItemBlock())]
