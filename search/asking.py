"""What somebody typed → what is asked: words, phrases in quotes, words with a minus, filters such as laji:."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cms.languages import CODES
from search.analysis import clean, forms, words
from search.engines.contract import Clause, Word

Others = Callable[[Sequence[str], str], Sequence[tuple[tuple[str, ...], ...]]]
MOST_CHARACTERS = 200
MOST_READ = 4 * MOST_CHARACTERS  # of what is typed: marks and choices do not count
MOST_WORDS = 20
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_PIECE = re.compile(r'(?P<minus>(?<!\S)-(?=["\w]))?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))')


# A facet and its value may be written among the words, in either language.
FILTERS = {
    "laji": "kind", "typ": "kind", "työtila": "workspace", "arbetsrum": "workspace",
    "vuosi": "year", "år": "year", "kieli": "language", "språk": "language",
    "painopiste": "priority", "tyngdpunkt": "priority", "avainsana": "tag", "nyckelord": "tag",
    "tunniste": "tag", "tagg": "tag",  # as they were called before
}  # fmt: skip
_FILTER = re.compile(
    rf'(?<!\S)(?P<name>{"|".join(FILTERS)}):(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))', re.I
)


@dataclass(frozen=True)
class Typed:
    """Words that are to be found (next to each other, if more than one), or left out."""

    words: tuple[str, ...]
    excluded: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether it is one word that is to be found."""
        return len(self.words) == 1 and not self.excluded


@dataclass(frozen=True)
class Question:
    """A query as it was understood; `text` is what the box shows, `was_cut` that something was left away.

    `filters` are the facets that were written among the words, as they were written; they are not in `text`.
    """

    text: str
    pieces: tuple[Typed, ...]
    was_cut: bool = False
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def wanted(self) -> tuple[Typed, ...]:
        """Return what is to be found."""
        return tuple(piece for piece in self.pieces if not piece.excluded)

    @property
    def plain(self) -> list[str]:
        """Return the words that are to be found."""
        return [word for piece in self.wanted for word in piece.words]

    def clauses(self, others: Others | None = None) -> dict[str, tuple[Clause, ...]]:
        """Return the question in each language.

        `others(words, language)` tells what means the same as words next to each other (`wordlist.WordList`).
        """
        return {code: tuple(self._in(code, others)) for code in CODES}

    def _in(self, code: str, others: Others | None) -> Iterator[Clause]:
        for is_plain, group in groupby(self.pieces, key=lambda piece: piece.is_plain):
            some = list(group)
            same = (
                others([piece.words[0] for piece in some], code) if others and is_plain else [()] * len(some)
            )
            yield from (_clause(piece, code, terms) for piece, terms in zip(some, same, strict=True))


def shown(typed: str) -> str:
    """Return what the box shows of what was typed, choices included."""
    return clean(typed[:MOST_READ])[:MOST_CHARACTERS]


def understood(typed: str) -> Question:
    """Return what is asked; whatever is typed, it is 200 characters and 20 words at most."""
    whole = clean(typed[:MOST_READ])
    filters = tuple(
        (FILTERS[m["name"].lower()], m["quoted"] or m["plain"] or "") for m in _FILTER.finditer(whole)
    )
    text = clean(_FILTER.sub(" ", whole))
    pieces = _pieces(text[:MOST_CHARACTERS])
    kept, count = [], 0
    for piece in pieces:
        count += len(piece.words)
        if count > MOST_WORDS:
            break
        kept.append(piece)
    cut = len(text) > MOST_CHARACTERS or len(typed) > MOST_READ or len(kept) < len(pieces)
    return Question(text[:MOST_CHARACTERS], tuple(kept), cut, filters[: len(FILTERS)])


def _pieces(text: str) -> list[Typed]:
    found: list[Typed] = []
    for match in _PIECE.finditer(text.translate(_QUOTES)):
        excluded = bool(match["minus"])
        if match["phrase"] is not None:
            together = tuple(words(match["phrase"]))
            found += [Typed(together, excluded)] if together else []
        else:
            found += [Typed((word,), excluded) for word in words(match["plain"])]
    return found


def _clause(piece: Typed, language: str, same: tuple[tuple[str, ...], ...]) -> Clause:
    return Clause(
        tuple(_word(word, language) for word in piece.words),
        piece.excluded,
        tuple(tuple(_word(word, language) for word in term) for term in same),
    )


def _word(word: str, language: str) -> Word:
    found = forms(word, language)
    return Word(found.raw, *found.asked())


def typed_forms(word: str) -> tuple[str, ...]:
    """Return a word as the index holds it when it is not analysed."""
    return forms(word, CODES[0]).raw
