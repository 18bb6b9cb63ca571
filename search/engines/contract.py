"""What an engine is: five verbs over entries, and the stamps that `verify_search` compares.

`finds` is the short form of one of them, search. The engine holds the terms of the words; who may find an
entry is read from the index table by the engines inside the database, and sent along with the entry to those
outside.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from cms.chunks import chunks
from search.analysis import VERSION, Terms, analyse
from search.models import Entry

FACETS = ("kind", "workspace", "year", "language", "priority", "tag")
MOST_TAGS = 30
OTHER_SHARE = 0.5  # of the score of a term, for what a word of the query seldom means
FRESHNESS = 0.12  # what an entry of today gains on one that has no date; half of it after a year
SECONDS = 2.0  # that a question may take


class EngineAwayError(Exception):
    """The engine cannot answer, or take what is brought to it; says why. What waits for it goes on waiting."""


class TooSlowError(Exception):
    """A question took longer than it may, and was broken off."""


@dataclass(frozen=True)
class Word:
    """One word of a query in one language: found by its main terms, by others for less, or as it was typed."""

    raw: tuple[str, ...]
    main: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Clause:
    """What has to be there (or must not, if `excluded`): one word, or a phrase of typed words.

    `others`: what may stand in its place, each some words that all have to be there.
    """

    words: tuple[Word, ...]
    excluded: bool = False
    others: tuple[tuple[Word, ...], ...] = ()

    @property
    def all_words(self) -> tuple[Word, ...]:
        """Return the words, and those that may stand in their place."""
        return (*self.words, *(word for other in self.others for word in other))

    @property
    def is_phrase(self) -> bool:
        """Tell whether it is more than one word, next to each other."""
        return len(self.words) > 1


@dataclass(frozen=True)
class Query:
    """What is asked of an engine.

    `clauses`: by language, since a word has other terms in each. `any_of`: one clause is enough; then the score
    is multiplied by the square of how many are there, so that two common words come before one that is rare.
    `everything`: without words to be found, all that the filters leave but what has the excluded ones. `filters`: by
    facet, the values of which one must hold. `audiences`: those of the asker; nothing else exists for them.
    `seconds`: how long the engine may take.
    """

    clauses: dict[str, tuple[Clause, ...]]
    audiences: Collection[str]
    language: str
    any_of: bool = False
    everything: bool = False
    filters: dict[str, tuple] = field(default_factory=dict)
    sort: str = "relevance"
    offset: int = 0
    limit: int = 10
    seconds: float = SECONDS

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing can be found."""
        return not self.audiences or not (self.everything or any(self.wanted.values()))

    @property
    def wanted(self) -> dict[str, tuple[Clause, ...]]:
        """Return the clauses that are to be found, by language."""
        return {code: tuple(c for c in asked if not c.excluded) for code, asked in self.clauses.items()}

    @property
    def excluded(self) -> dict[str, tuple[Clause, ...]]:
        """Return the clauses that must not be there, by language."""
        return {code: tuple(c for c in asked if c.excluded) for code, asked in self.clauses.items()}


@dataclass(frozen=True)
class Answer:
    """Ids of entries, one a group, best first; how many groups there are; facets with their counts."""

    ids: list[int]
    total: int
    facets: dict[str, dict[object, int]]


@dataclass(frozen=True)
class Stamp:
    """What an engine says of an entry it holds: the digest of its words, who analysed them, where it lies.

    `place`: empty for an engine that reads the place from the index table.
    """

    entry_id: int
    digest: str
    analysis: str
    place: str = ""


class Engine(ABC):
    """The contract; every engine passes the same tests (tests/search/engines).

    `is_outside`: it is not in the database, so it is brought what was committed, and may be away; then what
    it is asked raises EngineAwayError.
    """

    name: str
    using: str = "default"
    is_outside = False

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
        """Find entries; by match, all in the asker's language come first. Raises TooSlowError."""

    @abstractmethod
    def finds(self, query: Query) -> bool:
        """Tell whether `search` would find anything, for less: nothing is scored or counted. Raises TooSlowError."""

    @abstractmethod
    def suggest(
        self, words: list[str], audiences: Collection[str], language: str, limit: int, kind: str = ""
    ) -> list[int]:
        """Return entries whose title has all the words, the last one perhaps only begun; raises TooSlowError.

        `kind`: only those of it.
        """

    @abstractmethod
    def swap(self) -> AbstractContextManager["Engine"]:
        """Give a new, empty engine to fill; at the end of the block it takes this one's place at once."""

    @abstractmethod
    def settle(self) -> None:
        """Put in order what was written all at once."""

    @abstractmethod
    def stamps(self) -> Iterator[Stamp]:
        """Say what is held."""

    @contextmanager
    def throw_away(self) -> Iterator["Engine"]:
        """Give an engine for a trial; what is in it is gone with its database."""
        yield self

    def health(self) -> dict[str, str]:
        """Say how it is; an engine in the database is as well as the database."""
        return {}

    def due(self) -> Iterator[Stamp]:
        """Say what ought to be held."""
        rows = Entry.objects.using(self.using).order_by("pk")
        for entry in rows.only("pk", "digest", "audience", "workspace", "expires_at").iterator():
            yield Stamp(entry.pk, entry.digest, VERSION, place_of(entry) if self.is_outside else "")

    def catch_up(self) -> None:
        """Hold exactly the entries that there are now."""
        held = {stamp.entry_id: stamp for stamp in self.stamps()}
        late = [stamp.entry_id for stamp in self.due() if held.pop(stamp.entry_id, None) != stamp]
        for some in chunks(late):
            self.put(list(Entry.objects.using(self.using).filter(pk__in=some)))
        self.delete(held)


def place_of(entry: Entry) -> str:
    """Return a hash of who may find an entry, until when, and in which room."""
    expires = entry.expires_at.timestamp() if entry.expires_at else None
    place = repr((entry.audience, entry.workspace, expires))
    return hashlib.blake2b(place.encode(), digest_size=8).hexdigest()


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
