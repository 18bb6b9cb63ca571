"""Wagtail's own links while somebody writes: shown as addresses, and theirs again when they are saved."""

from wagtail.models import Page

from cms import languages
from cms.models import Document
from cms.pages import addresses, readable
from workspace.pages.rich_text import Block, address, links_in


def addresses_in(blocks: list[Block], user) -> dict[str, str]:
    """Return an address for each `page:3` and `document:5` of a text, in six queries at most.

    Where the writer may not go, the address is `#page-3`: it leads nowhere and keeps the link.
    """
    own = {link for link in links_in(blocks) if link.partition(":")[0] in {"page", "document"}}
    found = {link: f"#{link.replace(':', '-')}" for link in own}
    return found | _of_pages(_keys(own, "page"), user) | _of_documents(_keys(own, "document"), user)


def own_links(urls: dict[str, str]) -> dict[str, str]:
    """Return the other way round: which link an address stands for."""
    return {address(url): link for link, url in urls.items()}


def _keys(links: set[str], kind: str) -> set[int]:
    return {int(link.partition(":")[2]) for link in links if link.startswith(f"{kind}:")}


def _of_pages(keys: set[int], user) -> dict[str, str]:
    pages = list(Page.objects.filter(pk__in=keys)) if keys else []
    shown = readable(pages, languages.current(), user) if pages else {}
    urls = addresses(list(shown.values()), languages.current())
    found = [(page, shown[page.translation_key]) for page in pages if page.translation_key in shown]
    return {f"page:{page.pk}": urls[version.pk] for page, version in found if urls[version.pk]}


def _of_documents(keys: set[int], user) -> dict[str, str]:
    documents = Document.objects.filter(pk__in=keys).viewable_by(user) if keys else ()
    return {f"document:{document.pk}": document.url for document in documents}
