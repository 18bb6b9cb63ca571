"""What the two engines inside the database share: one statement that finds, filters and counts.

An engine says which entries match and how well; audience, expiry, facets and groups are read from
the index table itself, so they are as true as the transaction that asks.
"""

from abc import abstractmethod
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from django.db import connections, transaction
from django.utils import timezone

from search.analysis import VERSION
from search.engines.contract import (
    FACETS,
    FRESHNESS,
    MOST_TAGS,
    SECONDS,
    Answer,
    Clause,
    Engine,
    Query,
    Stamp,
)
from search.models import Entry

Sql = tuple[str, list]
TEXTS = {"kind", "language", "tag"}  # facets whose values are words


class RelationalEngine(Engine):
    """An engine whose index lies in tables of the site's database."""

    def __init__(self, using: str = "default", suffix: str = "") -> None:
        """Take the connection by its alias; `suffix` names tables of an engine that is being built."""
        self.using = using
        self.suffix = suffix
        self.connection = connections[using]

    group = 'e."group"'  # by which groups are told apart in a question
    each_tag: str  # the tags of a row of `seen`, as a table `tag` with a `value`

    # -- What an engine says by itself ----------------------------------------------------------
    @abstractmethod
    def found_in(self, language: str, clauses: Collection[Clause], *, any_of: bool) -> Sql:
        """Return the statement that gives (id, score) of the entries of a language that match."""

    @abstractmethod
    def begun(self, words: list[str]) -> Sql:
        """Return the statement that gives (id) of the entries whose title matches; the last word is a prefix."""

    @abstractmethod
    def age(self) -> str:
        """Return the expression for the days since `e.date`; it takes today as its parameter."""

    @abstractmethod
    def limited(self, seconds: float) -> AbstractContextManager[None]:
        """Break off what is asked in the block when it takes longer; raises TooSlowError."""

    @abstractmethod
    def drop(self) -> None:
        """Take the tables away."""

    @abstractmethod
    def rename(self) -> None:
        """Give the tables their lasting names."""

    # -- What both do ---------------------------------------------------------------------------
    def search(self, query: Query) -> Answer:
        """Find entries with one statement."""
        if query.is_empty:
            return Answer([], 0, {})
        places, total, facets = {}, 0, {name: {} for name in FACETS}
        with self.limited(query.seconds):
            rows = self.rows(*self._statement(query))
        for what, value, number in rows:
            if what == "hit":
                places[int(value)] = number
            elif what == "total":
                total = number
            elif value is not None:
                facets[what][value if what in TEXTS else int(value)] = number
        return Answer([places[place] for place in sorted(places)], total, facets)

    def _statement(self, query: Query) -> Sql:
        found, params = self.found(query)
        seen, seen_params = self._seen(query)
        wanted, wanted_params = self._filters(query)
        parts = [_HIT.format(order=_ORDERS[query.sort]), _TOTAL]
        tail = [query.limit, query.offset]
        for name in FACETS:
            others, others_params = self._filters(query, but=name)
            facet = _TAGS if name == "tag" else _FACET
            parts.append(facet.format(name=name, filters=others, each=self.each_tag, most=MOST_TAGS))
            tail += others_params
        sql = _WITH.format(found=found, seen=seen, filters=wanted) + " UNION ALL ".join(parts)
        return sql, [*params, *seen_params, *wanted_params, *tail]

    def found(self, query: Query) -> Sql:
        """Return the statement that gives (id, score) of the entries that match."""
        if query.everything:
            return self._everything(query)
        each = [
            self.found_in(language, clauses, any_of=query.any_of)
            for language, clauses in query.clauses.items()
            if query.wanted[language]
        ]
        sql = " UNION ALL ".join(sql for sql, _params in each)
        return sql or _NOTHING, [param for _sql, params in each for param in params]

    def _everything(self, query: Query) -> Sql:
        """Return the statement that gives all entries but those with an excluded word."""
        each = [
            self.found_in(language, [replace(clause, excluded=False)], any_of=False)
            for language, clauses in query.excluded.items()
            for clause in clauses
        ]
        without = "".join(_EXCEPT.format(unwanted=sql) for sql, _params in each)
        return _EVERYTHING.format(without=without), [param for _sql, params in each for param in params]

    def _filters(self, query: Query, but: str = "") -> Sql:
        """Return the condition of the chosen facets, one of them perhaps left out."""
        chosen = {name: values for name, values in query.filters.items() if values and name != but}
        parts = []
        for name, values in chosen.items():
            marks = ", ".join(["%s"] * len(values))
            tagged = f"EXISTS (SELECT 1 FROM {self.each_tag} WHERE tag.value IN ({marks}))"  # noqa: S608 - our own names
            parts.append(tagged if name == "tag" else f"{name} IN ({marks})")
        return " AND ".join(parts) or "1 = 1", [value for values in chosen.values() for value in values]

    def finds(self, query: Query) -> bool:
        """Tell whether anything is found; the first that is ends the search."""
        if query.is_empty:
            return False
        found, params = self.found(query)
        allowed, allowed_params = self._allowed(query.audiences)
        wanted, wanted_params = self._filters(query)
        sql = _ANY.format(found=found, allowed=allowed, filters=wanted)
        with self.limited(query.seconds):
            return bool(self.rows(sql, [*params, *allowed_params, *wanted_params]))

    def _seen(self, query: Query) -> Sql:
        """Return the entries that match and that the asker may find, with their final score."""
        allowed, params = self._allowed(query.audiences)
        sql = _SEEN.format(group=self.group, age=self.age(), fresh=FRESHNESS, allowed=allowed)
        return sql, [query.language, self._day(timezone.localdate()), *params]

    def _allowed(self, audiences: Collection[str]) -> Sql:
        """Return the condition that an entry is for one of the audiences, and has not expired."""
        marks = ", ".join(["%s"] * len(audiences))
        sql = f"e.audience IN ({marks}) AND (e.expires_at IS NULL OR e.expires_at > %s)"
        return sql, [*sorted(audiences), self._moment(timezone.now())]

    def suggest(
        self, words: list[str], audiences: Collection[str], language: str, limit: int, kind: str = ""
    ) -> list[int]:
        """Return entries by their title: the asker's language first, then those that begin so, then the newest."""
        if not words or not audiences:
            return []
        begun, params = self.begun(words)
        allowed, allowed_params = self._allowed(audiences)
        if kind:
            allowed, allowed_params = f"{allowed} AND e.kind = %s", [*allowed_params, kind]
        sql = _SUGGEST.format(begun=begun, allowed=allowed)
        params = [language, *params, *allowed_params, language, f"{words[0]}%", limit]
        with self.limited(SECONDS):
            return [key for (key,) in self.rows(sql, params)]

    def rows(self, sql: str, params: list) -> list[tuple]:
        """Run a statement and return its rows."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def run(self, sql: str, params: Collection = ()) -> None:
        """Run a statement."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, list(params))

    def _day(self, day):
        return self.connection.ops.adapt_datefield_value(day)

    def _moment(self, moment):
        return self.connection.ops.adapt_datetimefield_value(moment)

    # -- Building beside ------------------------------------------------------------------------
    @contextmanager
    def swap(self) -> Iterator["RelationalEngine"]:
        """Build new tables beside the old ones; what changed meanwhile is caught up before the exchange."""
        new = type(self)(self.using, suffix="_new")
        new.drop()
        new.prepare()
        try:
            yield new
            new.catch_up()
            new.settle()
            with transaction.atomic(using=self.using):
                self.hold_writers()
                new.catch_up()
                self.drop()
                new.rename()
        finally:
            new.drop()

    def hold_writers(self) -> None:
        """Let nobody write the index until the transaction ends."""

    def stale(self, entries: Collection[Entry]) -> list[Entry]:
        """Return those of the entries that are not held as they are now."""
        held = {stamp.entry_id: stamp for stamp in self.stamps([entry.pk for entry in entries])}
        return [entry for entry in entries if held.get(entry.pk) != Stamp(entry.pk, entry.digest, VERSION)]


