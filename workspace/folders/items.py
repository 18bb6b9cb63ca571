"""What lies in a folder beside its sub-folders: documents, links and text pages, in one list."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms import languages, uploads
from cms.accounts import User
from cms.light import made
from cms.media import DocumentKind
from cms.models import Document
from cms.pages import addresses, children_of
from cms.prepared import Prepared
from workspace.folders.models import FolderPage, Link
from workspace.folders.models.folders import Order

PER_PAGE = 100
ALL, MOST_AT_ONCE = "all", 1000  # the whole list on one page, for those who ask
Tags = dict[int, list[str]]  # names, by the key of a document
# What a row of the list shows of a document, and of who brought it.
SHOWN = (
    "title", "language", "kind", "changed_at", "file", "original_name", "file_size", "guard_id", "uploaded_by_name",
    "uploaded_by_user_id",
)  # fmt: skip
NAMED = ("first_name", "last_name", "email")
SHOWN_BY = tuple(f"uploaded_by_user__{name}" for name in NAMED)
LINK, TEXT = "link", "text"
_BY = Document._meta.get_field("uploaded_by_user")
# Finnish and Swedish end the alphabet with å ä ö.
_LETTERS = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c", "ü": "y", "é": "e"})


@dataclass(frozen=True)
class Asked:
    """What a reader asks of a list; made from anything that an address may carry."""

    order: str = Order.DATE
    words: str = ""
    kind: str = ""
    tag: str = ""
    page: str = ""

    @classmethod
    def of(cls, query, order: str) -> "Asked":
        """Read it from an address; what makes no sense is left out. `order` is the folder's own."""
        sort, kind = query.get("sort", ""), query.get("kind", "")
        return cls(
            sort if sort in Order.values else order,
            uploads.plain_text(query.get("q", ""))[:100],
            kind if kind in {*DocumentKind.values, LINK, TEXT} else "",
            uploads.plain_text(query.get("tag", ""))[:100],
            query.get("page", ""),
        )

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything may be left out of the list."""
        return bool(self.words or self.kind or self.tag)

    @property
    def address(self) -> str:
        """Return what the links to other pages of the list keep."""
        told = {"q": self.words, "kind": self.kind, "tag": self.tag, "sort": self.order}
        return urlencode({name: value for name, value in told.items() if value})


class Key(NamedTuple):
    """A thing in the list before it is read whole: just what it is ordered and chosen by."""

    what: str  # d, l or t, as in the key of an item
    pk: int
    title: str
    at: str  # in words that are in order as the times are: to read five hundred times is dear
    kind: str = ""
    name: str = ""
    position: int | None = None

    @property
    def item(self) -> str:
        """Return the key that forms send: d12, l5, t6."""
        return f"{self.what}{self.pk}"


class Item(NamedTuple):
    """A document, a link or a text page in the list."""

    key: str
    thing: Document | Link | Page
    url: str
    starred: bool = False
    tags: Sequence[str] = ()

    @property
    def is_document(self) -> bool:
        """Tell whether it is a document."""
        return self.key[0] == "d"

    @property
    def site(self) -> str:
        """Return where a link leads, for people: the name of the site."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_link(self) -> bool:
        """Tell whether it is a link."""
        return self.key[0] == "l"


@dataclass(frozen=True)
class Choices:
    """What the list can be narrowed to, with counts: types and tags that are there."""

    kinds: tuple[tuple[str, str, int], ...]
    tags: tuple[tuple[str, int], ...]


def links_in(folder: FolderPage) -> QuerySet[Link]:
    """Return the links of a folder, in whichever language they were added, without those in the trash."""
    return Link.objects.filter(_of(folder)).select_related("added_by")


def _of(folder: FolderPage) -> Q:
    return Q(folder__translation_key=folder.translation_key, trashed=None)


def texts_in(folder: FolderPage, user) -> list[Page]:
    """Return the pages of text in a folder that a person may see; what other pages there are, too."""
    kind = ContentType.objects.get_for_model(FolderPage).pk
    return [page for page in children_of(folder, user) if page.content_type_id != kind]


# -- Keys ---------------------------------------------------------------------------------------
def keys(documents: Q, folder: FolderPage, user, asked: Asked) -> list[Key]:
    """Return what is in the list, in order: three queries, however much there is; `documents` are those wanted."""
    found = _chosen(_all_keys(documents, folder, user, asked), asked)
    found.sort(key=lambda key: (key.at, key.item), reverse=True)
    if asked.order in {Order.NAME, Order.TYPE}:
        found.sort(key=lambda key: natural(key.title))
    if asked.order == Order.TYPE:
        found.sort(
            key=lambda key: uploads.ending(key.name) if key.what == "d" else {"l": "{1", "t": "{2"}[key.what]
        )
    if asked.order == Order.HAND:
        found.sort(key=lambda key: -1 if key.position is None else key.position)
    return found


_DOCUMENT_KEYS = Prepared(
    lambda wanted: (
        Document.objects.filter(wanted)
        .order_by()
        .values_list("pk", "title", Cast("changed_at", CharField()), "kind", "original_name", "position")
    )
)
_LINK_KEYS = Prepared(
    lambda wanted: (
        Link.objects.filter(wanted)
        .order_by()
        .values_list("pk", "title", Cast("added_at", CharField()), "position")
    )
)


