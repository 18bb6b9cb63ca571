"""Links inside rich text: those that the reader may not follow stay as plain text (AC-13)."""

from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from cms import languages, request_memory
from cms.media import Document
from cms.pages import addresses, readable

NO_LINK = "<a>"


class PageLinks(PageLinkHandler):
    """A link to a page, in the reader's language where that version is there (B8)."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return the opening tag of each link; five queries at most, however many links."""
        rows = Page.objects.filter(pk__in=_keys(attrs_list))
        wanted = {str(page.pk): page.translation_key for page in rows}
        shown = readable(list(rows), languages.current(), request_memory.asker())
        urls = addresses(list(shown.values()), languages.current())
        return [_opening(shown.get(wanted.get(attrs.get("id"))), urls) for attrs in attrs_list]


def _opening(page: Page | None, urls: dict[int, str]) -> str:
    if page is None or not urls.get(page.pk):
        return NO_LINK
    return format_html('<a href="{}">', urls[page.pk])


class DocumentLinks(DocumentLinkHandler):
    """A link to a document, where the reader may open it."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return the opening tag of each link; one query."""
        rows = Document.objects.filter(pk__in=_keys(attrs_list)).viewable_by(request_memory.asker())
        urls = {str(document.pk): document.url for document in rows}
        return [
            format_html('<a href="{}">', urls[attrs["id"]]) if attrs.get("id") in urls else NO_LINK
            for attrs in attrs_list
        ]


def _keys(attrs_list: list[dict]) -> set[int]:
    return {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdigit()}


def register(features: FeatureRegistry) -> None:
    """Put our two kinds of links in the place of Wagtail's."""
    features.register_link_type(PageLinks)
    features.register_link_type(DocumentLinks)
