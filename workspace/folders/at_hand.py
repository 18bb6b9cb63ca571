"""What a person has at hand: documents opened lately, and what they have starred; only they see it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from cms import access, languages
from cms.accounts import User
from cms.models import Document
from cms.pages import addresses
from cms.prepared import Prepared
from cms.templatetags.elo import file_icon
from workspace.folders.items import document_url
from workspace.folders.models import FolderPage, Opened, Star
from workspace.members.models import Workspace

SHOWN = 6  # documents of each sort that the start page shows
KEPT = 20  # opened documents that are remembered of each person


@dataclass(frozen=True)
class Thing:
    """A folder or a document at hand; `language` is its own."""

    title: str
    url: str
    icon: str
    language: str = ""


@dataclass(frozen=True)
class Stars:
    """What a person has starred: keys of documents, translation keys of folders."""

    documents: set[int]
    folders: set[UUID]


_STARRED = Prepared(
    lambda whose: Star.objects.filter(whose).values_list("document", "folder__translation_key")
)


def stars(user) -> Stars:
    """Return what a person has starred, in one query."""
    found = _STARRED.rows(Q(user_id=user.pk))
    return Stars({pk for pk, _key in found if pk}, {key for _pk, key in found if key})


@transaction.atomic
def opened(user: User, document: Document) -> None:
    """Remember that a person opened a document now; the oldest beyond the last twenty are forgotten.

    Nobody's opening is remembered while they look at the site as somebody else.
    """
    if access.is_narrowed():
        return
    Opened.objects.update_or_create(user=user, document=document, defaults={"opened_at": timezone.now()})
    mine = Opened.objects.filter(user=user)
    older = list(mine.order_by("-opened_at", "-pk").values_list("pk", flat=True)[KEPT:])
    if older:
        mine.filter(pk__in=older).delete()


def set_star(user: User, thing: Document | FolderPage, on: bool) -> None:
    """Star a document or a folder, or take the star away; twice is as once."""
    if isinstance(thing, Document):
        found = {"document": thing}
    else:
        versions = FolderPage.objects.filter(translation_key=thing.translation_key)
        if not on:
            Star.objects.filter(user=user, folder__in=versions).delete()
            return
        found = {"folder": versions.order_by("pk").first()}
    if on:
        Star.objects.get_or_create(user=user, **found)
    else:
        Star.objects.filter(user=user, **found).delete()


def starred_folders(user, workspace: Workspace | None) -> list[FolderPage]:
    """Return the starred folders that a person may see, in whichever language they were starred; of one or all."""
    rows = FolderPage.objects.filter(stars__user=user)
    if workspace is not None:
        rows = rows.filter(workspace.around())
    return list(access.viewable_by(user, rows).select_related("locale"))


def things(user, workspace: Workspace | None = None) -> tuple[list[Thing], list[Thing]]:
    """Return what a person has starred, folders first, and what they opened lately beside that; of one or all.

    The own rows are read first: whoever has none asks nothing about what may be seen.
    """
    kept = stars(user)
    recent = list(Opened.objects.filter(user=user).values_list("document", flat=True)[:KEPT])
    folders = starred_folders(user, workspace) if kept.folders else []
    urls = addresses(folders, languages.current())
    found = _among(user, workspace, kept.documents | set(recent))
    documents = [document for document in found.values() if document.pk in kept.documents][:SHOWN]
    lately = [found[pk] for pk in recent if pk in found and found[pk] not in documents]
    starred = [_folder(folder, urls[folder.pk]) for folder in folders]
    return starred + [_document(document) for document in documents], [_document(d) for d in lately[:SHOWN]]


def _among(user, workspace: Workspace | None, keys: set[int]) -> dict[int, Document]:
    """Return those documents that a person may see, by name; of one workspace or all."""
    if not keys:
        return {}
    rows = _seen(user).filter(pk__in=keys)
    if workspace is not None:
        rows = rows.filter(workspace.around("guard__path"))
    return {row.pk: row for row in rows.select_related("guard__locale").order_by("title", "pk")}


def _folder(folder: FolderPage, url: str) -> Thing:
    return Thing(folder.title, url, "folder", folder.locale.language_code)


def _document(document: Document) -> Thing:
    return Thing(
        document.title, document_url(document), file_icon(document.file_extension), document.language
    )


def _seen(user) -> QuerySet[Document]:
    return Document.objects.filter(guard__isnull=False).viewable_by(user)
