"""StreamField blocks that every page type shares."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from cms import access
from cms.block_links import LinkBlock, reader, shown_links
from cms.media import Document

RICH = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
RICH_SMALL = ["bold", "italic", "ol", "ul", "link", "document-link"]
LOREM = _(
    "Guidance helps a person to see the own strengths, to find out what there is to choose from, "
    "and to decide."
)


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **options) -> None:
        """Offer only what sets well: two levels of headings, lists and links."""
        options.setdefault("features", RICH)
        super().__init__(**options)

    def get_preview_value(self):
        """Show a heading and a paragraph."""
        return self.to_python(f"<h2>{_('A heading')}</h2><p>{LOREM}</p>")

    class Meta:
        """How the editor sees it."""

        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings, lists and links. Three headings make a table of contents.")
        template = "blocks/text.html"


class PictureBlock(blocks.StructBlock):
    """A picture with its words."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    def get_context(self, value, parent_context=None) -> dict:
        """Leave out a picture that the reader may not see."""
        context = super().get_context(value, parent_context)
        image = value.get("image")
        context["image"] = image if image and access.can_view_file(reader(context), image) else None
        return context

    class Meta:
        """How the editor sees it."""

        icon = "image"
        label = _("Picture")
        description = _("A picture as wide as the text. Say in the alternative text what it shows.")
        template = "blocks/picture.html"
        preview_template = "blocks/previews/picture.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("What was said"))
    who = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("Role or organisation"), required=False, max_length=160)

    class Meta:
        """How the editor sees it."""

        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's own words, with the name.")
        template = "blocks/quote.html"
        preview_value = {
            "text": _("I did not need an answer. I needed somebody to think with."),
            "who": _("A student"),
            "role": "",
        }


class NoticeBlock(blocks.StructBlock):
    """Something that must not be missed."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Good to know")), ("warning", _("Take care")), ("success", _("Good news"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("Text"))
    link = blocks.ListBlock(LinkBlock(), label=_("Link"), max_num=1, default=[])

    def get_context(self, value, parent_context=None) -> dict:
        """Add the link, if the reader may follow it."""
        context = super().get_context(value, parent_context)
        context["link"] = next(iter(shown_links(value.get("link") or [], context)), None)
        return context

    class Meta:
        """How the editor sees it."""

        icon = "info-circle"
        label = _("Notice")
        description = _(
            "A short text in a frame: a change, a deadline, a piece of advice. One on a page is enough."
        )
        template = "blocks/notice.html"
        preview_value = {
            "kind": "info", "title": _("Sign up by Friday"), "text": LOREM, "link": [],
        }  # fmt: skip


class LinksBlock(blocks.StructBlock):
    """A list of links."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    def get_context(self, value, parent_context=None) -> dict:
        """Add those of the links that the reader may follow."""
        context = super().get_context(value, parent_context)
        context["links"] = shown_links(value.get("links") or [], context)
        return context

    class Meta:
        """How the editor sees it."""

        icon = "list-ul"
        label = _("Links")
        description = _("A list of pages or other sites, each with a sentence about it.")
        template = "blocks/links.html"
        preview_value = {
            "title": _("Read more"),
            "links": [
                {
                    "page": None,
                    "url": "https://www.example.org/",
                    "title": _("Guidance centre"),
                    "text": LOREM,
                }
            ],
        }


