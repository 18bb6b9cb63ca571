"""SQLite FTS5: one full-text table a language, so that each word is weighed among its own.

The tables hold terms, never text: the tokenizer only cuts at spaces.
"""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import OperationalError

from cms.chunks import chunks
from cms.languages import CODES
from search.analysis import VERSION
from search.engines.contract import Clause, Stamp, TooSlowError, Word, by_language, terms_of
from search.engines.relational import RelationalEngine, Sql
from search.models import Entry

COLUMNS = ("title_raw", "title_main", "title_weak", "raw", "main", "weak")
WEIGHTS = "2.1, 3.0, 0.6, 0.7, 1.0, 0.2"
FORMED = "{title_main title_weak main weak}"
TYPED = "{title_raw raw}"
STEPS = 10_000  # of SQLite's machine, between two looks at the clock


class SqliteEngine(RelationalEngine):
    """The default engine; nothing but the database file is needed."""

    name = "sqlite"
    each_tag = "json_each(tags) tag"

    def table(self, language: str) -> str:
        """Return the name of a language's full-text table."""
        return f"search_fts_{language}{self.suffix}"

    @property
    def stamp_table(self) -> str:
        """Return the name of the table that tells what is held."""
        return f"search_fts_stamp{self.suffix}"

    def prepare(self) -> None:
        """Make the tables; forget what is held where the index is empty."""
        for language in CODES:
            self.run(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.table(language)} USING fts5({', '.join(COLUMNS)}, "
                "tokenize = \"unicode61 remove_diacritics 0\", prefix = '2 3')"
            )
        self.run(
            f"CREATE TABLE IF NOT EXISTS {self.stamp_table} "
            "(entry_id integer PRIMARY KEY, language text, digest text, analysis text)"
        )
        if not self.suffix and not Entry.objects.using(self.using).exists():
            self._forget_all()

    def _forget_all(self) -> None:
        for table in (*map(self.table, CODES), self.stamp_table):
            self.run(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def drop(self) -> None:
        """Take the tables away."""
        for table in (*map(self.table, CODES), self.stamp_table):
            self.run(f"DROP TABLE IF EXISTS {table}")

    def rename(self) -> None:
        """Give the tables their lasting names."""
        last = type(self)(self.using)
        for language in CODES:
            self.run(f"ALTER TABLE {self.table(language)} RENAME TO {last.table(language)}")
        self.run(f"ALTER TABLE {self.stamp_table} RENAME TO {last.stamp_table}")

    def settle(self) -> None:
        """Merge what was written in many steps."""
        for table in map(self.table, CODES):
            self.run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our own names

    def put(self, entries: Collection[Entry]) -> None:
        """Write the terms of those entries whose words changed."""
        changed = self.stale(entries)
        self.delete([entry.pk for entry in changed])
        stamps = [(entry.pk, entry.language, entry.digest, VERSION) for entry in changed]
        for language, some in by_language(changed).items():
            self._insert(self.table(language), ("rowid", *COLUMNS), [_row(entry) for entry in some])
        self._insert(self.stamp_table, ("entry_id", "language", "digest", "analysis"), stamps)

    def _insert(self, table: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
        marks = ", ".join(["%s"] * len(columns))
        with self.connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608

    def delete(self, ids: Collection[int]) -> None:
        """Forget entries."""
        keys = [(key,) for key in ids]
        held = {language for (language,) in self._languages(list(ids))}
        with self.connection.cursor() as cursor:
            for language in held:
                cursor.executemany(f"DELETE FROM {self.table(language)} WHERE rowid = %s", keys)  # noqa: S608
            if held:
                cursor.executemany(f"DELETE FROM {self.stamp_table} WHERE entry_id = %s", keys)  # noqa: S608

    def _languages(self, ids: list[int]) -> Iterator[tuple]:
        for some in chunks(ids):
            marks = ", ".join(["%s"] * len(some))
            yield from self.rows(
                f"SELECT DISTINCT language FROM {self.stamp_table} WHERE entry_id IN ({marks})",  # noqa: S608
                some,
            )

    def stamps(self, ids: list[int] | None = None) -> Iterator[Stamp]:
        """Say what is held: of some entries, or all."""
        sql = f"SELECT entry_id, digest, analysis FROM {self.stamp_table}"  # noqa: S608 - our own names
        if ids is None:
            yield from (Stamp(*row) for row in self.rows(sql, []))
            return
        for some in chunks(ids):
            marks = ", ".join(["%s"] * len(some))
            yield from (Stamp(*row) for row in self.rows(f"{sql} WHERE entry_id IN ({marks})", some))

    # -- Questions ------------------------------------------------------------------------------
    def found_in(self, language: str, clauses: Collection[Clause], *, any_of: bool) -> Sql:
        """Return the statement that matches in a language; bm25 is the better the smaller."""
        table = self.table(language)
        matching = f"FROM {table} WHERE {table} MATCH %s"
        scored = f"SELECT rowid AS id, -bm25({table}, {WEIGHTS}) AS score {matching}"
        asked = expression(clauses, any_of=any_of)
        if not any_of:
            return scored, [asked]
        each = [expression([clause], any_of=False) for clause in clauses if not clause.excluded]
        counted = " UNION ALL ".join([f"SELECT rowid AS id {matching}"] * len(each))
        return _COUNTED.format(scored=scored, counted=counted), [asked, *each]

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Break off what is asked in the block when it takes longer; raises TooSlowError."""
        self.connection.ensure_connection()
        machine, end = self.connection.connection, time.monotonic() + seconds
        machine.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            yield
        except OperationalError as error:
            if str(error) != "interrupted":
                raise
            raise TooSlowError from error
        finally:
            machine.set_progress_handler(None, STEPS)

    def begun(self, words: list[str]) -> Sql:
        """Return the statement that matches in titles."""
        whole = [_quoted(word) for word in words[:-1]]
        asked = "{title_raw} : (" + " AND ".join([*whole, f"{_quoted(words[-1])} *"]) + ")"
        tables = [self.table(language) for language in CODES]
        parts = [f"SELECT rowid AS id FROM {table} WHERE {table} MATCH %s" for table in tables]  # noqa: S608
        return " UNION ALL ".join(parts), [asked] * len(tables)

    def age(self) -> str:
        """Return days since a date."""
        return "max(julianday(%s) - julianday(e.date), 0)"


# Where some of the words are enough: see Query.any_of. CROSS: else SQLite matches each text of the second anew.
_COUNTED = """
SELECT scored.id, scored.score * counted.number * counted.number AS score FROM ({scored}) scored
CROSS JOIN (SELECT id, count(*) AS number FROM ({counted}) GROUP BY id) counted ON counted.id = scored.id
"""


def _row(entry: Entry) -> tuple:
    title, body = terms_of(entry)
    streams = (title.raw, title.main, title.weak, body.raw, body.main, body.weak)
    return entry.pk, *(" ".join(stream) for stream in streams)


def _quoted(*terms: str) -> str:
    """Return terms as FTS5 reads them: next to each other; they are letters and digits only."""
    return '"' + " ".join(terms).replace('"', "") + '"'


def expression(clauses: Collection[Clause], *, any_of: bool) -> str:
    """Return a query in the language of FTS5."""
    wanted = [_clause(clause) for clause in clauses if not clause.excluded]
    unwanted = [_clause(clause) for clause in clauses if clause.excluded]
    asked = (" OR " if any_of else " AND ").join(wanted)
    return f"({asked}) NOT ({' OR '.join(unwanted)})" if unwanted else asked


def _clause(clause: Clause) -> str:
    if clause.is_phrase:
        return f"({TYPED} : {_quoted(*(part for word in clause.words for part in word.raw))})"
    own = [_word(clause.words[0])]
    own += [f"({' AND '.join(map(_word, other))})" for other in clause.others]
    return f"({' OR '.join(own)})" if clause.others else own[0]


def _word(word: Word) -> str:
    """Return a word's part of a query; `bm25` sums what is asked, so what is asked twice weighs twice."""
    typed = f"{TYPED} : {_quoted(*word.raw)}"
    if not word.main:
        return f"({typed})"
    twice = 2 if word.other else 1
    terms = [*sorted(word.main) * twice, *sorted(word.other)]
    formed = f"{FORMED} : ({' OR '.join(map(_quoted, terms))})"
    return "(" + " OR ".join([formed, *[typed] * twice]) + ")"
