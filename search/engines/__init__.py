"""Three engines behind one contract; which one it is says SEARCH_URL (docs/search.md)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from search.engines.contract import Engine

__all__ = ["Engine", "engine", "engine_named", "prepare"]


def engine(using: str = "default") -> Engine:
    """Return the engine that SEARCH_URL names; without one, that of the database.

    Raises ImproperlyConfigured where the database has no such engine.
    """
    return engine_named(urlsplit(settings.SEARCH_URL).scheme or connections[using].vendor, using)


def engine_named(name: str, using: str = "default") -> Engine:
    """Return an engine by its name: sqlite or postgresql; raises ImproperlyConfigured."""
    vendor = connections[using].vendor
    if name == "sqlite" == vendor:
        from search.engines.sqlite import SqliteEngine  # noqa: PLC0415 - only what is used is loaded

        return SqliteEngine(using)
    if name == "postgresql" == vendor:
        from search.engines.postgresql import PostgresqlEngine  # noqa: PLC0415 - only what is used is loaded

        return PostgresqlEngine(using)
    if name in {"sqlite", "postgresql"}:
        raise ImproperlyConfigured(f"Search by {name} needs {name} as the database; this one is {vendor}.")
    raise ImproperlyConfigured(f"There is no search engine “{name}” yet; leave SEARCH_URL empty.")


def prepare(using: str = "default", **kwargs) -> None:
    """Make what the engine stands on; called after every migration."""
    if using == "default":
        engine(using).prepare()
