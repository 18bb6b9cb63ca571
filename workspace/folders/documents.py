"""The page of a document: what is told of it there, and changing what it is called."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from cms import languages
from cms.accounts import User
from cms.marks import StaleError, mark
from cms.models import Document, DocumentVersion
from cms.pages import addresses, readable
from workspace.folders import at_hand
from workspace.folders.items import natural
from workspace.members.writing import may_write, writable

NEWEST = 3  # versions that the page of a document tells of


@dataclass(frozen=True)
class Told:
    """What a document is called and what it is for: all that the form changes."""

    title: str
    kind: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What the page of a document needs of it, for the one who looks."""

    document: Document
    tags: list[str]
    folder_title: str
    folder_url: str
    starred: bool
    may_write: bool
    versions: list[DocumentVersion]
    version_count: int


def rows() -> QuerySet[Document]:
    """Return the documents that have a page of their own: all that hang from a page."""
    return Document.objects.filter(guard__isnull=False)


def get_document(user, pk: int) -> Document:
    """Fetch a document and authorise in one call; raises Http404."""
    found = rows().viewable_by(user).filter(pk=pk)
    try:
        document = found.select_related("guard__locale", "uploaded_by_user", "collection").first()
    except OverflowError:  # a number that is longer than any that SQLite knows
        document = None
    if document is None:
        raise Http404
    return document


def get_document_to_change(user, pk: int) -> Document:
    """Fetch a document that a person may change; raises Http404."""
    document = get_document(user, pk)
    writable(user, document.guard)
    return document


def open_page(document: Document, user) -> Shown:
    """Return what the page of a document shows, and remember that the person opened it."""
    at_hand.opened(user, document)
    folder = readable([document.guard], languages.current(), user)[document.guard.translation_key]
    return Shown(
        document=document,
        tags=tags_of(document),
        folder_title=folder.title,
        folder_url=addresses([folder], languages.current())[folder.pk],
        starred=document.pk in at_hand.stars(user).documents,
        may_write=may_write(user, document.guard),
        versions=list(document.versions.select_related("added_by")[:NEWEST]),
        version_count=document.versions.count(),
    )


def tags_of(document: Document) -> list[str]:
    """Return the tags of a document by name."""
    return sorted((tag.name for tag in document.tags.all()), key=natural)


# -- Changing -----------------------------------------------------------------------------------
def take_turns(documents: QuerySet[Document]) -> None:
    """Let those wait, until the transaction ends, who do something with the same documents at the same moment."""
    list(documents.select_for_update(of=("self",)).values_list("pk"))


def told_of(document: Document) -> Told:
    """Return what a document is called and what it is for, as it stands."""
    return Told(document.title, document.kind, document.language, tuple(tags_of(document)))


def mark_of(told: Told) -> str:
    """Return a mark of all that the form changes: another one when any of it was saved."""
    return mark([told.title, told.kind, told.language, told.tags])


@transaction.atomic
def change(document: Document, user: User, told: Told, *, seen: str) -> None:
    """Save what a document is called and what it is for.

    `seen` is the mark that the form was opened with; raises StaleError when it is another one now, Http404 when
    the person may not write there.
    """
    writable(user, document.guard)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if seen != mark_of(told_of(locked)):
        raise StaleError
    locked.title, locked.kind, locked.language = told.title, told.kind, told.language
    locked.save(update_fields=["title", "kind", "language"])
    locked.tags.set(told.tags)
