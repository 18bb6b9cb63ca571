"""Choices and what was typed: with choices alone, with choices that leave nothing, and in feeds."""

import pytest

from home.models import ContentPage
from search import finding, recent, spelling
from search.models import Entry
from tests import factories
from tests.factories import in_swedish, page

pytestmark = pytest.mark.usefixtures("search_engine")
BOX = '<input type="search" id="search-q" name="q" value="{}"'


@pytest.fixture
def some(site_tree, caught_up):
    """A public page in both languages, and a document of A and one of B."""
    in_swedish(page(site_tree.home, ContentPage, "Ohjaamon arki"), "Navigatorns vardag")
    factories.document(site_tree.a.folder, "Pöytäkirja ohjauksesta")
    factories.document(site_tree.b.folder, "Salainen kanarialintu")
    caught_up()
    spelling.learn()


def test_with_a_choice_it_is_told_what_was_meant(some, bjorn, found):
    results = found.results("pöytäkrja laji:asiakirja", bjorn)
    assert (results.meant, results.meant_query) == ("pöytäkirja", "q=p%C3%B6yt%C3%A4kirja&kind=document")
    assert found.results("pöytäkrja", None, kind="document").meant == "", "not to whom it is hidden"


def test_with_a_choice_some_of_the_words_are_enough(some, bjorn, found):
    results = found.results("pöytäkirja olematon", bjorn, kind="document")
    assert ([hit.name for hit in results.hits], results.any_of) == (["Pöytäkirja ohjauksesta"], True)
    assert found("pöytäkirja olematon", bjorn, kind="page") == []


@pytest.mark.parametrize(
    ("address", "is_narrow"),
    [
        ("?q=ohjaamon&kind=document", True),
        ("?q=ohjaamon+olematon&kind=document", True),
        ("?q=olematon&kind=document", False),
        ("?q=olematon+muukaan&kind=document", False),
    ],
)
def test_the_choices_are_to_blame_only_where_they_are(address, is_narrow, some, client):
    content = client.get(f"/fi/haku/{address}").content.decode()
    assert ("Näillä rajauksilla ei jää yhtään osumaa" in content) is is_narrow
    assert ("Näytä kaikki osumat" in content) is is_narrow
    assert ("ei löytynyt mitään" in content) is not is_narrow


# -- Without words ------------------------------------------------------------------------------
def test_choices_without_words_list_all_that_they_leave(some, bjorn, cecilia, found):
    assert found("laji:asiakirja", bjorn) == ["Pöytäkirja ohjauksesta"]
    assert found("typ:dokument", cecilia, "sv") == ["Salainen kanarialintu"]
    assert "Ohjaamon arki" in found("", kind="page")
    assert found("laji:asiakirja") == []
    for person in (None, bjorn):
        facets = found.results("laji:sivu", person).facets
        seen = Entry.objects.filter(kind="document", title__startswith="Pöytäkirja").count() if person else 0
        counts = {c.label: c.count for facet in facets if facet.name == "kind" for c in facet.choices}
        assert counts.get("Asiakirjat", 0) == seen


def test_choices_without_words_are_listed_by_day(some, found):
    orders = found.results("laji:sivu").sorts
    assert [(order.label, order.chosen) for order in orders] == [
        ("Uusin ensin", True),
        ("Vanhin ensin", False),
    ]
    assert [order.chosen for order in found.results("laji:sivu", sort="oldest").sorts] == [False, True]


def test_a_choice_and_only_excluded_words_list_all_but_what_has_them(
    some, site_tree, bjorn, cecilia, found, client_of
):
    factories.document(site_tree.a.folder, "Muistio syksystä")
    everything = {"Pöytäkirja ohjauksesta", "Muistio syksystä"}
    assert set(found("laji:asiakirja", bjorn)) == everything
    assert found("laji:asiakirja -muistioiden", bjorn) == ["Pöytäkirja ohjauksesta"]
    assert found("typ:dokument -pöytäkirja", bjorn, "sv") == ["Muistio syksystä"]
    assert found("-muistio", bjorn, kind="document") == ["Pöytäkirja ohjauksesta"], (
        "a choice that was clicked"
    )
    assert set(found("laji:asiakirja -muistio", cecilia)) == {"Salainen kanarialintu"}
    assert found("laji:asiakirja -muistio") == []
    narrow = found.results("laji:asiakirja -muistio -pöytäkirja", bjorn)
    assert (narrow.hits, narrow.is_narrow, narrow.meant) == ([], True, "")
    content = client_of(bjorn).get("/fi/haku/", {"q": "laji:asiakirja -muistio"}).content.decode()
    assert "1 osuma" in content
    assert "Kirjoita ainakin yksi sana" not in content


