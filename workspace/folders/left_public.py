"""What stays public of what was thrown away.

A public copy is a document of its own on a public page: it stays there until somebody takes it away, and those who
throw its document away are told so.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms import access, tree
from cms.models import Document
from workspace.folders import publishing
from workspace.folders.models import Trashed
from workspace.folders.publishing import Placed, Publication


def of_batch(user, batch: UUID) -> list[Placed]:
    """Return what stays public of what was thrown away in one go, of what the person might see."""
    rows = of(user, Trashed.objects.filter(batch=batch).select_related("page"))
    return [left for found in rows.values() for left in found]


def of(user, rows: Iterable[Trashed]) -> dict[int, list[Placed]]:
    """Return what stays public of things in the trash, by the key of their row, of what the person might see."""
    rows = list(rows)
    keys, homes = {row.pk for row in rows}, _homes(rows)
    copies = {copy: _row_of(copy, homes) for copy in _copies(user, rows, homes)}
    told = publishing.with_pages(user, [_publication(copy) for copy in copies])
    found: dict[int, list[Placed]] = defaultdict(list)
    for (row, url, mine), key in zip(told, copies.values(), strict=True):
        if row.page and key in keys:
            found[key].append((row, url, mine))
    return found


def note(user, rows: Iterable[Trashed]) -> None:
    """Let rows of the trash know by `left_public` what stays public of them."""
    left = of(user, rows)
    for row in rows:
        row.left_public = left.get(row.pk, [])


def _homes(rows: list[Trashed]) -> dict[str, int]:
    """Return the rows of the pages in the trash by the paths of these, in all their languages."""
    thrown = {row.page.translation_key: row.pk for row in rows if row.page_id}
    pages = Page.objects.filter(translation_key__in=thrown).values_list("path", "translation_key")
    return {path: thrown[key] for path, key in pages}


def _copies(user, rows: list[Trashed], homes: dict[str, int]) -> QuerySet[Document]:
    thrown = Q(origin__in=[row.document_id for row in rows if row.document_id])
    thrown |= tree.below(homes, "origin__guard__path")
    mine = access.open_to(user, Page.objects.all()).values("pk")
    copies = Document.objects.filter(thrown, trashed_at=None, origin__trashed_at__isnull=False)
    copies = copies.filter(guard__isnull=False, origin__guard__in=mine).order_by("pk")
    return copies.select_related("origin__guard", "origin__trashed", "guard__locale")


def _publication(copy: Document) -> Publication:
    """Return a public copy that is never behind: its document has no newer version while it lies in the trash."""
    version = copy.origin_version or 0
    return Publication(copy, copy.guard, version, version)


def _row_of(copy: Document, homes: dict[str, int]) -> int:
    """Return the row with which the document of a copy went: its own, or that of the nearest page above it."""
    own = getattr(copy.origin, "trashed", None)
    above = [path for path in homes if copy.origin.guard.path.startswith(path)]
    return own.pk if own else homes[max(above, key=len)]
