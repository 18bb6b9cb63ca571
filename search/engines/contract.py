"""What an engine is: five verbs over entries, and the stamps that `verify_search` compares.

The engine holds the terms of the words; who may find an entry is read from the index table by the
engines inside the database, and sent along with the entry to those outside.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from search.analysis import Terms, analyse
from search.models import Entry

FACETS = ("kind", "workspace", "year", "language", "priority")


@dataclass(frozen=True)
class Word:
    """One word of a query in one language: found by its main terms, or as it was typed."""

    raw: tuple[str, ...]
    main: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Clause:
    """What has to be there (or must not, if `excluded`): one word, or a phrase of typed words."""

    words: tuple[Word, ...]
    excluded: bool = False

    @property
    def is_phrase(self) -> bool:
        """Tell whether it is more than one word, next to each other."""
        return len(self.words) > 1


@dataclass(frozen=True)
class Query:
    """What is asked of an engine.

    `clauses`: by language, since a word has other terms in each. `any_of`: one clause is enough.
    `filters`: by facet, the values of which one must hold. `audiences`: those of the asker; nothing
    else exists for them.
    """

    clauses: dict[str, tuple[Clause, ...]]
    audiences: Collection[str]
    language: str
    any_of: bool = False
    filters: dict[str, tuple] = field(default_factory=dict)
    sort: str = "relevance"
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True)
class Answer:
    """Ids of entries, one a group, best first; how many groups there are; facets with their counts."""

    ids: list[int]
    total: int
    facets: dict[str, dict[object, int]]


@dataclass(frozen=True)
class Stamp:
    """What an engine says of an entry it holds: the digest of its words, and who analysed them."""

    entry_id: int
    digest: str
    analysis: str


class Engine(ABC):
    """The contract; every engine passes the same tests (tests/search/engines)."""

    name: str

    @abstractmethod
    def prepare(self) -> None:
        """Make what the engine stands on, if it is not there."""

    @abstractmethod
    def put(self, entries: Collection[Entry]) -> None:
        """Hold these entries as they are now."""

    @abstractmethod
    def delete(self, ids: Collection[int]) -> None:
        """Forget entries."""

    @abstractmethod
    def search(self, query: Query) -> Answer:
        """Find entries."""

    @abstractmethod
    def suggest(self, words: list[str], audiences: Collection[str], language: str, limit: int) -> list[int]:
        """Return entries whose title has all the words, the last one perhaps only begun."""

    @abstractmethod
    def swap(self) -> AbstractContextManager["Engine"]:
        """Give a new, empty engine to fill; at the end of the block it takes this one's place at once."""

    @abstractmethod
    def settle(self) -> None:
        """Put in order what was written all at once."""

    @abstractmethod
    def stamps(self) -> Iterator[Stamp]:
        """Say what is held."""


def terms_of(entry: Entry) -> tuple[Terms, Terms]:
    """Return the terms of an entry's title and body."""
    return analyse(entry.title, entry.language), analyse(" ".join([entry.body, *entry.tags]), entry.language)


def read_ahead(entries: Iterable[Entry]) -> None:
    """Analyse the words of entries before a transaction begins, so that nobody waits for it."""
    for entry in entries:
        terms_of(entry)


def by_language(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return entries by their language."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.language, []).append(entry)
    return found
