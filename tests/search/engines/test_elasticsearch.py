"""A cluster is behind the database for moments, may be away, busy or full: nothing is lost, and nothing leaks."""

import io
import threading
from http.server import ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageViewRestriction

from cms.restricting import restrict
from home.models import ContentPage
from search import finding, outbox
from search.asking import understood
from search.engines import engine, standby
from search.engines.contract import EngineAwayError, Query
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.indexing import tell_engine
from search.models import Entry, Outbox
from tests import factories
from tests.engines.elasticsearch.busy import Busy
from tests.engines.elasticsearch.node import Node
from tests.factories import page
from tests.served import free_port

pytestmark = [pytest.mark.elasticsearch, pytest.mark.xdist_group("elasticsearch")]
HOME = "elasticsearch+http://127.0.0.1"


# -- What is in the cluster ---------------------------------------------------------------------
def hits(q, user=None):
    return [hit.name for hit in finding.find(finding.Wish.of({"q": q}), user, "fi").hits]


def results(q, user=None):
    return finding.find(finding.Wish.of({"q": q}), user, "fi")


def waiting() -> int:
    return Outbox.objects.filter(engine="elasticsearch").values("entry_id").distinct().count()


@pytest.fixture
def zebra(elasticsearch, site_tree, caught_up):
    parent = page(site_tree.home, ContentPage, "Seepra")
    page(parent, ContentPage, "Seepra ja kirahvi")
    caught_up()
    assert results("seepra").total == 2
    return parent


def test_only_our_own_names_are_touched(elasticsearch, node, zebra):
    names = node.ask("/_all/_alias")
    assert {name for name in names if name.startswith(elasticsearch.alias)} == set(names)
    assert [list(one["aliases"]) for one in names.values()] == [[elasticsearch.alias]]
    templates = node.ask("/_index_template")["index_templates"]
    assert [t["index_template"]["index_patterns"] for t in templates if t["name"] == elasticsearch.alias] == [
        [elasticsearch.pattern]
    ]


def test_two_sites_in_one_cluster(elasticsearch, node, zebra, settings):
    ours = settings.SEARCH_URL
    settings.SEARCH_URL = f"{node.url}/?prefix=other"
    other = ElasticsearchEngine()
    try:
        with other.swap():
            pass
        other.delete([entry.pk for entry in Entry.objects.all()])
        settings.SEARCH_URL = ours
        assert results("seepra").total == 2
        assert other.health() == {"state": "yellow"}, "a replica, and no second node"
    finally:
        other.drop()
    assert elasticsearch.health() == {"state": "green"}


def test_the_text_of_entries_is_not_kept_in_the_cluster(elasticsearch, zebra, node):
    source = node.ask(f"/{elasticsearch.alias}/_search")["hits"]["hits"][0]["_source"]
    assert not source.get("fi")
    assert not source.get("sv")
    assert "title" not in source


def test_a_rebuild_leaves_one_index_and_takes_away_what_a_broken_one_left(elasticsearch, zebra, node):
    before = elasticsearch._indexes()
    left = elasticsearch._make_index()
    call_command("rebuild_search", verbosity=0)
    after = elasticsearch._indexes()
    assert len(after) == 1
    assert not set(after) & {left, *before}
    assert results("seepra").total == 2


def test_what_was_being_brought_while_the_index_was_exchanged_is_brought_again(elasticsearch, zebra):
    tell_engine([Entry.objects.first().pk])

    class Exchanged(ElasticsearchEngine):
        def delete(self, ids):
            super().delete(ids)
            Outbox.objects.all().delete()  # as the end of a rebuild does

    outbox._drain_outside(Exchanged())
    assert Outbox.objects.filter(engine="elasticsearch").count() == 1


def test_an_entry_that_the_cluster_refuses_does_not_stop_the_others(elasticsearch, zebra, caplog):
    entries = list(Entry.objects.order_by("pk"))
    elasticsearch.delete([entry.pk for entry in entries])
    entries[0].kind = "k" * 40_000
    elasticsearch.put(entries)
    assert [stamp.entry_id for stamp in elasticsearch.stamps()] == [entry.pk for entry in entries[1:]]
    assert f"Elasticsearch refuses entry {entries[0].pk}" in caplog.text


