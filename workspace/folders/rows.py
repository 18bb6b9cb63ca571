"""The rows of a folder's list and its filter, each drawn once as long as it says the same.

Drawing is most of what the page of a large folder costs. A row is drawn of a `Row` alone, so what is kept cannot
show anything but what was just read for the one who looks; so is the filter, of what it offers.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.media import DocumentKind
from workspace.folders.items import Asked, Choices, Item
from workspace.folders.models.folders import Order

KEPT = 4000  # rows of two kilobytes, in each process
FILTERS_KEPT = 500  # of a few kilobytes


class Row(NamedTuple):
    """Everything that a row shows; `what` is d, l or t (a document, a link, a page of text)."""

    what: str
    pk: int
    title: str
    url: str
    language: str
    at: datetime | None
    by: str = ""
    sent_by: str = ""  # somebody without an account
    kind: str = ""
    tags: tuple[str, ...] = ()
    filename: str = ""
    extension: str = ""
    size: int | None = None
    starred: bool = False
    site: str = ""

    @property
    def key(self) -> str:
        """Return the key that forms send: d12, l5, t6."""
        return f"{self.what}{self.pk}"


def row_of(item: Item, language: str) -> Row:
    """Return what the row of an item shows in a language."""
    thing, what = item.thing, item.key[0]
    told = (what, thing.pk, thing.title, item.url)
    if item.is_document:
        return Row(
            *told, thing.language, thing.changed_at, _name(thing.uploaded_by_user), thing.uploaded_by_name,
            _kind(thing.kind, language) if thing.kind else "", tuple(item.tags), thing.filename,
            thing.file_extension, thing.file_size, item.starred,
        )  # fmt: skip
    if item.is_link:
        return Row(*told, thing.language, thing.added_at, _name(thing.added_by), site=item.site)
    return Row(*told, thing.locale.language_code, thing.latest_revision_created_at)


@lru_cache(maxsize=64)  # Django goes through all choices for each row
def _kind(kind: str, language: str) -> str:
    return str(dict(DocumentKind.choices).get(kind, kind))


def _name(user) -> str:
    return str(user) if user else ""


def drawn(items: Iterable[Item], *, may_write: bool) -> SafeString:
    """Return rows as HTML in the active language; "today" in them is today."""
    language, today = get_language(), timezone.localdate()
    return SafeString("".join(_drawn(row_of(item, language), may_write, language, today) for item in items))


@lru_cache(maxsize=KEPT)
def _drawn(row: Row, may_write: bool, language: str, today: date) -> SafeString:
    return render_to_string("folders/item_row.html", {"row": row, "may_write": may_write})


def drawn_filter(asked: Asked, choices: Choices, count: int) -> SafeString:
    """Return what narrows and orders a list as HTML in the active language."""
    return _drawn_filter(asked, choices, count, get_language())


@lru_cache(maxsize=FILTERS_KEPT)
def _drawn_filter(asked: Asked, choices: Choices, count: int, language: str) -> SafeString:
    told = {"asked": asked, "choices": choices, "count": count, "orders": Order.choices}
    return render_to_string("folders/filter.html", told)
