"""Letters about what is new or changed in a folder and below it, bundled, to those who follow it (D11).

Nobody follows anything unless they chose so. What is told is looked up when the letter is written, for the one who
gets it, and asked again when it is sent.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from cms import access, mail, request_memory
from cms.accounts import User
from cms.models import Document, DocumentVersion
from cms.pages import address
from workspace.folders import throwing
from workspace.folders.models import FolderPage, Follow
from workspace.folders.reading_letters import audience_of
from workspace.members.membership_letters import absolute, title_in
from workspace.members.models import Workspace
from workspace.members.shell import workspace_page_of

# One letter for what comes together: after half a quiet hour, after four hours at the latest.
QUIET, LATE = timedelta(minutes=30), timedelta(hours=4)
OLDEST = timedelta(days=14)  # what came before is not told of any more
TOLD = 30  # documents of a letter that are named


# -- Following ------------------------------------------------------------------------------------
def follows(user: User, folder: FolderPage) -> bool:
    """Tell whether a person follows a folder, in whichever language."""
    return Follow.objects.filter(user=user, folder__translation_key=folder.translation_key).exists()


def follow(user: User, folder: FolderPage, on: bool) -> None:
    """Begin or stop to write to a person about a folder that they may see; twice is as once."""
    versions = FolderPage.objects.filter(translation_key=folder.translation_key)
    if on:
        Follow.objects.get_or_create(user=user, folder=versions.order_by("pk").first())
    else:
        Follow.objects.filter(user=user, folder__in=versions).delete()


# -- Telling --------------------------------------------------------------------------------------
def tell() -> int:
    """Write the letters that are due, one to each person and workspace; return how many."""
    oldest = Follow.objects.order_by("told_until").values_list("told_until", flat=True).first()
    if oldest is None or not DocumentVersion.objects.filter(added_at__gt=oldest).exists():
        return 0
    theirs: dict[tuple[User, Workspace], list[Follow]] = defaultdict(list)
    for row in Follow.objects.select_related("user", "folder").filter(user__is_active=True):
        place = workspace_page_of(row.folder)
        if place is not None and place.workspace is not None and not place.workspace.is_archived:
            theirs[row.user, place.workspace].append(row)
    return sum(_tell(user, workspace, rows) for (user, workspace), rows in theirs.items())


@transaction.atomic
@request_memory.in_one_go
def _tell(user: User, workspace: Workspace, rows: list[Follow]) -> int:
    held = Follow.objects.select_for_update(of=("self",)).filter(pk__in=[row.pk for row in rows])
    news = _news(user, list(held.select_related("folder")))
    if not news or not _is_due(news):
        return 0
    newest: dict[int, DocumentVersion] = {}
    for version in news:
        newest.setdefault(version.document_id, version)
    told = list(newest.values())
    context = {
        "workspace_title": title_in(workspace, user.language),
        "count": len(told),
        "title": " ".join(told[0].document.title.split()),
        "rows": [_row(user, version) for version in told[:TOLD]],
        "more": max(len(told) - TOLD, 0),
        "folder_url": f"{settings.BASE_URL}{address(_followed(rows, told[0].document), user.language)}",
    }
    audience = audience_of(workspace, [version.document for version in told])
    mail.send("new_documents", user.email, user.language, context, user=user, audience=audience)
    held.update(told_until=news[0].added_at)
    return 1


def _news(user: User, rows: list[Follow]) -> list[DocumentVersion]:
    """Return the versions that others have added since the last letter, newest first, which the person may see."""
    since = Q(pk__in=[])
    for row in rows:
        below = throwing.below(row.folder, "document__guard__path")
        since |= below & Q(added_at__gt=max(row.told_until, timezone.now() - OLDEST))
    found = DocumentVersion.objects.filter(since).exclude(added_by=user)
    seen = access.viewable_hung_files(user, Document.objects.all())
    found = found.filter(document__in=seen.values("pk"))
    found = found.select_related("document__guard", "document__collection", "added_by")
    return list(found.order_by("-added_at", "-pk"))


def _is_due(news: list[DocumentVersion]) -> bool:
    now: datetime = timezone.now()
    return news[0].added_at < now - QUIET or news[-1].added_at < now - LATE


def _followed(rows: list[Follow], document: Document) -> Page:
    """Return the folder that is followed and has a document in it or below it, the nearest one."""
    keys = [row.folder.translation_key for row in rows]
    above = document.guard.get_ancestors(inclusive=True).filter(translation_key__in=keys)
    return above.order_by("depth").last()


def _row(user: User, version: DocumentVersion) -> dict:
    return {
        "document": version.document,
        "version": version,
        "by": version.added_by or version.document.uploaded_by_name,
        "url": absolute(user.language, "document_page", version.document_id),
    }
