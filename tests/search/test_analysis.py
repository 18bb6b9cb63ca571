"""Words of both languages → terms: what finds what."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import VERSION, analyse, clean, forms, words
from search.analysis.guessing import guess


def finds(asked: str, written: str, language: str) -> bool:
    """Tell whether a query's word finds a word of a text."""
    query, text = forms(asked, language), forms(written, language)
    return bool((query.main | query.other) & (text.main | text.weak)) or query.raw == text.raw


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("ohjaus", "ohjauksessa"), ("ohjauksen", "ohjausta"), ("ohjaus", "uraohjausta"),
        ("OHJAUS", "Ohjaus"), ("ohjaus", "opinto-ohjaajien"), ("ohjaaja", "opinto-ohjaajien"),
        ("etsivää", "etsivän"), ("nuorisotyötä", "nuorisotyön"), ("työ", "nuorisotyötä"),
        ("kiinnostua", "kiinnostunut"), ("oppia", "oppimisen"), ("oppiminen", "oppimisesta"),
        ("nähdä", "näkemänsä"), ("Oulu", "Oulussa"), ("kokous", "kokouksille"), ("bush", "Bushille"),
        ("some", "someohjausta"), ("ohjaus", "someohjausta"), ("neuvonta", "neuvojat"),
        ("iso-britannia", "Isossa-Britanniassa"), ("nopea", "nopeasti"), ("ilma", "ilman"), ("ilman", "ilmassa"),
        ("maito", "maitoo"), ("kipeä", "kipee"), ("semmoinen", "semmosia"), ("runo", "runoist"), ("väsyä", "väsyny"),
        ("lopettaa", "lopettakaas"), ("torvisieni", "torvisieniä"),
    ],
)  # fmt: skip
def test_finnish(asked, written):
    assert finds(asked, written, "fi")


def test_a_reading_without_letters_is_passed_over():
    """Voikko gives one of these for an inflected numeral: it must not stop the saving of a text."""
    assert "kymmenen" in forms("kymmenettä", "fi").main


@pytest.mark.parametrize(
    ("asked", "written"),
    [("tulla", "tulevaisuus"), ("lukea", "lukemo"), ("kuu", "kokous"), ("työ", "tyttö"), ("ura", "urheilu")],
)
def test_finnish_does_not_find(asked, written):
    assert not finds(asked, written, "fi")


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("vägledning", "vägledningens"), ("vägledningens", "studievägledare"), ("flicka", "flickorna"),
        ("arbete", "arbetsplatsens"), ("arbete", "ungdomsarbete"), ("utbildning", "vuxenutbildningen"),
        ("gå", "gick"), ("kommun", "kommunernas"), ("nätverk", "ELO-nätverket"), ("åtgärd", "åtgärderna"),
        ("bra", "bättre"), ("clinton", "Clintons"), ("lära", "lärde"), ("våga", "vågade"), ("far", "faderns"),
        ("vårda", "vårdar"),
    ],
)  # fmt: skip
def test_swedish(asked, written):
    assert finds(asked, written, "sv")


@pytest.mark.parametrize(("asked", "written"), [("väg", "vargen"), ("ande", "vägledande"), ("art", "start")])
def test_swedish_does_not_find(asked, written):
    assert not finds(asked, written, "sv")


@pytest.mark.parametrize(
    ("word", "main", "seldom"),
    [("ilman", "ilman", "ilma"), ("silloin", "silloin", "silta"), ("väärin", "väärin", "väärä"),
     ("elämää", "elämä", "elää"), ("joukossa", "joukko", "jouko"), ("nopeasti", "nopeasti", "nopea")],
)  # fmt: skip
def test_what_a_finnish_word_seldom_means_is_weak(word, main, seldom):
    found = forms(word, "fi")
    assert main in found.main
    assert seldom in found.weak
    assert seldom not in found.main


def test_a_capital_lets_a_word_be_a_name():
    assert "peru" in forms("Perun", "fi").main
    assert forms("perustassa", "fi").main == {"perusta"}


def test_who_types_the_dictionary_s_form_means_it_first():
    assert forms("loppua", "fi").asked() == ({"loppua"}, {"loppu"})
    assert forms("loppuu", "fi").asked() == ({"loppua"}, frozenset())


def test_a_word_of_one_meaning_has_two_votes():
    terms = analyse("ohjauksessa loppua", "fi")
    assert terms.main == ["ohjaus", "ohjaus", "loppu", "loppua"]


def test_streams():
    terms = analyse("Uraohjausta nuorille.", "fi")
    assert terms.raw == ["uraohjausta", "nuorille"]
    assert "uraohjaus" in terms.main
    assert "ohjaus" in terms.weak
    assert "ohjaus" not in terms.main


def test_both_ways_to_voikko_give_the_same_terms():
    """The library of the system, where it is there, and the pure one."""
    from search.analysis import finnish, voikko

    sample = [
        "uraohjausta",
        "opinto-ohjaajien",
        "kiinnostunut",
        "oppimisen",
        "oulun",
        "tehtävän",
        "elo-verkoston",
        "bushille",
    ]
    first = voikko.name()
    seen = {}
    for which in {first, "pyvoikko"}:
        voikko.use(which)
        seen[which] = [finnish.terms(word, is_small=True) for word in sample]
    voikko.use(first)
    assert len({str([tuple(sorted(part) for part in row) for row in rows]) for rows in seen.values()}) == 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["fi", "sv"]))
@example("Luku XIV", "fi")  # Voikko knows it, and gives no word for it
def test_terms_are_letters_and_digits_whatever_is_written(text, language):
    terms = analyse(clean(text), language)
    for term in (*terms.raw, *terms.main, *terms.weak):
        assert term.isalnum(), (text, term)


def test_clean():
    assert clean("a\x00b  c\u00adc\n") == "a b cc"
    assert clean("sivu\x0bvaihtuu\x01\x7f\ufffe tässä\x85") == "sivu vaihtuu tässä", (
        "XML has no room for these"
    )
    assert clean("\ud800x") == "?x"
    assert clean(unicodedata.normalize("NFD", "ä")) == "ä"


def test_words():
    assert words("Opinto-ohjaaja, ELO:n 2016–2017 (a/b)") == [
        "Opinto-ohjaaja",
        "ELO",
        "n",
        "2016",
        "2017",
        "a",
        "b",
    ]


def test_version_is_told():
    assert VERSION


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kokous on torstaina ja siellä puhutaan ohjauksesta", "fi"),
        ("Mötet är på torsdag och vi talar om vägledning", "sv"),
        ("Muistio kokouksesta", "fi"),
        ("Handledningens utveckling", "sv"),
    ],
)
def test_guess(text, language):
    assert guess(text, "fi" if language == "sv" else "sv") == language


def test_guess_keeps_the_default_where_nothing_tells():
    assert guess("PDF 2016", "sv") == "sv"
    assert guess("", "fi") == "fi"
