"""The pages that every answer asks for: read in all their languages at once, with what a frame shows, once a request.

The way to an address, the trail, the other language, the footer and the door of the closed side each want the
title, the address and the versions of a few pages. What is kept knows nothing of who asks: `cms.access` judges each
page each time. It is kept as long as `request_memory.remember` keeps anything, and forgotten when a page is written.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import In
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page
from wagtail.signals import post_page_move

from cms import request_memory
from cms.light import made
from cms.prepared import Prepared

# What pages are found by, judged by, and shown with; anything else of them is read when it is asked for.
FIELDS = (
    "path", "depth", "numchild", "translation_key", "locale_id", "content_type_id", "alias_of_id", "title", "slug",
    "url_path", "live", "expire_at", "show_in_menus", "latest_revision_created_at",
)  # fmt: skip
FEW = 100  # paths that a condition names one by one
_LOCALE = Page._meta.get_field("locale")


def light(pages: QuerySet, *more: str) -> list[Page]:
    """Return pages with those fields and more, each knowing its language; one query.

    A field that is not there is read when it is asked for.
    """
    return _made(_rows(pages, *more), pages.model, *more)


def where(condition: Q) -> list[Page]:
    """Return the same for the pages that a condition holds for, in order of the tree."""
    return _made(_PAGES.rows(condition))


def _rows(pages: QuerySet, *more: str) -> QuerySet:
    return pages.values_list("pk", *FIELDS, *more, "locale__language_code")


def _with_versions(condition: Q) -> QuerySet:
    keys = Page.objects.filter(condition).order_by().values("translation_key")
    return _rows(Page.objects.filter(translation_key__in=keys).order_by("path"))


_PAGES = Prepared(lambda condition: _rows(Page.objects.filter(condition).order_by("path")))
_PAGES_AND_VERSIONS = Prepared(_with_versions)


def _made(rows: Iterable[tuple], model: type[Page] = Page, *more: str) -> list[Page]:
    names = (*FIELDS, *more)
    found, known = [], {}
    for *row, code in rows:
        page = _page(model, names, row)
        known.setdefault(page.locale_id, made(Locale, id=page.locale_id, language_code=code))
        _LOCALE.set_cached_value(page, known[page.locale_id])
        found.append(page)
    return found


def _page(model: type[Page], names: tuple[str, ...], row: list) -> Page:
    fields = dict(zip(names, row[1:], strict=True))
    return made(model, id=row[0], **fields, **({} if model is Page else {"page_ptr_id": row[0]}))


class Tree:
    """The pages that one request knows; each with all its versions."""

    def __init__(self) -> None:
        """Know none."""
        self.by_path: dict[str, Page] = {}
        self.by_key: dict[UUID, list[Page]] = {}
        self._read: set[Q] = set()

    def read(self, *wanted: Q) -> None:
        """Read what was not read yet of the pages that any of the conditions wants; one query at most."""
        new = [condition for condition in wanted if condition and condition not in self._read]
        if new:
            self._keep(_made(_PAGES_AND_VERSIONS.rows(reduce(or_, new))))
            self._read.update(new)

    def _keep(self, pages: list[Page]) -> None:
        found: dict[UUID, list[Page]] = {}
        for page in pages:
            self.by_path[page.path] = page
            found.setdefault(page.translation_key, []).append(page)
        self.by_key.update(found)

    def versions(self, keys: Iterable[UUID]) -> dict[UUID, list[Page]]:
        """Return all versions of pages by translation key, drafts included."""
        wanted = set(keys)
        missing = wanted.difference(self.by_key)
        if missing:
            self._keep(where(Q(translation_key__in=list(missing))))
        return {key: self.by_key.get(key, []) for key in wanted}

    def at(self, paths: Iterable[str]) -> dict[str, Page]:
        """Return the pages at tree paths."""
        wanted = set(paths)
        missing = wanted.difference(self.by_path)
        if missing:
            self.read(Q(path__in=sorted(missing)))
        return {path: self.by_path[path] for path in wanted if path in self.by_path}

    def children(self, page: Page) -> list[Page]:
        """Return those children of a page that are known."""
        return [found for path, found in self.by_path.items() if is_child(path, page.path)]


def is_child(path: str, parent: str) -> bool:
    """Tell whether a tree path is one step below another."""
    return len(path) == len(parent) + Page.steplen and path.startswith(parent)


def below(paths: Iterable[str], path: str = "path") -> Q:
    """Return the condition of lying at one of many tree paths or below it; `path` leads to a row's own.

    A few are terms, which PostgreSQL finds by its index; of more a list for each length, for SQLite takes no more
    than a thousand terms.
    """
    paths, found = list(paths), Q(pk__in=[])
    if len(paths) <= FEW:
        return reduce(or_, (Q(**{f"{path}__startswith": one}) for one in paths), found)
    by_length: dict[int, list[str]] = {}
    for one in paths:
        by_length.setdefault(len(one), []).append(one)
    for length, same in by_length.items():
        found |= Q(In(Substr(F(path), 1, length), same))
    return found


def known() -> Tree:
    """Return what this request knows; nothing outside of one."""
    return request_memory.remember("tree", Tree)


def versions(pages: Iterable[Page]) -> dict[UUID, list[Page]]:
    """Return all versions of each page by translation key, drafts included; one query at most."""
    return known().versions(page.translation_key for page in pages)


def line(page: Page) -> list[Page]:
    """Return the pages from the root down to a page, itself included; one query at most."""
    paths = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    found = known().at(paths)
    return [found[path] for path in paths if path in found]


def _forget(instance=None, **kwargs) -> None:
    if isinstance(instance, Page):
        request_memory.forget()


post_save.connect(_forget, dispatch_uid="forget_saved_page")
post_delete.connect(_forget, dispatch_uid="forget_gone_page")
post_page_move.connect(_forget, dispatch_uid="forget_moved_page")
