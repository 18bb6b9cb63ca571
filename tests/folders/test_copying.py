"""Copying to another folder: what is new, what is shared, who sees it, what is told of."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms import access, pictures, request_memory
from cms.audit import AuditRow
from cms.models import Document
from cms.restricting import restrict
from search.models import Entry
from tests import factories
from tests.files.conftest import make_document
from tests.files.test_metadata import photo
from tests.folders.doing import do, press
from tests.folders.test_folder_page import CANARY, put
from tests.folders.test_moving import lying
from workspace.folders import copying, making, moving
from workspace.folders.models import FolderPage, Link
from workspace.pages.models import TextPage


def test_a_copy_is_a_new_document(shelf, bjorn, client_of):
    shelf.document.tags.add("Kevät")
    Document.objects.filter(pk=shelf.document.pk).update(kind="memo", language="fi")
    client = client_of(bjorn)
    press(client, shelf.folder, "copy", [f"d{shelf.document.pk}"], to=shelf.other.pk)
    copy = Document.objects.hung_on(shelf.other).get()
    assert (copy.title, copy.kind, copy.language, copy.uploaded_by_user) == ("Muistio", "memo", "fi", bjorn)
    assert [tag.name for tag in copy.tags.all()] == ["Kevät"]
    assert copy.file.name == shelf.document.file.name  # nothing was read or written
    assert copy.versions.get().sha256 == shelf.document.versions.get().sha256
    assert b"".join(client.get(copy.url).streaming_content) == b"Teksti"
    assert copy.url != shelf.document.url
    version = copy.versions.get()
    assert "”Muistio”" in version.why
    assert "”Asiakirjat”" in version.why
    assert version.added_by == bjorn
    assert Document.objects.get(pk=shelf.document.pk).guard_id == shelf.folder.pk


def test_a_shared_file_goes_with_the_last_document_that_names_it(shelf, bjorn, run_tasks):
    made = copying.copy_document(bjorn, shelf.document, shelf.other, shelf.folder)
    run_tasks()
    storage, name = made.file.storage, made.file.name
    Document.objects.get(pk=shelf.document.pk).delete()
    run_tasks()
    assert made.file.open("rb").read() == b"Teksti"
    made.versions.all().delete()
    run_tasks()
    assert storage.exists(name)
    made.delete()
    run_tasks()
    assert not storage.exists(name)


def test_a_shared_file_is_shown_to_those_who_see_one_of_its_documents(
    both, bjorn, cecilia, dmitri, client_of
):
    made = copying.copy_document(bjorn, both.document, both.b.folder, both.folder)
    for document, seen_by, closed_to in ((both.document, bjorn, dmitri), (made, cecilia, dmitri)):
        assert client_of(seen_by).get(document.file.url).status_code == 200
        assert client_of(closed_to).get(document.file.url).status_code == 404
    made.trashed_at = timezone.now()
    made.save()
    assert client_of(cecilia).get(made.file.url).status_code == 404


def test_a_copy_takes_room_where_its_file_is_not_yet(both, bjorn, settings):
    settings.UPLOAD_QUOTA_WORKSPACE = 8  # the text has six bytes, and B has one of its own
    put(both.b.folder, "Oma")
    with pytest.raises(ValidationError, match="ei mahdu"):
        copying.copy_document(bjorn, both.document, both.b.folder, both.folder)
    copying.copy_document(bjorn, both.document, both.other, both.folder)


def test_a_copy_in_a_public_place_is_a_picture_that_tells_nothing(shelf, site_tree, bjorn):
    taken = make_document("kuva.jpg", photo(), guard=shelf.folder)
    PageViewRestriction.objects.all().delete()
    request_memory.forget()
    made = copying.copy_document(bjorn, taken, shelf.other, shelf.folder)
    assert made.file.name != taken.file.name
    assert pictures.found(taken.file.open("rb"))
    assert not pictures.found(made.file.open("rb"))
    outcome = moving.move(bjorn, shelf.folder, [f"d{taken.pk}", f"d{shelf.document.pk}"], shelf.other)
    assert [title for title, _reason in outcome.refused] == [taken.title]


def test_a_copy_beside_its_original_is_told_apart(shelf, bjorn, client_of):
    press(
        client_of(bjorn),
        shelf.folder,
        "copy",
        [f"d{shelf.document.pk}", f"l{shelf.link.pk}"],
        to=shelf.folder.pk,
    )
    assert {"Muistio", "Muistio (kopio)", "Sanasto", "Sanasto (kopio)"} <= lying(shelf.folder)


def test_a_folder_is_copied_with_what_one_sees_in_it(shelf, bjorn, client_of):
    secret = factories.page(shelf.inner, FolderPage, CANARY, CANARY)
    put(secret, CANARY)
    restrict(secret, [factories.Group.objects.create(name="Puheenjohtajisto")])
    factories.page(shelf.inner, TextPage, "Sivu", body="<p>Teksti</p>")
    Link.objects.create(folder=shelf.inner, title="Linkki", url="https://example.org/")
    press(client_of(bjorn), shelf.folder, "copy", [f"f{shelf.inner.pk}"], to=shelf.other.pk)
    copies = FolderPage.objects.filter(title="Alikansio").exclude(pk=shelf.inner.pk)
    assert lying(copies.get()) == {"Sisällä", "Sivu", "Linkki"}
    assert making.versions(copies.get())["sv"].title == "Undermapp"
    assert FolderPage.objects.filter(title=CANARY).count() == 1


def test_a_restricted_folder_stays_restricted_in_its_copy(shelf, aino, bjorn, client_of):
    secret = factories.Group.objects.create(name="Puheenjohtajisto")
    restrict(shelf.inner, [secret])
    aino.groups.add(secret)
    press(client_of(aino), shelf.folder, "copy", [f"f{shelf.inner.pk}"], to=shelf.other.pk)
    for copy in FolderPage.objects.filter(title__in=["Alikansio", "Undermapp"]).exclude(
        path__startswith=shelf.inner.path
    ):
        assert not access.can_view(bjorn, copy), copy
        assert access.can_view(aino, copy), copy
    assert FolderPage.objects.filter(title="Undermapp").count() == 2


def test_a_copy_for_others_is_confirmed_and_written_down(both, bjorn, client_of):
    asked = press(client_of(bjorn), both.folder, "copy", [f"d{both.document.pk}"], to=both.b.folder.pk)
    assert not Document.objects.hung_on(both.b.folder).exists()
    key = asked.context["asking"].widening.key
    press(client_of(bjorn), both.folder, "copy", [f"d{both.document.pk}"], to=both.b.folder.pk, confirmed=key)
    assert Document.objects.hung_on(both.b.folder).get().collection == both.b.collection
    assert AuditRow.objects.filter(action="files.copied").count() == 2


def test_many_are_copied_some_at_a_time_with_their_tags_and_found(shelf, bjorn, monkeypatch):
    """Each costs four queries more, two of them Wagtail's tasks for a new row; one alone costs thirty."""
    monkeypatch.setattr(copying, "AT_ONCE", 4)
    many = [put(shelf.inner, f"Paperi {number}") for number in range(6)]
    many[5].tags.add("Kevät")
    cost = []
    for documents in (many[:1], many[1:4]):
        with CaptureQueriesContext(connection) as queries:
            copying.copy_documents(bjorn, documents, shelf.other, shelf.inner)
        cost.append(len(queries))
    assert cost[1] - cost[0] <= 2 * 4
    made, refused = copying.copy_documents(bjorn, many, shelf.other, shelf.inner)
    assert (len(made), refused) == (6, [])
    assert [tag.name for tag in made[5].tags.all()] == ["Kevät"]
    assert Entry.objects.filter(kind="document", object_id__in=[row.pk for row in made]).count() == 6
    assert {version.sha256 for row in made for version in row.versions.all()} == {
        version.sha256 for row in many for version in row.versions.all()
    }


def test_a_missing_file_in_a_folder_is_told_of_and_the_rest_of_it_is_copied(shelf, bjorn, client_of):
    lost = put(shelf.inner, "Kadonnut")
    lost.file.storage.delete(lost.file.name)
    said = do(client_of(bjorn), shelf.folder, "copy", [f"f{shelf.inner.pk}"], to=shelf.other.pk)
    assert "”Kadonnut”" in said
    copy = FolderPage.objects.get(title="Alikansio", path__startswith=shelf.other.path)
    assert [row.title for row in Document.objects.hung_on(copy)] == ["Sisällä"]


def test_a_missing_file_is_told_of_and_the_others_are_copied(shelf, bjorn, client_of):
    lost = put(shelf.folder, "Kadonnut")
    lost.file.storage.delete(lost.file.name)
    keys = [f"d{lost.pk}", f"d{shelf.document.pk}"]
    said = do(client_of(bjorn), shelf.folder, "copy", keys, to=shelf.other.pk)
    assert "”Kadonnut”" in said
    assert lying(shelf.other) == {"Muistio"}
