"""A throw-away corpus through the real code: what `search_trial` measures."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db import connections, transaction

from cms import access
from cms.chunks import chunks
from search.analysis import clean
from search.asking import understood
from search.engines import Engine, engine_named
from search.engines.contract import Query
from search.indexing import digest
from search.models import Entry, Outbox

ALIAS = "search_trial"
ALL = 1_000_000
MOST_SECONDS = 60.0  # of a question: all that it finds is listed, not a page of it


class UndoneError(Exception):
    """Ends a trial in the site's own database: nothing of it stays."""


@contextmanager
def trial(name: str, language: str, documents: Iterable[dict]) -> Iterator["Trial"]:
    """Index documents (`{"id", "text"}`) in an engine that is gone afterwards.

    SQLite: a database in memory. PostgreSQL: the site's, in a transaction that is rolled back.
    Elasticsearch: an index of its own, and a database in memory beside it.
    """
    place = _rolled_back if name == "postgresql" else _in_memory
    with place() as alias, engine_named(name, alias).throw_away() as engine:
        made = Trial(engine, alias, language)
        made.index(documents)
        yield made


@contextmanager
def _in_memory() -> Iterator[str]:
    settings = {
        **connections["default"].settings_dict,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
    }
    connections.settings[ALIAS] = {**settings, "OPTIONS": {}, "TEST": {}}
    connection = connections[ALIAS]
    try:
        with connection.schema_editor() as editor:
            for model in (Entry, Outbox):
                editor.create_model(model)
        connection.cursor().execute("PRAGMA foreign_keys = OFF")
        yield ALIAS
    finally:
        connection.close()
        del connections[ALIAS]
        del connections.settings[ALIAS]


@contextmanager
def _rolled_back() -> Iterator[str]:
    try:
        with transaction.atomic():
            yield "default"
            raise UndoneError
    except UndoneError:
        return


class Trial:
    """An indexed throw-away corpus."""

    def __init__(self, engine: Engine, alias: str, language: str) -> None:
        """Take the engine, its database, and the language of documents and queries."""
        self.engine, self.alias, self.language = engine, alias, language
        self.names: dict[int, object] = {}
        engine.prepare()

    def index(self, documents: Iterable[dict]) -> None:
        """Index documents."""
        for some in chunks(documents):
            entries = [self._entry(len(self.names) + place, row) for place, row in enumerate(some)]
            Entry.objects.using(self.alias).bulk_create(entries)
            self.engine.put(entries)
            self.names |= {entry.pk: row["id"] for entry, row in zip(entries, some, strict=True)}
        self.engine.settle()

    def _entry(self, number: int, row: dict) -> Entry:
        entry = Entry(
            kind="trial", object_id=number, language=self.language, group=f"trial:{number}", title="",
            body=clean(row["text"]), audience=access.PUBLIC,
        )  # fmt: skip
        entry.digest = digest(entry)
        return entry

    def ask(self, text: str) -> tuple[list, float]:
        """Return the ids of all documents that a query finds, best first, and the milliseconds it took."""
        began = time.perf_counter()
        question = understood(text)
        query = Query(
            question.clauses(), [access.PUBLIC], self.language, filters={"kind": ("trial",)}, limit=ALL,
            seconds=MOST_SECONDS,
        )  # fmt: skip
        ids = self.engine.search(query).ids
        if not ids and len(question.wanted) > 1:
            ids = self.engine.search(replace(query, any_of=True)).ids
        return [self.names[key] for key in ids], (time.perf_counter() - began) * 1000
