"""How far the index is, in a few numbers."""

from search import outbox
from search.analysis import VERSION
from search.engines import engine
from search.models import Entry, Outbox


def index_health() -> dict:
    """Return engine, entries, what waits and for how long, and the version of the analysis.

    An engine outside the database also tells its `state`, and `why` where something is wrong.
    """
    waited, one = outbox.lag(), engine()
    return {
        "engine": one.name,
        "entries": Entry.objects.count(),
        "waiting": Outbox.objects.filter(engine=one.name).values("entry_id").distinct().count(),
        "lag_seconds": round(waited.total_seconds()) if waited else 0,
        "analysis": VERSION,
        **one.health(),
    }
