"""What lies in a folder, for the one who looks: folders, documents, and whether one may add."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page as ListPage
from django.db.models import Count, Q, QuerySet
from wagtail.models import Page

from cms import access, languages
from cms.models import Document
from cms.pages import addresses, viewable_children
from workspace.folders import at_hand, items
from workspace.folders.items import Asked, Choices, natural
from workspace.folders.models import FolderPage
from workspace.folders.models.folders import Order
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import workspace_page_of
from workspace.members.start import MOST, Places
from workspace.members.writing import may_write_in


@dataclass(frozen=True)
class SubFolder:
    """A folder in a folder, with its address and how many documents the reader finds in it, at any depth."""

    page: FolderPage
    url: str
    count: int


@dataclass(frozen=True)
class Contents:
    """What a folder shows to a reader; `count` is how many things there are before the list is narrowed."""

    folders: list[SubFolder]
    siblings: list[SubFolder]
    items: ListPage
    asked: Asked
    choices: Choices
    count: int
    starred: bool

    @property
    def orders(self) -> list[tuple[str, str]]:
        """Return the orders one can choose."""
        return Order.choices

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing lies in the folder."""
        return not (self.count or self.folders)


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
    """Return what a folder shows to a person; `query` may have anything in it, see `Asked`.

    `place` is the folder's workspace, as read in the active language.
    """
    asked = Asked.of(query, folder.order)
    documents = documents_in(folder, user)
    everything = items.keys(documents, folder, user, Asked(order=asked.order))
    found = items.keys(documents, folder, user, asked) if asked.is_filtered else everything
    stars = at_hand.stars(user)
    return Contents(
        folders=sub_folders(folder, user),
        siblings=_siblings(folder, user, place),
        items=items.list_page(found, asked.page, stars.documents),
        asked=asked,
        choices=items.choices(documents, everything),
        count=len(everything),
        starred=folder.translation_key in stars.folders,
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
    for version in workspace_page.versions():
        below |= Q(guard__path__startswith=version.path)
    found = Document.objects.filter(below).viewable_by(user)
    return found.select_related("uploaded_by_user", "guard__locale").order_by("-changed_at", "-pk")


def count_in(workspace: Workspace) -> int:
    """Return how many documents lie in a workspace, whoever may see them; what is in the trash is counted there."""
    loose = Q(collection=workspace.collection)
    return Document.objects.filter(loose | workspace.around("guard__path"), trashed_at=None).count()


def added_by_others(places: Places) -> QuerySet[Document]:
    """Return the documents that others have added since a person's last visit to each workspace, newest first."""
    found = Document.objects.filter(guard__isnull=False).viewable_by(places.user)
    found = places.fresh(found, "guard__path", "changed_at").exclude(uploaded_by_user=places.user)
    return found.select_related("uploaded_by_user", "guard")[:MOST]
