"""PostgreSQL: tsvectors of terms, made here and not by its parser, under a GIN index.

`terms` holds what words are forms of (titles A, text B) and what they are made of (D); `typed`
the words as they are written (titles A, text B), in order, so that phrases are found. These two rank.
`keys` has all of both once and without places: a question is one condition on it, so PostgreSQL goes
through the places of the rarest word alone, however common the others are.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from django.db import OperationalError, transaction

from cms import languages
from search.analysis import VERSION
from search.engines.contract import OTHER_SHARE, Clause, Stamp, TooSlowError, Word, terms_of
from search.engines.relational import RelationalEngine, Sql
from search.models import Entry

_RANK = "ts_rank('{{0.1, 0.3, 0.333, 1.0}}'::real[], {}, %s::tsquery, 1)"  # D, C, B, A; none may be above 1
TYPED_SHARE = 0.7
PENDING_KB = 1024  # that a question reads through, at most
LAST_POSITION = 16383  # all that a tsvector can count
MOST_POSITIONS = 255
CANCELLED = "57014"
MOST_BYTES = 500_000  # a tsvector of 1 MB is refused, and that of the keys has what the two others have
WRITTEN, IN_TITLE = "=", "^"  # begin a key that is a word as it is written, and one of a title
WHOLE_PAGE = 8160  # bytes of a row that stay in the table: what ranks every row found must not lie elsewhere


class PostgresqlEngine(RelationalEngine):
    """The engine of a site whose database is PostgreSQL."""

    name = "postgresql"
    group = 'hashtextextended(e."group", 0)'  # each facet sorts them: 64 bits in a fraction of a text's time
    each_tag = "jsonb_array_elements_text(tags) tag (value)"

    @property
    def table(self) -> str:
        """Return the name of the table."""
        return f"search_terms{self.suffix}"

    def prepare(self) -> None:
        """Make the table; forget what is held where the index is empty.

        One that was made before it had keys gets them, empty: `rebuild_search` fills them.
        """
        self.run(
            f"CREATE TABLE IF NOT EXISTS {self.table} (entry_id bigint PRIMARY KEY, language varchar(2) NOT NULL, "
            "digest varchar(32) NOT NULL, analysis varchar(40) NOT NULL, terms tsvector NOT NULL, "
            f"typed tsvector NOT NULL, keys tsvector NOT NULL) WITH (toast_tuple_target = {WHOLE_PAGE})"
        )
        self.run(f"ALTER TABLE {self.table} ADD COLUMN IF NOT EXISTS keys tsvector NOT NULL DEFAULT ''")
        if not self.suffix:
            self._make_indexes()
        if not self.suffix and not Entry.objects.using(self.using).exists():
            self.run(f"DELETE FROM {self.table}")  # noqa: S608 - our own names

    def _make_indexes(self) -> None:
        # What is written waits in a list that is put into the index some megabytes at once: ten times as fast.
        for language in languages.CODES:
            self.run(
                f"CREATE INDEX IF NOT EXISTS {self.table}_{language} ON {self.table} USING gin (keys) "
                f"WITH (fastupdate = on, gin_pending_list_limit = {PENDING_KB}) WHERE language = '{language}'"
            )

    def drop(self) -> None:
        """Take the table away."""
        self.run(f"DROP TABLE IF EXISTS {self.table}")

    def rename(self) -> None:
        """Give the table and its indexes their lasting names."""
        last = type(self)(self.using)
        self.run(f"ALTER TABLE {self.table} RENAME TO {last.table}")
        self.run(f"ALTER INDEX {self.table}_pkey RENAME TO {last.table}_pkey")
        for language in languages.CODES:
            self.run(f"ALTER INDEX {self.table}_{language} RENAME TO {last.table}_{language}")

    def settle(self) -> None:
        """Index a table that was filled without, which is far quicker; let the planner know what is there."""
        self._make_indexes()
        self.run(f"ANALYZE {self.table}")
        self.run("ANALYZE search_entry")

    def hold_writers(self) -> None:
        """Let nobody write the outbox until the transaction ends; a change waits a moment."""
        self.run("LOCK TABLE search_outbox IN EXCLUSIVE MODE")

    def put(self, entries: Collection[Entry]) -> None:
        """Write the terms of those entries whose words changed."""
        changed = self.stale(entries)
        rows = [(entry.pk, entry.language, entry.digest, VERSION, *_vectors(entry)) for entry in changed]
        vectors = ", ".join(["%s::tsvector"] * 3)
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.table} VALUES (%s, %s, %s, %s, {vectors}) "  # noqa: S608
                "ON CONFLICT (entry_id) DO UPDATE SET language = excluded.language, digest = excluded.digest, "
                "analysis = excluded.analysis, terms = excluded.terms, typed = excluded.typed, keys = excluded.keys",
                rows,
            )

    def delete(self, ids: Collection[int]) -> None:
        """Forget entries."""
        if ids:
            self.run(f"DELETE FROM {self.table} WHERE entry_id = ANY(%s)", [list(ids)])  # noqa: S608

    def stamps(self, ids: list[int] | None = None) -> Iterator[Stamp]:
        """Say what is held: of some entries, or all."""
        sql = f"SELECT entry_id, digest, analysis FROM {self.table}"  # noqa: S608 - our own names
        some = "" if ids is None else " WHERE entry_id = ANY(%s)"
        yield from (Stamp(*row) for row in self.rows(sql + some, [] if ids is None else [ids]))

    # -- Questions ------------------------------------------------------------------------------
    def found_in(self, language: str, clauses: Collection[Clause], *, any_of: bool) -> Sql:
        """Return the statement that matches in a language."""
        wanted = [clause for clause in clauses if not clause.excluded]
        rank, rank_params = _rank(wanted)
        if any_of:
            number, number_params = _number(wanted)
            rank, rank_params = f"{rank} * {number} ^ 2", [*rank_params, *number_params]
        matches, match_params = _matches(clauses, any_of=any_of)
        sql = (
            f"SELECT entry_id AS id, {rank} AS score FROM {self.table} "  # noqa: S608 - our own names
            f"WHERE language = %s AND {matches}"
        )
        return sql, [*rank_params, language, *match_params]

    def begun(self, words: list[str]) -> Sql:
        """Return the statement that matches in titles."""
        asked = " & ".join(map(_quoted, (IN_TITLE + word for word in words))) + ":*"
        each = " OR ".join(["(language = %s AND keys @@ %s::tsquery)"] * len(languages.CODES))
        params = [param for language in languages.CODES for param in (language, asked)]
        return f"SELECT entry_id AS id FROM {self.table} WHERE {each}", params  # noqa: S608

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Break off what is asked in the block when it takes longer; raises TooSlowError."""
        inside = self.connection.in_atomic_block
        try:
            with transaction.atomic(using=self.using):
                # Compiling a question takes longer than it saves: a quarter of the processor's time among 100,000.
                self.run(
                    f"SET LOCAL statement_timeout = {max(1, round(seconds * 1000))}; SET LOCAL jit = off"
                )
                yield
                if inside:
                    self.run("SET LOCAL statement_timeout TO DEFAULT; SET LOCAL jit TO DEFAULT")
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != CANCELLED:
                raise
            raise TooSlowError from error

    def age(self) -> str:
        """Return days since a date."""
        return "greatest(%s::date - e.date, 0)"


