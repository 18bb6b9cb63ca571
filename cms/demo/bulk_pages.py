"""Writes thousands of pages at once: the rows of the tree with their paths, then those of the types.

Nothing is saved one by one, so no signal is heard: who wants the pages found indexes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from cms.chunks import chunks

ROWS = 200  # SQLite takes so many values at once, and no more


@dataclass(frozen=True)
class Seed:
    """A page to be: its words and the fields of its own type."""

    title: str
    slug: str
    key: UUID
    fields: dict


def grow(parent: Page, model: type[Page], seeds: Iterable[Seed], owner=None) -> list[Page]:
    """Put published pages of one type below a page; return them."""
    seeds = list(seeds)
    parent = Page.objects.get(pk=parent.pk)
    rows = _rows(parent, model, seeds, owner)
    Page.objects.bulk_create(rows, batch_size=ROWS)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(rows))
    pages = [_typed(model, row, seed) for row, seed in zip(rows, seeds, strict=True)]
    _insert(model, pages)
    return pages


def _rows(parent: Page, model: type[Page], seeds: list[Seed], owner) -> list[Page]:
    last = Page.objects.child_of(parent).aggregate(last=Max("path"))["last"]
    first = Page._str2int(last[-Page.steplen :]) + 1 if last else 1
    shared = {
        "content_type": ContentType.objects.get_for_model(model),
        "locale_id": parent.locale_id,
        "depth": parent.depth + 1,
        "owner": owner,
        "live": True,
        "first_published_at": timezone.now(),
        "last_published_at": timezone.now(),
    }
    return [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, first + place),
            title=seed.title,
            draft_title=seed.title,
            slug=seed.slug,
            translation_key=seed.key,
            url_path=f"{parent.url_path}{seed.slug}/",
            **shared,
        )
        for place, seed in enumerate(seeds)
    ]


def _typed(model: type[Page], row: Page, seed: Seed) -> Page:
    page = model(page_ptr=row, **seed.fields)
    for field in Page._meta.concrete_fields:
        setattr(page, field.attname, getattr(row, field.attname))
    return page


def _insert(model: type[Page], pages: list[Page]) -> None:
    """Write the rows of the type's own table; Django's bulk_create refuses models that inherit."""
    for some in chunks(pages, ROWS):
        model._base_manager._insert(some, fields=model._meta.local_concrete_fields, using="default")
