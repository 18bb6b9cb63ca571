"""Moving: what goes along, who sees it then, and what stays."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex

from cms import access, request_memory
from cms.audit import AuditRow
from cms.models import Document
from cms.restricting import restrict
from search import outbox
from search.models import Entry
from tests import factories
from tests.folders.doing import do, press, told, undo_of, words
from tests.folders.test_folder_page import CANARY, FI, put, titles
from workspace.folders import making, moving
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
        with request_memory.remembering(), CaptureQueriesContext(connection) as queries:
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
    request_memory.forget()
    with pytest.raises(WidensError):
        moving.move(aino, shelf.other, keys, shelf.folder)


def test_search_follows_at_once(both, bjorn, cecilia, client_of):
    """AC-08, AC-27: what moves between audiences is found by the new ones only, in every text below."""
    put(both.inner, f"{CANARY} paperi")
    text = factories.page(both.inner, TextPage, f"{CANARY} sivu", body=f"<p>{CANARY}</p>")
    request_memory.forget()
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