# -- Vectors ------------------------------------------------------------------------------------
def _vectors(entry: Entry) -> tuple[str, str, str]:
    title, body = terms_of(entry)
    formed = _places([(title.main, "A"), (body.main, "B"), ([*title.weak, *body.weak], "D")])
    typed = _places([(title.raw, "A"), ([""] if title.raw else [], "A"), (body.raw, "B")])
    in_title = (IN_TITLE + word for word in title.raw if word in typed)
    keys = {*formed, *(WRITTEN + word for word in typed), *in_title}
    return _literal(formed), _literal(typed), " ".join(map(_quoted, keys))


def _places(streams: list[tuple[list[str], str]]) -> dict[str, list[str]]:
    """Return where each term stands, with its weight; between title and text is a gap, so no phrase spans it."""
    places: dict[str, list[str]] = {}
    position = size = 0
    for terms, weight in streams:
        for term in terms:
            if position < LAST_POSITION:
                position += 1
            held = places.get(term)
            if held is None and term:
                held = places[term] = []
                size += len(term.encode()) + 4
            if size > MOST_BYTES:
                return places
            if held is not None and len(held) < MOST_POSITIONS:
                held.append(f"{position}{weight}")
                size += 2
    return places


def _literal(places: dict[str, list[str]]) -> str:
    return " ".join(f"{_quoted(term)}:{','.join(where)}" for term, where in places.items() if where)


