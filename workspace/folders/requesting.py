"""Upload requests: a member asks for files, and whoever has the link drops them into one folder.

The link's key is shown once and kept as a digest only. Who answers sees what was asked for and by whom,
and nothing of the folder.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max, Min
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms import access, mail
from cms.accounts import User
from cms.pages import address
from workspace.folders import contents
from workspace.folders.models import FolderPage, Incoming, Undo, UploadRequest
from workspace.folders.models.trash import TooLateError
from workspace.members.writing import may_write

DAYS, MOST_DAYS = 14, 90
FILES, MOST_FILES = 20, 200
# One letter for what comes together: after five quiet minutes, after half an hour at the latest.
QUIET, LATE = timedelta(minutes=5), timedelta(minutes=30)
CLOSED = _("This request takes no more files. Ask the one who sent you the link for a new one.")


class State(models.TextChoices):
    """Whether a request still takes files."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    EXPIRED = "expired", _("its time is over")
    FULL = "full", _("all files have come")


# -- Asking ---------------------------------------------------------------------------------------
def ask(
    folder: FolderPage, user: User, *, title: str, note: str, language: str, most: int, expires_at: datetime
) -> tuple[UploadRequest, str]:
    """Ask for files into a folder; return the request and its link, which is told only now.

    Raises Http404 or PermissionDenied when the person may not add to the folder.
    """
    contents.get_folder_to_fill(user, folder.pk)
    key = secrets.token_urlsafe(32)
    made = UploadRequest.objects.create(
        folder=folder, key_hash=digest(key), title=title, note=note, language=language, most=most,
        created_by=user, expires_at=expires_at,
    )  # fmt: skip
    return made, link(made, key)


def digest(key: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def link(request: UploadRequest, key: str) -> str:
    """Return the address that is sent to the outsiders, in the language of the request."""
    with translation.override(request.language):
        return f"{settings.BASE_URL}{reverse('answer_request', args=[key])}"


def requests_of(folder: FolderPage) -> list[UploadRequest]:
    """Return what was asked for in a folder, the newest first, each with its `state`."""
    found = UploadRequest.objects.filter(folder__translation_key=folder.translation_key)
    found = list(found.select_related("created_by"))
    for request in found:
        request.state = _own_state(request)
    return found


def open_in(folder: FolderPage) -> int:
    """Return how many requests of a folder take files now."""
    found = UploadRequest.objects.filter(folder__translation_key=folder.translation_key, closed_at=None)
    return found.filter(expires_at__gt=timezone.now(), received__lt=F("most")).count()


def get_to_change(user: User, pk: int) -> UploadRequest:
    """Fetch a request of a folder that a person may add to; raises Http404 or PermissionDenied."""
    request = UploadRequest.objects.select_related("folder").filter(pk=pk).first()
    if request is None:
        raise Http404
    contents.get_folder_to_fill(user, request.folder_id)
    return request


@transaction.atomic
def close(request: UploadRequest, user: User) -> UUID | None:
    """Take no more files; return the key by which that is undone, None where it was closed already."""
    if not UploadRequest.objects.filter(pk=request.pk, closed_at=None).update(closed_at=timezone.now()):
        return None
    return Undo.note(user, Undo.Kind.END, {"what": "request", "request": request.pk})


def open_again(user: User, told: dict) -> Page:
    """Take files again as before, for `undoing`.

    Raises TooLateError when it is open or its last day is over, and as `get_to_change` does.
    """
    request = get_to_change(user, told["request"])
    closed = UploadRequest.objects.filter(
        pk=request.pk, closed_at__isnull=False, expires_at__gt=timezone.now()
    )
    if not closed.update(closed_at=None):
        raise TooLateError
    return request.folder


def reopen(request: UploadRequest, user: User) -> None:
    """Take files again, by the same link, for two weeks at least; who opens it is told of what comes."""
    until = max(request.expires_at, timezone.now() + timedelta(days=DAYS))
    most = request.most if request.received < request.most else request.received + FILES
    UploadRequest.objects.filter(pk=request.pk).update(
        closed_at=None, expires_at=until, most=most, created_by=user
    )


def new_link(request: UploadRequest) -> str:
    """Give a request another link, which is told only now; the old one leads nowhere any more."""
    key = secrets.token_urlsafe(32)
    UploadRequest.objects.filter(pk=request.pk).update(key_hash=digest(key))
    return link(request, key)


# -- Answering ------------------------------------------------------------------------------------
def by_key(key: str) -> UploadRequest:
    """Fetch the request that a link leads to, with its `state`; raises Http404."""
    found = UploadRequest.objects.select_related("folder__locale", "created_by").filter(key_hash=digest(key))
    request = found.first()
    if request is None:
        raise Http404
    request.state = state(request)
    return request


def state(request: UploadRequest) -> State:
    """Return whether a request takes files: not when the asker or the folder is gone, either."""
    asker, folder = request.created_by, request.folder
    if asker is None or not access.can_view(asker, folder) or not may_write(asker, folder):
        return State.CLOSED
    return _own_state(request)


def _own_state(request: UploadRequest) -> State:
    if request.closed_at is not None:
        return State.CLOSED
    if request.received >= request.most:
        return State.FULL
    return State.OPEN if request.expires_at > timezone.now() else State.EXPIRED


def refuse_if_closed(request: UploadRequest) -> None:
    """Raise ValidationError when a request takes no more files."""
    if state(request) != State.OPEN:
        raise ValidationError(CLOSED, code="closed")


def count(request: UploadRequest) -> None:
    """Count one more file, inside the transaction that takes it in; raises as `refuse_if_closed`."""
    locked = UploadRequest.objects.select_for_update().get(pk=request.pk)
    refuse_if_closed(locked)
    UploadRequest.objects.filter(pk=request.pk).update(received=F("received") + 1)


# -- Telling --------------------------------------------------------------------------------------
def tell() -> int:
    """Write to those who asked, one letter for all that came together; return how many letters."""
    now, untold = (
        timezone.now(),
        Incoming.objects.filter(request__isnull=False, document__isnull=False, told=False),
    )
    rows = untold.values("request").annotate(first=Min("came_at"), last=Max("came_at")).order_by()
    due = [row["request"] for row in rows if row["last"] < now - QUIET or row["first"] < now - LATE]
    for request in UploadRequest.objects.filter(pk__in=due).select_related("folder", "created_by"):
        _tell(request)
    return len(due)


@transaction.atomic
def _tell(request: UploadRequest) -> None:
    came = Incoming.objects.select_for_update().filter(request=request, told=False).exclude(document=None)
    files = list(came.order_by("came_at").values_list("name", "sender"))
    came.update(told=True)
    asker, folder = request.created_by, request.folder
    if asker is None or not asker.is_active or not files:
        return
    context = {
        "request": request, "files": files, "folder_title": folder.title,
        "folder_url": f"{settings.BASE_URL}{address(folder, asker.language)}",
    }  # fmt: skip
    mail.send(
        "upload_request_answered", asker.email, asker.language, context, user=asker, audience=access.audience(folder)
    )  # fmt: skip
