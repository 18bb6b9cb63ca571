"""StreamField blocks that every page type shares."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

RICH = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **options) -> None:
        """Offer only what sets well: two levels of headings, lists and links."""
        options.setdefault("features", RICH)
        super().__init__(**options)

    class Meta:
        """How the editor sees it."""

        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a page's body."""
    return [("text", TextBlock())]
