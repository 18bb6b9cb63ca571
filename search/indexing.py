"""Writes entries and the outbox, in the transaction of whoever changes a thing."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from cms.chunks import SIZE, chunks
from cms.page_cache import purge
from search.analysis import clean
from search.engines import engines
from search.models import BODY_LIMIT, Entry, Outbox
from search.places import Place, Places
from search.registry import Findable, Record, findables

WORDS = ("language", "group", "title", "body", "url", "tags", "date", "year", "priority")
PARTS = ("unit", "parts")
PLACE = ("guard_id", "workspace", "audience", "expires_at")
Key = tuple[str, int, str, str]


# -- What ought to be there ---------------------------------------------------------------------
def entries_of(findable: Findable, rows: Iterable[Model]) -> Iterator[Entry]:
    """Return the entries that rows ought to have, not saved; rows that lie below a draft have none."""
    for chunk in chunks(rows):
        records = [(row.pk, record) for row in chunk for record in findable.records(row)]
        places = Places(record.guard for _pk, record in records if record.guard is not None)
        for pk, record in records:
            place = places.of(record.guard) if record.guard is not None else Place(record.audience)
            if place.open:
                yield _entry(findable, pk, record, place)


def _entry(findable: Findable, pk: int, record: Record, place: Place) -> Entry:
    body, parts = _body(record)
    entry = Entry(
        kind=findable.kind.key,
        object_id=pk,
        part=record.part,
        language=record.language,
        group=record.group or f"{findable.kind.key}:{pk}",
        title=clean(record.title)[:400],
        body=body,
        unit=record.unit if parts else "",
        parts=parts,
        guard_id=record.guard.pk if record.guard is not None else None,
        url=record.url,
        tags=sorted(filter(None, map(clean, record.tags))),
        date=record.date,
        year=record.date.year if record.date else None,
        priority=record.priority,
        workspace=place.workspace,
        audience=place.audience,
        expires_at=place.expires_at,
    )
    entry.digest = digest(entry)
    return entry


def _body(record: Record) -> tuple[str, list]:
    """Return the text of a record, and where its labelled parts begin in it; the first, also without a label."""
    text, parts = clean(record.body), []
    for label, part in record.parts:
        text += " " if text else ""
        if len(text) >= BODY_LIMIT:
            break
        parts += [[len(text), label]] if label or (text and not parts) else []
        text += clean(part)
    return text[:BODY_LIMIT], parts


def digest(entry: Entry) -> str:
    """Return a hash of what the engine indexes; the place is compared by itself."""
    names = (*WORDS, *PARTS) if entry.parts else WORDS
    words = [str(getattr(entry, name)) if name == "date" else getattr(entry, name) for name in names]
    return hashlib.blake2b(json.dumps(words).encode(), digest_size=16).hexdigest()


# -- One change ---------------------------------------------------------------------------------
@transaction.atomic(savepoint=False)
def refresh(findable: Findable, ids: Iterable[int]) -> None:
    """Make the entries of some rows equal to what ought to be there."""
    for wanted in chunks(ids):
        rows = findable.queryset().filter(pk__in=wanted)
        there = Entry.objects.filter(kind=findable.kind.key, object_id__in=wanted)
        reconcile(entries_of(findable, rows), there)


def reconcile(ought: Iterable[Entry], there: Iterable[Entry]) -> list[Entry]:
    """Write the difference between the entries that ought to be and those that are; return it."""
    old = {key_of(entry): entry for entry in there}
    new, changed = [], []
    for entry in ought:
        before = old.pop(key_of(entry), None)
        if before is None:
            new.append(entry)
        elif differs(entry, before):
            entry.pk = before.pk
            changed.append(entry)
    Entry.objects.bulk_create(new, batch_size=SIZE)
    Entry.objects.bulk_update(changed, ["digest", *WORDS, *PARTS, *PLACE], batch_size=100)
    gone = list(old.values())
    tell_engine(entry.pk for entry in (*new, *changed))
    Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    return [*new, *changed, *gone]


def key_of(entry: Entry) -> Key:
    """Return what an entry stands for."""
    return entry.kind, entry.object_id, entry.part, entry.language


def differs(one: Entry, other: Entry) -> bool:
    """Tell whether two entries of the same thing say something else of its words or its place."""
    return any(getattr(one, name) != getattr(other, name) for name in ("digest", *PLACE))


def tell_engine(keys: Iterable[int]) -> None:
    """Ask the engines to look at entries again, once the change is committed."""
    names = [one.name for one in engines()]
    rows = [Outbox(entry_id=key, engine=name) for key in keys for name in names]
    if rows:
        Outbox.objects.bulk_create(rows, batch_size=SIZE)
        transaction.on_commit(_wake)


def _wake() -> None:
    from search.tasks import wake  # noqa: PLC0415 - the task stands on this module

    wake()


# -- Many at once -------------------------------------------------------------------------------
def bulk(entries: Iterable[Entry]) -> int:
    """Write entries of things that have none yet and bring them to the engine at once; return how many.

    For thousands of rows made without signals: `bulk(entries_of(findable_of(Post), posts))`.
    """
    done = 0
    for some in chunks(entries):
        with transaction.atomic():
            Entry.objects.bulk_create(some)
            _bring(some)
        done += len(some)
    purge()
    return done


def _bring(entries: list[Entry]) -> None:
    """Bring entries to the engine in the database; one outside it hears of them when they are committed."""
    for one in engines():
        if one.is_outside:
            Outbox.objects.bulk_create(Outbox(entry_id=entry.pk, engine=one.name) for entry in entries)
            transaction.on_commit(_wake)
        else:
            one.put(entries)


# -- Whole trees --------------------------------------------------------------------------------
def refresh_below(path: str) -> None:
    """Make the entries of everything on and below a page equal to what ought to be there."""
    for findable in findables():
        if findable.guard:
            refresh(findable, list(findable.below(path).values_list("pk", flat=True)))


@transaction.atomic(savepoint=False)
def move_below(path: str) -> None:
    """Give the entries on and below a page their present place; those that closed are taken away.

    Nothing is read but the pages, so that closing a large room is quick.
    """
    pages = list(Page.objects.filter(path__startswith=path).only("pk", "path", "alias_of_id"))
    places = Places(pages)
    by_place: dict[Place, list[int]] = {}
    for page in pages:
        by_place.setdefault(places.of(page), []).append(page.pk)
    for place, guards in by_place.items():
        for some in chunks(guards):
            _move(some, place)


def _move(guards: list[int], place: Place) -> None:
    entries = Entry.objects.filter(guard_id__in=guards)
    if not place.open:
        entries.delete()
        return
    now = {"workspace": place.workspace, "audience": place.audience, "expires_at": place.expires_at}
    same = entries.filter(**{name: value for name, value in now.items() if value is not None})
    same = same.filter(**{f"{name}__isnull": True for name, value in now.items() if value is None})
    keys = list(entries.exclude(pk__in=same.values("pk")).values_list("pk", flat=True))
    for some in chunks(keys):
        Entry.objects.filter(pk__in=some).update(**now)
    tell_engine(keys)
