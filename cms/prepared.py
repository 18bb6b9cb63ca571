"""Queries that a page asks each time: Django makes the SQL of one once, and from then on only fills the values in.

Django builds a query, names its columns and joins its tables anew each time it is asked, which costs several times
what SQLite takes to answer. `Prepared` does that once for each shape of the conditions. Everything that differs from
one time to the next stands in the conditions; the rest is of the code. What is asked is what Django would ask
(tests/cms/test_prepared.py compares), in as many queries.
"""

import re
from collections.abc import Callable, Hashable
from copy import copy
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

MOST = 200  # shapes of one query that are kept: a list of keys has one for each length
LONGEST = 1000  # values of one that is: a statement of more takes megabytes, and saves nothing
Value = int | str | UUID | date | datetime
Given = Q | Value | bool | list[Value] | tuple[Value, ...] | None
_MARKS: dict[type, Callable[[int], Value]] = {
    int: lambda number: 2_000_000_000 + number,
    str: lambda number: f"[{number}% of a prepared query]",  # with a sign that LIKE escapes
    UUID: lambda number: UUID(int=(1 << 127) + number),
    date: lambda number: date(2900, 1, 1) + timedelta(days=number),
    datetime: lambda number: datetime(2900, 1, 1, tzinfo=UTC) + timedelta(seconds=number),
}
_SIGN = re.compile(r"\[([0-9]+)\\% of a prepared query\]")  # the mark of a text in a pattern
_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # SQLite has days and times as text


class Prepared:
    """A query whose conditions and values are given each time it is asked.

    `make` takes them and returns the query set; whatever else it uses never changes while the program runs: no day, no
    language, no key of a row. A value is plain, or a list of plain ones; None and truth values belong to the shape.
    Raises TypeError for another value, and ValueError for a query that does not ask for a value as it is.
    """

    def __init__(self, make: Callable[..., QuerySet]) -> None:
        """Keep how the query is made; nothing is asked yet."""
        self._make = make
        self._kept: dict[Hashable, _Statement] = {}

    def rows(self, *given: Given) -> list:
        """Return what the query gives; one query."""
        values: list[Value] = []
        shape = (connection.vendor, *(_shape(one, values) for one in given))
        if len(values) > LONGEST:
            return list(self._make(*given))
        statement = self._kept.get(shape)
        if statement is None:
            statement = self._prepare(given)
            if len(self._kept) < MOST:
                self._kept[shape] = statement
        # Where there is nothing to ask, of no keys or of a mark that a field cannot hold, Django decides each time.
        return statement.rows(values) if statement.sql else list(self._make(*given))

    def _prepare(self, given: tuple[Given, ...]) -> "_Statement":
        marks: list[Value] = []
        marked = [_marked(one, marks) for one in given]
        return _Statement(self._make(*marked), marks)


# -- What is given ------------------------------------------------------------------------------
def _shape(given: Given, values: list[Value]) -> Hashable:
    """Return what two conditions have in common that differ in their values only, and bring the values."""
    if isinstance(given, Q):
        children = (
            _shape(child, values) if isinstance(child, Q) else (child[0], _shape(child[1], values))
            for child in given.children
        )
        return (given.connector, given.negated, *children)
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, list | tuple):
        values += given
        return tuple(map(_kind, given))
    values.append(given)
    return _kind(given)


def _marked(given: Given, marks: list[Value]) -> Given:
    """Return the same condition with a mark in the place of each value."""
    if isinstance(given, Q):
        children = [
            _marked(child, marks) if isinstance(child, Q) else (child[0], _marked(child[1], marks))
            for child in given.children
        ]
        return Q.create(children, given.connector, given.negated)
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, list | tuple):
        return [_marked(one, marks) for one in given]
    marks.append(_MARKS[_kind(given)](len(marks)))
    return marks[-1]


def _kind(value) -> type:
    for kind in (int, str, UUID, datetime, date):
        if isinstance(value, kind) and not isinstance(value, bool):
            return kind
    raise TypeError(f"A prepared query cannot be asked for {value!r}.")


# -- Statements ---------------------------------------------------------------------------------
class _Statement:
    """The SQL of a query, what Django knows of its columns, and where its values go."""

    def __init__(self, asked: QuerySet, marks: list[Value]) -> None:
        if asked._prefetch_related_lookups:
            raise ValueError("A prepared query reads nothing besides.")
        self.asked = asked
        self.compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self.sql, params = self.compiler.as_sql()
        except EmptyResultSet:  # `Prepared.rows` asks Django then
            self.sql, params = "", ()
        self.params = list(params)
        numbers = {_adapted(mark): number for number, mark in enumerate(marks)}
        self.places = [
            (place, *found) for place, param in enumerate(params) if (found := _found(param, numbers))
        ]
        if self.sql and {number for _place, number, _around in self.places} != set(range(len(marks))):
            raise ValueError(f"Not all that is asked for is in the query: {self.sql}")
        self.compiler.connection = None  # that of one thread

    def rows(self, values: list[Value]) -> list:
        params = list(self.params)
        for place, number, around in self.places:
            params[place] = _like(values[number]).join(around) if around else _adapted(values[number])
        return list(self.asked._iterable_class(_Filled(self, params)))


def _found(param, numbers: dict[Value, int]) -> tuple[int, tuple[str, str] | None] | None:
    """Return which value a parameter stands for, and what a pattern of LIKE has before and after it."""
    if isinstance(param, Hashable) and param in numbers:
        return numbers[param], None
    if isinstance(param, str) and _SIGN.search(param):
        before, number, after = _SIGN.split(param)
        return int(number), (before, after)
    if isinstance(param, date) or (isinstance(param, str) and _DAY.match(param)):
        raise ValueError(f"{param} would be asked for ever: it is to be given.")
    return None


def _adapted(value: Value):
    """Return a value as the database takes it."""
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _like(value: str) -> str:
    return connection.ops.prep_for_like_query(value)


class _Filled:
    """A query set and its query, as Django's iterables of rows ask for them, with the values filled in."""

    db = DEFAULT_DB_ALIAS
    _known_related_objects: dict = {}

    def __init__(self, statement: _Statement, params: list) -> None:
        self.model = statement.asked.model
        self._statement, self._params = statement, params

    @property
    def query(self) -> "_Filled":
        return self

    def get_compiler(self, using: str) -> SQLCompiler:
        statement, params = self._statement, tuple(self._params)
        compiler = copy(statement.compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda: (statement.sql, params)
        # What makes values of fields of those of the database is the connection's own, and stays with it.
        kept = compiler.connection.__dict__.setdefault("converters_of_prepared", WeakKeyDictionary())
        if statement not in kept:
            columns = compiler.select[: compiler.col_count]
            kept[statement] = compiler.get_converters([column for column, *_more in columns])
        converters = kept[statement]
        compiler.get_converters = lambda _columns: converters
        return compiler
