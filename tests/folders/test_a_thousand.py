"""More folders in a folder than SQLite takes conditions: a thousand, with those in the other language."""

from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.demo.bulk_pages import Seed, grow
from cms.models import Document
from tests.folders.test_folder_page import FI, put, shown
from tests.folders.test_left_public import publish
from workspace.folders import left_public, throwing, trash, zipping
from workspace.folders.choosing import Chosen, Thing
from workspace.folders.models import FolderPage, Trashed

MANY = 501


@pytest.fixture
def many(shelf) -> list[FolderPage]:
    """Folders in A's folder, each in both languages; the last one has a document."""
    seeds = [Seed(f"Kansio {number}", f"kansio-{number}", uuid4(), {}) for number in range(MANY)]
    grow(shelf.swedish, FolderPage, seeds)
    made = grow(shelf.folder, FolderPage, seeds)
    put(made[-1], "Paperi", collection=shelf.a.collection)
    return made


def throw(workspace, things: list[Page]) -> list[Trashed]:
    """Lay pages into the trash in one go, as `throwing` does one by one."""
    shared = {"workspace": workspace, "batch": uuid4(), "trashed_at": timezone.now()}
    Document.objects.filter(guard__in=things).update(trashed_at=shared["trashed_at"])
    return Trashed.objects.bulk_create([Trashed(page=page, was_live=[], **shared) for page in things])


def test_they_are_listed_and_packed(many, shelf, bjorn, client_of):
    page = shown(client_of(bjorn), FI)
    assert page.count(">Kansio ") >= MANY
    chosen = Chosen([Thing(f"f{folder.pk}", folder) for folder in many], [], 0)
    entries = zipping.of_chosen(bjorn, chosen)
    assert len(entries) == MANY
    assert sum(entry.key.startswith("d") for entry in entries) == 1


def test_they_lie_in_the_trash_and_come_back(many, shelf, page, aino):
    paper = Document.objects.get(title="Paperi")
    publish(paper, aino, page)
    row = throw(shelf.a.row, many)[-1]
    (left,) = left_public.of_batch(aino, row.batch)
    assert left[0].document.title == "Julkinen muistio"
    assert trash.is_in_trash(many[0])
    assert not trash.is_in_trash(shelf.folder)
    (above,) = throw(shelf.a.row, [shelf.folder])
    throwing.restore(aino, above)
    assert not Document.objects.get(pk=shelf.document.pk).trashed_at
    assert Document.objects.get(pk=paper.pk).trashed_at, "it went with its own folder"
    throwing.restore(aino, row)
    assert not Document.objects.get(pk=paper.pk).trashed_at
