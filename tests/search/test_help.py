"""What helps one find: choices among the words, words with the same meaning, did you mean, pages on top, feeds."""

import json

import pytest
from django.core.exceptions import ValidationError

from cms.restricting import restrict
from home.models import ContentPage
from search import finding, recent, spelling
from search.engines import engine
from search.engines.contract import TooSlowError
from search.models import Gram, KnownWord, Pick, Recent, Synonym
from tests import factories
from tests.factories import in_swedish, page

pytestmark = pytest.mark.usefixtures("search_engine")
CANARY = "kanarialintu"


@pytest.fixture
def papers(site_tree):
    """Two documents of A, one with a tag, and a public page, all with one word in common."""
    tagged = factories.document(site_tree.a.folder, "Pöytäkirja ohjauksesta")
    tagged.tags.add("Kevät 2016")
    factories.document(site_tree.a.folder, "Muistio ohjauksesta")
    page(site_tree.home, ContentPage, "Ohjaus kaikille")
    return tagged


# -- Choices among the words --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("ohjaus laji:asiakirja", {"Pöytäkirja ohjauksesta", "Muistio ohjauksesta"}),
        ("ohjaus typ:Sidor", {"Ohjaus kaikille"}),
        ('avainsana:"Kevät 2016" ohjaus', {"Pöytäkirja ohjauksesta"}),
        ('tunniste:"Kevät 2016" ohjaus', {"Pöytäkirja ohjauksesta"}),
        ("ohjaus arbetsrum:styrgr", {"Ohjausryhmä", "Pöytäkirja ohjauksesta", "Muistio ohjauksesta"}),
        ("ohjaus työtila:nuorten", set()),
        ("ohjaus kieli:ruotsi", set()),
        ("ohjaus vuosi:1999", set()),
        ("laji:muistio ohjaus", {"Muistio ohjauksesta"}),  # no such kind: a word like any other
    ],
)
def test_a_choice_can_be_written_among_the_words(typed, titles, papers, bjorn, found):
    assert set(found(typed, bjorn)) == titles


def test_a_written_choice_becomes_one_that_can_be_taken_back(papers, bjorn, found):
    results = found.results("ohjaus laji:asiakirja", bjorn)
    assert results.wish.question.text == "ohjaus"
    assert results.kinds.chosen.label == "Asiakirjat"
    assert results.kinds.all_query == "q=ohjaus"


def test_tags_are_a_facet(papers, bjorn, found):
    (tags,) = [facet for facet in found.results("ohjaus", bjorn).facets if facet.name == "tag"]
    assert [(choice.label, choice.count) for choice in tags.choices] == [("Kevät 2016", 1)]
    assert found("ohjaus", bjorn, tag="Kevät 2016") == ["Pöytäkirja ohjauksesta"]


@pytest.mark.parametrize("who", [None, "cecilia"])
def test_no_tag_and_no_name_of_a_workspace_reaches_an_outsider(who, papers, site_tree, found, request):
    person = request.getfixturevalue(who) if who else None
    page(site_tree.home, ContentPage, "Ohjaus muualla")
    for asked in ({}, {"tag": "Kevät 2016"}, {"workspace": str(site_tree.a.row.pk)}):
        results = found.results("ohjaus", person, **asked)
        labels = {
            choice.label for facet in results.facets if facet.name == "workspace" for choice in facet.choices
        }
        assert "Ohjausryhmä" not in labels
        assert not [
            f for f in results.facets if f.name == "tag" and any(choice.count for choice in f.choices)
        ]
    assert found("ohjaus työtila:ohjausryhmä", person) == found("ohjaus työtila:kanarialintu", person) == []


@pytest.mark.parametrize(
    "typed",
    ["laji:", 'tunniste:"', "vuosi:" + "9" * 40, "kieli:\0", "laji:a " * 300, "tunniste:" + "x" * 500],
)
def test_bad_choices_are_no_error(typed, client, db):
    for address in ("/fi/haku/", "/fi/haku/ehdota/", "/fi/haku/syote/"):
        assert client.get(address, {"q": typed, "tag": typed}).status_code == 200


