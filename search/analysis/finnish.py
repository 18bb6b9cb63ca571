"""Finnish words → terms, by the morphology of Voikko.

The rules and their order of weight are those of docs/search.md; each helper names its rule.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis import spoken, voikko
from search.analysis.relatives import of_finnish_verb
from search.analysis.split import Split
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
_MADE = "[Rm]"
_NAME = re.compile(r"\[Le[a-z]?\]")
_FIXED = re.compile(r"\[L[sd]\]")
# How something is done, of an adjective: nopeasti, väärin, nopeammin.
_MANNER = re.compile(r"\[Ssti\]|\[L(?:l|nl)\].*\[Sin\]")
# A case of a part that is not the last: isossa-britanniassa.
_BENT = re.compile(r"\[S(?!n\]|g\])[a-z]+\]")
SHORTEST_HEAD = 4
SHORTEST_FRONT = 3


@dataclass(frozen=True)
class Reading:
    """One analysis: what the word is a form of, and what belongs to it; `is_made`: of a verb, by -ma."""

    main: frozenset[str]
    weak: frozenset[str]
    lemma: str
    parts: int
    is_name: bool
    is_adverb: bool
    is_made: bool


def terms(word: str, *, is_small: bool) -> Split:
    """Return the terms of a casefolded word; `is_small`: it is written without a capital."""
    readings = [_reading(output) for output in voikko.outputs(word) if _surface(output)]
    if not readings:
        return _of_unknown(word)
    likely = _likely(readings, is_small=is_small)
    fewest = min(reading.parts for reading in likely)
    chosen = [reading for reading in likely if reading.parts == fewest]
    main = _union(reading.main for reading in chosen)
    other = _union(reading.main for reading in readings if reading.parts <= fewest) - main
    weak = _union(reading.weak for reading in readings if reading.parts <= fewest)
    return Split(main, other, weak - main - other)


def _likely(readings: list[Reading], *, is_small: bool) -> list[Reading]:
    """Return readings without those that are seldom meant.

    A word without a capital is no name; a noun of the dictionary is seldom what a verb has made of itself
    (*elämä*); what can be a fixed adverb is seldom a form of a noun (*ilman*, *silloin*).
    """
    kept = [reading for reading in readings if not (is_small and reading.is_name)] or readings
    nouns = {reading.lemma for reading in kept if not reading.is_made}
    kept = [reading for reading in kept if not (reading.is_made and reading.lemma in nouns)]
    return [reading for reading in kept if reading.is_adverb] or kept


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _reading(output: str) -> Reading:
    parts = [part for part in re.split(r"\[Bc\]", output) if _surface(part)]
    front = "".join(_front(part) for part in parts[:-1])
    last = parts[-1]
    adverb = _adverb(last)
    lemma = _minen(last) or adverb or _lemma(last)
    main = {front + lemma}
    weak = set(_parts([*(_lemma(part) for part in parts[:-1]), lemma], [_surface(part) for part in parts]))
    verb = "" if adverb else _verb_of_participle(last)
    if verb:
        main.add(front + verb)
        weak |= {verb} if front else set()
    weak |= {noun for part in parts for noun in _relatives(part)}
    if _MINEN in last:
        weak |= {front + _lemma(last), _lemma(last)}
    if adverb:
        weak.add(front + _lemma(last))
    return Reading(
        main=frozenset(map(_plain, main)),
        weak=frozenset(map(_plain, weak)),
        lemma=_plain(front + lemma),
        parts=len(parts),
        is_name=bool(_NAME.match(last)),
        is_adverb=bool(adverb or _FIXED.match(output)),
        is_made=_MADE in last,
    )


def _front(part: str) -> str:
    """Return a part that is not the last as the dictionary has the compound: *iso* of *isossa-britanniassa*."""
    return _lemma(part) if _BENT.search(part) else _surface(part)


def _adverb(part: str) -> str:
    """Return the adverb of an adjective: it is one, though Voikko calls it a case."""
    return _surface(part) if _MANNER.search(part) else ""


def _surface(part: str) -> str:
    """Return the letters of a part as they stand in the word."""
    return _TAG.sub("", _HIDDEN.sub("", part)).strip("-")


def _lemma(part: str) -> str:
    """Return what a part is a form of: the last derivation, or the dictionary's word."""
    derived = list(_DERIVED.finditer(part))
    if derived:
        return _surface(part[: derived[-1].start()]) + derived[-1][1]
    base = _BASE.search(part)
    return (base[1] if base else "") or _surface(part)  # Voikko gives no word for a Roman number


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


def _of_unknown(word: str) -> Split:
    """Return what an unknown word may be a form of: a spoken form, or a compound whose head is known."""
    written = [form for form in spoken.written(word) if voikko.outputs(form)]
    if written:
        found = [terms(form, is_small=True) for form in written]
        main = _union(split.main for split in found) | {_plain(word)}
        other = _union(split.other for split in found) - main
        return Split(main, other, _union(split.weak for split in found) - main - other)
    for cut in range(SHORTEST_FRONT, len(word) - SHORTEST_HEAD + 1):
        front, head = word[:cut], word[cut:]
        outputs = voikko.outputs(head.lstrip("-"))
        if outputs:
            heads = _union(_reading(output).main for output in outputs)
            main = frozenset(_plain(front + lemma) for lemma in heads) | candidates(word)
            return Split(main, frozenset(), heads | {_plain(front)} - main)
    return Split(candidates(word))
