"""Moving and copying: what goes along, who sees it then, and what stays."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from cms import access, pictures
from cms.audit import AuditRow
from cms.models import Document
from cms.restricting import restrict
from search import outbox
from search.models import Entry
from tests import factories
from tests.files.conftest import make_document
from tests.files.test_metadata import photo
from tests.folders.doing import do, press, told, undo_of, words
from tests.folders.test_folder_page import CANARY, FI, put, titles
from workspace.folders import copying, making, moving
from workspace.folders.models import FolderPage, Link, Undo
from workspace.folders.widening import WidensError
from workspace.members.joining import add_member
from workspace.pages.models import TextPage


def lying(folder) -> set[str]:
    """Return the titles of everything that lies straight in a folder, in any language."""
    pages = [page.title for version in making.versions(folder).values() for page in version.get_children()]
    documents = Document.objects.hung_on(folder).values_list("title", flat=True)
    links = Link.objects.filter(folder__translation_key=folder.translation_key).values_list(
        "title", flat=True
    )
    return {*pages, *documents, *links}


# -- Moving -------------------------------------------------------------------------------------
def test_it_works(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    page = press(client, shelf.folder, "move", everything)
    assert "Toinen" in page.content.decode()
    said = told(client, press(client, shelf.folder, "move", everything, to=shelf.other.pk))
    assert "”Toinen”" in said
    assert lying(shelf.folder) == {"Toinen"}
    assert lying(shelf.other) == {"Muistio", "Sanasto", "Pelisäännöt", "Alikansio", "Undermapp"}
    assert client.get(f"{FI}toinen/alikansio/").status_code == 200
    assert client.get(f"{FI}alikansio/")["Location"] == f"{FI}toinen/alikansio/"
    assert "Sisällä" in titles(client.get(f"{FI}toinen/alikansio/"))


def test_the_swedish_version_goes_along(shelf, bjorn):
    """The destination had no Swedish version: it gets one of the same name."""
    moving.move(bjorn, shelf.folder, [f"f{shelf.inner.pk}"], shelf.other)
    swedish = Page.objects.get(pk=shelf.inner_sv.pk)
    assert swedish.get_parent().translation_key == shelf.other.translation_key
    assert swedish.get_parent().locale.language_code == "sv"
    assert Page.objects.get(pk=shelf.inner.pk).get_parent().pk == shelf.other.pk


def test_a_slug_that_is_taken_is_changed_and_stays_changed(shelf, bjorn, client_of):
    factories.page(shelf.other, FolderPage, "Alikansio", "alikansio")
    moving.move(bjorn, shelf.folder, [f"f{shelf.inner.pk}"], shelf.other)
    moved = FolderPage.objects.get(pk=shelf.inner.pk)
    assert (moved.slug, moved.latest_revision.content["slug"]) == ("alikansio-2", "alikansio-2")
    assert "Sisällä" in titles(client_of(bjorn).get(f"{FI}toinen/alikansio-2/"))


@pytest.mark.parametrize("where", ["itself", "below"])
def test_a_folder_does_not_go_into_itself(where, shelf, bjorn, client_of):
    deep = factories.page(shelf.inner, FolderPage, "Syvällä", "syvalla")
    target = shelf.inner if where == "itself" else deep
    said = do(client_of(bjorn), shelf.folder, "move", [f"f{shelf.inner.pk}"], to=target.pk)
    assert Page.objects.get(pk=shelf.inner.pk).get_parent().pk == shelf.folder.pk
    assert "itseensä" in said


def test_a_folder_moves_itself_from_its_own_page(shelf, bjorn, client_of):
    client = client_of(bjorn)
    response = press(client, shelf.inner, "move", [f"f{shelf.inner.pk}"], to=shelf.other.pk)
    assert response["Location"] == f"{FI}toinen/alikansio/"
    client.post(undo_of(client, response))
    assert Page.objects.get(pk=shelf.inner.pk).get_parent().pk == shelf.folder.pk


def test_the_last_folder_of_a_workspace_stays(shelf, aino, client_of):
    add_member(shelf.b.row, aino)
    client = client_of(aino)
    for what, fields in (("move", {"to": shelf.b.folder.pk, "confirmed": "g0"}), ("throw", {})):
        said = told(client, press(client, shelf.folder, what, [f"f{shelf.folder.pk}"], **fields))
        assert "yksi kansio" in said, what
    assert FolderPage.objects.get(pk=shelf.folder.pk).live


def test_two_people_move_the_same(shelf, aino, bjorn, client_of):
    """Björn chose while it was there; Aino was quicker: he is told, and nothing moves twice."""
    third = factories.page(shelf.folder, FolderPage, "Kolmas", "kolmas")
    keys = [f"d{shelf.document.pk}", f"f{shelf.inner.pk}"]
    press(client_of(aino), shelf.folder, "move", keys, to=shelf.other.pk)
    said = do(client_of(bjorn), shelf.folder, "move", keys, to=third.pk)
    assert "ei ole enää tässä kansiossa" in said
    assert {"Muistio", "Alikansio"} <= lying(shelf.other)
    assert lying(third) == set()


def test_the_same_number_of_queries_for_one_and_three(shelf, bjorn):
    counts = []
    for number in (1, 3):
        keys = [f"d{put(shelf.folder, f'Paperi {n}').pk}" for n in range(number)]
        with access.remembering(), CaptureQueriesContext(connection) as queries:
            assert len(moving.move(bjorn, shelf.folder, keys, shelf.other).done) == number
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_five_hundred_at_once(shelf, bjorn, client_of):
    fields = {"guard": shelf.folder, "original_name": "a.txt", "collection": shelf.a.collection}
    rows = [Document(title=f"Paperi {n}", file=f"documents/x/{n}.txt", **fields) for n in range(500)]
    keys = [f"d{row.pk}" for row in Document.objects.bulk_create(rows)]
    with CaptureQueriesContext(connection) as queries:
        said = do(client_of(bjorn), shelf.folder, "move", keys, to=shelf.other.pk)
    assert Document.objects.hung_on(shelf.other).count() == 500
    assert "497 muuta" in said
    assert len(queries) < 250, len(queries)


# -- Who sees it then ---------------------------------------------------------------------------
@pytest.fixture
def both(shelf, bjorn):
    """Let Björn belong to B, too, where Cecilia is."""
    add_member(shelf.b.row, bjorn)
    return shelf


def test_what_others_will_see_is_confirmed_by_name_and_written_down(
    both, everything, bjorn, cecilia, client_of
):
    client, there = client_of(bjorn), both.b.folder
    asked = press(client, both.folder, "move", everything, to=there.pk)
    page = words(asked)
    assert "Nuorten jaos" in page
    assert "Näkyy tämän jälkeen" in page
    assert Document.objects.get(pk=both.document.pk).guard_id == both.folder.pk
    key = asked.context["asking"].widening.key
    press(client, both.folder, "move", everything, to=there.pk, confirmed="g1")  # another audience
    assert Document.objects.get(pk=both.document.pk).guard_id == both.folder.pk
    assert client_of(cecilia).get(both.document.url).status_code == 404
    press(client, both.folder, "move", everything, to=there.pk, confirmed=key)
    moved = Document.objects.get(pk=both.document.pk)
    assert (moved.guard_id, moved.collection) == (there.pk, both.b.collection)
    assert Document.objects.get(pk=both.inside.pk).collection == both.b.collection
    assert client_of(cecilia).get(moved.url).status_code == 200
    rows = AuditRow.objects.filter(action="files.moved")
    assert {row.group_id for row in rows} == {both.a.group.pk, both.b.group.pk}
    assert "Muistio" in rows[0].subject
    assert "Nuorten jaos" in rows[0].after["seen by"]


def test_a_stricter_folder_needs_no_confirmation_and_the_way_back_does(shelf, aino, bjorn, client_of):
    """AC-27: the old address obeys the new rule at once."""
    secret = factories.Group.objects.create(name="Puheenjohtajisto")
    restrict(shelf.other, [secret])
    aino.groups.add(secret)
    assert client_of(bjorn).get(shelf.document.url).status_code == 200
    keys = [f"d{shelf.document.pk}"]
    moving.move(aino, shelf.folder, keys, shelf.other)
    assert client_of(bjorn).get(shelf.document.url).status_code == 404
    assert client_of(bjorn).get(f"/files/{shelf.document.file.name}").status_code == 404
    assert client_of(aino).get(shelf.document.url).status_code == 200
    access.forget()
    with pytest.raises(WidensError):
        moving.move(aino, shelf.other, keys, shelf.folder)


def test_search_follows_at_once(both, bjorn, cecilia, client_of):
    """AC-08, AC-27: what moves between audiences is found by the new ones only, in every text below."""
    put(both.inner, f"{CANARY} paperi")
    text = factories.page(both.inner, TextPage, f"{CANARY} sivu", body=f"<p>{CANARY}</p>")
    access.forget()
    key = access.audience(both.b.folder)
    moving.move(bjorn, both.folder, [f"f{both.inner.pk}"], both.b.folder, key)
    outbox.drain()
    entries = Entry.objects.filter(title__contains=CANARY)
    assert {entry.audience for entry in entries} == {f"g{both.b.group.pk}"}
    assert entries.count() == 2
    assert (
        Page.objects.get(pk=text.pk).url in client_of(cecilia).get(f"/fi/haku/?q={CANARY}").content.decode()
    )
    both.a.group.user_set.add(cecilia)
    both.b.group.user_set.remove(cecilia)
    assert (
        Page.objects.get(pk=text.pk).url
        not in client_of(cecilia).get(f"/fi/haku/?q={CANARY}").content.decode()
    )


def test_references_follow(shelf, bjorn, run_tasks, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = put(shelf.folder, "Viitattu", collection=shelf.a.collection)
    run_tasks()
    moving.move(bjorn, shelf.folder, [f"d{document.pk}"], shelf.other)
    rows = ReferenceIndex.get_references_for_object(document).filter(model_path="guard")
    assert [row.to_object_id for row in rows] == [str(shelf.other.pk)]


def test_an_old_address_leads_only_those_who_may_see(shelf, bjorn, cecilia, client_of):
    """AC-14: nobody else learns what the new place is called."""
    secret = factories.page(shelf.folder, FolderPage, CANARY, CANARY)
    moving.move(bjorn, shelf.folder, [f"f{shelf.inner.pk}"], secret)
    old = f"{FI}alikansio/?q=x"
    answer = client_of(bjorn).get(old)
    assert answer["Location"] == f"{FI}{CANARY}/alikansio/"
    assert answer["Cache-Control"] == "private, no-store"
    assert client_of(cecilia).get(old).status_code == 404
    assert CANARY not in client_of(None).get(old)["Location"]


# -- Who may ------------------------------------------------------------------------------------
def test_outsider_gets_404(shelf, everything, bjorn, cecilia, dmitri, client_of):
    for user in (cecilia, dmitri):
        assert (
            press(client_of(user), shelf.folder, "move", everything, to=shelf.b.folder.pk).status_code == 404
        )
    assert press(client_of(None), shelf.folder, "move", everything)["Location"].startswith("/accounts/login/")
    # Björn may not write in B, so it is none of the folders that he can choose.
    answer = press(client_of(bjorn), shelf.folder, "move", everything, to=shelf.b.folder.pk)
    assert answer.status_code == 422
    assert "Nuorten jaos" not in answer.content.decode()
    assert Document.objects.get(pk=shelf.document.pk).guard_id == shelf.folder.pk


def test_an_observer_moves_nothing(shelf, everything, bjorn, client_of):
    shelf.a.row.memberships.filter(user=bjorn).update(role="observer")
    for what in ("move", "copy", "throw", "tag", "kind", "rename"):
        assert press(client_of(bjorn), shelf.folder, what, everything, to=shelf.other.pk).status_code == 403


def test_a_right_that_ends_between_form_and_button(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    press(client, shelf.folder, "move", everything)
    shelf.a.row.memberships.filter(user=bjorn).delete()
    assert press(client, shelf.folder, "move", everything, to=shelf.other.pk).status_code == 404
    assert Document.objects.get(pk=shelf.document.pk).guard_id == shelf.folder.pk


# -- Copying ------------------------------------------------------------------------------------
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
    access.forget()
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


# -- Undo ---------------------------------------------------------------------------------------
def test_a_move_is_undone_once(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    undo = undo_of(client, press(client, shelf.folder, "move", everything, to=shelf.other.pk))
    assert "Asiakirjat" in told(client, client.post(undo, {"back": FI}))
    assert {"Muistio", "Sanasto", "Pelisäännöt", "Alikansio", "Undermapp"} <= lying(shelf.folder)
    assert Document.objects.get(pk=shelf.inside.pk).guard_id == shelf.inner.pk
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": FI}))


def test_undo_is_for_its_maker_who_may_still_write(shelf, everything, aino, bjorn, client_of):
    client = client_of(bjorn)
    undo = undo_of(client, press(client, shelf.folder, "move", everything, to=shelf.other.pk))
    assert client_of(aino).post(undo).status_code == 404
    shelf.a.row.memberships.filter(user=bjorn).update(role="observer")
    assert client.post(undo).status_code == 404
    assert lying(shelf.other) >= {"Muistio"}


def test_what_went_on_meanwhile_is_not_undone(shelf, aino, bjorn, client_of):
    client = client_of(bjorn)
    keys = [f"d{shelf.document.pk}"]
    undo = undo_of(client, press(client, shelf.folder, "move", keys, to=shelf.other.pk))
    press(client_of(aino), shelf.other, "move", keys, to=shelf.inner.pk)
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": FI}))
    assert Document.objects.get(pk=shelf.document.pk).guard_id == shelf.inner.pk


def test_undo_is_forgotten_after_a_day(shelf, everything, bjorn, client_of):
    from datetime import timedelta

    from workspace.folders import undoing

    client = client_of(bjorn)
    undo = undo_of(client, press(client, shelf.folder, "move", everything, to=shelf.other.pk))
    row = Undo.objects.get()
    Undo.objects.filter(pk=row.pk).update(done_at=row.done_at - timedelta(days=1, seconds=1))
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": FI}))
    assert undoing.forget() == 1


# -- At once --------------------------------------------------------------------------------------
@pytest.mark.slow
def test_two_who_move_two_folders_into_each_other_leave_the_tree_whole(aside):
    """One of the two moves, the other is refused, five times."""
    done = aside.python("-m", "tests.folders.parallel", "move")
    assert done.stdout.splitlines() == ["[0, 1] 0"] * 5, done.stderr


@pytest.mark.slow
def test_a_copy_and_a_deletion_at_once_leave_no_row_without_its_file(aside):
    done = aside.python("-m", "tests.folders.parallel", "copy")
    assert done.stdout == "10 0\n", done.stderr