# -- Words with the same meaning ----------------------------------------------------------------
def test_an_abbreviation_finds_what_it_stands_for_in_both_languages(site_tree, found):
    Synonym.objects.create(finnish="opo, opinto-ohjaaja", swedish="studiehandledare")
    Synonym.objects.create(finnish="ELO, elinikäinen ohjaus")
    page(site_tree.home, ContentPage, "Opinto-ohjaajien päivä")
    in_swedish(page(site_tree.home, ContentPage, "Aivan muuta"), "Studiehandledarna samlas")
    page(site_tree.home, ContentPage, "Elinikäisen ohjauksen suunnitelma")
    assert set(found("opoille")) == {"Opinto-ohjaajien päivä", "Studiehandledarna samlas"}
    assert found("ELO") == ["Elinikäisen ohjauksen suunnitelma"]
    assert found("elo -suunnitelma") == []
    hit = found.results("elo").hits[0]
    assert [piece.text for piece in hit.title if piece.lit] == ["Elinikäisen", "ohjauksen"]


def test_of_an_expression_that_means_the_same_no_word_is_lit_alone(site_tree, found):
    Synonym.objects.create(finnish="TE-toimisto, työ- ja elinkeinotoimisto")
    page(
        site_tree.home,
        ContentPage,
        "Päivä ja työ",
        lead="Työ ja elinkeinotoimiston, työ- ja elinkeinotoimistojen päivä",
    )
    (hit,) = found.results("te-toimisto").hits
    assert [piece.text for piece in (*hit.title, *hit.passage) if piece.lit] == [
        "Työ", "ja", "elinkeinotoimiston", "työ", "ja", "elinkeinotoimistojen",
    ]  # fmt: skip


def test_an_expression_of_several_words_finds_its_pair_and_its_abbreviation(site_tree, found):
    """In any form, among other words, in the other language; not where the words stand apart or in quotes."""
    Synonym.objects.create(finnish="ELO, elinikäinen ohjaus", swedish="livslång vägledning")
    page(site_tree.home, ContentPage, "ELO Oulussa")
    page(site_tree.home, ContentPage, "Elinikäisen ohjauksen päivä Oulussa")
    in_swedish(page(site_tree.home, ContentPage, "Muuta"), "Livslång vägledning", lead="Oulu")
    everything = {"ELO Oulussa", "Elinikäisen ohjauksen päivä Oulussa", "Livslång vägledning"}
    for typed in ("elinikäistä ohjausta", "livslånga vägledningen", "Oulu elinikäinen ohjaus", "elo oulu"):
        assert set(found(typed)) == everything, typed
    assert found("elinikäinen ohjaus", language="sv")[0] == "Livslång vägledning"
    assert found('"elinikäisen ohjauksen"') == ["Elinikäisen ohjauksen päivä Oulussa"]
    assert found("elinikäinen oulu ohjaus") == ["Elinikäisen ohjauksen päivä Oulussa"]
    assert found("elinikäinen -ohjaus") == []
    assert found("elinikäinen päivä") == ["Elinikäisen ohjauksen päivä Oulussa"]


def test_a_word_alone_means_nothing_else():
    with pytest.raises(ValidationError):
        Synonym(finnish="opo").clean()


# -- Did you mean -------------------------------------------------------------------------------
@pytest.fixture
def learnt(site_tree):
    page(site_tree.home, ContentPage, "Ohjaamon arki")
    factories.document(site_tree.b.folder, f"Salainen {CANARY}")
    spelling.learn()


@pytest.mark.parametrize("typed", ["ohjamon", "ohhjaamon", "ohjaammon"])
def test_a_slip_is_put_right(typed, learnt, found):
    results = found.results(f"{typed} arki")
    assert results.meant == "ohjaamon arki"
    assert found.results("ohjaamon arki").meant == ""