def test_an_excluded_word_alone_asks_for_a_word(some, bjorn, found, client_of):
    assert found("-muistio", bjorn) == []
    content = client_of(bjorn).get("/fi/haku/", {"q": "-muistio"}).content.decode()
    assert "Kirjoita ainakin yksi sana" in content


def test_what_is_left_out_alone_is_not_remembered(some, bjorn, client_of):
    client_of(bjorn).get("/fi/haku/", {"q": "laji:asiakirja -muistio"})
    assert recent.of(bjorn) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("laji:sivu -ohjaamon", "laji:sivu -ohjaamon"),
        ("-ohjaamon", "-ohjaamon"),
        ("laji:olematon", "olematon"),
    ],
)
def test_what_was_typed_stays_in_the_box(typed, shown, some, client):
    content = client.get("/fi/haku/", {"q": typed}).content.decode()
    assert BOX.format(shown) in content


# -- A workspace that one has not ---------------------------------------------------------------
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/fi/haku/?q=ohjaamon+työtila:{}", "Sinulla ei ole työtilaa, jonka nimi alkaa ”{}”."),
        ("/sv/sok/?q=navigatorns+arbetsrum:{}", "Du har inget arbetsrum vars namn börjar på ”{}”."),
    ],
)
def test_a_workspace_that_one_has_not_is_told_alike_whether_it_is_there_or_not(
    address, words, some, client_of, cecilia
):
    for client in (client_of(None), client_of(cecilia)):
        for name in ("ohjausryhmä", "olematon"):
            content = client.get(address.format(name)).content.decode()
            assert words.format(name) in content
            assert "search-hit__title" not in content


def test_what_is_suggested_is_of_the_kind_that_is_written(site_tree, bjorn, found, caught_up):
    for number in range(9):
        factories.event(site_tree.a.events, f"Pöytäkirjapäivä {number}")
    factories.document(site_tree.a.folder, "Vanha pöytäkirja")
    caught_up()
    assert {hit.kind.key for hit in finding.suggestions("pöytäk", bjorn, "fi")} == {"event"}
    assert [hit.name for hit in finding.suggestions("laji:asiakirja pöytäk", bjorn, "fi")] == [
        "Vanha pöytäkirja"
    ]
    assert finding.suggestions("laji:asiakirja pöytäk", None, "fi") == []


# -- Feeds --------------------------------------------------------------------------------------
def feed(client, **asked) -> str:
    return client.get("/fi/haku/syote/", asked).content.decode()


def test_a_feed_says_its_language(some, client):
    assert "<language>fi</language>" in feed(client, q="ohjaamon")
    assert "<language>sv</language>" in client.get("/sv/sok/flode/?q=navigatorns").content.decode()


def test_a_feed_has_only_what_has_all_the_words(some, client):
    assert "Ohjaamon arki" in feed(client, q="ohjaamon arki")
    assert "<item>" not in feed(client, q="ohjaamon olematon"), "else it fills with other things one day"
    assert "Ohjaamon arki" in feed(client, q="ohjaamon olematon", any="1"), "who wants it so, has it so"


def test_a_feed_of_a_kind_and_none_of_everything(some, client):
    text = feed(client, q="laji:sivu")
    assert "<title>Haku: Sivut</title>" in text
    assert "Ohjaamon arki" in text
    assert "Navigatorns" not in text
    assert "<title>Haku: Sivut -ohjaamon</title>" in feed(client, q="laji:sivu -ohjaamon")
    assert "Ohjaamon arki" not in feed(client, q="laji:sivu -ohjaamon")
    assert "<item>" not in feed(client, q="")


# -- Counting -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("address", "is_counted"),
    [
        ("?q=ohjaamon", True),
        ("?q=ohjaamon+laji:sivu", True),
        ("?q=ohjaamon&kind=page", False),
        ("?q=ohjaamon&sort=newest", False),
        ("?q=ohjaamon&any=1", False),
        ("?q=laji:sivu", False),
    ],
)
def test_a_search_is_counted_once_also_with_a_written_choice(address, is_counted, some, client):
    """A click on a choice is a further look at what is counted already."""
    assert ('data-q="ohjaamon"' in client.get(f"/fi/haku/{address}").content.decode()) is is_counted
