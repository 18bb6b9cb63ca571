"""A world that many tests begin with: made once a process, then written back row by row.

Publishing a tree of pages takes a second or two each time; its rows go back in some hundredths.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.db import connection
from django.db.models import Model
from wagtail.models import Page

Rows = dict[str, tuple[list[str], list[tuple]]]


@dataclass
class Snapshot:
    """What a maker changed in the database, and the objects that it returned."""

    make: Callable[[], SimpleNamespace]
    rows: Rows = field(default_factory=dict)
    made: object = None
    pages: int = 0

    def world(self) -> SimpleNamespace:
        """Return the made objects, fresh from the database."""
        if Page.objects.count() != self.pages and self.rows:
            return self.make()  # something else stands there already: clear it away in the proper order
        if self.rows:
            _write(self.rows)
            return _fresh(self.made)
        before, self.pages = _read(), Page.objects.count()
        world = self.make()
        self.rows = {table: rows for table, rows in _read().items() if rows != before[table]}
        self.made = _keys(world)
        return world


def _read() -> Rows:
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in sorted(
            connection.introspection.django_table_names(only_existing=True, include_views=False)
        ):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            found[table] = ([column[0] for column in cursor.description], list(cursor.fetchall()))
    return found


def _write(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table in rows:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
        for table, (columns, values) in rows.items():
            names = ", ".join(connection.ops.quote_name(column) for column in columns)
            marks = ", ".join(["%s"] * len(columns))
            into = f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({marks})"  # noqa: S608 - as above
            cursor.executemany(into, values)


def _keys(value: object) -> object:
    if isinstance(value, SimpleNamespace):
        return {name: _keys(part) for name, part in vars(value).items()}
    if isinstance(value, Model):
        return type(value), value.pk
    raise TypeError(f"A world has only objects and namespaces, not {value!r}.")


def _fresh(made: object) -> object:
    if isinstance(made, dict):
        return SimpleNamespace(**{name: _fresh(part) for name, part in made.items()})
    model, pk = made
    return model._default_manager.get(pk=pk)
