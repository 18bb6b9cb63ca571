"""The files of the demo: each key of `Paper` gives a name and real bytes."""

from collections.abc import Callable

from cms.demo import office, pdf, pictures
from cms.demo.words import events_past, papers


def make(key: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file; raises KeyError for a key that nobody knows."""
    name, write = FILES[key]
    return name, write()


def _text(words: str) -> Callable[[], bytes]:
    return words.encode


def _word(title: str, words: str, language: str = "fi") -> Callable[[], bytes]:
    return lambda: office.text_document(title, words, language)


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "agenda-2016-10-20": ("asialista-2016-10-20.pdf", lambda: pdf.agenda(events_past.OCTOBER, "fi")),
    "agenda-2016-10-20-sv": (
        "foredragningslista-2016-10-20.pdf",
        lambda: pdf.agenda(events_past.OCTOBER, "sv"),
    ),
    "memo-2016-10-20": ("muistio-2016-10-20.docx", _word("Muistio 20.10.2016", papers.MEMO_OCTOBER)),
    "memo-2016-05-19": ("muistio-2016-05-19.docx", _word("Muistio 19.5.2016", papers.MEMO_MAY)),
    "measures-table": ("toimenpiteet-2017-2020.xlsx", lambda: office.measures_table("fi")),
    "measures-table-sv": ("atgarder-2017-2020.xlsx", lambda: office.measures_table("sv")),
    "six-questions-fi": (
        "ehdotuksen-kuusi-kysymysta.docx",
        _word("Ehdotuksen kuusi kysymystä", papers.SIX_QUESTIONS.raw("fi")),
    ),
    "six-questions-sv": (
        "forslagets-sex-fragor.docx",
        _word("Förslagets sex frågor", papers.SIX_QUESTIONS.raw("sv"), "sv"),
    ),
    "skills-template": ("osaamisen-kuvaus.docx", _word("Osaamisen kuvaus", papers.SKILLS)),
    "newsletter-checklist": ("uutiskirjeen-muistilista.md", _text(papers.CHECKLIST)),
    "plain-words": ("nain-kirjoitamme-selkeasti.md", _text(papers.PLAIN_WORDS)),
    "old-checklist": ("uutiskirjeen-muistilista-luonnos.md", _text(papers.CHECKLIST_DRAFT)),
    "terms": ("termit-fi-sv.txt", _text(papers.TERMS)),
    "circle-notes": ("tapaamisten-aiheet.txt", _text(papers.CIRCLE_NOTES)),
    "ring-picture": ("vuosikello-luonnos.png", lambda: pictures.picture("ring")),
}
# What a document is called where no `Paper` tells it.
TITLES = {
    "six-questions-fi": "Ehdotuksen kuusi kysymystä (pohja)",
    "six-questions-sv": "Förslagets sex frågor (mall)",
}
