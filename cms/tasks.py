"""Tasks of the project package; each takes a key and delegates."""

from django_tasks import task

from cms import mail


@task()
def deliver_mail(pk: int) -> None:
    """Send one letter of the ledger."""
    mail.deliver(pk)
