"""Blocks of the front page."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms import access
from cms.block_links import LinkBlock, reader, shown_links
from cms.blocks import LOREM, RICH_SMALL, body_blocks
from cms.front_sections import front_sections
from home import news

DOOR_ICONS = [
    ("person", _("A person")),
    ("people", _("People together")),
    ("plan", _("The plan")),
    ("calendar", _("Calendar")),
    ("letter", _("Letter")),
    ("document", _("Document")),
    ("place", _("Place")),
    ("organisation", _("Organisation")),
]


class HeroBlock(blocks.StructBlock):
    """The first thing that one sees: what this is, with the ring of the year."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    lead = blocks.TextBlock(label=_("In one sentence"), required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), max_num=2, default=[])

    def get_context(self, value, parent_context=None) -> dict:
        """Add those of the buttons that lead somewhere for the reader."""
        context = super().get_context(value, parent_context)
        context["links"] = shown_links(value.get("links") or [], context)
        return context

    class Meta:
        """How the editor sees it."""

        icon = "home"
        label = _("Opening")
        description = _(
            "The title of the front page, one sentence, two buttons at most, and the ring of the year."
        )
        template = "blocks/hero.html"
        preview_value = {
            "title": _("Guidance through life"),
            "lead": LOREM,
            "links": [
                {"page": None, "url": "https://www.example.org/", "title": _("Find guidance"), "text": ""}
            ],
        }


class DoorBlock(blocks.StructBlock):
    """One door: where to go first."""

    icon = blocks.ChoiceBlock(label=_("Picture"), choices=DOOR_ICONS, default="person")
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=240)
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        """How the editor sees it."""

        icon = "redirect"
        label = _("Door")


class DoorsBlock(blocks.StructBlock):
    """The first ways into the site."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    doors = blocks.ListBlock(DoorBlock(), label=_("Doors"), min_num=1, max_num=4)

    def get_context(self, value, parent_context=None) -> dict:
        """Add those of the doors that are open to the reader."""
        context = super().get_context(value, parent_context)
        context["doors"] = shown_links(value.get("doors") or [], context)
        return context

    class Meta:
        """How the editor sees it."""

        icon = "grip"
        label = _("Doors")
        description = _("Three ways in, side by side: find guidance, what we do, what is coming.")
        template = "blocks/doors.html"
        preview_template = "blocks/previews/doors.html"


def section_choices() -> list[tuple[str, str]]:
    """Return the sections that the other rooms offer, for the editor."""
    return [(section.key, section.label) for section in front_sections().values()]


class SectionBlock(blocks.ChoiceBlock):
    """A part that another room fills: the plan's state, the next events, the letter."""

    def __init__(self, **options) -> None:
        """Offer what the rooms offer."""
        options.setdefault("choices", section_choices)
        super().__init__(**options)

    def render(self, value, context=None) -> SafeString:
        """Return what the room shows; nothing where it is not there, or no request asks for it."""
        section = front_sections().get(value)
        request = (context or {}).get("request")
        if section is None or request is None:
            return mark_safe("")
        return render_to_string(section.template, {**context, **section.context(request)}, request)

    class Meta:
        """How the editor sees it."""

        icon = "snippet"
        label = _("From the plan, the events or the newsletter")
        description = _("Keeps itself up to date: the state of the plan, the next events, the newsletter.")
        preview_template = "blocks/previews/section.html"


class NewsBlock(blocks.StructBlock):
    """The latest news."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    large = blocks.IntegerBlock(label=_("How many large"), default=2, min_value=0, max_value=4)
    small = blocks.IntegerBlock(label=_("How many more as a list"), default=4, min_value=0, max_value=12)

    def get_context(self, value, parent_context=None) -> dict:
        """Add the news that the reader may see."""
        context = super().get_context(value, parent_context)
        large, small = value.get("large") or 0, value.get("small") or 0
        shown = news.latest(reader(context), large + small, context.get("request"))
        context.update(large=shown[:large], small=shown[large:], all_url=news.index_url(reader(context)))
        return context

    class Meta:
        """How the editor sees it."""

        icon = "calendar-alt"
        label = _("Latest news")
        description = _("Keeps itself up to date: the newest items large, a few more as a list.")
        template = "blocks/news.html"
        preview_template = "blocks/previews/news.html"


class PictureTextBlock(blocks.StructBlock):
    """A picture with text beside it."""

    image = ImageBlock(label=_("Picture"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_SMALL)
    links = blocks.ListBlock(LinkBlock(), label=_("Link"), max_num=1, default=[])

    def get_context(self, value, parent_context=None) -> dict:
        """Add the picture and the link, if they are the reader's to see."""
        context = super().get_context(value, parent_context)
        image = value.get("image")
        context["image"] = image if image and access.can_view_file(reader(context), image) else None
        context["links"] = shown_links(value.get("links") or [], context)
        return context

    class Meta:
        """How the editor sees it."""

        icon = "image"
        label = _("Picture and text")
        description = _("A large picture at the left, a title and a text at the right.")
        template = "blocks/picture_text.html"
        preview_template = "blocks/previews/picture_text.html"


def front_blocks() -> list[tuple[str, blocks.Block]]:
    """Return what the front page may be composed of."""
    front = _("Front page")
    wanted = {"text", "quote", "notice", "links", "buttons"}
    return [
        ("hero", HeroBlock(group=front)),
        ("doors", DoorsBlock(group=front)),
        ("section", SectionBlock(group=front)),
        ("news", NewsBlock(group=front)),
        ("picture_text", PictureTextBlock(group=front)),
        *[(name, block) for name, block in body_blocks() if name in wanted],
    ]