def test_a_word_is_meant_that_only_stands_in_another_form(site_tree, found):
    page(site_tree.home, ContentPage, "Aikuiskoulutuksessa opitaan")
    spelling.learn()
    assert found.results("aikuiskolutus").meant == "aikuiskoulutus"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("nuorisotöyhön", "nuorisotyö"), ("pöytäkirjjasta", "pöytäkirja"), ("utbildningnarna", "utbildning")],
)
def test_a_slip_in_a_form_that_stands_nowhere_is_put_right(typed, meant, site_tree, found):
    for title in ("Nuorisotyö", "Pöytäkirja", "Utbildning"):
        page(site_tree.home, ContentPage, title)
    spelling.learn()
    assert found.results(typed).meant == meant


def test_a_word_is_found_among_hundreds_of_compounds_that_begin_like_it(db):
    """As on a large site: they have as many of its letters, or more."""
    ends = [f"{one}{other}" for one in ("päivä", "ryhmä", "asia", "tieto") for other in "aeiouyäöklmnprst"]
    others = [f"{word}{end}" for word in ("koulutus", "ohjaus", "koulu", "ohja") for end in ends]
    spelling._know(["koulutus", "ohjaus", *others])
    assert spelling.near("koulutsu") == ["koulutus"]
    assert spelling.near("ohjuas") == ["ohjaus"]


@pytest.mark.parametrize("who", ["bjorn", "dmitri", None])
def test_no_private_word_is_meant(who, learnt, found, request):
    person = request.getfixturevalue(who) if who else None
    assert found.results("kanarialintt", person).meant == ""


def test_insiders_are_helped_with_private_words(learnt, found, cecilia):
    assert found.results("kanarialintt", cecilia).meant == CANARY


def test_what_became_private_is_no_longer_meant_at_once(learnt, found, site_tree):
    restrict(ContentPage.objects.get(title="Ohjaamon arki"), [site_tree.a.group])
    assert found.results("ohjamon").meant == ""


def test_what_is_erased_is_forgotten(learnt):
    from cms.models import Document

    Document.objects.all().delete()
    spelling.learn()
    assert not KnownWord.objects.filter(word=CANARY).exists()
    assert not Gram.objects.filter(word__word=CANARY).exists()


@pytest.mark.parametrize(
    ("one", "other", "count"), [("elo", "elo", 0), ("elo", "eol", 1), ("opo", "opot", 1), ("abc", "xyz", 3)]
)
def test_slips_are_counted(one, other, count):
    assert spelling.slips(one, other) == count


@pytest.fixture
def asked(monkeypatch):
    """What the engine is asked, in order: "search" or "finds"."""
    told, kind = [], type(engine())

    def noted(name: str):
        really = getattr(kind, name)

        def note(self, query):
            told.append(name)
            return really(self, query)

        return note

    for name in ("search", "finds"):
        monkeypatch.setattr(kind, name, noted(name))
    return told


TWENTY = " ".join(f"sana{letter}ton" for letter in "abcdefghijklmnoprst") + " arki"


def test_twenty_words_that_no_text_has_together_cost_two_searches(learnt, found, asked, site_tree):
    """HT-06: whether a word is found by itself is asked for less."""
    assert found(TWENTY) == ["Ohjaamon arki"]
    assert asked.count("search") == 2
    assert asked.count("finds") <= spelling.MOST_TYPOS + 1, "too many slips: nothing would be offered"
    del asked[:]
    page(site_tree.home, ContentPage, "Kadun varsi")
    assert len(found("arki kadun")) == 2
    assert asked == ["search", "finds", "finds", "search"]


def test_help_takes_no_longer_than_a_question(learnt, found, asked, monkeypatch):
    """HT-07: what is over after two seconds is over; the hits come all the same."""
    monkeypatch.setattr(finding, "SECONDS", 0)
    results = found.results("ohjamon arki")
    assert (results.meant, len(results.hits)) == ("", 1)
    assert asked == ["search", "search"]


