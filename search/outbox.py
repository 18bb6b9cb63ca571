"""Brings to the engine what the outbox names; what is done twice does no harm."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.page_cache import purge
from search.engines import engine
from search.engines.contract import read_ahead
from search.models import Entry, Outbox

BATCH = 200


def drain() -> int:
    """Bring everything that waits to the engine; return how many entries that were."""
    done = 0
    while True:
        read_ahead(Entry.objects.filter(pk__in=Outbox.objects.order_by("pk").values("entry_id")[:BATCH]))
        moved = _drain_some()
        if not moved:
            break
        done += moved
    if done:
        purge()
    return done


@transaction.atomic
def _drain_some() -> int:
    """Take the oldest rows; who drains at the same time waits here, so that no old text comes last."""
    rows = dict(Outbox.objects.select_for_update().order_by("pk").values_list("pk", "entry_id")[:BATCH])
    if not rows:
        return 0
    keys = set(rows.values())
    entries = list(Entry.objects.filter(pk__in=keys))
    engine().put(entries)
    engine().delete(keys - {entry.pk for entry in entries})
    Outbox.objects.filter(pk__in=list(rows)).delete()
    return len(keys)


def lag() -> timedelta | None:
    """Return how long the oldest change has waited; None when nothing waits."""
    first = Outbox.objects.order_by("pk").values_list("created_at", flat=True).first()
    return timezone.now() - first if first else None
