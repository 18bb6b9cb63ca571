"""What many do to the same folder at the same moment; run as a program, with a database of its own.

    python -m tests.folders.parallel add|move|copy

`add` lets a hundred people add files of one name as documents of their own, a hundred as versions, and twenty one
form; it prints for each how many documents, stored files and contents came of it. `move` lets two people move two
folders into each other, again and again; `copy` lets one copy what the other deletes. Both print what is wrong then.
"""

import sys
from collections.abc import Callable
from functools import partial
from threading import Barrier, BoundedSemaphore, Thread
from uuid import UUID, uuid4

PEOPLE = 100
CONNECTIONS = 40  # at once; a PostgreSQL takes a hundred, and the suite needs some
ROUNDS = 5


def at_once(*works: Callable[[], object]) -> None:
    """Do several things in a thread each, begun at the same moment, and wait for all of them."""
    from django.db import connection

    begin, door = Barrier(len(works)), BoundedSemaphore(CONNECTIONS)

    def run(work: Callable[[], object]) -> None:
        begin.wait()
        with door:
            try:
                work()
            finally:
                connection.close()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def world():
    """Return a folder and one who may write there; they are made where there is none."""
    from cms.models import User
    from tests import factories
    from workspace.folders.models import FolderPage
    from workspace.members.models import Membership

    if not FolderPage.objects.exists():
        factories.join(factories.site_tree().a, User.objects.create_user("rinnakkain@elo.example"))
    return FolderPage.objects.order_by("path").first(), Membership.objects.first().user


# -- Adding -------------------------------------------------------------------------------------
def add(folder, user, number: int, form_id: UUID, name: str, same_name: str) -> None:
    """Add one text of its own content."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from workspace.folders.uploading import add_document

    file = SimpleUploadedFile(name, f"Teksti {number}".encode())
    add_document(folder, user, file=file, form_id=form_id, same_name=same_name)


def count(name: str) -> str:
    """Return how many documents, files and contents of a name there are."""
    from cms.models import DocumentVersion

    rows = list(DocumentVersion.objects.filter(original_name=name))
    texts = {row.file.open().read() for row in rows}
    return f"{len({row.document_id for row in rows})} {len({row.file.name for row in rows})} {len(texts)}"


def adding() -> None:
    """Add them, and print what came of it."""
    folder, user = world()
    for way in ("both", "version"):
        name = f"{way}.txt"
        at_once(*[partial(add, folder, user, number, uuid4(), name, way) for number in range(PEOPLE)])
        print(way, count(name))
    form_id = uuid4()
    at_once(*[partial(add, folder, user, number, form_id, "form.txt", "both") for number in range(20)])
    print("form", count("form.txt"))


# -- Moving -------------------------------------------------------------------------------------
def moving_folders() -> None:
    """Move each of two folders below the other at once: one of the two must be refused, and the tree stay whole."""
    from wagtail.models import Page

    top, user = world()
    for number in range(ROUNDS):
        came: list[int] = []
        (first, below_first), (second, below_second) = (
            pair(top, f"yksi-{number}"),
            pair(top, f"kaksi-{number}"),
        )
        at_once(
            partial(move, user, top, first, below_second, came),
            partial(move, user, top, second, below_first, came),
        )
        print(sorted(came), sum(map(len, Page.find_problems())))


def pair(top, name: str) -> tuple[int, int]:
    """Make a folder with one in it, and return the keys of both."""
    from tests import factories
    from workspace.folders.models import FolderPage

    outer = factories.page(top, FolderPage, name, name)
    return outer.pk, factories.page(outer, FolderPage, "Sisempi", f"sisempi-{outer.pk}").pk


def move(user, top, folder: int, target: int, came: list[int]) -> None:
    """Move a folder, and note how many were moved."""
    from workspace.folders import moving
    from workspace.folders.models import FolderPage

    places = [FolderPage.objects.get(pk=pk) for pk in (top.pk, target)]
    came.append(len(moving.move(user, places[0], [f"f{folder}"], places[1]).done))


# -- Copying ------------------------------------------------------------------------------------
def copying_what_goes() -> None:
    """Copy a document while it is deleted: whatever is left has its file."""
    from django_tasks_db.models import DBTaskResult

    from cms import versions
    from cms.models import Document, DocumentVersion
    from workspace.folders import copying

    folder, user = world()
    made = []

    def copy(document) -> None:
        try:
            made.append(copying.copy_document(user, document, folder, folder).pk)
        except FileNotFoundError:
            made.append(None)

    for number in range(ROUNDS * 2):
        add(folder, user, number, uuid4(), f"{number}.txt", "both")
        document = Document.objects.latest("pk")
        at_once(lambda document=document: copy(document), document.delete)
        for row in DBTaskResult.objects.filter(task_path="cms.tasks.remove_file"):
            versions.remove_file(*row.args_kwargs["args"])
    rows = [*Document.objects.all(), *DocumentVersion.objects.all()]
    print(len(made), sum(not row.file.storage.exists(row.file.name) for row in rows))


def main() -> None:
    """Do what is asked."""
    import django

    django.setup()
    {"add": adding, "move": moving_folders, "copy": copying_what_goes}[sys.argv[1]]()


if __name__ == "__main__":
    main()
