"""Tasks of the project package; each takes a key and delegates."""

from django_tasks import task

from cms import mail


# Somebody waits for the letter; indexing and the like can wait.
@task(priority=50)
def deliver_mail(pk: int) -> None:
    """Send one letter of the ledger."""
    mail.deliver(pk)
