"""The whole index: made anew beside the old one, or compared with what ought to be there."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext

from django.db import transaction

from cms.chunks import chunks
from cms.page_cache import purge
from search.engines import Engine, engines
from search.engines.contract import Stamp, read_ahead
from search.indexing import differs, entries_of, key_of, reconcile
from search.models import Entry
from search.registry import Findable, findables

CHUNK = 200
Progress = Callable[[str, int, int], None]


def rebuild(progress: Progress = lambda stage, done, total: None) -> int:
    """Make entries and engines equal to the objects; return how many entries there are.

    The old index answers until the new one takes its place, and edits go on meanwhile.
    `progress(stage, done, total)` is called as it goes. Raises EngineAwayError.
    """
    _rewrite_entries(progress)
    for one in engines():
        refill(one, progress)
    purge()
    return Entry.objects.count()


def refill(one: Engine, progress: Progress) -> None:
    """Make an engine's index anew from the entries, beside the old one."""
    total, done = Entry.objects.count(), 0
    with one.swap() as new:
        for keys in chunks(Entry.objects.order_by("pk").values_list("pk", flat=True).iterator(), CHUNK):
            entries = list(Entry.objects.filter(pk__in=keys))
            read_ahead(entries)
            with nullcontext() if new.is_outside else transaction.atomic():
                new.put(entries)
            done += len(keys)
            progress(one.name, done, total)


def _rewrite_entries(progress: Progress) -> None:
    counts = {findable: findable.queryset().count() for findable in findables()}
    done, total = 0, sum(counts.values())
    for findable in findables():
        for keys in chunks(list(findable.queryset().order_by("pk").values_list("pk", flat=True)), CHUNK):
            _rewrite(findable, keys)
            done += len(keys)
            progress("entries", min(done, total), total)
    for key in chunks(_orphans(), CHUNK):
        Entry.objects.filter(pk__in=key).delete()


@transaction.atomic
def _rewrite(findable: Findable, keys: list[int]) -> None:
    rows = findable.queryset().filter(pk__in=keys)
    reconcile(entries_of(findable, rows), Entry.objects.filter(kind=findable.kind.key, object_id__in=keys))


def _orphans() -> list[int]:
    """Return the entries whose thing is no longer to be found."""
    wanted: dict[str, set[int]] = {}
    for findable in findables():
        wanted.setdefault(findable.kind.key, set()).update(findable.queryset().values_list("pk", flat=True))
    rows = Entry.objects.values_list("pk", "kind", "object_id").iterator()
    return [pk for pk, kind, object_id in rows if object_id not in wanted.get(kind, ())]


# -- Comparing ----------------------------------------------------------------------------------
def differences() -> Iterator[str]:
    """Return a sentence for every entry that is not as its object, and for all that the engine holds otherwise."""
    yield from _of_entries()
    for one in engines():
        yield from of_engine(one)


def _of_entries() -> Iterator[str]:
    for findable in findables():
        for rows in chunks(findable.queryset().order_by("pk").iterator(CHUNK), CHUNK):
            yield from _of_rows(findable, rows)
    for keys in chunks(_orphans(), CHUNK):
        yield from (
            f"{entry}: nothing to be found stands behind it" for entry in Entry.objects.filter(pk__in=keys)
        )


def _of_rows(findable: Findable, rows: list) -> Iterator[str]:
    keys = [row.pk for row in rows]
    there = {key_of(e): e for e in Entry.objects.filter(kind=findable.kind.key, object_id__in=keys)}
    for entry in entries_of(findable, rows):
        old = there.pop(key_of(entry), None)
        if old is None:
            yield f"{entry}: is missing"
        elif differs(entry, old):
            yield f"{entry}: is out of date"
    yield from (f"{entry}: is not to be found in this language or place" for entry in there.values())


def of_engine(one: Engine) -> Iterator[str]:
    """Return a sentence for all that an engine holds otherwise than the entries are."""
    held = {stamp.entry_id: stamp for stamp in one.stamps()}
    for due in one.due():
        stamp = held.pop(due.entry_id, None)
        if stamp != due:
            yield f"entry {due.entry_id}: {one.name} {_otherwise(stamp, due)}"
    yield from (f"entry {pk}: {one.name} holds it, the index does not" for pk in held)


def _otherwise(stamp: Stamp | None, due: Stamp) -> str:
    if stamp is None:
        return "does not hold it"
    if stamp.digest != due.digest:
        return "holds an older text"
    if stamp.analysis != due.analysis:
        return f"holds words of analysis {stamp.analysis}, now it is {due.analysis}; run rebuild_search"
    return "holds it in an older place"
