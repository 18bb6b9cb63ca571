"""Rows without files, and files without rows (UP-20).

A file is stored before its row is committed, so a server that is killed in between leaves a file that
nobody knows of; the other way round must not happen. Everything goes through the storage's own interface,
on disk and on S3 alike.

Every file field of every model is looked at. Rooms that keep files without a file field, because these are
not theirs yet, answer our hook `file_places() -> list[Place]`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage
from django.db.models import FileField
from django.utils import timezone
from wagtail import hooks

# A file may be older than the commit of its row by as long as a request takes; a day is far more.
SAFE_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """A storage, and what is known to lie there: name of the file → whose it is, for people.

    `may_lack` says that a row may be there before its file.
    """

    storage: Storage
    known: Callable[[], dict[str, str]]
    may_lack: bool = False


@dataclass
class Found:
    """What does not fit: (storage, name, when it was stored) of files without a row; (name, whose) of rows."""

    orphans: list[tuple[Storage, str, datetime]] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)


def places() -> list[Place]:
    """Return every place where files lie."""
    fields: dict[int, list[FileField]] = {}
    for model in apps.get_models():
        for column in model._meta.local_fields:
            if isinstance(column, FileField):
                fields.setdefault(id(_real(column.storage)), []).append(column)
    found = [Place(columns[0].storage, lambda columns=columns: _rows(columns)) for columns in fields.values()]
    # Forms that were being sent when the server was killed.
    found.append(Place(FileSystemStorage(location=settings.FILE_UPLOAD_TEMP_DIR), dict))
    return found + [place for hook in hooks.get_hooks("file_places") for place in hook()]


def _real(storage: Storage) -> Storage:
    storage.exists  # noqa: B018 - a lazy storage becomes a real one when it is asked something
    return getattr(storage, "_wrapped", storage)


def _rows(columns: list[FileField]) -> dict[str, str]:
    known: dict[str, str] = {}
    for column in columns:
        rows = column.model._base_manager.exclude(**{column.name: ""}).values_list("pk", column.name)
        known |= {name: f"{column.model._meta.label} {pk}" for pk, name in rows.iterator() if name}
    return known


def search() -> Found:
    """Look at every file and every row.

    The files are listed first: what is stored meanwhile is then in the rows or not in the list, and what
    was deleted meanwhile is asked for once more.
    """
    found = Found()
    for place in places():
        there = set(walk(place.storage))
        known = place.known()
        for name in sorted(there - known.keys()):
            stored_at = _stored_at(place.storage, name)
            if stored_at is not None:
                found.orphans.append((place.storage, name, stored_at))
        if not place.may_lack:
            lacking = [name for name in sorted(known.keys() - there) if not place.storage.exists(name)]
            still = place.known() if lacking else {}
            found.missing += [(name, still[name]) for name in lacking if name in still]
    return found


def walk(storage: Storage, folder: str = "") -> Iterator[str]:
    """Return the names of all files of a storage."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" if folder else name for name in files)
    for inner in folders:
        yield from walk(storage, f"{folder}/{inner}" if folder else inner)


def _stored_at(storage: Storage, name: str) -> datetime | None:
    try:
        return storage.get_modified_time(name)
    except FileNotFoundError:
        return None


def is_old(stored_at: datetime) -> bool:
    """Tell whether a file without a row has lain there long enough to be deleted."""
    return stored_at < timezone.now() - SAFE_AFTER


def delete_orphans(found: Found) -> int:
    """Delete the files without a row that have lain there for a day; return how many."""
    old = [(storage, name) for storage, name, stored_at in found.orphans if is_old(stored_at)]
    for storage, name in old:
        storage.delete(name)
    return len(old)
