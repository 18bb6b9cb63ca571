"""Tasks of the newsletter; each takes a key and delegates."""

from django_tasks import task

from newsletter import sending


# Before indexing, after the letters that somebody waits for.
@task(priority=20)
def send_issue(pk: int) -> None:
    """Send an issue for a while; the next task goes on."""
    if sending.work(pk):
        send_issue.enqueue(pk)
