"""Brings to the engines what the outbox names; what is done twice does no harm."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.page_cache import purge
from search.engines import Engine, engines
from search.engines.contract import EngineAwayError, read_ahead
from search.models import Entry, Outbox

BATCH = 200
logger = logging.getLogger(__name__)


def drain() -> int:
    """Bring everything that waits to the engines; return how many changes that were.

    What cannot be brought, since an engine is away, goes on waiting: the sweep tries again.
    """
    there = engines()
    Outbox.objects.exclude(engine__in=[one.name for one in there]).delete()
    done = sum(map(_drain, there))
    if done:
        purge()
    return done


def _drain(one: Engine) -> int:
    drain_some, done = _drain_outside if one.is_outside else _drain_inside, 0
    try:
        while moved := drain_some(one):
            done += moved
    except EngineAwayError as error:
        logger.warning("Search by %s has to wait: %s", one.name, error)
    return done


def _drain_inside(one: Engine) -> int:
    read_ahead(Entry.objects.filter(pk__in=_waiting(one).values("entry_id")[:BATCH]))
    return _drain_in_transaction(one)


@transaction.atomic
def _drain_in_transaction(one: Engine) -> int:
    """Take the oldest rows; who drains at the same time waits here, so that no old text comes last."""
    rows = dict(_waiting(one).select_for_update().values_list("pk", "entry_id")[:BATCH])
    _bring(one, set(rows.values()))
    Outbox.objects.filter(pk__in=list(rows)).delete()
    return len(rows)


def _drain_outside(one: Engine) -> int:
    """Take the oldest rows; nobody who saves waits for the network.

    Where rows went away meanwhile, somebody else brought the same entries, and nobody knows whose text came
    last; so they are brought once more.
    """
    rows = dict(_waiting(one).values_list("pk", "entry_id")[:BATCH])
    _bring(one, set(rows.values()))
    with transaction.atomic():
        gone, _by_model = Outbox.objects.filter(pk__in=list(rows)).delete()
        if gone < len(rows):
            Outbox.objects.bulk_create(Outbox(entry_id=key, engine=one.name) for key in set(rows.values()))
    return len(rows)


def _waiting(one: Engine):
    return Outbox.objects.filter(engine=one.name).order_by("pk")


def _bring(one: Engine, keys: set[int]) -> None:
    entries = list(Entry.objects.filter(pk__in=keys))
    one.put(entries)
    one.delete(keys - {entry.pk for entry in entries})


def lag() -> timedelta | None:
    """Return how long the oldest change has waited; None when nothing waits."""
    first = Outbox.objects.order_by("pk").values_list("created_at", flat=True).first()
    return timezone.now() - first if first else None
