"""Tasks of search; each delegates."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from search import outbox, spelling


# Before what Wagtail queues by the hundred when many pages are saved.
@task(priority=50)
def bring_to_engine() -> None:
    """Bring what changed to the engine."""
    outbox.drain()


@task(priority=-10)
def learn_words() -> None:
    """Learn the words of the index, for “did you mean”."""
    spelling.learn()


def wake() -> None:
    """Queue the task, unless one waits already: it will see this change too."""
    if not DBTaskResult.objects.ready().filter(task_path=bring_to_engine.module_path).exists():
        bring_to_engine.enqueue()
