"""The index is never ahead of the database or behind it, and can be made and compared as a whole."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from home.models import ContentPage
from search import finding, indexing, outbox, rebuilding
from search.engines import engine, engines
from search.models import Entry, Outbox
from search.registry import findable_of
from tests import factories
from tests.factories import in_swedish, page
from workspace.discussions.models import Post, Thread

pytestmark = pytest.mark.usefixtures("search_engine")


class ChangedMindError(Exception):
    """Ends a transaction."""


def hits(q, user=None):
    return [hit.name for hit in finding.find(finding.Wish.of({"q": q}), user, "fi").hits]


def verify() -> str:
    out = io.StringIO()
    call_command("verify_search", stdout=out)
    return out.getvalue()


@pytest.fixture
def filled(site_tree, aino, caught_up):
    first = page(site_tree.home, ContentPage, "Ensimmäinen sivu", lead="alku")
    in_swedish(first, "Första sidan")
    factories.document(site_tree.a.folder, "Esityslista")
    thread = Thread.objects.create(board=site_tree.a.board, title="Aihe")
    Post.objects.create(thread=thread, body="Viesti", author=aino)
    caught_up()
    return first


def test_rolled_back_save_leaves_the_index_unchanged(filled, caught_up):
    """AC-10."""
    before = list(Entry.objects.order_by("pk").values())
    with pytest.raises(ChangedMindError), transaction.atomic():  # noqa: PT012 - the whole is rolled back
        filled.title = "Peruttu otsikko"
        filled.save()
        page(filled, ContentPage, "Peruttu sivu")
        if not engine().is_outside:  # one outside is only told of what is committed
            outbox.drain()
            assert hits("peruttu") == ["Peruttu sivu", "Peruttu otsikko"]
        raise ChangedMindError
    assert list(Entry.objects.order_by("pk").values()) == before
    assert hits("peruttu") == []
    assert not Outbox.objects.exists()


def test_rolled_back_deletion_leaves_the_index_unchanged(filled):
    with pytest.raises(ChangedMindError), transaction.atomic():  # noqa: PT012 - the whole is rolled back
        ContentPage.objects.get(pk=filled.pk).delete()
        assert hits("ensimmäinen") == []
        raise ChangedMindError
    assert hits("ensimmäinen") == ["Ensimmäinen sivu"]


def test_the_outbox_row_is_of_the_same_transaction(filled):
    filled.title = "Uusi otsikko"
    filled.save()
    entry = Entry.objects.get(object_id=filled.pk, kind="page")
    assert entry.title == "Uusi otsikko"
    assert set(Outbox.objects.values_list("entry_id", flat=True)) == {entry.pk}


def test_the_worker_brings_it_to_the_engine(filled, run_tasks, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for title in ("Yksi", "Kaksi", "Kolme"):
            filled.title = title
            filled.save()
    waiting = DBTaskResult.objects.filter(task_path="search.tasks.bring_to_engine")
    assert waiting.count() == 1
    run_tasks()
    assert hits("kolme") == ["Kolme"]
    assert hits("yksi") == []
    assert outbox.lag() is None


def test_the_sweep_brings_what_a_killed_worker_left(filled):
    from cms.sweeping import sweep_all

    filled.title = "Jäi kesken"
    filled.save()
    assert outbox.lag() is not None
    assert sweep_all()["search outbox"] == len(engines())
    assert hits("kesken") == ["Jäi kesken"]


def test_saving_without_a_change_writes_nothing(filled):
    filled.save()
    assert not Outbox.objects.exists()


def test_verify_finds_nothing_wrong(filled):
    assert f"All {Entry.objects.count()} entries" in verify()


def spoil_title():
    Entry.objects.filter(title="Esityslista").update(title="Muu", digest="x")


def spoil_audience():
    Entry.objects.filter(title="Esityslista").update(audience="public")


def lose_entry():
    Entry.objects.filter(title="Esityslista")._raw_delete("default")


def ghost_entry():
    entry = Entry.objects.get(title="Esityslista")
    entry.pk, entry.object_id = None, 999_999
    entry.save()


def lose_in_engine():
    engine().delete([Entry.objects.get(title="Esityslista").pk])


@pytest.mark.parametrize(
    "spoil", [spoil_title, spoil_audience, lose_entry, ghost_entry, lose_in_engine], ids=lambda f: f.__name__
)
def test_verify_lists_what_differs_and_rebuild_mends_it(spoil, filled):
    spoil()
    with pytest.raises(CommandError, match="rebuild_search"):
        verify()
    call_command("rebuild_search", stdout=io.StringIO())
    assert "entries are as their objects are" in verify()


def test_rebuild_tells_how_far_it_is(filled):
    out = io.StringIO()
    call_command("rebuild_search", stdout=out)
    assert "(100 %)" in out.getvalue()
    assert "the new index answers" in out.getvalue()


def test_edits_during_a_rebuild_are_not_lost_and_the_old_index_answers(filled):
    other = page(filled, ContentPage, "Toinen sivu")
    outbox.drain()
    edited = []

    def edit(stage, done, total):
        if stage != engine().name or edited:
            return
        edited.append(hits("ensimmäinen"))
        filled.title = "Muokattu kesken kaiken"
        filled.save()
        other.delete()
        outbox.drain()  # goes to the old index
        edited.append(hits("muokattu"))

    rebuilding.rebuild(edit)
    assert edited == [["Ensimmäinen sivu"], ["Muokattu kesken kaiken"]]
    assert hits("muokattu") == ["Muokattu kesken kaiken"]
    assert hits("toinen") == []
    assert "entries are as" in verify()


def test_a_new_analysis_asks_for_a_rebuild(filled, monkeypatch):
    where = ("contract", "relational", connection.vendor, "elasticsearch.documents")
    for module in (f"search.engines.{name}" for name in where):
        monkeypatch.setattr(f"{module}.VERSION", "next")
    with pytest.raises(CommandError):
        verify()
    call_command("rebuild_search", verbosity=0)
    assert "entries are as" in verify()


def test_bulk(site_tree, aino):
    thread = Thread.objects.create(board=site_tree.a.board, title="Aihe")
    posts = Post.objects.bulk_create(Post(thread=thread, body=f"Viesti numero {n}") for n in range(30))
    outbox.drain()
    findable = findable_of(Post)
    rows = findable.queryset().filter(pk__in=[post.pk for post in posts])
    assert indexing.bulk(indexing.entries_of(findable, rows)) == 30
    if engine().is_outside:
        outbox.drain()
    assert hits("numero 7", aino) == ["Aihe"]
    assert "entries are as" in verify()


def test_a_closed_room_is_written_without_reading_its_things(site_tree, aino, django_assert_max_num_queries):
    for n in range(12):
        factories.document(site_tree.a.folder, f"Paperi {n}")
    with django_assert_max_num_queries(12):
        indexing.move_below(site_tree.a.page.path)


def test_health(filled, client, search_engine):
    told = client.get("/healthz").json()["index"]
    state = {"state": "green"} if search_engine == "elasticsearch" else {}
    assert told == {
        "engine": search_engine, "entries": Entry.objects.count(), "waiting": 0, "lag_seconds": 0,
        "analysis": told["analysis"], **state,
    }  # fmt: skip