def _quoted(term: str) -> str:
    return "'" + (term if term.isalnum() else term.replace("\\", "").replace("'", "")) + "'"


# -- Queries ------------------------------------------------------------------------------------
def _rank(clauses: list[Clause]) -> Sql:
    """Return the score: of words as they were typed, of what they mean, and of what they seldom mean."""
    words = [word for clause in clauses for word in clause.all_words]
    typed = " | ".join(dict.fromkeys(map(_typed, words)))
    parts, params = [f"{TYPED_SHARE} * {_RANK.format('typed')}"], [typed]
    for share, terms in (
        (1, _union(word.main for word in words)),
        (OTHER_SHARE, _union(w.other for w in words)),
    ):
        if terms:
            parts.append(f"{share} * {_RANK.format('terms')}")
            params.append(" | ".join(map(_quoted, sorted(terms))))
    return f"({' + '.join(parts)})", params


def _number(clauses: list[Clause]) -> Sql:
    """Return how many of the words are there."""
    parts = [_clause(clause) for clause in clauses]
    number = " + ".join(f"({sql})::int" for sql, _params in parts)
    return f"({number})", [param for _sql, params in parts for param in params]


def _union(sets: Iterable[frozenset[str]]) -> set[str]:
    return set(chain.from_iterable(sets))


def _matches(clauses: Iterable[Clause], *, any_of: bool) -> Sql:
    """Return the condition: one on the keys, and what they cannot tell, which is what stands next to what."""
    wanted = [clause for clause in clauses if not clause.excluded]
    excluded = [clause for clause in clauses if clause.excluded]
    keys = (" | " if any_of else " & ").join(map(_keys, wanted))
    keys = " & ".join([f"({keys})", *(f"!{_keys(clause)}" for clause in excluded if _keys_tell(clause))])
    parts, params = ["keys @@ %s::tsquery"], [keys]
    if not all(map(_keys_tell, wanted)):
        exact = [_clause(clause) for clause in wanted]
        parts.append("(" + (" OR " if any_of else " AND ").join(sql for sql, _params in exact) + ")")
        params += [param for _sql, more in exact for param in more]
    for sql, more in (_clause(clause) for clause in excluded if not _keys_tell(clause)):
        parts.append(f"NOT {sql}")
        params += more
    return " AND ".join(parts), params


def _keys_tell(clause: Clause) -> bool:
    """Tell whether the keys alone decide: they do not know what stands next to what."""
    return not clause.is_phrase and all(len(word.raw) == 1 for word in clause.all_words)


def _keys(clause: Clause) -> str:
    """Return what the keys must have for a clause to be there."""
    if clause.is_phrase:
        return _all(_written(word) for word in clause.words)
    return _any(_all(map(_word_keys, some)) for some in (clause.words, *clause.others))


def _word_keys(word: Word) -> str:
    return _any([*map(_quoted, sorted(word.main | word.other)), _written(word)])


def _written(word: Word) -> str:
    return _all(_quoted(WRITTEN + part) for part in word.raw)


def _any(asked: Iterable[str]) -> str:
    return f"({' | '.join(asked)})"


def _all(asked: Iterable[str]) -> str:
    return f"({' & '.join(asked)})"


def _clause(clause: Clause) -> Sql:
    """Return the condition that one clause is there."""
    if _keys_tell(clause):
        return "keys @@ %s::tsquery", [_keys(clause)]
    if clause.is_phrase:
        return "typed @@ %s::tsquery", [" <-> ".join(map(_typed, clause.words))]
    parts, params = [], []
    for some in (clause.words, *clause.others):
        asked = [_word(word) for word in some]
        parts.append(f"({' AND '.join(sql for sql, _params in asked)})")
        params += [param for _sql, more in asked for param in more]
    return f"({' OR '.join(parts)})", params


def _word(word: Word) -> Sql:
    if len(word.raw) == 1:
        return "keys @@ %s::tsquery", [_word_keys(word)]
    formed = sorted(word.main | word.other)
    written = "typed @@ %s::tsquery"
    if not formed:
        return written, [_typed(word)]
    return f"(keys @@ %s::tsquery OR {written})", [_any(map(_quoted, formed)), _typed(word)]


def _typed(word: Word) -> str:
    """Return a word as it was typed; the parts of a compound with a hyphen stand next to each other."""
    return "(" + " <-> ".join(map(_quoted, word.raw)) + ")"
