"""The content of a newsletter as everybody may see it: for the letter and for the archive alike."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import mark_safe
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cms import access
from cms.pages import addresses, readable
from newsletter.plain_text import plain_text

_PAGE_LINK = re.compile(r'<a linktype="page" id="(\d+)"[^>]*>')
_OWN_ADDRESS = re.compile(r'\b(href|src)="/(?!/)')


@dataclass(frozen=True)
class Part:
    """Running text (`html`), or an item with a kind, a title, a text and perhaps an address."""

    kind: str
    label: str = ""
    title: str = ""
    text: str = ""
    url: str = ""
    html: str = ""

    @property
    def plain(self) -> str:
        """Return running text without its markup."""
        return plain_text(self.html)


def parts(page) -> list[Part]:
    """Return the parts of a newsletter page, in order; links to closed pages are left out."""
    blocks = list(page.body)
    language = page.locale.language_code
    chosen = [block.value["page"] for block in blocks if block.block_type != "text" and block.value["page"]]
    pages = readable(chosen, language, None)
    urls = addresses(list(pages.values()), language)
    return [_text(block) if block.block_type == "text" else _item(block, pages, urls) for block in blocks]


def _text(block) -> Part:
    source = without_closed_links(block.value.source)
    return Part("text", html=mark_safe(expand_db_html(source)))  # noqa: S308 - Wagtail's own filtered rich text


def _item(block, pages: dict, urls: dict) -> Part:
    value, url = block.value, block.value["link"] or ""
    if value["page"]:
        shown = pages.get(value["page"].translation_key)
        url = (shown and urls.get(shown.pk)) or url
    return Part(block.block_type, str(block.block.label), value["title"], value["text"], whole(url))


def without_closed_links(source: str) -> str:
    """Return stored rich text in which links to pages that not everybody may see are mere words."""
    keys = {int(key) for key in _PAGE_LINK.findall(source)}
    if not keys:
        return source
    public = set(access.viewable_by(None, Page.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    return _PAGE_LINK.sub(lambda link: link[0] if int(link[1]) in public else "<a>", source)


def whole(url: str) -> str:
    """Return an address with the site's name before it, as a letter needs it."""
    return f"{settings.BASE_URL}{url}" if url.startswith("/") else url


def with_whole_addresses(html: str) -> str:
    """Return HTML whose own addresses have the site's name before them."""
    return _OWN_ADDRESS.sub(rf'\1="{settings.BASE_URL}/', html)
