"""Blocks of an agenda."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH = ["bold", "italic", "ul", "ol", "link"]


class AgendaItemBlock(blocks.StructBlock):
    """One item of an agenda."""

    title = blocks.CharBlock(
        label=_("Title"), max_length=200, help_text=_("What is discussed or decided, in a few words.")
    )
    presenter = blocks.CharBlock(
        label=_("Presented by"), required=False, max_length=120,
        help_text=_("A name or an organisation."),
    )  # fmt: skip
    minutes = blocks.IntegerBlock(
        label=_("Minutes"), required=False, min_value=1, max_value=480,
        help_text=_("How long it takes. The clock times of the agenda are counted from these."),
    )  # fmt: skip
    text = blocks.RichTextBlock(
        label=_("Background"), required=False, features=RICH,
        help_text=_("What one should know beforehand, and what is proposed."),
    )  # fmt: skip
    decision = blocks.RichTextBlock(
        label=_("Decision"), required=False, features=RICH,
        help_text=_("What was decided. Written after the meeting; it is found in the search by itself."),
    )  # fmt: skip

    class Meta:
        """How the editor sees it."""

        icon = "list-ol"
        label = _("Agenda item")
        label_format = "{title}"
        description = _("One thing on the agenda, with its presenter and the time it takes.")
        template = "blocks/agenda_item.html"
        preview_template = "blocks/previews/agenda_item.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Return an item as it could be."""
        return self.normalize(
            {
                "title": str(_("The annual clock of the coming year")),
                "presenter": str(_("Coordinator")),
                "minutes": 30,
                "text": str(_("<p>We agree on what we do together, and when.</p>")),
                "decision": str(_("<p>The section meets four times a year.</p>")),
            }
        )


def agenda_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of an agenda."""
    return [("item", AgendaItemBlock())]
