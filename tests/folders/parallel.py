"""Twenty people add a file of the same name at once; run as a program, with a database in a file.

    python -m tests.folders.parallel FOLDER PERSON

Prints how many documents there are, how many stored files, and how many contents; then how many
came of twenty clicks on one form.
"""

import sys
from threading import Thread
from uuid import UUID, uuid4

PEOPLE = 20


def at_once(work) -> None:
    """Do something in twenty threads and wait for all of them."""
    threads = [Thread(target=work, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def add(folder, user, number: int, form_id: UUID) -> None:
    """Add one text of its own content."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import connection

    from workspace.folders.uploading import add_document

    try:
        file = SimpleUploadedFile("sama.txt", f"Teksti {number}".encode())
        add_document(folder, user, file=file, form_id=form_id)
    finally:
        connection.close()


def main(folder_key: str, user_key: str) -> None:
    """Add twenty documents, then send one form twenty times."""
    import django

    django.setup()
    from cms.models import Document, User
    from workspace.folders.models import FolderPage

    folder, user = FolderPage.objects.get(pk=folder_key), User.objects.get(pk=user_key)
    at_once(lambda number: add(folder, user, number, uuid4()))
    rows = list(Document.objects.filter(original_name="sama.txt"))
    texts = {row.file.open().read() for row in rows}
    form_id = uuid4()
    at_once(lambda number: add(folder, user, number, form_id))
    after = Document.objects.filter(original_name="sama.txt").count()
    print(len(rows), len({row.file.name for row in rows}), len(texts), after - len(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
