"""Tasks of the project package; each takes a key and delegates."""

from django_tasks import task

from cms import mail, previews, texts, versions


# Somebody waits for the letter; indexing and the like can wait.
@task(priority=50)
def deliver_mail(pk: int) -> None:
    """Send one letter of the ledger."""
    mail.deliver(pk)


# After letters and what was saved: a file is found by its name meanwhile.
@task(priority=10)
def read_text(sha256: str) -> None:
    """Read the text of one content."""
    texts.read(sha256)


# Somebody looks at the page of the document just now.
@task(priority=40)
def draw_preview(sha256: str) -> None:
    """Draw the first pages of one content."""
    previews.draw(sha256)


# Nobody waits for it. One that fails leaves a file without a row, which `reconcile_files` finds.
@task(priority=-10)
def remove_file(name: str) -> None:
    """Remove one stored file, unless a row still names it."""
    versions.remove_file(name)