class DocumentsBlock(blocks.StructBlock):
    """Files to open."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1)

    def get_context(self, value, parent_context=None) -> dict:
        """Add those of the documents that the reader may open; one query."""
        context = super().get_context(value, parent_context)
        keys = [document.pk for document in value.get("documents") or [] if document]
        shown = Document.objects.filter(pk__in=keys).viewable_by(reader(context)).in_bulk()
        context["documents"] = [shown[key] for key in keys if key in shown]
        return context

    class Meta:
        """How the editor sees it."""

        icon = "doc-full-inverse"
        label = _("Documents")
        description = _(
            "Files with their type and size. Each reader sees only those that are theirs to open."
        )
        template = "blocks/documents.html"
        preview_template = "blocks/previews/documents.html"


class TableBlock(blocks.StructBlock):
    """A small table, pasted from a document or typed."""

    caption = blocks.CharBlock(label=_("What the table tells"), max_length=160)
    rows = blocks.TextBlock(
        label=_("Rows"), rows=6,
        help_text=_(
            "Paste a table from Word or Excel, or type a row on each line with | between the cells. "
            "The first row is the header."
        ),
    )  # fmt: skip

    def get_context(self, value, parent_context=None) -> dict:
        """Add the header and the rows, all of the same length."""
        context = super().get_context(value, parent_context)
        context["header"], context["body"] = cells(value.get("rows") or "")
        return context

    class Meta:
        """How the editor sees it."""

        icon = "table"
        label = _("Table")
        description = _("Figures or facts in rows and columns, with a header row.")
        template = "blocks/table.html"
        preview_value = {
            "caption": _("Meetings of the year"),
            "rows": _("Month | Theme\nFebruary | The plan\nSeptember | The annual clock"),
        }


def cells(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the header and the rows of a typed table; short rows are filled up with empty cells."""
    mark = "\t" if "\t" in text else "|"
    rows = [
        [cell.strip() for cell in line.strip("|").split(mark)] for line in text.splitlines() if line.strip()
    ]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    return (rows[0], rows[1:]) if rows else ([], [])


class AccordionItemBlock(blocks.StructBlock):
    """One question and its answer."""

    title = blocks.CharBlock(label=_("Question or title"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_SMALL)

    class Meta:
        """How the editor sees it."""

        icon = "help"
        label = _("Question")


class AccordionBlock(blocks.StructBlock):
    """Questions that open."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Questions"), min_num=1)

    def get_preview_value(self):
        """Show one question."""
        return self.normalize({"items": [{"title": _("Who is guidance for?"), "text": f"<p>{LOREM}</p>"}]})

    class Meta:
        """How the editor sees it."""

        icon = "collapse-down"
        label = _("Questions and answers")
        description = _("Titles that open into text: for what not everybody needs to read.")
        template = "blocks/accordion.html"


class ContactBlock(blocks.StructBlock):
    """Whom to ask."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=120)
    organisation = blocks.CharBlock(label=_("Organisation"), required=False, max_length=160)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    phone = blocks.CharBlock(label=_("Telephone"), required=False, max_length=40)

    class Meta:
        """How the editor sees it."""

        icon = "user"
        label = _("Contact")
        description = _("A person or an office that answers, with e-mail and telephone.")
        template = "blocks/contact.html"
        preview_value = {
            "name": "Aino Koskela", "role": _("Coordinator"), "organisation": "ELO",
            "email": "aino@elo.example", "phone": "0295 000 000",
        }  # fmt: skip


class ButtonsBlock(blocks.StructBlock):
    """One or two buttons."""

    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), min_num=1, max_num=3)

    def get_context(self, value, parent_context=None) -> dict:
        """Add those of the links that the reader may follow."""
        context = super().get_context(value, parent_context)
        context["links"] = shown_links(value.get("links") or [], context)
        return context

    class Meta:
        """How the editor sees it."""

        icon = "redirect"
        label = _("Buttons")
        description = _("What the reader should do next. The first button is the strong one.")
        template = "blocks/buttons.html"
        preview_value = {
            "links": [{"page": None, "url": "https://www.example.org/", "title": _("Sign up"), "text": ""}]
        }


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a page's body, in the groups that the editor sees."""
    words, facts, ways = _("Words"), _("Pictures and facts"), _("Ways onward")
    return [
        ("text", TextBlock(group=words)),
        ("quote", QuoteBlock(group=words)),
        ("notice", NoticeBlock(group=words)),
        ("accordion", AccordionBlock(group=words)),
        ("picture", PictureBlock(group=facts)),
        ("table", TableBlock(group=facts)),
        ("documents", DocumentsBlock(group=facts)),
        ("links", LinksBlock(group=ways)),
        ("buttons", ButtonsBlock(group=ways)),
        ("contact", ContactBlock(group=ways)),
    ]