_WITH = """
WITH found AS ({found}), seen AS MATERIALIZED ({seen}), ranked AS (
  SELECT id, other_language, score, date, row_number() OVER (
    PARTITION BY grp ORDER BY other_language, score DESC, id
  ) AS place FROM seen WHERE {filters}
), hits AS MATERIALIZED (SELECT id, other_language, score, date FROM ranked WHERE place = 1)
"""
_EVERYTHING = "SELECT id, 1.0 AS score FROM (SELECT id FROM search_entry{without}) everything"
_EXCEPT = " EXCEPT SELECT id FROM ({unwanted}) unwanted"
_NOTHING = "SELECT 0 AS id, 0.0 AS score WHERE 1 = 0"
_SEEN = """
SELECT e.id, {group} AS grp, e.kind, e.workspace, e.year, e.language, e.priority, e.date, e.tags,
  CASE WHEN e.language = %s THEN 0 ELSE 1 END AS other_language,
  found.score * (CASE WHEN e.date IS NULL THEN 1.0 ELSE 1.0 + {fresh} / (1.0 + {age} / 365.0) END) AS score
FROM found CROSS JOIN search_entry e
WHERE e.id = found.id AND {allowed}
"""
_ANY = """
SELECT 1 FROM ({found}) found CROSS JOIN search_entry e
WHERE e.id = found.id AND {allowed} AND {filters} LIMIT 1
"""
_ORDERS = {
    "relevance": "other_language, score DESC, id",
    "newest": "CASE WHEN date IS NULL THEN 1 ELSE 0 END, date DESC, other_language, score DESC, id",
    "oldest": "CASE WHEN date IS NULL THEN 1 ELSE 0 END, date, other_language, score DESC, id",
}
_HIT = """
SELECT * FROM (
  SELECT 'hit' AS what, CAST(row_number() OVER (ORDER BY {order}) AS text) AS value, id AS number
  FROM hits ORDER BY {order} LIMIT %s OFFSET %s
) page
"""
_TOTAL = "SELECT 'total', '', count(*) FROM hits"
_FACET = (
    "SELECT '{name}', CAST({name} AS text), count(DISTINCT grp) FROM seen WHERE {filters} GROUP BY {name}"
)
_TAGS = """
SELECT * FROM (
  SELECT '{name}', tag.value, count(DISTINCT grp) FROM seen CROSS JOIN {each}
  WHERE tags <> '[]' AND {filters} GROUP BY tag.value ORDER BY 3 DESC, 2 LIMIT {most}
) tags
"""
_SUGGEST = """
SELECT id FROM (
  SELECT e.id, e.language, e.title, e.date, row_number() OVER (
    PARTITION BY e."group" ORDER BY CASE WHEN e.language = %s THEN 0 ELSE 1 END, e.id
  ) AS place
  FROM ({begun}) begun CROSS JOIN search_entry e
  WHERE e.id = begun.id AND {allowed}
) suggestions WHERE place = 1
ORDER BY CASE WHEN language = %s THEN 0 ELSE 1 END, CASE WHEN lower(title) LIKE %s THEN 0 ELSE 1 END,
  CASE WHEN date IS NULL THEN 1 ELSE 0 END, date DESC, id
LIMIT %s
"""
