"""Builds what editors keep for the search: words with the same meaning, and a page on top."""

from cms.demo.making import Making
from search.models import Pick, Synonym
from search.tasks import learn_words

# Pairs of Finnish and Swedish; commas between what means the same.
WORDS = (
    ("opo, opinto-ohjaaja", "studiehandledare, studievägledare"),
    ("TNO, ohjauspalvelu, neuvontapalvelu", "TNO, vägledningstjänst, rådgivningstjänst"),
    ("ELO, elinikäinen ohjaus", "livslång vägledning"),
    ("uraohjaaja, ammatinvalintapsykologi", "karriärvägledare, yrkesvägledningspsykolog"),
    ("Ohjaamo", "Navigatorn"),
    ("TE-toimisto, työ- ja elinkeinotoimisto", "arbets- och näringsbyrån, AN-byrån, TE-byrån"),
    ("maahanmuuttaja", "invandrare"),
    ("pöytäkirja", "protokoll"),
    ("esityslista", "föredragningslista"),
    ("uutiskirje", "nyhetsbrev"),
)
ON_TOP = "opo, opinto-ohjaaja, studiehandledare"


def build_search(making: Making) -> None:
    """Make the list of words and the page on top, once."""
    for finnish, swedish in WORDS:
        _row, made = Synonym.objects.get_or_create(finnish=finnish, swedish=swedish)
        making.count("words of the search", made)
    _row, made = Pick.objects.get_or_create(queries=ON_TOP, page=making.pages["services"]["fi"])
    making.count("pages on top", made)
    # Before the previews are made: whoever looks at a new demo makes a typo first.
    learn_words.using(priority=100).enqueue()
