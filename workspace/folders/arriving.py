"""Files that come in pieces: begun, sent piece by piece, resumed where the connection broke, finished.

Until a file is whole its bytes lie in `INCOMING_ROOT`. How many there are is what the file there says,
not its row: so a crash at any moment leaves nothing to guess. What is not finished in a day is swept away.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, UnreadablePostError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import request_memory, uploads
from cms.accounts import User
from cms.reconciling import Place
from workspace.folders import contents, limits, making, requesting, uploading
from workspace.folders.models import FolderPage, Incoming, UploadRequest
from workspace.folders.uploading import Came, SameName
from workspace.members.shell import workspace_page_of
from workspace.members.writing import writable

KEPT = timedelta(days=1)
DEPTH = 8  # folders in folders that one upload may bring with it
SPARE = 5  # files of a request that may be on their way beyond what it still takes
IDLE = timedelta(minutes=10)  # those that nobody has touched for so long give way to others
_PIECE = 1 << 16
TOO_DEEP = _(
    "The folders in this upload lie more than %(most)d deep in each other. Send an inner one by itself."
)
CHANGED = _("“%(name)s” is not the same file any more. Choose it again.")


class OffsetError(Exception):
    """A piece does not begin where the file ends; `have` is how many bytes there are."""

    def __init__(self, have: int) -> None:
        """Take how many bytes there are."""
        super().__init__(have)
        self.have = have


class BusyError(OffsetError):
    """Another piece of the same file is being written at this moment."""


@dataclass(frozen=True)
class Told:
    """What is told of a file before it comes; `path` names its folders in a whole folder's upload."""

    name: str
    size: int
    path: str = ""
    same_name: str = SameName.VERSION
    language: str = ""


class WholeFile(UploadedFile):
    """A file that has come whole, and lies on disk: the storage moves it instead of copying it."""

    def temporary_file_path(self) -> str:
        """Return where it lies."""
        return self.file.name


def pieces() -> FileSystemStorage:
    """Return where files lie while they come in."""
    return FileSystemStorage(location=settings.INCOMING_ROOT)


def place() -> Place:
    """Return where the pieces lie, and which of them belong to a row; a row may wait for its first one."""
    rows = Incoming.objects.filter(document=None)
    return Place(
        pieces(),
        lambda: {str(pk): f"{Incoming._meta.label} {pk}" for pk in rows.values_list("pk", flat=True)},
        True,
    )


# -- Beginning ------------------------------------------------------------------------------------
def begin(
    folder: FolderPage, sender: User | UploadRequest, told: Told, by: str = "", pk: UUID | None = None
) -> Incoming:
    """Note that a file is coming; raises ValidationError when it could not be taken in anyway.

    `sender` is a person, or the upload request that somebody who is called `by` answers.
    """
    name = uploads.file_name(told.name)
    code = _fault(name, told.size)
    if code:
        raise uploads.refusal(code, name)
    if len(titles(told.path)) > DEPTH:
        raise ValidationError(TOO_DEEP, code="path", params={"most": DEPTH})
    if isinstance(sender, UploadRequest):
        _refuse_too_many(sender)
    limits.check(workspace_page_of(folder).workspace, sender, name, told.size)
    whose = {"request": sender, "sender": by} if isinstance(sender, UploadRequest) else {"user": sender}
    path = "" if "request" in whose else "/".join(titles(told.path))
    row = Incoming(
        folder=folder, name=name, path=path, size=told.size, same_name=told.same_name, language=told.language, **whose
    )  # fmt: skip
    row.pk = pk or row.pk
    row.save(force_insert=True)
    return row


def _refuse_too_many(request: UploadRequest) -> None:
    """Raise ValidationError when far more files of a request are under way than it still takes.

    What is under way takes room before it comes, so whoever has the link could else leave none to the members.
    """
    begun = Incoming.objects.filter(request=request, document=None)
    most = request.most - request.received + SPARE
    if begun.count() < most:
        return
    for row in begun.filter(touched_at__lt=timezone.now() - IDLE):
        drop(row)
    if begun.count() >= most:
        raise ValidationError(limits.MESSAGES[limits.PACE], code=limits.PACE)


def _fault(name: str, size: int) -> str:
    if uploads.ending(name) not in uploads.DOCUMENTS:
        return "ending"
    if not size:
        return "empty"
    return "size" if size > settings.UPLOAD_MAX_BYTES else ""


def titles(path: str) -> list[str]:
    """Return the names of the folders in a path, made safe; steps to nowhere and upwards are left out."""
    parts = [uploads.plain_text(part)[:120].strip(". ") for part in path.replace("\\", "/").split("/")]
    return [part for part in parts if part]


def own(user: User, pk: UUID) -> Incoming:
    """Fetch a file that a person is sending; raises Http404, also when they may not write there any more."""
    row = Incoming.objects.select_related("folder", "document").filter(pk=pk, user_id=user.pk).first()
    if row is None:
        raise Http404
    contents.get_folder_to_fill(user, row.folder_id)
    return row


