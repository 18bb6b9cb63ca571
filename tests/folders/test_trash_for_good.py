"""What is deleted for good from the trash: by a coordinator, or after 30 days by the sweep (DS-11)."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision

from cms.audit import AuditRow
from cms.models import Document, DocumentVersion
from search.models import Entry
from tests import factories
from tests.folders.doing import bin_of, gone, press
from tests.folders.test_folder_page import CANARY, shown
from workspace.folders import trash
from workspace.folders.models import FolderPage, Link, Star, Trashed
from workspace.members.models import Caretaker
from workspace.pages.models import TextPage


def test_what_is_deleted_for_good_leaves_nothing(
    shelf, everything, aino, bjorn, client_of, run_tasks, django_capture_on_commit_callbacks
):
    """DS-11: rows, versions, files, index, revisions, references, stars, caretakers; the log tells who."""
    with django_capture_on_commit_callbacks(execute=True):
        for paper in (shelf.document, shelf.inside):
            paper.tags.add(CANARY)
            Star.objects.create(user=bjorn, document=paper)
            Caretaker.objects.create(workspace=shelf.a.row, kind="document", key=paper.pk, user=bjorn)
            paper.save()
        body = f'<p><a linktype="document" id="{shelf.document.pk}">Muistio</a></p>'
        factories.page(shelf.a.page, TextPage, "Viittaa", body=body)
    run_tasks()
    assert ReferenceIndex.objects.filter(
        to_object_id=str(shelf.document.pk), model_path__startswith="body"
    ).exists()
    client = client_of(aino)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, shelf.folder, "throw", everything)
    run_tasks()
    names = [shelf.document.file.name, shelf.inside.file.name]
    storage = shelf.document.file.storage
    keys = [shelf.document.pk, shelf.inside.pk]
    pages = [shelf.text.pk, shelf.inner.pk, shelf.inner_sv.pk]
    assert "1 asiakirja" in shown(
        client, f"{bin_of(shelf)}{Trashed.objects.get(page=shelf.inner).pk}/poista/"
    )
    with django_capture_on_commit_callbacks(execute=True):
        for row in Trashed.objects.all():
            assert gone(client, shelf, row).status_code == 302
    run_tasks()
    assert not [name for name in names if storage.exists(name)]
    assert not Document.objects.filter(pk__in=keys).exists()
    assert not DocumentVersion.objects.filter(document__in=keys).exists()
    assert not Page.objects.filter(pk__in=pages).exists()
    assert not Revision.page_revisions.filter(object_id__in=map(str, pages)).exists()
    assert not Entry.objects.filter(kind="document", object_id__in=keys).exists()
    assert not Entry.objects.filter(guard_id__in=pages).exists()
    assert not Star.objects.exists()
    assert not Caretaker.objects.filter(key__in=keys).exists()
    assert not Link.objects.exists()
    assert not Trashed.objects.exists()
    assert not Document.tags.through.objects.exists()
    for kind, found in (("document", keys), ("page", pages), ("folderpage", pages), ("textpage", pages)):
        rows = ReferenceIndex.objects.filter(to_content_type__model=kind, to_object_id__in=map(str, found))
        assert not rows.exists(), kind
        rows = ReferenceIndex.objects.filter(base_content_type__model=kind, object_id__in=map(str, found))
        assert not rows.exists(), kind
    assert AuditRow.objects.filter(action="files.deleted", actor_id=aino.pk).count() == 4


def test_the_sweep_takes_what_is_older_than_30_days(shelf, everything, bjorn, client_of):
    press(client_of(bjorn), shelf.inner, "throw", [f"d{shelf.inside.pk}"])
    press(client_of(bjorn), shelf.folder, "throw", everything)
    assert trash.sweep() == 0
    Trashed.objects.exclude(document=shelf.document).update(
        trashed_at=timezone.now() - timedelta(days=30, minutes=1)
    )
    assert trash.sweep() == 4
    assert trash.sweep() == 0
    assert [row.document for row in Trashed.objects.all()] == [shelf.document]
    assert not Page.objects.filter(pk__in=[shelf.inner.pk, shelf.inner_sv.pk, shelf.text.pk]).exists()
    assert FolderPage.objects.filter(pk=shelf.folder.pk).exists()


def test_deleting_twice_is_harmless(shelf, aino, client_of):
    press(client_of(aino), shelf.folder, "throw", [f"d{shelf.document.pk}"])
    row = Trashed.objects.get()
    trash.delete_for_good(row, aino)
    trash.delete_for_good(row, aino)
    assert AuditRow.objects.filter(action="files.deleted").count() == 1