# -- Behind the database ------------------------------------------------------------------------
def test_restricted_and_not_yet_told(zebra, site_tree, bjorn, cecilia):
    """AC-08: hits, totals, facets and suggestions, for all below."""
    restrict(zebra, [site_tree.a.group])
    assert Outbox.objects.filter(engine="elasticsearch").exists()
    for who in (None, cecilia):
        told = results("seepra", who)
        assert (told.total, told.hits, told.facets) == (0, [], [])
        assert finding.suggestions("see", who, "fi") == []
    assert results("seepra", bjorn).total == 2
    assert len(finding.suggestions("see", bjorn, "fi")) == 2


def test_opened_and_not_yet_told(zebra, site_tree, caught_up):
    restrict(zebra, [site_tree.a.group])
    caught_up()
    assert results("seepra").total == 0
    PageViewRestriction.objects.filter(page=zebra).delete()
    assert waiting() == 2
    told = results("seepra")
    assert (told.total, len(told.hits), told.by) == (2, 2, "")


def test_much_is_restricted_and_not_yet_told(zebra, site_tree, caught_up):
    """More than an answer shows: what waits is left out by the question itself."""
    for n in range(40):
        page(zebra, ContentPage, f"Seepra {n}")
    page(site_tree.home, ContentPage, "Seepra ulkona")
    caught_up()
    restrict(zebra, [site_tree.a.group])
    told = results("seepra")
    assert ([hit.name for hit in told.hits], told.total, told.by) == (["Seepra ulkona"], 1, "")
    assert told.kinds.total == 1


def test_a_member_who_left_finds_nothing_in_a_cluster_that_is_behind(
    elasticsearch, site_tree, cecilia, caught_up
):
    factories.document(site_tree.b.folder, "Salainen muistio")
    caught_up()
    assert hits("salainen", cecilia) == ["Salainen muistio"]
    site_tree.b.group.user_set.remove(cecilia)
    told = results("salainen", cecilia)
    assert (told.total, told.hits, told.facets) == (0, [], [])


def test_a_cluster_that_was_never_told_gives_nothing_away(zebra):
    """A change past the outbox, as a restored snapshot of the cluster would be."""
    Entry.objects.filter(title="Seepra").update(audience="g99")
    told = results("seepra")
    assert (told.total, [hit.name for hit in told.hits], told.by) == (1, ["Seepra ja kirahvi"], "")
    assert [choice.count for facet in told.facets for choice in facet.choices] == [1] * len(told.facets)
    assert [hit.name for hit in finding.suggestions("see", None, "fi")] == ["Seepra ja kirahvi"]
    with pytest.raises(CommandError, match="differences"):
        call_command("verify_search", stdout=(out := io.StringIO()))
    assert "elasticsearch holds it in an older place" in out.getvalue()


def test_a_cluster_that_is_wrong_in_much_is_not_believed(elasticsearch, site_tree, caught_up):
    for n in range(40):
        page(site_tree.home, ContentPage, f"Seepra {n}")
    caught_up()
    Entry.objects.filter(title__startswith="Seepra").exclude(title="Seepra 7").update(audience="g99")
    told = results("seepra")
    assert ([hit.name for hit in told.hits], told.total, told.by) == (["Seepra 7"], 1, "reserve")


def test_when_too_much_waits_the_database_answers(zebra, monkeypatch, site_tree):
    monkeypatch.setattr("search.engines.elasticsearch.engine.MOST_WAITING", 1)
    restrict(zebra, [site_tree.a.group])
    told = results("seepra")
    assert (told.total, told.by) == (0, "reserve")
    outbox.drain()
    assert results("seepra").by == ""


