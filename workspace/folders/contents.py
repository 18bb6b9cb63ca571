"""What lies in a folder, for the one who looks: folders, documents, and whether one may add."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms import access, languages, uploads
from cms.models import Document
from cms.pages import addresses, viewable_children
from workspace.folders.models import FolderPage
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import workspace_page_of
from workspace.members.start import MOST, Places
from workspace.members.writing import may_write_in

PER_PAGE = 100
ORDERS = {"date": _("Newest first"), "name": _("By name"), "type": _("By type")}
# Finnish and Swedish end the alphabet with å ä ö.
_LETTERS = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c", "ü": "y", "é": "e"})


@dataclass(frozen=True)
class SubFolder:
    """A folder in a folder, with its address and how many documents the reader finds in it, at any depth."""

    page: FolderPage
    url: str
    count: int


@dataclass(frozen=True)
class Contents:
    """What a folder shows to a reader."""

    folders: list[SubFolder]
    siblings: list[SubFolder]
    documents: ListPage
    order: str

    @property
    def orders(self) -> list[dict]:
        """Return the orders one can choose."""
        return [
            {"title": title, "url": f"?{urlencode({'sort': key})}", "current": key == self.order}
            for key, title in ORDERS.items()
        ]

    @property
    def query(self) -> str:
        """Return what the links to other pages of the list keep."""
        return urlencode({"sort": self.order})


def get_folder(user, pk: int) -> FolderPage:
    """Fetch a folder and authorise in one call; raises Http404."""
    return access.get_viewable(user, FolderPage.objects.all(), id=pk)


def get_folder_to_fill(user, pk: int) -> FolderPage:
    """Fetch a folder that a person may add to; raises Http404, or PermissionDenied for an onlooker."""
    folder = get_folder(user, pk)
    if not may_upload(user, folder):
        raise PermissionDenied
    return folder


def may_upload(user, folder: FolderPage, place: WorkspacePage | None = None) -> bool:
    """Tell whether a person may add documents: one who sees the folder and may write in its workspace.

    `place` is the folder's workspace, where it is known already.
    """
    place = place or workspace_page_of(folder)
    if place is None or place.workspace is None or not access.can_view(user, folder):
        return False
    return may_write_in(user, place.workspace)


def contents(folder: FolderPage, user, query, place: WorkspacePage | None = None) -> Contents:
    """Return what a folder shows to a person; `query` may have `sort` and `page`, anything in them is safe.

    `place` is the folder's workspace, as read in the active language.
    """
    order = query.get("sort") if query.get("sort") in ORDERS else "date"
    return Contents(
        folders=sub_folders(folder, user),
        siblings=_siblings(folder, user, place),
        documents=_list_page(documents_in(folder, user), order, query.get("page")),
        order=order,
    )


# -- Folders ------------------------------------------------------------------------------------
def sub_folders(parent: Page, user) -> list[SubFolder]:
    """Return the folders below a page, by name, with their addresses: seven queries at most."""
    pages = sorted(viewable_children(parent, user, FolderPage), key=lambda page: natural(page.title))
    if not pages:
        return []
    urls = addresses(pages, languages.current())
    counts = _counts(parent, pages, user)
    return [SubFolder(page, urls[page.pk], counts[page.translation_key]) for page in pages]


def _counts(parent: Page, pages: list[FolderPage], user) -> Counter:
    """Count the documents below each folder, in all its languages, by translation key."""
    keys = {page.translation_key for page in pages}
    versions = Page.objects.filter(translation_key__in=keys | {parent.translation_key})
    paths = list(versions.values_list("path", "translation_key"))
    below = Q(pk__in=[])
    for path, key in paths:
        if key == parent.translation_key:
            below |= Q(guard__path__startswith=path)
    rows = Document.objects.filter(below).viewable_by(user).order_by().values_list("guard__path")
    counts: Counter = Counter()
    for guard, count in rows.annotate(Count("pk")):
        counts.update({key: count for path, key in paths if key in keys and guard.startswith(path)})
    return counts


def _siblings(folder: FolderPage, user, place: WorkspacePage | None) -> list[SubFolder]:
    """Return the other folders beside a folder that lies in the workspace itself; the rail leads to one."""
    if place is None or folder.depth != place.depth + 1:
        return []
    others = sub_folders(place, user)
    return [other for other in others if other.page.translation_key != folder.translation_key]


# -- Documents ----------------------------------------------------------------------------------
def documents_in(folder: FolderPage, user) -> QuerySet[Document]:
    """Return the documents of a folder that a person may see, in whichever language they were added."""
    return Document.objects.hung_on(folder).viewable_by(user)


def documents_of_workspace(workspace_page: WorkspacePage, user) -> QuerySet[Document]:
    """Return the documents that a person may see anywhere in a workspace, newest first."""
    below = Q()
    for path in workspace_page.get_translations(inclusive=True).values_list("path", flat=True):
        below |= Q(guard__path__startswith=path)
    found = Document.objects.filter(below).viewable_by(user)
    return found.select_related("uploaded_by_user", "guard__locale").order_by("-created_at", "-pk")


def count_in(workspace: Workspace) -> int:
    """Return how many documents lie in a workspace, whoever may see them."""
    loose = Q(collection=workspace.collection)
    return Document.objects.filter(loose | workspace.around("guard__path")).count()


def added_by_others(places: Places) -> QuerySet[Document]:
    """Return the documents that others have added since a person's last visit to each workspace, newest first."""
    found = Document.objects.filter(guard__isnull=False).viewable_by(places.user)
    found = places.fresh(found, "guard__path", "created_at").exclude(uploaded_by_user=places.user)
    return found.select_related("uploaded_by_user", "guard")[:MOST]


def _list_page(documents: QuerySet[Document], order: str, number) -> ListPage:
    """Return one page of documents in two queries: the keys in order, then the rows of the page."""
    page = Paginator(_keys(documents, order), PER_PAGE).get_page(number)
    rows = documents.select_related("uploaded_by_user").in_bulk(list(page.object_list))
    page.object_list = [rows[key] for key in page.object_list if key in rows]
    return page


def _keys(documents: QuerySet[Document], order: str) -> list[int]:
    if order == "date":
        return list(documents.order_by("-created_at", "-pk").values_list("pk", flat=True))
    rows = documents.order_by("-created_at", "-pk").values_list("pk", "title", "original_name")
    by_name = sorted(rows, key=lambda row: natural(row[1]))
    if order == "type":
        by_name.sort(key=lambda row: uploads.ending(row[2]))
    return [row[0] for row in by_name]


def natural(text: str) -> list:
    """Return what to sort a name by: å ä ö last, “Liite 2” before “Liite 10”."""
    parts = re.split(r"(\d+)", text.casefold().translate(_LETTERS))
    return [(1, "", int(part[:18])) if part.isdecimal() else (0, part, 0) for part in parts if part]
