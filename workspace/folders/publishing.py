"""A document of the closed side goes to the public site, as a copy that remembers its origin (D9).

The copy hangs from a public page, so it is as public as that page, and goes with nothing of the workspace: no
folder, no versions, no names. Who publishes must be allowed to write where the document lies, to publish the page
in the administration, and to add files to a public collection.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.core.files import File
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.models import Collection, Page
from wagtail.permissions import page_permission_policy

from cms import access, audit, languages, metadata, request_memory
from cms.accounts import User
from cms.marks import StaleError
from cms.metadata import Finding
from cms.models import Document
from cms.pages import PublicContent, addresses, readable
from workspace.folders import documents
from workspace.members.shell import workspace_page_of
from workspace.members.writing import may_write


@dataclass(frozen=True)
class Looked:
    """A document whose file was looked into: as it stood, which version that was, and what the file tells.

    The signature of a signed file tells nothing that one does not see, but goes with whatever is taken out.
    """

    document: Document
    number: int
    findings: list[Finding]
    is_signed: bool = False

    @property
    def all_go(self) -> bool:
        """Tell whether a public copy loses all of it, whatever is asked."""
        return self.document.content_type_sniffed in metadata.PICTURES


@dataclass(frozen=True)
class Publication:
    """A public copy: of which version it is, and which one is the newest now."""

    document: Document
    page: Page | None
    version: int
    newest: int

    @property
    def is_behind(self) -> bool:
        """Tell whether the closed side has a newer version."""
        return self.version < self.newest


# A public copy, the address of its page for a reader, and whether the copy is theirs to take away.
Placed = tuple[Publication, str, bool]


class KeptError(Exception):
    """The file tells things that were neither taken away nor said to be all right; `findings` are these."""

    def __init__(self, findings: list[Finding]) -> None:
        """Keep them."""
        super().__init__()
        self.findings = findings


# -- Who, and where to --------------------------------------------------------------------------
def pages_for(user) -> QuerySet[Page]:
    """Return the public pages that a person may hang a document from: those that they publish.

    Each once, in the active language where there is a version of it.
    """
    mine = page_permission_policy.instances_user_has_permission_for(user, "publish")
    kinds = [model for model in PublicContent.__subclasses__() if not model._meta.abstract]
    seen = access.viewable_by(None, Page.objects.type(*kinds))
    pages = Page.objects.filter(pk__in=mine.values("pk")).filter(pk__in=seen.values("pk"))
    here = Q(locale__language_code=languages.current())
    keys = pages.filter(here).order_by().values("translation_key")
    return pages.filter(here | ~Q(translation_key__in=keys)).order_by("title", "pk")


def page_of(pages: QuerySet[Page], pk: str) -> Page | None:
    """Return the one of some pages that has a key, or is its version in another language."""
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    return pages.filter(translation_key__in=Page.objects.filter(pk=pk).values("translation_key")).first()


def collection_for(user) -> Collection | None:
    """Return a public collection that a person may add documents to; None when there is none."""
    mine = document_policy.collections_user_has_permission_for(user, "add")
    return access.viewable_collections(None, mine).order_by("path").first()


def may_publish(user, document: Document) -> bool:
    """Tell whether a person may publish a document of the closed side."""
    if not may_write(user, document.guard) or access.file_audience(document) == access.PUBLIC:
        return False
    return collection_for(user) is not None and pages_for(user).exists()


def get_document_to_publish(user, pk: int) -> Document:
    """Fetch a document that a person may publish; raises Http404."""
    document = documents.get_document(user, pk)
    if not may_publish(user, document):
        raise Http404
    return document


def publications_of(document: Document) -> list[Publication]:
    """Return the public copies of a document, the oldest first."""
    rows = document.publications.filter(trashed_at=None).select_related("guard__locale").order_by("pk")
    newest = _newest(document) if rows else 0
    return [Publication(row, row.guard, row.origin_version or 0, newest) for row in rows]


def told(user, document: Document) -> list[Placed]:
    """Return the public copies with the address of their page, and whether the person may take them away."""
    may = may_write(user, document.guard)
    return [(row, url, mine and may) for row, url, mine in with_pages(user, publications_of(document))]


def with_pages(user, rows: list[Publication]) -> list[Placed]:
    """Return public copies with their page for a reader, its address, and whether the person publishes that page."""
    pages = [row.page for row in rows if row.page]
    if not pages:
        return [(row, "", False) for row in rows]
    shown = readable(pages, languages.current(), user)
    urls = addresses(list(shown.values()), languages.current())
    mine = page_permission_policy.instances_user_has_permission_for(user, "publish")
    mine = set(mine.filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))
    return [
        (replace(row, page=page), urls[page.pk] if page else "", row.document.guard_id in mine)
        for row in rows
        for page in [shown.get(row.page.translation_key) if row.page else None]
    ]


def look_at(document: Document) -> Looked:
    """Look into the newest file of a document; raises FileNotFoundError, StorageAwayError.

    Outside of any transaction: a file may cost the child that reads it ten seconds.
    """
    number = _newest(document)
    with document.file.storage.open(document.file.name, "rb") as opened:
        found = metadata.found(opened, document.content_type_sniffed)
    telling = [row for row in found if row.kind != metadata.Kind.SIGNED]
    return Looked(document, number, telling, is_signed=telling != found)


def group_of(document: Document) -> int | None:
    """Return the group of the workspace whose log tells what became of a document."""
    place = workspace_page_of(document.guard)
    return place.workspace.group_id if place else None


# -- What is done -------------------------------------------------------------------------------
def publish(
    looked: Looked, user: User, *, page: Page, title: str, language: str,
    removed: Iterable[str] = (), kept: Iterable[str] = (),
) -> Document:  # fmt: skip
    """Put a public copy of the version that was looked at on a page, or bring the one that hangs there up to date.

    `removed` names what is taken out of the copy, `kept` what the person said may stay. Raises StaleError when there
    is another version now, Http404 when the person may not, KeptError when something is in neither,
    metadata.UncleanError when a clean copy cannot be made. The file is cleaned before the transaction begins: it holds
    the database only for what it writes there.
    """
    removed = set(removed)
    silent = [row for row in looked.findings if row.kind not in removed | set(kept)]
    if silent and not looked.all_go:
        raise KeptError(silent)
    with _cleaned(looked.document, removed) as file, transaction.atomic():
        document = _held(looked, user)
        copy = _copy_on(document, page, user)
        action = "document.updated_public" if copy.pk else "document.published"
        copy.title, copy.language, copy.kind = title, language, document.kind
        copy.origin_version, copy.changed_by = looked.number, user
        copy.file = file
        copy.save()
        copy.versions.exclude(file=copy.file.name).delete()  # what was corrected is not public any more
        told = {"page": page.title, "version": copy.origin_version, "taken out": sorted(removed)}
        audit.record(action, document.title, group_id=group_of(document), after=told, actor=user)
    return copy


def _cleaned(document: Document, removed: set[str]) -> File:
    with document.file.storage.open(document.file.name, "rb") as opened:
        file = metadata.cleaned(opened, document.content_type_sniffed, removed)
    file.name = document.filename
    file.sniffed_type = document.content_type_sniffed
    return file


def _held(looked: Looked, user: User) -> Document:
    """Return the document for this transaction alone, if the person may publish it and it is as it was looked at."""
    request_memory.forget()
    documents.take_turns(Document.objects.filter(pk=looked.document.pk))
    document = get_document_to_publish(user, looked.document.pk)
    if (_newest(document), document.file.name) != (looked.number, looked.document.file.name):
        raise StaleError
    return document


def _copy_on(document: Document, page: Page, user: User) -> Document:
    """Return the copy that hangs from a page, or a new one that will; raises Http404 when the person may not."""
    if not pages_for(user).filter(pk=page.pk).exists():
        raise Http404
    there = document.publications.filter(guard__translation_key=page.translation_key, trashed_at=None).first()
    return there or Document(
        origin=document, guard=page, collection=collection_for(user), uploaded_by_user=user
    )


def _newest(document: Document) -> int:
    return document.versions.order_by("-number").values_list("number", flat=True).first() or 1