# -- Away ---------------------------------------------------------------------------------------
@pytest.fixture
def gone(zebra, settings):
    """Take the cluster away: nobody listens at its address any more."""
    there = settings.SEARCH_URL
    settings.SEARCH_URL = (
        f"{HOME}:{free_port()}/{there.partition('/?')[2] and '?' + there.partition('/?')[2]}"
    )
    return there


def test_away_the_database_answers_and_the_page_says_so(gone, client):
    for address, words in (
        ("/fi/haku/", "Hakukone on juuri nyt tauolla"),
        ("/sv/sok/", "tillfälligt ur funktion"),
    ):
        response = client.get(f"{address}?q=seepra")
        content = response.content.decode()
        assert response.status_code == 200
        assert words in content
        assert "<mark>Seepra</mark>" in content
    assert len(client.get("/fi/haku/ehdota/?q=see").json()["suggestions"]) == 2


def test_away_saving_goes_on_and_is_caught_up(gone, zebra, settings, client, site_tree):
    """DS-22 and AC-09."""
    page(site_tree.home, ContentPage, "Uusi sarvikuono")
    restrict(zebra, [site_tree.a.group])
    outbox.drain()
    assert hits("sarvikuono") == ["Uusi sarvikuono"], "the database is told at once"
    assert hits("seepra") == []
    told = client.get("/healthz").json()["index"]
    assert (told["state"], told["waiting"]) == ("away", 3)
    assert "does not answer" in told["why"]
    settings.SEARCH_URL = gone
    assert (hits("seepra"), hits("sarvikuono")) == ([], []), "what waits is held against the database"
    outbox.drain()
    assert (results("sarvikuono").total, results("sarvikuono").by) == (1, "")
    assert not Outbox.objects.exists()
    call_command("verify_search", verbosity=0)


def test_away_and_nobody_in_its_place(gone, settings, client):
    settings.SEARCH_URL += "&standby=0"
    assert standby() is None
    response = client.get("/fi/haku/?q=seepra")
    content = response.content.decode()
    assert response.status_code == 200
    assert "Haku on juuri nyt tauolla" in content
    assert "osuma" not in content
    assert 'value="seepra"' in content
    assert client.get("/fi/haku/ehdota/?q=see").json() == {"suggestions": []}
    assert client.get("/fi/haku/").status_code == 200


def test_an_answer_of_the_reserve_is_not_kept(gone, settings, client):
    settings.SEARCH_URL += "&standby=0"
    assert "tauolla" in client.get("/fi/haku/?q=seepra").content.decode()
    client.get("/fi/haku/ehdota/?q=see")
    settings.SEARCH_URL = gone
    assert "2 osumaa" in client.get("/fi/haku/?q=seepra").content.decode()
    assert len(client.get("/fi/haku/ehdota/?q=see").json()["suggestions"]) == 2


def test_away_commands_say_so(gone):
    with pytest.raises(CommandError, match="was not made anew: the cluster does not answer"):
        call_command("rebuild_search", verbosity=0)
    with pytest.raises(CommandError, match="could not be compared: the cluster does not answer"):
        call_command("verify_search", stdout=io.StringIO())


def test_a_site_can_be_migrated_without_its_cluster(gone, caplog):
    call_command("migrate", verbosity=0)
    assert "Search by elasticsearch is not prepared" in caplog.text


def test_without_an_index_the_database_answers_until_there_is_one(elasticsearch, zebra, client):
    for name in elasticsearch._indexes():
        elasticsearch.cluster.client.indices.delete(index=name)
    call_command("migrate", verbosity=0)
    assert elasticsearch._indexes() == [], "an empty index would hide what there is"
    assert results("seepra").by == "reserve"
    assert client.get("/healthz").json()["index"]["state"] == "empty"
    tell_engine([Entry.objects.first().pk])
    outbox.drain()
    assert Outbox.objects.filter(engine="elasticsearch").exists()
    call_command("rebuild_search", verbosity=0)
    elasticsearch.cluster.wake()
    assert (results("seepra").total, results("seepra").by) == (2, "")
    assert not Outbox.objects.exists()


