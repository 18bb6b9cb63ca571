"""What search answers to the hooks of others: the sweep, and its part of /healthz."""

from collections.abc import Callable

from wagtail import hooks

from search import outbox
from search.health import index_health


@hooks.register("sweep")
def sweep() -> dict[str, Callable[[], int]]:
    """Bring to the engine what a killed worker left."""
    return {"search outbox": outbox.drain}


@hooks.register("health")
def health() -> dict[str, dict]:
    """Tell how far the index is."""
    return {"index": index_health()}