# -- Pieces ---------------------------------------------------------------------------------------
def have(row: Incoming) -> int:
    """Return how many bytes of a file are there."""
    if row.document_id:
        return row.size
    name = str(row.pk)
    return pieces().size(name) if pieces().exists(name) else 0


def take(row: Incoming, source, offset: int) -> int:
    """Write what comes behind what is there, never whole in memory; return how much there is then.

    What came before a connection breaks stays. Raises OffsetError when `offset` is not where the file ends,
    ValidationError when more comes than was told or the disk is full: then nothing of it is left.
    """
    with _locked(row) as file:
        there = file.seek(0, os.SEEK_END)
        if there != offset:
            raise OffsetError(there)
        try:
            there = _append(source, file, there, row)
        except OSError as error:
            drop(row)
            raise uploads.refusal("room", row.name) from error
    Incoming.objects.filter(pk=row.pk).update(received=there, touched_at=timezone.now())
    return there


def _append(source, file, there: int, row: Incoming) -> int:
    try:
        while piece := source.read(_PIECE):
            if there + len(piece) > row.size:
                drop(row)
                raise ValidationError(CHANGED, code="changed", params={"name": row.name})
            file.write(piece)
            there += len(piece)
    except UnreadablePostError:  # the connection broke
        pass
    return there


@contextmanager
def _locked(row: Incoming) -> Iterator:
    """Open a file for one writer; raises BusyError while there is another."""
    root = pieces()
    Path(root.location).mkdir(parents=True, exist_ok=True)
    number = os.open(root.path(str(row.pk)), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(number, "r+b", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(have(row)) from error
        yield file


# -- The end --------------------------------------------------------------------------------------
def finish(row: Incoming) -> Came:
    """Look into a file that has come whole, and hang it from its folder; a second time changes nothing.

    Raises OffsetError while it is not whole; ValidationError when it is refused (its bytes go, unless it
    was the virus scanner that did not answer); Http404 when the sender may not write there any more.
    """
    if row.document_id:
        return Came(row.document, again=True)
    there = have(row)
    if there != row.size:
        raise OffsetError(there)
    with Path(pieces().path(str(row.pk))).open("rb") as file:
        whole = WholeFile(file, row.name, size=row.size)
        try:
            uploads.check(whole)
            came = receive(row, whole)
        except ValidationError as error:
            if error.code != "scanner":
                drop(row)
            raise
    pieces().delete(str(row.pk))
    return came


def receive(row: Incoming, file: UploadedFile) -> Came:
    """Hang a whole file, into which was looked, from the folder that its row names; raises as `finish`."""

    def hang() -> Came:
        locked = Incoming.objects.select_for_update().get(pk=row.pk)
        if locked.document_id:
            return Came(locked.document, again=True)
        request_memory.forget()
        return _hang(locked, file)

    try:
        return uploading.in_turn(hang)
    except OSError as error:
        raise uploads.refusal("room", row.name) from error
    except Incoming.DoesNotExist as error:
        raise Http404 from error


def _hang(row: Incoming, file: UploadedFile) -> Came:
    uploading.lock(row.folder)
    if row.request_id:
        requesting.count(row.request)
    else:
        writable(row.user, contents.get_folder(row.user, row.folder_id))
    limits.check(
        workspace_page_of(row.folder).workspace, row.request or row.user, row.name, row.size, but=row
    )
    folder = making.folder_along(row.folder, row.user, titles(row.path))
    if folder != row.folder:
        uploading.lock(folder)
    came = uploading.keep(
        folder, row.user, file, row.pk, language=row.language, same_name=row.same_name, sender=row.sender
    )
    row.document, row.came_at, row.received = came.document, timezone.now(), row.size
    row.save()
    return came


def answer(request: UploadRequest, *, file: UploadedFile, sender: str, form_id: UUID) -> None:
    """Take one whole file that answers a request by the plain form; the same form twice is as once.

    Raises ValidationError when the file cannot be kept, or the form was used for something else.
    """
    row = Incoming.objects.filter(pk=form_id).first()
    if row is None:
        told = Told(file.name, file.size, same_name=SameName.BOTH)
        row = begin(request.folder, request, told, sender, pk=form_id)
    elif row.request_id != request.pk:
        raise ValidationError(uploading.USED, code="used")
    try:
        receive(row, file)
    except ValidationError:
        drop(row)
        raise


def drop(row: Incoming) -> None:
    """Forget a file that does not come in after all, with its bytes."""
    Incoming.objects.filter(pk=row.pk, document=None).delete()
    pieces().delete(str(row.pk))


def sweep() -> int:
    """Drop what was not finished in a day, and forget what came in before; return how many rows went."""
    old = Incoming.objects.filter(touched_at__lt=timezone.now() - KEPT)
    rows = list(old.exclude(request__isnull=False, document__isnull=False, told=False))
    for row in rows:
        drop(row)
    Incoming.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
