"""Where files lie: in a private folder that no web server maps, under names nobody can guess.

`STORAGE_URL` puts them on an S3-speaking server instead (`cms.object_storage`), under the same names.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile
from django.urls import reverse


@dataclass(frozen=True)
class About:
    """What a storage tells of a file before it is opened: size in bytes, and since when it lies there."""

    size: int
    changed: datetime


class StorageAwayError(OSError):
    """The storage does not answer, or refuses; the file may well be there."""


class Guarded:
    """What our storages share: the address of a file leads to a view that asks the guard."""

    def url(self, name: str) -> str:
        """Return the address of the view that serves a file to those who may see it."""
        return reverse("file", args=[name])

    def direct_address(self, name: str, content_type: str, disposition: str) -> str | None:
        """Return a short-lived address past this site, where the storage gives any."""
        return None


class PrivateStorage(Guarded, FileSystemStorage):
    """Files outside MEDIA_ROOT, on this machine."""

    def __init__(self, **options) -> None:
        """Lie in PRIVATE_ROOT unless a location is given."""
        options.setdefault("location", settings.PRIVATE_ROOT)
        super().__init__(**options)

    def about(self, name: str) -> About:
        """Return size and age; raises FileNotFoundError."""
        return About(self.size(name), self.get_modified_time(name))


def random_name(folder: str, filename: str) -> str:
    """Return a name such as `documents/3f/3f9c….pdf`: the person's own file name is only data."""
    name = uuid.uuid4().hex
    return f"{folder}/{name[:2]}/{name}{PurePosixPath(filename).suffix.lower()[:10]}"


def document_name(instance, filename: str) -> str:
    """Name a document's file."""
    return random_name("documents", filename)


def is_fresh(file: FieldFile) -> bool:
    """Tell whether a file was given but is not in the storage yet."""
    return bool(file) and not file._committed


@contextmanager
def no_orphan(file: FieldFile) -> Iterator[None]:
    """Remove a file that was stored while its row was being saved, when the saving fails (UP-20)."""
    fresh = is_fresh(file)
    try:
        yield
    except BaseException:
        if fresh and file._committed:
            file.storage.delete(file.name)
        raise
