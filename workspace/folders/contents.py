"""What lies in a folder, for the one who looks: folders, documents, and whether one may add."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page as ListPage
from django.db.models import Count, Q, QuerySet
from wagtail.models import Page

from cms import access, languages, request_memory, tree
from cms.models import Document
from cms.pages import addresses, children_of
from workspace.folders import at_hand, items
from workspace.folders.items import Asked, Choices, natural
from workspace.folders.models import FolderPage
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import workspace_page_of
from workspace.members.start import MOST, Places
from workspace.members.writing import may_write_in


@dataclass(frozen=True)
class SubFolder:
    """A folder in a folder, with its address and how many documents the reader finds in it, at any depth."""

    page: Page
    url: str
    count: int
    description: str = ""


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
    documents = in_folder(folder, user)
    everything = items.keys(documents, folder, user, Asked(order=asked.order))
    found = items.keys(documents, folder, user, asked) if asked.is_filtered else everything
    stars, tags = at_hand.stars(user), items.tags_of(documents)
    own, *others = sub_folders([folder, *_beside(folder, place)], user)
    return Contents(
        folders=own,
        siblings=[
            one for beside in others for one in beside if one.page.translation_key != folder.translation_key
        ],
        items=items.list_page(found, asked.page, stars.documents, tags),
        asked=asked,
        choices=items.choices(everything, tags),
        count=len(everything),
        starred=folder.translation_key in stars.folders,
    )


# -- Folders ------------------------------------------------------------------------------------
def _beside(folder: FolderPage, place: WorkspacePage | None) -> list[Page]:
    """Return where the other folders lie: in the workspace itself, where this one does; the rail leads to one."""
    return [place] if place is not None and folder.depth == place.depth + 1 else []


def sub_folders(parents: list[Page], user) -> list[list[SubFolder]]:
    """Return the folders below each page, by name, with their addresses: six queries at most for all of them."""
    kind = ContentType.objects.get_for_model(FolderPage).pk
    below = [
        sorted(
            (page for page in children_of(parent, user) if page.content_type_id == kind),
            key=lambda page: natural(page.title),
        )
        for parent in parents
    ]
    pages = [page for found in below for page in found]
    if not pages:
        return below
    urls, counts = addresses(pages, languages.current()), _counts(pages, user)
    words = dict(
        FolderPage.objects.filter(pk__in=[page.pk for page in pages]).values_list("pk", "description")
    )
    return [
        [
            SubFolder(page, urls[page.pk], counts[page.translation_key], words.get(page.pk, ""))
            for page in found
        ]
        for found in below
    ]


def _counts(pages: list[Page], user) -> Counter:
    """Count the documents below each folder, in all its languages, by translation key."""
    keys = {version.path: key for key, versions in tree.versions(pages).items() for version in versions}
    rows = access.viewable_hung_files(user, Document.objects.filter(tree.below(keys, "guard__path")))
    counts: Counter = Counter()
    for guard, count in rows.order_by().values_list("guard__path").annotate(Count("pk")):
        above = (guard[:end] for end in range(Page.steplen, len(guard) + 1, Page.steplen))
        counts.update({keys[path]: count for path in above if path in keys})
    return counts


# -- Documents ----------------------------------------------------------------------------------
def documents_in(folder: FolderPage, user) -> QuerySet[Document]:
    """Return the documents of a folder that a person may see, in whichever language they were added."""
    return Document.objects.filter(in_folder(folder, user))


@request_memory.in_one_go
def in_folder(folder: FolderPage, user) -> Q:
    """Return the condition of those documents."""
    seen = [
        page.pk for page in tree.versions([folder])[folder.translation_key] if access.can_view(user, page)
    ]
    return Q(guard__in=seen, trashed_at=None)


def documents_of_workspace(workspace_page: WorkspacePage, user) -> QuerySet[Document]:
    """Return the documents that a person may see anywhere in a workspace, newest first."""
    below = tree.below((version.path for version in workspace_page.versions()), "guard__path")
    found = access.viewable_hung_files(user, Document.objects.filter(below))
    return _with_their_page(found).order_by("-changed_at", "-pk")


def _with_their_page(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Read what a list shows of documents, who brought them, and where they hang."""
    shown = (*items.SHOWN, *items.SHOWN_BY, "created_at", "guard__path", "guard__translation_key")
    return documents.select_related("uploaded_by_user", "guard").only(*shown)


def count_in(workspace: Workspace) -> int:
    """Return how many documents lie in a workspace, whoever may see them; what is in the trash is counted there."""
    loose = Q(collection=workspace.collection)
    return Document.objects.filter(loose | workspace.around("guard__path"), trashed_at=None).count()


def added_by_others(places: Places) -> QuerySet[Document]:
    """Return the documents that others have added since a person's last visit to each workspace, newest first."""
    found = access.viewable_hung_files(places.user, Document.objects.all())
    found = places.fresh(found, "guard__path", "changed_at").exclude(uploaded_by_user=places.user)
    return _with_their_page(found)[:MOST]
