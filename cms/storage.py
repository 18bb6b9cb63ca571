"""Where files lie: in a private folder that no web server maps, under names nobody can guess."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile
from django.urls import reverse


class PrivateStorage(FileSystemStorage):
    """Files outside MEDIA_ROOT; their address leads to a view that asks the guard."""

    def __init__(self, **options) -> None:
        """Lie in PRIVATE_ROOT unless a location is given."""
        options.setdefault("location", settings.PRIVATE_ROOT)
        super().__init__(**options)

    def url(self, name: str) -> str:
        """Return the address of the view that serves a file to those who may see it."""
        return reverse("file", args=[name])


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
