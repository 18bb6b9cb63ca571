"""The words of a page: out of its fields and the blocks of its StreamFields."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import RichText, get_text_for_indexing

from search.registry import Record

READ = (blocks.RichTextBlock, blocks.CharBlock, blocks.TextBlock, blocks.EmailBlock)
NOT_READ = (blocks.URLBlock, blocks.RawHTMLBlock)


def page_record(page: Page, *parts: object, day: date | None = None, **more) -> Record:
    """Return the record of a page in its language; `parts` are texts, rich texts and stream values."""
    published = page.last_published_at
    return Record(
        language=page.locale.language_code,
        title=page.title,
        body=text_of(page.search_description, *parts),
        guard=page,
        group=f"page:{page.translation_key}",
        date=day or (timezone.localdate(published) if published else None),
        **more,
    )


def text_of(*parts: object) -> str:
    """Return the words of texts, rich texts (HTML strings are marked by RichText) and stream values."""
    return "\n".join(text for part in parts for text in _texts(part) if text)


def rich(html: str) -> str:
    """Return the words of rich text."""
    return get_text_for_indexing(html)


def _texts(part: object) -> Iterator[str]:
    if part is None:
        return
    if isinstance(part, RichText):
        yield rich(part.source)
    elif isinstance(part, blocks.StreamValue):
        yield from _of_block(part.stream_block, part)
    else:
        yield str(part)


def _of_block(block: blocks.Block, value: object) -> Iterator[str]:
    """Return what a person reads of a block: no addresses, no choices from a list."""
    if not value:
        return
    for inner, child in _inside(block, value):
        yield from _of_block(inner, child)
    if isinstance(block, ImageBlock):
        yield getattr(value, "contextual_alt_text", None) or ""
    elif isinstance(block, READ) and not isinstance(block, NOT_READ):
        yield from _texts(value)


def _inside(block: blocks.Block, value) -> list[tuple[blocks.Block, object]]:
    """Return the blocks in a block, each with its value."""
    if isinstance(block, blocks.BaseStreamBlock):
        return [(child.block, child.value) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, child) for child in value]
    if isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock):
        return [(child, value.get(name)) for name, child in block.child_blocks.items()]
    return []


def published(model: type[Page]) -> Callable[[], QuerySet]:
    """Return what asks for the published pages of a type; an alias is found as its original."""
    return lambda: model.objects.filter(live=True, alias_of=None).select_related("locale")
