"""What is done again and again: tasks left by a killed worker, letters due, the outbox, schedules.

Every room answers our hook `sweep() -> dict[str, Callable[[], int]]` with what it wants done;
each callable returns how many rows it moved. The serve command calls it every half minute.
"""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail import hooks

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(minutes=15)
TRIES = 3
KEPT = timedelta(days=14)


def sweep_all() -> dict[str, int]:
    """Do everything that is due; a room that fails is logged and does not stop the others."""
    chores = {"tasks": reclaim_tasks, "old tasks": forget_tasks}
    for hook in hooks.get_hooks("sweep"):
        chores.update(hook())
    return {name: _do(name, chore) for name, chore in chores.items()}


def _do(name: str, chore) -> int:
    try:
        return chore()
    except Exception:
        logger.exception("The chore “%s” failed; it is tried again at the next sweep.", name)
        return 0


def reclaim_tasks() -> int:
    """Give tasks of a killed worker back to the queue, three times at most; return how many.

    Tasks take keys and look at the row again, so doing one twice does no harm.
    """
    lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LOST_AFTER)
    moved = 0
    for row in lost:
        status = TaskResultStatus.READY if len(row.worker_ids) < TRIES else TaskResultStatus.FAILED
        moved += DBTaskResult.objects.filter(pk=row.pk, started_at=row.started_at).update(status=status)
    return moved


def forget_tasks() -> int:
    """Delete tasks that succeeded two weeks ago; return how many."""
    old = DBTaskResult.objects.successful().filter(finished_at__lt=timezone.now() - KEPT)
    return old.delete()[0]