@pytest.mark.slow
def test_a_node_that_is_killed_and_comes_back(site_tree, settings, tmp_path, node):
    own = Node(tmp_path / "node").start()
    try:
        settings.SEARCH_URL = f"{own.url}/?prefix=killed&replicas=0"
        call_command("rebuild_search", verbosity=0)
        page(site_tree.home, ContentPage, "Virtahepo")
        outbox.drain()
        assert results("virtahepo").by == ""
        own.stop(hard=True)
        page(site_tree.home, ContentPage, "Toinen virtahepo")
        outbox.drain()
        assert (results("virtahepo").total, results("virtahepo").by) == (2, "reserve")
        own.start()
        outbox.drain()
        assert (results("virtahepo").total, results("virtahepo").by) == (2, "")
        call_command("verify_search", verbosity=0)
    finally:
        own.stop(hard=True)


# -- Full and busy ------------------------------------------------------------------------------
def test_a_full_disk(elasticsearch, zebra, node, site_tree, client):
    """The cluster sets this block itself when a disk is nearly full; searching goes on."""
    where = f"/{elasticsearch.alias}/_settings"
    node.ask(where, "PUT", {"index.blocks.read_only_allow_delete": True})
    try:
        restrict(zebra, [site_tree.a.group])
        outbox.drain()
        assert waiting() == 2
        assert (results("seepra").total, results("seepra").by) == (0, "")
        told = client.get("/healthz").json()["index"]
        assert told["state"] == "full"
        assert "disk" in told["why"]
    finally:
        node.ask(where, "PUT", {"index.blocks.read_only_allow_delete": None})
    outbox.drain()
    assert not Outbox.objects.exists()
    call_command("verify_search", verbosity=0)


@pytest.fixture
def busy(zebra, node, settings):
    handler = type("OneBusy", (Busy,), {"node": node})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SEARCH_URL = f"{HOME}:{server.server_port}/?{settings.SEARCH_URL.partition('?')[2]}"
    yield handler
    server.shutdown()
    server.server_close()


def test_busy_for_a_moment(busy, zebra):
    busy.times = 2
    assert (results("seepra").total, results("seepra").by) == (2, "")
    zebra.title = "Norsu"
    zebra.save()
    busy.times = 2
    outbox.drain()
    assert not Outbox.objects.exists()
    assert hits("norsu") == ["Norsu"]


def test_busy_for_long(busy, zebra, site_tree):
    zebra.title = "Norsu"
    zebra.save()
    busy.times = 1000
    outbox.drain()
    assert waiting() == 1
    assert (hits("norsu"), results("norsu").by) == (["Norsu"], "reserve")
    busy.times = 0
    outbox.drain()
    assert (hits("norsu"), results("norsu").by) == (["Norsu"], "")


def test_a_search_that_the_cluster_breaks_off(busy, client):
    """HT-07: the page says so and is not kept; the cluster is not left in peace for it."""
    busy.late = True
    response = client.get("/fi/haku/?q=seepra")
    assert response.status_code == 200
    assert "Haku kesti liian kauan" in response.content.decode()
    assert client.get("/fi/haku/ehdota/?q=see").json() == {"suggestions": []}
    busy.late = False
    assert "2 osumaa" in client.get("/fi/haku/?q=seepra").content.decode()
    assert len(client.get("/fi/haku/ehdota/?q=see").json()["suggestions"]) == 2


def test_one_of_two_nodes_restarts(zebra, settings):
    """A rolling restart: the next try asks another node."""
    host, _slash, options = settings.SEARCH_URL.partition("/?")
    settings.SEARCH_URL = f"{host.replace('127.0.0.1', f'127.0.0.1:{free_port()},127.0.0.1')}/?{options}"
    for _time in range(4):
        assert (results("seepra").total, results("seepra").by) == (2, "")


def test_what_is_asked_of_an_absent_cluster_is_told_at_once(gone):
    query = Query(understood("seepra").clauses(), ["public"], "fi")
    with pytest.raises(EngineAwayError):
        engine().search(query)
    with pytest.raises(EngineAwayError):
        engine().search(query)
