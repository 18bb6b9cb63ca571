"""Words of Finnish and Swedish text → terms.

A word becomes three streams of terms: `raw`, as it is written; `main`, what it is a form of;
`weak`, what it is made of or related to. Every engine indexes the three, and a query's word is
found by its main terms, or as it was typed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from search.analysis.split import Split

# Change it whenever the same word gives other terms: the index asks to be rebuilt.
VERSION = "4"
LONGEST = 60  # characters; what is longer is a key or a link, not a word
VOTES = 2  # of a word whose meaning is plain; what may be several things gives each of them one
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# NUL, which no database takes, and what XML has no room for: a vertical tab comes along from Word.
CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF], " ")
NOT_KEPT = INVISIBLE | CONTROLS
PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Forms:
    """The terms of one word.

    `main` and `other` are asked for; `other`, what the word seldom means, weighs less. A text holds it in `weak`.
    """

    raw: tuple[str, ...]
    main: frozenset[str]
    weak: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()

    def asked(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the main and the other terms of a query's word: what is typed is mostly the dictionary's form."""
        typed = self.main & {"".join(self.raw)} or self.main
        return typed, (self.main | self.other) - typed


@dataclass
class Terms:
    """The terms of a text, in the order of its words."""

    raw: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)


def clean(text: str) -> str:
    """Return text as every database takes it, every engine reads it and every feed may have it.

    No half characters, letters composed, no invisible marks inside words; single spaces, also for what controls.
    """
    whole = text.translate(NOT_KEPT).encode("utf-8", "replace").decode("utf-8")
    return " ".join(unicodedata.normalize("NFC", whole).split())


def words(text: str) -> list[str]:
    """Return the words of a text as they are written; a compound with a hyphen is one."""
    return [match.group() for match in WORD.finditer(text)]


@lru_cache(maxsize=50_000)
def forms(word: str, language: str) -> Forms:
    """Return the terms of one word."""
    low = word.casefold()[:LONGEST]
    main, other, weak = _analysers()[language](low, is_small=word[:1].islower())
    return Forms(raw=tuple(PART.findall(low)), main=main, weak=weak | other, other=other)


def keys(word: str, language: str) -> set[str]:
    """Return what two forms of a word have in common: as it is written, and what it is a form of."""
    found = forms(word, language)
    return {" ".join(found.raw), *(f"{language}:{main}" for main in found.main)}


@cache
def _analysers() -> dict[str, Callable[..., Split]]:
    from search.analysis import finnish, swedish  # noqa: PLC0415 - loaded late

    return {"fi": finnish.terms, "sv": swedish.terms}


def warm() -> None:
    """Load the words of both languages now, so that no visitor waits for it."""
    forms("ohjauskeskustelua", "fi")
    forms("vägledningssamtalen", "sv")


def analyse(text: str, language: str) -> Terms:
    """Return the terms of a text."""
    terms = Terms()
    for word in words(text):
        found = forms(word, language)
        terms.raw += found.raw
        terms.main += sorted(found.main) * (VOTES if len(found.main) == 1 else 1)
        terms.weak += sorted(found.weak)
    return terms
