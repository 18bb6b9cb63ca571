"""A document for somebody without an account: by a link that expires, can be taken back, and counts (D7).

The link's key is shown once; only its hash is kept. A link works as long as the one who made it may see the
document, and the document stays in the workspace: whatever else happened, the answer is the same page.
"""

import hashlib
import secrets
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.core import signing
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from cms import access, audit, request_memory
from cms.accounts import User
from cms.models import Document, DocumentVersion
from workspace.folders import documents
from workspace.folders.models import Share, Undo
from workspace.folders.models.trash import TooLateError
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import workspace_page_of
from workspace.members.writing import may_write_in

DAYS = 14
MOST_DAYS = 90
TRIES = 10  # wrong passwords of one link
WAIT = timedelta(minutes=15)
PASS_SECONDS = 600  # how long the address of a download works after the right password
_SALT = "workspace.folders.sharing"


class GoneError(Exception):
    """There is no such link, or not any more; which of them is nobody's business."""


class TooManyError(Exception):
    """Too many wrong passwords: the link rests for a while."""


# -- Inside -------------------------------------------------------------------------------------
def get_document_to_share(user, pk: int) -> tuple[Document, Workspace]:
    """Fetch a document that a person may share, and its workspace; raises Http404."""
    document = documents.get_document_to_change(user, pk)
    return document, workspace_page_of(document.guard).workspace


def versions_of(document: Document) -> list[DocumentVersion]:
    """Return the versions that a link may hold, the newest first."""
    return list(document.versions.all())


@transaction.atomic
def share(
    document: Document, user: User, *, language: str, until: date, note: str = "", password: str = "",
    version: int | None = None,
) -> tuple[Share, str]:  # fmt: skip
    """Make a link to a document; return it and its key, which is told now and never again.

    `version` is the number of the only version that is shown; None follows the newest. Raises Http404 when the
    person may not share it any more.
    """
    request_memory.forget()
    document, workspace = get_document_to_share(user, document.pk)
    held = document.versions.filter(number=version).first() if version else None
    if version and held is None:
        raise Http404
    key = secrets.token_urlsafe(32)
    made = Share.objects.create(
        document=document, workspace=workspace, version=held, key_hash=_hashed(key), note=note, language=language,
        password=make_password(password) if password else "", created_by=user, expires_at=_end_of(until),
    )  # fmt: skip
    told = {"last day": until.isoformat(), "version": version, "with password": bool(password)}
    audit.record("share.made", document.title, group_id=workspace.group_id, after=told, actor=user)
    return made, key


def shares_of(document: Document) -> QuerySet[Share]:
    """Return the links of a document, newest first, also those that are over."""
    return document.shares.select_related("version", "created_by")


def open_shares(workspace: Workspace) -> QuerySet[Share]:
    """Return the links of a workspace that have not run out and were not taken back, by their last day."""
    rows = Share.objects.filter(
        workspace=workspace, revoked_at=None, expires_at__gt=timezone.now(), document__trashed_at=None
    )
    return rows.select_related("document", "version", "created_by").order_by("expires_at", "pk")


@transaction.atomic
def revoke(user: User, pk: int) -> tuple[Share, UUID | None]:
    """Take a link back; return the key by which it is opened again, None where it was not open.

    Raises Http404 when it is not the person's to take back.
    """
    held = _held(user, pk)
    if held.revoked_at is not None:
        return held, None
    held.revoked_at = timezone.now()
    held.save(update_fields=["revoked_at"])
    audit.record("share.revoked", held.document.title, group_id=held.workspace.group_id, actor=user)
    return held, Undo.note(user, Undo.Kind.END, {"what": "share", "share": held.pk})


def open_again(user: User, told: dict) -> Page:
    """Open a link again that was taken back, for `undoing`.

    Raises TooLateError when it is open or its last day is over, Http404 as `revoke` does.
    """
    held = _held(user, told["share"])
    if held.revoked_at is None or held.expires_at <= timezone.now():
        raise TooLateError
    held.revoked_at = None
    held.save(update_fields=["revoked_at"])
    audit.record("share.opened_again", held.document.title, group_id=held.workspace.group_id, actor=user)
    return held.document.guard


def _held(user: User, pk: int) -> Share:
    found = Share.objects.select_for_update(of=("self",)).select_related("document__guard", "workspace")
    held = found.filter(pk=pk).first() if pk < 2**63 else None
    if held is None or not may_write_in(user, held.workspace) or not _sees(user, held.document):
        raise Http404
    return held


def address(share: Share, key: str) -> str:
    """Return the path of a link's page in the link's language."""
    with translation.override(share.language):
        return reverse("shared", args=[key])


def state(share: Share) -> str:
    """Return what a link is now: `open`, `revoked`, `over`, or `rests` while nothing may be shown by it."""
    if share.revoked_at is not None:
        return "revoked"
    if share.expires_at <= timezone.now():
        return "over"
    return "open" if _holds(share) else "rests"


# -- Outside ------------------------------------------------------------------------------------
def read(key: str) -> Share:
    """Return the link of a key, as long as it is open; raises GoneError, whatever the reason."""
    rows = Share.objects.select_related(
        "document__guard", "document__collection", "version", "created_by", "workspace"
    )
    found = rows.filter(key_hash=_hashed(key)).first()
    if found is None or state(found) != "open":
        raise GoneError
    return found


def shown_version(share: Share) -> DocumentVersion:
    """Return the version that a link shows now; raises GoneError when there is none."""
    found = share.version or share.document.versions.first()
    if found is None:
        raise GoneError
    return found


@transaction.atomic
def let_in(share: Share, password: str) -> str | None:
    """Return the pass of a right password, good for some minutes; None when it is wrong.

    Raises TooManyError after ten wrong ones in a quarter of an hour.
    """
    held = Share.objects.select_for_update().get(pk=share.pk)
    now = timezone.now()
    fresh = held.wrong_since is not None and held.wrong_since > now - WAIT
    if fresh and held.wrong >= TRIES:
        raise TooManyError
    if check_password(password, held.password):
        return signing.dumps(_pass_of(held), salt=_SALT)
    held.wrong, held.wrong_since = (held.wrong + 1, held.wrong_since) if fresh else (1, now)
    held.save(update_fields=["wrong", "wrong_since"])
    return None


def may_download(share: Share, given: str) -> bool:
    """Tell whether a pass opens a link; one without a password needs none."""
    if not share.password:
        return True
    try:
        return signing.loads(given, salt=_SALT, max_age=PASS_SECONDS) == _pass_of(share)
    except signing.BadSignature:
        return False


def count(share: Share) -> None:
    """Count a download that begins."""
    Share.objects.filter(pk=share.pk).update(opened=F("opened") + 1, last_opened_at=timezone.now())


def _pass_of(share: Share) -> list:
    return [share.pk, _hashed(share.password)[:16]]


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _sees(user: User | None, document: Document) -> bool:
    return user is not None and user.is_active and access.can_view_file(user, document)


def _holds(share: Share) -> bool:
    """Tell whether the one who made a link still sees the document, where it was."""
    return _lies_in(share.document, share.workspace_id) and _sees(share.created_by, share.document)


def _lies_in(document: Document, workspace_id: int) -> bool:
    """Tell whether a document lies in a workspace; asked once a request, however many links it has."""
    if document.guard is None:
        return False
    above = document.guard.get_ancestors(inclusive=True)
    rows = WorkspacePage.objects.filter(pk__in=above, workspace=workspace_id)
    return request_memory.remember(("lies in", document.pk, document.guard_id, workspace_id), rows.exists)
