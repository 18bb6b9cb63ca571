"""Text with the found words lit: titles whole, bodies as the passage that says most.

Of a phrase, its words are lit where they stand next to each other as they were typed, and nowhere else; so are those
of an expression that means the same as a word (`wordlist`), in any form.
"""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import WORD, Forms, forms
from search.engines.contract import Clause, Word

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


Seen = tuple[re.Match, Forms]  # a word of a text
Together = tuple[tuple[Word, ...], bool]  # words next to each other, as they were typed or in any form


class Light:
    """What is to be lit: the words of a query, by language."""

    def __init__(self, clauses: dict[str, tuple[Clause, ...]]) -> None:
        """Take the clauses that are to be found; what is left out is not lit."""
        wanted = {
            language: [clause for clause in asked if not clause.excluded]
            for language, asked in clauses.items()
        }
        self._words = {
            language: [word for clause in asked for word in _single(clause)]
            for language, asked in wanted.items()
        }
        self._together = {
            language: [it for clause in asked for it in _together(clause)]
            for language, asked in wanted.items()
        }

    def __bool__(self) -> bool:
        """Tell whether there is anything to be lit."""
        return any(self._words.values()) or any(self._together.values())

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
        together = [word for words, _as_typed in self._together.get(language, []) for word in words]
        words = [*self._words.get(language, []), *together]
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
        together = self._together.get(language, [])
        found: dict[int, Match] = {}
        longest = max((sum(len(word.raw) for word in words) for words, _as_typed in together), default=0)
        lately: deque[Seen] = deque(maxlen=longest)
        for match in _words_of(text, hint) if asked or together else ():
            here = forms(match.group(), language)
            for number, word in enumerate(asked):
                if _meets(word, here):
                    found[match.start()] = Match(match.start(), match.end(), number)
                    break
            if together:
                lately.append((match, here))
                for number, (words, as_typed) in enumerate(together, start=len(asked)):
                    ended = (_phrase if as_typed else _expression)(lately, words)
                    found |= {m.start(): Match(m.start(), m.end(), number) for m in _unbroken(ended)}
        return [found[start] for start in sorted(found)]


def _single(clause: Clause) -> Iterator[Word]:
    """Return the words that are lit wherever they stand."""
    if not clause.is_phrase:
        yield from (*clause.words, *(other[0] for other in clause.others if len(other) == 1))


def _together(clause: Clause) -> Iterator[Together]:
    """Return the words that are lit where they stand together."""
    if clause.is_phrase:
        yield clause.words, True
    yield from ((other, False) for other in clause.others if len(other) > 1)


def _meets(word: Word, here: Forms) -> bool:
    return bool((word.main | word.other) & (here.main | here.weak)) or word.raw == here.raw


def _phrase(lately: Collection[Seen], words: Sequence[Word]) -> list[re.Match]:
    """Return the words of a text with which a phrase has just ended; none where it has not."""
    parts = [part for word in words for part in word.raw]
    found: list[re.Match] = []
    for match, here in reversed(lately):
        if list(here.raw) != parts[max(len(parts) - len(here.raw), 0) :]:
            return []
        found.insert(0, match)
        del parts[len(parts) - len(here.raw) :]
        if not parts:
            return found
    return []


def _expression(lately: Collection[Seen], words: Sequence[Word]) -> list[re.Match]:
    """Return the words of a text with which an expression has just ended, in any form; none where it has not."""
    some = list(lately)[-len(words) :]
    is_there = len(some) == len(words) and all(
        _meets(word, here) for word, (_match, here) in zip(words, some, strict=True)
    )
    return [match for match, _here in some] if is_there else []


def _unbroken(matches: list[re.Match]) -> list[re.Match]:
    """Return the words, or none where another one that was passed over stands between them."""
    pairs = pairwise(matches)
    return [] if any(WORD.search(one.string, one.end(), other.start()) for one, other in pairs) else matches


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
