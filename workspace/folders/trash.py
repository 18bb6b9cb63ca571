"""The trash of a workspace as those see it who may write there, and its end.

What lies there is deleted for good by a coordinator, or after 30 days by the sweep.
"""

from dataclasses import astuple, dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from cms import access, audit, languages, tree
from cms.accounts import User
from cms.models import Document, Image
from workspace.folders import making, throwing
from workspace.folders.models import Link, Trashed
from workspace.folders.models.trash import KEPT
from workspace.members.joining import is_coordinator
from workspace.members.models import Caretaker, Workspace, WorkspacePage
from workspace.members.writing import may_write_in

PER_PAGE = 100
AT_ONCE = 50


def get_place(user, pk: int) -> WorkspacePage:
    """Return a workspace's page to somebody who may write there; raises Http404."""
    place = access.get_viewable(user, WorkspacePage.objects.select_related("workspace"), id=pk)
    if not may_write_in(user, place.workspace):
        raise Http404
    return place


def in_trash(user, workspace: Workspace) -> QuerySet[Trashed]:
    """Return what lies in the trash of a workspace, of what a person might see at its place, newest first."""
    mine = access.open_to(user, Page.objects.all()).values("pk")
    found = Trashed.objects.filter(workspace=workspace)
    found = found.filter(Q(page__in=mine) | Q(document__guard__in=mine) | Q(link__folder__in=mine))
    return found.select_related("trashed_by", "page", "document__guard", "link__folder")


def list_page(user, workspace: Workspace, number: str | None) -> ListPage:
    """Return a page of the trash in the reader's language.

    Each row knows by `title` what it is called, by `place` the title of where it lay, by `word` what it is.
    """
    page = Paginator(in_trash(user, workspace), PER_PAGE).get_page(number)
    rows = list(page.object_list)
    above = {row.page.path[: -row.page.steplen] for row in rows if row.page_id}
    homes = {home.path: home for home in Page.objects.filter(path__in=above)}
    places = [_place(row, homes) for row in rows]
    said = _titles(user, [*places, *(row.page for row in rows if row.page_id)])
    for row, place in zip(rows, places, strict=True):
        row.place = said.get(place.translation_key, place.title)
        row.title = row.thing.title
        if row.page_id:
            row.title = said.get(row.page.translation_key, row.title)
        row.word, row.icon = _told(row)
    page.object_list = rows
    return page


def _place(row: Trashed, homes: dict[str, Page]) -> Page:
    if row.page_id:
        return homes[row.page.path[: -row.page.steplen]]
    return row.document.guard if row.document_id else row.link.folder


def _titles(user, pages: list[Page]) -> dict[UUID, str]:
    """Return what those of the pages are called that have a version in the reader's language, by translation key."""
    keys = {page.translation_key for page in pages}
    found = Page.objects.filter(translation_key__in=keys, locale__language_code=languages.current())
    return dict(access.open_to(user, found).values_list("translation_key", "title"))


def title_for(user, page: Page) -> str:
    """Return what a page is called in the reader's language, or in the one that it has."""
    return _titles(user, [page]).get(page.translation_key, page.title)


def _told(row: Trashed) -> tuple[str, str]:
    """Return what kind of thing lies in the trash, and its icon; a document has that of its file."""
    if row.document_id:
        return _("Document"), ""
    if row.link_id:
        return _("Link"), "external"
    kind = row.page.specific_class
    return kind.get_verbose_name(), kind.icon


def get_trashed(user, place: WorkspacePage, pk: int) -> Trashed:
    """Return one thing in the trash to somebody who may bring it back; by `title` it knows what it is called.

    Raises Http404.
    """
    try:
        row = in_trash(user, place.workspace).filter(pk=pk).first()
    except OverflowError:
        row = None
    if row is None:
        raise Http404
    row.title = title_for(user, row.page) if row.page_id else row.thing.title
    return row


def get_place_to_purge(user, pk: int) -> WorkspacePage:
    """Return a workspace's page to a coordinator; raises Http404."""
    place = get_place(user, pk)
    if not may_purge(user, place.workspace):
        raise Http404
    return place


