"""Versions of a document: the list, a new one, an older one brought back, what one is remembered as."""

import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import request_memory, uploads, versions
from cms.accounts import User
from cms.marks import StaleError
from cms.models import Document, DocumentVersion
from workspace.folders import limits
from workspace.members.shell import workspace_page_of
from workspace.members.writing import writable

A_PAGE = 20


@dataclass(frozen=True)
class Came:
    """A new version, and the one that somebody else had added while the file was on its way, if any."""

    version: DocumentVersion
    between: DocumentVersion | None = None


class GoneError(Exception):
    """The file of a version is not in the storage."""


# -- Reading ------------------------------------------------------------------------------------
def newest(document: Document) -> DocumentVersion | None:
    """Return the newest version of a document."""
    return document.versions.select_related("added_by").order_by("-number").first()


def page_of(document: Document, number: str | None) -> ListPage:
    """Return one page of the versions of a document, the newest first."""
    return Paginator(document.versions.select_related("added_by"), A_PAGE).get_page(number)


def get_version(document: Document, number: int) -> DocumentVersion:
    """Return a version of a document that was authorised already; raises Http404."""
    try:
        found = document.versions.select_related("added_by").filter(number=number).first()
    except OverflowError:  # a number that is longer than any that SQLite knows
        found = None
    if found is None:
        raise Http404
    return found


# -- Writing ------------------------------------------------------------------------------------
def add_version(document: Document, user: User, *, file: UploadedFile, why: str = "", seen: int = 0) -> Came:
    """Take a file in as the newest version of a document; what was there stays a version.

    A file with the ending of the one before takes its name, so that the file's address stays. `seen` is the
    newest number when the form was opened; who comes second comes on top. Raises ValidationError when the file
    is the newest version already, goes past a limit or cannot be kept, Http404 when the person may not write there.
    """
    try:
        with transaction.atomic():
            locked = _locked(document, user)
            last = newest(locked)
            if has_content(last, file):
                raise ValidationError(
                    _("This file is the newest version already. Nothing was changed."), code="same"
                )
            limits.check(workspace_page_of(locked.guard).workspace, user, file.name, file.size)
            if uploads.ending(file.name) == uploads.ending(locked.filename):
                file.name = locked.filename
            locked.file, locked.changed_by, locked.why = file, user, why
            locked.save()
            between = last if last is not None and last.number > seen else None
            return Came(newest(locked), between)
    except OSError as error:
        raise uploads.unkept(error, uploads.file_name(file.name)) from error


@transaction.atomic
def restore(document: Document, user: User, number: int, *, seen: int) -> DocumentVersion:
    """Make an older version the newest one again, as a new version with the same file.

    `seen` is the newest number when the list was opened. Raises StaleError when there is a newer one, GoneError
    when the file is lost, ValidationError when it goes past a limit (of the person: it is in the workspace already),
    Http404 when there is no such version or the person may not write there.
    """
    locked = _locked(document, user)
    old, last = get_version(locked, number), newest(locked)
    if last.number != seen:
        raise StaleError
    if old.number == last.number:
        return last
    if not old.file.storage.exists(old.file.name):
        raise GoneError
    place = workspace_page_of(locked.guard).workspace
    limits.Room(place, user, [old.file.name]).take(old.original_name, old.file.name, old.file_size)
    locked.file = old.file.name
    locked.original_name, locked.content_type_sniffed = old.original_name, old.content_type
    locked._set_document_file_metadata()
    locked.changed_at = timezone.now()
    locked.save()
    locked.changed_by, locked.restored_from = user, old.number
    return versions.keep(locked)


def remember_as(document: Document, user: User, number: int, label: str) -> None:
    """Save what a version is remembered as; empty takes the label away. Raises Http404."""
    writable(user, document.guard)
    version = get_version(document, number)
    DocumentVersion.objects.filter(pk=version.pk).update(label=label)


def _locked(document: Document, user: User) -> Document:
    """Return the document as it stands, for this transaction alone; asks once more whether the person may write."""
    request_memory.forget()
    writable(user, document.guard)
    locked = Document.objects.select_for_update(of=("self",)).filter(pk=document.pk, trashed_at=None).first()
    if locked is None:
        raise Http404
    return locked


def has_content(version: DocumentVersion | None, file: UploadedFile) -> bool:
    """Tell whether there is a version and it is the same file."""
    return version is not None and version.sha256 == _digest(file)


def _digest(file: UploadedFile) -> str:
    found = hashlib.sha256()
    for piece in file.chunks():
        found.update(piece)
    file.seek(0)
    return found.hexdigest()
