"""Finnish words → terms, by the morphology of Voikko.

The rules and their order of weight are those of docs/search.md; each helper names its rule.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis import voikko
from search.analysis.relatives import of_finnish_verb
from search.analysis.unknown import candidates

_TAG = re.compile(r"\[[^\]]*\]")
_BASE = re.compile(r"\[Xp\](.*?)\[X\]")
_DERIVED = re.compile(r"\[Xj\](.*?)\[X\]")
_HIDDEN = re.compile(r"\[X[a-z]\].*?\[X\]")
# The suffix of a participle of a verb: -va, -tava, -nut, -tu, -ma.
_PARTICIPLE = re.compile(
    r"(?:\[L[ln]\])?\[R[atuv]\].*?(?:\[Xj\].*?\[X\])|\[L[ln]\](?:\[Rm\])?[vm]\[Xj\][aä]\[X\](?:\[Rm\])?"
)
_MINEN = "[Tn4]"
_VERB_OF_NOUN = re.compile(
    r"\[Lt\](?:\[I\w+\])*\[Xp\]([^\[]+)\[X\][^\[]*(?:\[Ln\][^\[]*)*\[Xj\](?:us|ys|ja|jä|mus|mys|nta|ntä|nti)\[X\]"
)
SHORTEST_HEAD = 4
SHORTEST_FRONT = 3


@dataclass(frozen=True)
class Reading:
    """One analysis: what the word is a form of, and what belongs to it."""

    main: frozenset[str]
    weak: frozenset[str]
    parts: int


def terms(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the main and the weak terms of a casefolded word."""
    readings = [_reading(output) for output in voikko.outputs(word) if _surface(output)]
    if not readings:
        return _of_unknown(word)
    fewest = min(reading.parts for reading in readings)
    chosen = [reading for reading in readings if reading.parts == fewest]
    main = frozenset().union(*(reading.main for reading in chosen))
    weak = frozenset().union(*(reading.weak for reading in chosen))
    return main, weak - main


def _reading(output: str) -> Reading:
    parts = [part for part in re.split(r"\[Bc\]", output) if _surface(part)]
    front = "".join(_surface(part) for part in parts[:-1])
    last = parts[-1]
    lemma = _minen(last) or _lemma(last)
    main = {front + lemma}
    weak = set(_parts([*(_lemma(part) for part in parts[:-1]), lemma], [_surface(part) for part in parts]))
    verb = _verb_of_participle(last)
    if verb:
        main.add(front + verb)
        weak |= {verb} if front else set()
    weak |= {noun for part in parts for noun in _relatives(part)}
    if _MINEN in last:
        weak |= {front + _lemma(last), _lemma(last)}
    return Reading(frozenset(map(_plain, main)), frozenset(map(_plain, weak)), len(parts))


def _surface(part: str) -> str:
    """Return the letters of a part as they stand in the word."""
    return _TAG.sub("", _HIDDEN.sub("", part)).strip("-")


def _lemma(part: str) -> str:
    """Return what a part is a form of: the last derivation, or the dictionary's word."""
    derived = list(_DERIVED.finditer(part))
    if derived:
        return _surface(part[: derived[-1].start()]) + derived[-1][1]
    base = _BASE.search(part)
    return base[1] if base else _surface(part)


def _minen(part: str) -> str:
    """Return the noun of a -minen form: it is one, though Voikko says it is the verb's."""
    return _surface(part[: part.index(_MINEN)]) + "minen" if _MINEN in part else ""


def _verb_of_participle(part: str) -> str:
    """Return the verb of a participle, as it stands just before the suffix.

    Nothing where something was derived further: *tulevaisuus* is not *tulla*.
    """
    match = _PARTICIPLE.search(part)
    if match is None or "[Lt]" not in part[: match.start()]:
        return ""
    after = part[match.end() :]
    return "" if "[Xj]" in after or "[Re]" in after else _lemma(part[: match.start()])


def _relatives(part: str) -> frozenset[str]:
    """Return the other nouns of a noun's verb."""
    verb = _VERB_OF_NOUN.search(part)
    return of_finnish_verb(verb[1]) - {_lemma(part)} if verb else frozenset()


def _parts(lemmas: list[str], surfaces: list[str]) -> Iterable[str]:
    """Return the parts of a compound and the compounds inside it."""
    count = len(lemmas)
    if count == 1:
        return
    for start in range(count):
        for end in range(start + 1, count + 1):
            if end - start < count:
                yield "".join(surfaces[start : end - 1]) + lemmas[end - 1]


def _plain(term: str) -> str:
    """Return a term in the letters that every engine keeps: no hyphens, no capitals."""
    return "".join(letter for letter in term.casefold() if letter.isalnum())


def _of_unknown(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what an unknown word may be a form of; a known head tells more."""
    for cut in range(SHORTEST_FRONT, len(word) - SHORTEST_HEAD + 1):
        front, head = word[:cut], word[cut:]
        outputs = voikko.outputs(head.lstrip("-"))
        if outputs:
            readings = [_reading(output) for output in outputs]
            heads = frozenset().union(*(reading.main for reading in readings))
            main = frozenset(_plain(front + lemma) for lemma in heads)
            return main | candidates(word), heads | {_plain(front)} - main
    return candidates(word), frozenset()
