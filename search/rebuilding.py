"""The whole index: made anew beside the old one, or compared with what ought to be there."""

from collections.abc import Callable, Iterator

from django.db import transaction

from cms.page_cache import purge
from search.analysis import VERSION
from search.engines import engine
from search.engines.contract import read_ahead
from search.indexing import chunks, differs, entries_of, key_of, reconcile
from search.models import Entry
from search.registry import Findable, findables

CHUNK = 200
Progress = Callable[[str, int, int], None]


def rebuild(progress: Progress = lambda stage, done, total: None) -> int:
    """Make entries and engine equal to the objects; return how many entries there are.

    The old index answers until the new one takes its place, and edits go on meanwhile.
    `progress(stage, done, total)` is called as it goes.
    """
    _rewrite_entries(progress)
    total, done = Entry.objects.count(), 0
    with engine().swap() as new:
        for keys in chunks(Entry.objects.order_by("pk").values_list("pk", flat=True).iterator(), CHUNK):
            entries = list(Entry.objects.filter(pk__in=keys))
            read_ahead(entries)
            with transaction.atomic():
                new.put(entries)
            done += len(keys)
            progress("engine", done, total)
    purge()
    return total


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
    yield from _of_engine()


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


def _of_engine() -> Iterator[str]:
    held = {stamp.entry_id: stamp for stamp in engine().stamps()}
    for pk, digest in Entry.objects.values_list("pk", "digest").iterator():
        stamp = held.pop(pk, None)
        if stamp is None:
            yield f"entry {pk}: the engine does not hold it"
        elif stamp.digest != digest:
            yield f"entry {pk}: the engine holds an older text"
        elif stamp.analysis != VERSION:
            yield f"entry {pk}: was analysed by version {stamp.analysis}, now it is {VERSION}; run rebuild_search"
    yield from (f"entry {pk}: the engine holds it, the index does not" for pk in held)
