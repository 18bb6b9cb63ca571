"""A hundred people add a file of the same name at once; run as a program, with a database in a file.

    python -m tests.folders.parallel

Adds a hundred files of one name as documents of their own, a hundred as versions, and twenty with one form.
Prints for each how many documents, stored files and contents came of it.
"""

from threading import Thread
from uuid import UUID, uuid4

PEOPLE = 100


def at_once(work, people: int = PEOPLE) -> None:
    """Do something in many threads and wait for all of them."""
    threads = [Thread(target=work, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def add(folder, user, number: int, form_id: UUID, name: str, same_name: str) -> None:
    """Add one text of its own content."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import connection

    from workspace.folders.uploading import add_document

    try:
        file = SimpleUploadedFile(name, f"Teksti {number}".encode())
        add_document(folder, user, file=file, form_id=form_id, same_name=same_name)
    finally:
        connection.close()


def count(name: str) -> str:
    """Return how many documents, files and contents of a name there are."""
    from cms.models import DocumentVersion

    rows = list(DocumentVersion.objects.filter(original_name=name))
    texts = {row.file.open().read() for row in rows}
    return f"{len({row.document_id for row in rows})} {len({row.file.name for row in rows})} {len(texts)}"


def main() -> None:
    """Add them, in a folder that is made where there is none."""
    import django

    django.setup()
    from cms.models import User
    from tests import factories
    from workspace.folders.models import FolderPage
    from workspace.members.models import Membership

    if not FolderPage.objects.exists():
        factories.join(factories.site_tree().a, User.objects.create_user("rinnakkain@elo.example"))
    user = Membership.objects.first().user
    folder = FolderPage.objects.order_by("path").first()
    for same_name in ("both", "version"):
        name = f"{same_name}.txt"
        at_once(lambda number, name=name, way=same_name: add(folder, user, number, uuid4(), name, way))
        print(same_name, count(name))
    form_id = uuid4()
    at_once(lambda number: add(folder, user, number, form_id, "form.txt", "both"), 20)
    print("form", count("form.txt"))


if __name__ == "__main__":
    main()
