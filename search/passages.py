"""Text with the found words lit: titles whole, bodies as the passage that says most."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.analysis import WORD, forms
from search.engines.contract import Clause

LENGTH = 260
LEAD_IN = 60


@dataclass(frozen=True)
class Piece:
    """A run of text; `lit` if it was asked for."""

    text: str
    lit: bool = False


@dataclass(frozen=True)
class Match:
    """A found word of a text, and which of the query's words it answers."""

    start: int
    end: int
    word: int


@dataclass(frozen=True)
class Passage:
    """A part of a text; `at` is where in the text its first found word stands, None where it has none."""

    pieces: list[Piece]
    at: int | None = None


class Light:
    """What is to be lit: the words of a query, by language."""

    def __init__(self, clauses: dict[str, tuple[Clause, ...]]) -> None:
        """Take the clauses that are to be found; what is left out is not lit."""
        self._words = {
            language: [word for clause in asked if not clause.excluded for word in clause.all_words]
            for language, asked in clauses.items()
        }

    def __bool__(self) -> bool:
        """Tell whether there is anything to be lit."""
        return any(self._words.values())

    def title(self, text: str, language: str) -> list[Piece]:
        """Return a whole text with its found words."""
        return _pieces(text, self._matches(text, language))

    def passage(self, text: str, language: str) -> Passage:
        """Return the part of a text with the most of the query's words, or its beginning."""
        return self._passage(text, self._matches(text, language))

    def far_passage(self, text: str, language: str) -> Passage:
        """The same of a very long text, where only words that look like the query's are looked at."""
        hint = self._looks(language)
        return self._passage(text, self._matches(text, language, hint) if hint else [])

    def _looks(self, language: str) -> re.Pattern | None:
        """Return what a form of the query's words has somewhere in it: how one of its terms begins."""
        words = self._words.get(language, [])
        begins = {
            term[: 3 if len(term) > 4 else 2]
            for word in words
            for term in (*word.raw, *word.main, *word.other)
        }
        return re.compile("|".join(map(re.escape, sorted(begins))), re.IGNORECASE) if begins else None

    @staticmethod
    def _passage(text: str, matches: list[Match]) -> Passage:
        start, end = _window(text, matches)
        inside = [
            Match(m.start - start, m.end - start, m.word)
            for m in matches
            if start <= m.start and m.end <= end
        ]
        pieces = _pieces(text[start:end], inside)
        before, after = ("… " if start else ""), (" …" if end < len(text) else "")
        whole = [piece for piece in (Piece(before), *pieces, Piece(after)) if piece.text]
        return Passage(whole, start + inside[0].start if inside else None)

    def _matches(self, text: str, language: str, hint: re.Pattern | None = None) -> list[Match]:
        asked = self._words.get(language, [])
        found = []
        for match in _words_of(text, hint) if asked else ():
            here = forms(match.group(), language)
            for number, word in enumerate(asked):
                if (word.main | word.other) & (here.main | here.weak) or word.raw == here.raw:
                    found.append(Match(match.start(), match.end(), number))
                    break
        return found


def _words_of(text: str, hint: re.Pattern | None) -> Iterator[re.Match]:
    words = WORD.finditer(text)
    return words if hint is None else (match for match in words if hint.search(match.group()))


def _window(text: str, matches: list[Match]) -> tuple[int, int]:
    """Return where the passage begins and ends: at words, and at the match with most others after it."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best = max(range(len(matches)), key=lambda n: (_weight(matches, n), -n), default=None)
    start = max(matches[best].start - LEAD_IN, 0) if best is not None else 0
    start = min(start, len(text) - LENGTH)
    if start and not text[start - 1].isspace():
        start = text.find(" ", start) + 1
    end = min(start + LENGTH, len(text))
    return start, text.rfind(" ", start, end) if end < len(text) and " " in text[start:end] else end


def _weight(matches: list[Match], first: int) -> int:
    """Return how many of the query's words lie within a passage that begins at a match."""
    limit = matches[first].start - LEAD_IN + LENGTH
    near: set[int] = set()
    for match in matches[first : first + 20]:
        if match.end > limit:
            break
        near.add(match.word)
    return len(near)


def _pieces(text: str, matches: Iterable[Match]) -> list[Piece]:
    pieces, done = [], 0
    for match in matches:
        pieces += [Piece(text[done : match.start]), Piece(text[match.start : match.end], lit=True)]
        done = match.end
    return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]
