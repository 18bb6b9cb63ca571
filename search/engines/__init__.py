"""Three engines behind one contract; which one it is says SEARCH_URL (docs/search.md)."""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from search.engines.contract import Engine, EngineAwayError

__all__ = ["Engine", "check", "engine", "engine_named", "engines", "prepare", "standby"]

logger = logging.getLogger(__name__)


def engine(using: str = "default") -> Engine:
    """Return the engine that SEARCH_URL names; without one, that of the database.

    Raises ImproperlyConfigured where the database has no such engine.
    """
    return engine_named(_name() or connections[using].vendor, using)


def standby(using: str = "default") -> Engine | None:
    """Return the engine that answers while the first one is away: the database's own, unless it is unwanted."""
    first = engine(using)
    return (
        engine_named(connections[using].vendor, using) if first.is_outside and first.address.standby else None
    )


def engines(using: str = "default") -> list[Engine]:
    """Return the engines that are kept filled."""
    second = standby(using)
    return [*([second] if second else []), engine(using)]


def engine_named(name: str, using: str = "default") -> Engine:
    """Return an engine by its name: sqlite, postgresql or elasticsearch; raises ImproperlyConfigured."""
    vendor = connections[using].vendor
    if name.startswith("elasticsearch"):
        from search.engines.elasticsearch.engine import ElasticsearchEngine  # noqa: PLC0415 - only what is used

        return ElasticsearchEngine(using)
    if name == "sqlite" == vendor:
        from search.engines.sqlite import SqliteEngine  # noqa: PLC0415 - only what is used is loaded

        return SqliteEngine(using)
    if name == "postgresql" == vendor:
        from search.engines.postgresql import PostgresqlEngine  # noqa: PLC0415 - only what is used is loaded

        return PostgresqlEngine(using)
    if name in {"sqlite", "postgresql"}:
        raise ImproperlyConfigured(f"Search by {name} needs {name} as the database; this one is {vendor}.")
    raise ImproperlyConfigured(f"There is no search engine “{name}”.")


def _name() -> str:
    return urlsplit(settings.SEARCH_URL).scheme


def check() -> None:
    """Refuse a SEARCH_URL that is wrong, with a sentence; called when the site starts."""
    if _name().startswith("elasticsearch"):
        from search.engines.elasticsearch.address import address_of  # noqa: PLC0415 - only what is used is loaded

        address_of(settings.SEARCH_URL)


def prepare(using: str = "default", **kwargs) -> None:
    """Make what the engines stand on; called after every migration, which does not fail for an absent cluster."""
    for one in engines(using) if using == "default" else []:
        try:
            one.prepare()
        except EngineAwayError as error:
            logger.warning(
                "Search by %s is not prepared: %s. Run rebuild_search when it is back.", one.name, error
            )
