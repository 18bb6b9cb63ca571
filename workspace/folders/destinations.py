"""Where somebody may put things: the folders of the workspaces in which they may write, as a list to choose from."""

from dataclasses import dataclass

from django.http import Http404
from wagtail.models import Page

from cms import access, languages, tree
from workspace.folders.items import natural
from workspace.folders.models import FolderPage
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.writing import may_write, may_write_in


@dataclass(frozen=True)
class Shelf:
    """The folders of a workspace, each once: (number, title, how deep it lies)."""

    title: str
    folders: list[tuple[int, str, int]]


def get_destination(user, pk: str) -> FolderPage:
    """Return a folder that a person sees and may write in; raises Http404."""
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        raise Http404
    folder = access.get_viewable(user, FolderPage.objects.all(), id=int(pk))
    if not may_write(user, folder):
        raise Http404
    return folder


def shelves(user, first: Page) -> list[Shelf]:
    """Return where a person may put things: first the workspace of a page, then the others by name.

    Folders are told in the active language where they have it, sub-folders after their folder.
    """
    fronts = _fronts(user)
    inside = tree.below(front.path for front in fronts)
    folders = list(access.viewable_by(user, FolderPage.objects.filter(inside)).select_related("locale"))
    parents = {page.path: page.translation_key for page in [*folders, *fronts]}
    chosen: dict = {}
    for page in folders:
        if page.translation_key not in chosen or page.locale.language_code == languages.current():
            chosen[page.translation_key] = page
    below: dict = {}
    for page in chosen.values():
        below.setdefault(parents.get(page.path[: -page.steplen]), []).append(page)
    told = {front.workspace_id: front for front in sorted(fronts, key=_spoken)}
    found = [Shelf(front.title, list(_walk(front.translation_key, below, 0))) for front in told.values()]
    own = next((front.title for front in told.values() if _around(front, fronts, first)), "")
    found.sort(key=lambda shelf: (shelf.title != own, natural(shelf.title)))
    return [shelf for shelf in found if shelf.folders]


def _fronts(user) -> list[WorkspacePage]:
    rooms = [room for room in _rooms(user) if may_write_in(user, room)]
    found = WorkspacePage.objects.live().filter(workspace__in=[room.pk for room in rooms])
    return list(found.select_related("locale"))


def _rooms(user):
    rooms = Workspace.objects.filter(archived_at=None)
    return rooms if user.is_superuser else rooms.filter(memberships__user=user)


def _spoken(front: WorkspacePage) -> bool:
    return front.locale.language_code == languages.current()


def _around(front: WorkspacePage, fronts: list[WorkspacePage], page: Page) -> bool:
    same = [other for other in fronts if other.workspace_id == front.workspace_id]
    return any(page.path.startswith(other.path) for other in same)


def _walk(key, below: dict, depth: int):
    for page in sorted(below.get(key, []), key=lambda page: natural(page.title)):
        yield page.pk, page.title, depth
        yield from _walk(page.translation_key, below, depth + 1)
