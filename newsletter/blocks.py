"""Blocks of a newsletter."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks import TextBlock


class ItemBlock(blocks.StructBlock):
    """Title, a sentence or two, and where to read more."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.TextBlock(label=_("Text"), max_length=600, help_text=_("A sentence or two."))
    page = blocks.PageChooserBlock(
        label=_("Page"), required=False,
        help_text=_("Where one reads more. A page that not everybody can see gets no link."),
    )  # fmt: skip
    link = blocks.URLBlock(
        label=_("Web address"), required=False, help_text=_("Only when it leads to another site.")
    )

    class Meta:
        """How it is set."""

        template = "newsletter/blocks/item.html"


class NewsItemBlock(ItemBlock):
    """A piece of news."""

    class Meta:
        """How the editor sees it."""

        icon = "doc-full"
        label = _("News item")
        description = _("One piece of news: what happened, and where one reads more.")
        preview_value = {
            "title": _("Guidance services meet in one place"),
            "text": _("Schools, youth work and employment services share a counter from the autumn on."),
        }


class EventItemBlock(ItemBlock):
    """An event to come."""

    class Meta:
        """How the editor sees it."""

        icon = "date"
        label = _("Event")
        description = _("An event to come: when, where and for whom.")
        preview_value = {
            "title": _("Guidance day on 26 November"),
            "text": _("At 9–15 in the city library, for everybody who guides in their work."),
        }


class MeasureItemBlock(ItemBlock):
    """How a measure of the plan is doing."""

    class Meta:
        """How the editor sees it."""

        icon = "tasks"
        label = _("Measure")
        description = _("How a measure of the action plan is doing.")
        preview_value = {
            "title": _("The list of services is ready"),
            "text": _("All guidance services of the region are in one list, in both languages."),
        }


def letter_blocks() -> list[tuple[str, blocks.Block]]:
    """Return what a newsletter may be composed of."""
    return [
        ("text", TextBlock(features=["h2", "bold", "italic", "ol", "ul", "link"])),
        ("news", NewsItemBlock()),
        ("event", EventItemBlock()),
        ("measure", MeasureItemBlock()),
    ]
