"""Blocks that lead somewhere, and what of them the reader may see."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms import languages
from cms.pages import addresses, readable


@dataclass(frozen=True)
class ShownLink:
    """A link as the reader gets it; `language` is set where its page is only in the other one."""

    title: str
    url: str
    text: str = ""
    icon: str = ""
    language: str = ""


class LinkBlock(blocks.StructBlock):
    """A link to a page of ours or to another site."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(
        label=_("Web address"), required=False, help_text=_("Only when it leads to another site.")
    )
    title = blocks.CharBlock(
        label=_("Words of the link"), required=False, max_length=120,
        help_text=_("Leave empty to use the title of the page."),
    )  # fmt: skip
    text = blocks.CharBlock(label=_("A sentence about it"), required=False, max_length=200)

    class Meta:
        """How the editor sees it."""

        icon = "link"
        label = _("Link")

    def clean(self, value):
        """Ask for a page or a web address, not both; a web address needs words."""
        value = super().clean(value)
        if bool(value["page"]) == bool(value["url"]):
            raise _wrong("page", _("Choose a page or write a web address, one of them."))
        if value["url"] and not value["title"]:
            raise _wrong("title", _("Write what the link says."))
        return value


def _wrong(field: str, sentence: str) -> StructBlockValidationError:
    return StructBlockValidationError(block_errors={field: ValidationError(sentence)})


def shown_links(links: list, context: dict | None) -> list[ShownLink]:
    """Return those of the links that the reader may follow, in order.

    `links` have `page`, `url`, `title` and may have `text` and `icon`; `context` is the template's
    (no request in it: a visitor reads). Five queries at most, however many links.
    """
    request = (context or {}).get("request")
    language = languages.current()
    pages = readable([link["page"] for link in links if link.get("page")], language, reader(context))
    urls = addresses(list(pages.values()), language, request)
    shown = [_shown(link, pages, urls, language) for link in links]
    return [link for link in shown if link is not None]


def reader(context: dict | None):
    """Return who reads a template's context: a person, or None for a visitor."""
    return getattr((context or {}).get("request"), "user", None)


def _shown(link, pages: dict, urls: dict, language: str) -> ShownLink | None:
    text, icon = link.get("text") or "", link.get("icon") or ""
    if not link.get("page"):
        return ShownLink(link["title"], link["url"], text, icon) if link.get("url") else None
    page = pages.get(link["page"].translation_key)
    if page is None or not urls.get(page.pk):
        return None
    other = page.locale.language_code
    return ShownLink(
        title=link.get("title") or page.title,
        url=urls[page.pk],
        text=text,
        icon=icon,
        language=other if other != language and not link.get("title") else "",
    )
