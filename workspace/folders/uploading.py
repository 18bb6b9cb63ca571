"""A document comes into a folder: the file and its row together, or neither."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from cms import request_memory, uploads
from cms.models import Document, User
from workspace.folders import limits, same_name, versions
from workspace.folders.models import FolderPage, Incoming
from workspace.members.shell import workspace_page_of
from workspace.members.writing import writable

SameName = Incoming.SameName
USED = _("This form was used already. Choose the file again and send it.")


@dataclass(frozen=True)
class Came:
    """What became of a file: its document, and whether it is a new version of one that was there.

    `again` says that it had come before: nothing was changed this time. `same` says that the newest version of the
    document that has its name is the same file: nothing was changed either.
    """

    document: Document
    is_version: bool = False
    again: bool = False
    same: bool = False


def add_document(
    folder: FolderPage,
    user: User,
    *,
    file: UploadedFile,
    form_id: UUID,
    title: str = "",
    language: str = "",
    same_name: str = SameName.VERSION,
) -> Came:
    """Hang a document from a folder, or write a new version of the one that has the file's name there.

    A form that is sent twice gives the document of the first time (`form_id`). Raises
    ValidationError when the file cannot be kept, or the form was another's; Http404 when the person
    may not write there any more: they were let go while the file came in.
    """

    def hang() -> Came:
        lock(folder)
        present = Document.objects.filter(form_id=form_id).first()
        if present is not None:
            return _the_same(present, folder, user)
        request_memory.forget()
        writable(user, folder)
        limits.check(workspace_page_of(folder).workspace, user, file.name, file.size)
        return keep(folder, user, file, form_id, title=title, language=language, same_name=same_name)

    try:
        return in_turn(hang)
    except IntegrityError:  # the same form, sent to two folders at once
        return _the_same(Document.objects.filter(form_id=form_id).first(), folder, user)
    except OSError as error:
        raise uploads.unkept(error, uploads.file_name(file.name)) from error


def in_turn(work: Callable[[], Came]) -> Came:
    """Do something in a transaction of its own, one upload after the other where the database is SQLite.

    SQLite lets those who wait try at random; among many, some would not be let in before its timeout (UP-18).
    A lock on a file lets them in as they came.
    """
    with _turn(), transaction.atomic():
        return work()


@contextmanager
def _turn() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with (settings.VAR_DIR / "uploads.lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def lock(folder: FolderPage) -> None:
    """Let those who put something into a folder take turns, so that one name becomes one document.

    For the length of the caller's transaction; SQLite lets but one write anyway.
    """
    versions = FolderPage.objects.filter(translation_key=folder.translation_key)
    versions.select_for_update().order_by("pk").values_list("pk").first()


def keep(
    folder: FolderPage,
    user: User | None,
    file: UploadedFile,
    form_id: UUID,
    *,
    title: str = "",
    language: str = "",
    same_name: str = SameName.VERSION,
    sender: str = "",
) -> Came:
    """Write a file down that may come in, inside a transaction that holds the folder's lock.

    Without a `user` it came through an upload request, by `sender`; such a file is never a version of
    something that is there. A file that the newest version is already makes no other one.
    """
    document = _of_that_name(folder, user, file.name) if same_name == SameName.VERSION else None
    is_version = document is not None
    if document is None:
        document = Document(
            title=title or uploads.title_from(uploads.file_name(file.name)), language=language,
            guard=folder, collection=workspace_page_of(folder).workspace.collection,
            uploaded_by_user=user, uploaded_by_name=sender,
        )  # fmt: skip
    elif versions.has_content(versions.newest(document), file):
        return Came(document, same=True)
    else:
        file.name = document.filename  # as it was written first: the link stays the same
    document.file, document.form_id, document.changed_by = file, form_id, user
    document.save()
    return Came(document, is_version)


def _of_that_name(folder: FolderPage, user: User | None, name: str) -> Document | None:
    return same_name.find(folder, user, name) if user is not None else None


def _the_same(present: Document | None, folder: FolderPage, user: User) -> Came:
    mine = present is not None and user.pk in _adders(present)
    if not mine or present.guard.translation_key != folder.translation_key:
        raise ValidationError(USED, code="used")
    return Came(present, again=True)


def _adders(document: Document) -> set[int | None]:
    """Return who brought the newest version of a document."""
    return set(document.versions.order_by("-number").values_list("added_by", flat=True)[:1])