# -- Pages on top -------------------------------------------------------------------------------
def test_a_picked_page_is_on_top_in_the_readers_language(site_tree, found):
    target = page(site_tree.home, ContentPage, "Keneltä kysyä")
    in_swedish(target, "Vem man kan fråga")
    Pick.objects.create(queries="opo, opinto-ohjaaja", page=target, note="Yhteystiedot")
    (pick,) = found.results("opinto-ohjaajat").picks
    assert (pick.title, pick.note, pick.language) == ("Keneltä kysyä", "Yhteystiedot", "")
    assert [pick.title for pick in found.results("opo", language="sv").picks] == ["Vem man kan fråga"]
    assert found.results("opo koulu").picks == []


def test_a_picked_page_is_seen_by_those_who_may(site_tree, found, bjorn, cecilia):
    Pick.objects.create(queries="opo", page=site_tree.b.page)
    assert found.results("opo", cecilia).picks
    assert not found.results("opo", bjorn).picks
    assert not found.results("opo").picks


# -- One's own queries --------------------------------------------------------------------------
def suggested(client, typed: str) -> list[dict]:
    return json.loads(client.get("/fi/haku/ehdota/", {"q": typed}).content)["suggestions"]


def test_own_queries_are_kept_for_oneself_and_wiped_away(papers, bjorn, cecilia, client_of, caught_up):
    caught_up()
    mine, other = client_of(bjorn), client_of(cecilia)
    for q in ("ohjaus", "muistio", "ei löydy"):
        mine.get("/fi/haku/", {"q": q})
    assert recent.of(bjorn) == ["muistio", "ohjaus"]
    assert suggested(mine, "ohj")[0]["title"] == "ohjaus"
    assert [row["title"] for row in suggested(mine, "")] == ["muistio", "ohjaus"]
    assert suggested(other, "") == []
    assert "Viimeksi haettua" in mine.get("/fi/haku/").content.decode()
    mine.post("/fi/haku/viimeksi/tyhjenna/")
    assert not Recent.objects.exists()


def test_only_ten_are_kept_and_nothing_of_visitors(papers, bjorn, client_of):
    for number in range(12):
        recent.remember(bjorn, f"haku {number}")
    assert len(recent.of(bjorn)) == recent.KEPT
    client_of(None).get("/fi/haku/", {"q": "ohjaus"})
    assert Recent.objects.count() == recent.KEPT


# -- Feeds --------------------------------------------------------------------------------------
def test_a_search_is_a_feed_of_what_everybody_may_find(papers, cecilia, bjorn, client_of, caught_up):
    caught_up()
    for person in (None, bjorn):
        response = client_of(person).get("/fi/haku/syote/", {"q": "ohjaus"})
        text = response.content.decode()
        assert response["Content-Type"].startswith("application/rss+xml")
        assert "Ohjaus kaikille" in text
        assert "Muistio" not in text


def test_a_feed_is_not_empty_because_the_engine_rests(papers, client_of, caught_up, monkeypatch):
    """Who reads it later asks again; what is kept of it would tell that nothing is found."""

    def broken_off(self, query):
        raise TooSlowError

    caught_up()
    with monkeypatch.context() as patch:
        patch.setattr(type(engine()), "search", broken_off)
        response = client_of(None).get("/fi/haku/syote/", {"q": "ohjaus"})
        assert (response.status_code, response["Retry-After"]) == (503, "600")
    assert "Ohjaus kaikille" in client_of(None).get("/fi/haku/syote/", {"q": "ohjaus"}).content.decode()


# -- Costs --------------------------------------------------------------------------------------
@pytest.mark.parametrize("count", [1, 3])
def test_help_costs_the_same_for_one_and_for_many(
    count, site_tree, found, bjorn, django_assert_max_num_queries
):
    for number in range(count):
        made = page(site_tree.home, ContentPage, f"Ohjaus {number}")
        Pick.objects.create(queries="ohjaus", page=made)
        Synonym.objects.create(finnish=f"ohjaus, neuvonta{number}")
    found("ohjaus", bjorn)
    with django_assert_max_num_queries(22):
        results = finding.find(finding.Wish.of({"q": "ohjaus"}), bjorn, "fi")
    assert len(results.picks) == count
