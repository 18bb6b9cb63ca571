"""A document of the closed side goes to the public site, as a copy that remembers its origin (D9).

The copy hangs from a public page, so it is as public as that page, and goes with nothing of the workspace: no
folder, no versions, no names. Who publishes must be allowed to write where the document lies, to publish the page
in the administration, and to add files to a public collection.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.models import Collection, Page
from wagtail.permissions import page_permission_policy

from cms import access, audit, languages, metadata, request_memory
from cms.accounts import User
from cms.metadata import Finding
from cms.models import Document
from cms.pages import PublicContent, addresses, readable
from workspace.folders import documents
from workspace.members.shell import workspace_page_of
from workspace.members.writing import may_write


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


def told(user, document: Document) -> list[tuple[Publication, str, bool]]:
    """Return the public copies with the address of their page, and whether the person may take them away."""
    rows = publications_of(document)
    pages = [row.page for row in rows if row.page]
    if not pages:
        return [(row, "", False) for row in rows]
    shown = readable(pages, languages.current(), user)
    urls = addresses(list(shown.values()), languages.current())
    mine = page_permission_policy.instances_user_has_permission_for(user, "publish")
    mine = set(mine.filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))
    mine = mine if may_write(user, document.guard) else set()
    return [
        (replace(row, page=page), urls[page.pk] if page else "", row.document.guard_id in mine)
        for row in rows
        for page in [shown.get(row.page.translation_key) if row.page else None]
    ]


def findings_of(document: Document) -> list[Finding]:
    """Return what the file of a document tells beside what one sees in it."""
    with document.file.storage.open(document.file.name, "rb") as opened:
        return metadata.found(opened, document.content_type_sniffed)


def group_of(document: Document) -> int | None:
    """Return the group of the workspace whose log tells what became of a document."""
    place = workspace_page_of(document.guard)
    return place.workspace.group_id if place else None


# -- What is done -------------------------------------------------------------------------------
@transaction.atomic
def publish(
    document: Document, user: User, *, page: Page, title: str, language: str,
    removed: Iterable[str] = (), kept: Iterable[str] = (),
) -> Document:  # fmt: skip
    """Put a public copy of the newest version on a page, or bring the one that hangs there up to date.

    `removed` names what is taken out of the copy, `kept` what the person said may stay. Raises Http404 when the
    person may not, KeptError when something is in neither, metadata.UncleanError when a clean copy cannot be made.
    """
    request_memory.forget()
    documents.take_turns(Document.objects.filter(pk=document.pk))
    document = get_document_to_publish(user, document.pk)
    if not pages_for(user).filter(pk=page.pk).exists():
        raise Http404
    removed, kept = set(removed), set(kept)
    _refuse_silence(document, removed, kept)
    copy = document.publications.filter(guard__translation_key=page.translation_key, trashed_at=None).first()
    action = "document.updated_public" if copy else "document.published"
    copy = copy or Document(
        origin=document, guard=page, collection=collection_for(user), uploaded_by_user=user
    )
    copy.title, copy.language, copy.kind = title, language, document.kind
    copy.origin_version, copy.changed_by = _newest(document), user
    _give_file(copy, document, removed)
    copy.versions.exclude(file=copy.file.name).delete()  # what was corrected is not public any more
    told = {"page": page.title, "version": copy.origin_version, "taken out": sorted(removed)}
    audit.record(action, document.title, group_id=group_of(document), after=told, actor=user)
    return copy


def _refuse_silence(document: Document, removed: set[str], kept: set[str]) -> None:
    pictures_lose_all = document.content_type_sniffed in metadata.PICTURES
    silent = [row for row in findings_of(document) if row.kind not in removed | kept]
    if silent and not pictures_lose_all:
        raise KeptError(silent)


def _give_file(copy: Document, document: Document, removed: set[str]) -> None:
    with document.file.storage.open(document.file.name, "rb") as opened:
        cleaned = metadata.cleaned(opened, document.content_type_sniffed, removed)
    cleaned.name = document.filename
    cleaned.sniffed_type = document.content_type_sniffed
    with cleaned:
        copy.file = cleaned
        copy.save()


def _newest(document: Document) -> int:
    return document.versions.order_by("-number").values_list("number", flat=True).first() or 1