def _all_keys(documents: Q, folder: FolderPage, user, asked: Asked) -> list[Key]:
    if asked.tag:
        documents = Q(documents, tags__name=asked.tag)
    found = [Key("d", *row) for row in _DOCUMENT_KEYS.rows(documents)]
    if asked.tag:
        return found
    rows = _LINK_KEYS.rows(_of(folder))
    found += [Key("l", pk, title, at, LINK, "", position) for pk, title, at, position in rows]
    texts = texts_in(folder, user)
    return found + [
        Key("t", page.pk, page.title, str(page.latest_revision_created_at or ""), TEXT) for page in texts
    ]


def _chosen(found: list[Key], asked: Asked) -> list[Key]:
    words = asked.words.casefold().split()
    if asked.kind:
        found = [key for key in found if key.kind == asked.kind]
    if words:
        found = [key for key in found if all(word in f"{key.title} {key.name}".casefold() for word in words)]
    return found


_TAGS = Prepared(
    lambda wanted: (
        Document.objects.filter(wanted, tags__isnull=False).order_by().values_list("pk", "tags__name")
    )
)


def tags_of(documents: Q) -> Tags:
    """Return the tags of documents by key, in one query; taggit's own prefetch builds a query a document."""
    found: Tags = {}
    for pk, name in _TAGS.rows(documents):
        found.setdefault(pk, []).append(name)
    return found


def choices(found: list[Key], tags: Tags) -> Choices:
    """Return what a whole list can be narrowed to; `found` are the keys before any narrowing."""
    counts = Counter(key.kind for key in found)
    names = {**dict(DocumentKind.choices), LINK: Link._meta.verbose_name, TEXT: _("text page")}
    kinds = ((kind, str(name).capitalize(), counts[kind]) for kind, name in names.items() if counts[kind])
    named = Counter(name for names in tags.values() for name in names)
    return Choices(tuple(kinds), tuple(sorted(named.items(), key=lambda row: natural(row[0]))))


@lru_cache(maxsize=4000)
def natural(text: str) -> tuple[tuple[int, str, int], ...]:
    """Return what to sort a name by: å ä ö last, “Liite 2” before “Liite 10”."""
    parts = re.split(r"(\d+)", text.casefold().translate(_LETTERS))
    return tuple((1, "", int(part[:18])) if part.isdecimal() else (0, part, 0) for part in parts if part)


# -- Rows ---------------------------------------------------------------------------------------
def list_page(found: list[Key], number: str, starred: set[int], tags: Tags) -> ListPage:
    """Return one page of the list, or all of it: its items read whole, in a constant number of queries."""
    page = Paginator(found, MOST_AT_ONCE if number == ALL else PER_PAGE).get_page(number)
    page.may_show_all = number != ALL and PER_PAGE < len(found) <= MOST_AT_ONCE
    shown = list(page.object_list)
    things = _read(shown)
    urls = addresses(
        [things[key.item] for key in shown if key.what == "t" and key.item in things], languages.current()
    )
    page.object_list = [
        _item(key, things[key.item], urls, starred, tags) for key in shown if key.item in things
    ]
    return page


def _read(shown: list[Key]) -> dict[str, Document | Link | Page]:
    pks = {what: [key.pk for key in shown if key.what == what] for what in "dlt"}
    rows = {
        "d": _documents(pks["d"]),
        "l": Link.objects.select_related("added_by").in_bulk(pks["l"]) if pks["l"] else {},
        "t": Page.objects.select_related("locale").in_bulk(pks["t"]) if pks["t"] else {},
    }
    return {f"{what}{pk}": thing for what, found in rows.items() for pk, thing in found.items()}


_DOCUMENTS = Prepared(
    lambda wanted: Document.objects.filter(wanted).order_by().values_list("pk", *SHOWN, *SHOWN_BY)
)


def _documents(pks: list[int]) -> dict[int, Document]:
    """Read many documents at once: whole objects of them would cost most of what the list costs."""
    found: dict[int, Document] = {}
    people: dict[int, User] = {}
    for pk, *row in _DOCUMENTS.rows(Q(pk__in=pks)):
        document = made(Document, id=pk, **dict(zip(SHOWN, row, strict=False)))
        key = document.uploaded_by_user_id
        if key is not None and key not in people:
            people[key] = made(User, id=key, **dict(zip(NAMED, row[len(SHOWN) :], strict=True)))
        _BY.set_cached_value(document, people.get(key))
        found[pk] = document
    return found


def _item(
    key: Key,
    thing: Document | Link | Page,
    urls: dict[int, str],
    starred: set[int],
    tags: Tags,
) -> Item:
    if isinstance(thing, Document):
        own = sorted(tags.get(thing.pk, []), key=natural)
        return Item(key.item, thing, document_url(thing), thing.pk in starred, own)
    return Item(key.item, thing, thing.url if isinstance(thing, Link) else urls[thing.pk])


def document_url(document: Document) -> str:
    """Return the address of a document's own page; one that hangs from no page has its file only."""
    return page_url(document.pk) if document.guard_id else document.url


def page_url(pk: int) -> str:
    """Return the address of the page of a document that hangs from a page."""
    return _page_url(pk, get_language())


@lru_cache(maxsize=4000)
def _page_url(pk: int, language: str) -> str:
    return reverse("document_page", args=[pk])