def may_purge(user, workspace: Workspace) -> bool:
    """Tell whether a person may delete for good: a coordinator."""
    return may_write_in(user, workspace) and (user.is_superuser or is_coordinator(user, workspace))


# -- For good -----------------------------------------------------------------------------------
@dataclass(frozen=True)
class Inside:
    """How much goes with a folder: documents, links and pages below it, and what was thrown away there before."""

    documents: int
    links: int
    pages: int
    trashed: int


def inside(row: Trashed) -> Inside | None:
    """Return what goes with a page; None where nothing does, and for a document or a link."""
    if not row.page_id:
        return None
    pages = Page.objects.filter(throwing.below(row.page)).exclude(translation_key=row.page.translation_key)
    before = Q(throwing.below(row.page, "page__path")) | throwing.below(row.page, "document__guard__path")
    before |= throwing.below(row.page, "link__folder__path")
    found = Inside(
        Document.objects.filter(throwing.below(row.page, "guard__path")).count(),
        Link.objects.filter(throwing.below(row.page, "folder__path")).count(),
        pages.values("translation_key").distinct().count(),
        Trashed.objects.filter(before).exclude(pk=row.pk).count(),
    )
    return found if any(astuple(found)) else None


@transaction.atomic
def delete_for_good(row: Trashed, user: User | None = None) -> None:
    """Delete a thing in the trash with its files, versions and all that is known of it; harmless when it is gone.

    By a person it is written into the log of the workspace. Files go when the deletion is committed.
    """
    row = Trashed.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if row is None:
        return
    if user is not None:
        audit.record("files.deleted", row.thing.title, group_id=row.workspace.group_id)
    if row.page_id:
        _delete_page(row.page)
    elif row.document_id:
        delete_documents(Document.objects.filter(pk=row.document_id))
    else:
        row.link.delete()


def delete_documents(documents: QuerySet[Document]) -> None:
    """Delete documents with their files and versions, and what is known of them elsewhere."""
    keys = list(documents.values_list("pk", flat=True))
    Caretaker.objects.filter(kind="document", key__in=keys).delete()
    _forget_references(Document, keys)
    for document in Document.objects.filter(pk__in=keys):
        document.delete()


def _delete_page(page: Page) -> None:
    delete_documents(Document.objects.filter(throwing.below(page, "guard__path")))
    for image in Image.objects.filter(throwing.below(page, "guard__path")):
        image.delete()
    _forget_references(Page, list(Page.objects.filter(throwing.below(page)).values_list("pk", flat=True)))
    for version in making.versions(page).values():
        fresh = Page.objects.filter(pk=version.pk).first()
        if fresh is not None:
            fresh.specific.delete()


def _forget_references(model: type, keys: list[int]) -> None:
    """Forget what Wagtail notes of texts that lead to a thing; it forgets by itself only what a thing leads to."""
    kind = ContentType.objects.get_for_model(model)
    ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=map(str, keys)).delete()


def sweep() -> int:
    """Delete what has lain in the trash for 30 days, some at a time; return how many.

    What was thrown away out of a folder before the folder itself is older, and goes first.
    """
    old = Trashed.objects.filter(trashed_at__lt=timezone.now() - KEPT).order_by(
        "trashed_at", "-page__depth", "pk"
    )
    rows = list(old[:AT_ONCE])
    for row in rows:
        delete_for_good(row)
    return len(rows)


def count_in(workspace: Workspace) -> int:
    """Return how many things lie in the trash of a workspace, whoever may see them."""
    return Trashed.objects.filter(workspace=workspace).count()


def links_of(workspace: Workspace) -> int:
    """Return how many links lie in the folders of a workspace; without its trash."""
    return Link.objects.filter(workspace.around("folder__path"), trashed=None).count()


def below_trashed() -> Q:
    """Return the condition of pages that lie in a trash, with all below them."""
    return tree.below(throwing.paths_of(Trashed.objects.all()))


def is_in_trash(page: Page) -> bool:
    """Tell whether a page lies in a trash, alone or with a folder above it."""
    return Page.objects.filter(below_trashed(), pk=page.pk).exists()
