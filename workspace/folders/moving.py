"""Moving documents, links, text pages and folders to another folder, in the same workspace or another one."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page, ReferenceIndex

from cms import access, request_memory
from cms.accounts import User
from cms.models import Document, Image
from cms.page_cache import purge
from search import indexing
from search.registry import findable_of
from workspace.folders import choosing, making, widening
from workspace.folders.choosing import Thing
from workspace.folders.models import FolderPage, Link, Trashed, Undo
from workspace.members.models import Caretaker, Workspace
from workspace.members.shell import workspace_page_of
from workspace.members.writing import writable

Refused = tuple[str, str]


@dataclass
class Outcome:
    """What became of each chosen thing; `undo` is the key of what can be taken back."""

    done: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    undo: UUID | None = None


def hold(user: User, *places: Page) -> None:
    """Let those who move, throw away and restore in a workspace take turns; ask for the right to write again.

    Inside a transaction. Raises Http404 when the person may not write in one of the places any more.
    """
    keys = {page.workspace_id for page in map(workspace_page_of, places) if page is not None}
    list(Workspace.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    request_memory.forget()
    for place in places:
        writable(user, place)


@transaction.atomic
def move(
    user: User, source: FolderPage, keys: list[str], destination: FolderPage, confirmed: str = ""
) -> Outcome:
    """Move what was chosen in a folder to another folder; each is answered for.

    Raises Http404 when the person sees nothing of it or may not write in one of the two, WidensError when more or
    other people would see it and just that is not `confirmed` (its key).
    """
    hold(user, source, destination)
    found = choosing.chosen(user, source, keys)
    outcome = Outcome(refused=found.problems())
    movable = [thing for thing in found.things if not _why_not(thing, source, destination, outcome)]
    widening.confirm(movable, destination, confirmed, "files.moved", source)
    put(user, movable, destination)
    outcome.done = [thing.title for thing in movable]
    if movable:
        told = {
            "items": [thing.key for thing in movable],
            "from": _home(movable[0], source),
            "to": destination.pk,
        }
        outcome.undo = Undo.note(user, Undo.Kind.MOVE, told)
    return outcome


def _home(first: Thing, source: FolderPage) -> int:
    """Return where things came from: the folder above, when a folder moved itself."""
    itself = first.is_page and first.thing.translation_key == source.translation_key
    return source.get_parent().pk if itself else source.pk


def _why_not(thing: Thing, source: FolderPage, destination: FolderPage, outcome: Outcome) -> bool:
    reason = why_not(thing, destination)
    if reason:
        outcome.refused.append((thing.title, reason))
    return bool(reason)


def why_not(thing: Thing, destination: Page) -> str:
    """Return in words why a thing cannot be moved to a folder, empty when it can."""
    if lies_in(thing, destination):
        return _("it lies there already")
    if thing.key[0] == "f" and is_last_folder(thing.thing):
        return _("a workspace keeps one folder for its documents")
    if thing.key[0] == "d" and access.audience(destination) == access.PUBLIC and thing.thing.tells_more():
        return _("everybody would see it there, and its file tells more than one sees; a copy does not")
    return why_not_there(thing, destination)


def lies_in(thing: Thing, place: Page) -> bool:
    """Tell whether a thing lies straight in a folder."""
    if thing.is_page:
        home = thing.thing.get_parent()
    else:
        home = thing.thing.guard if thing.key[0] == "d" else thing.thing.folder
    return home.translation_key == place.translation_key


def why_not_there(thing: Thing, destination: Page) -> str:
    """Return in words why a thing cannot lie in a folder, moved or copied; empty when it can."""
    if not thing.is_page:
        return ""
    if _is_below(destination, thing.thing):
        return _("a folder cannot lie in itself or in a folder below it")
    if thing.key[0] == "t" and not thing.thing.specific.can_move_to(destination):
        return _("a page that has pages below it stays where it is")
    if not _speaks(destination, thing.thing):
        return _("its other language has no place there")
    return ""


def _is_below(place: Page, page: Page) -> bool:
    tops = [version.path for version in making.versions(page).values()]
    return any(version.path.startswith(top) for version in making.versions(place).values() for top in tops)


def _speaks(destination: Page, page: Page) -> bool:
    place = workspace_page_of(destination)
    return set(making.versions(page)) <= set(making.languages_below(place))


def is_last_folder(folder: Page) -> bool:
    """Tell whether a folder is the only one that lies straight in its workspace."""
    place = workspace_page_of(folder)
    if folder.depth != place.depth + 1:
        return False
    beside = FolderPage.objects.live().filter(place.workspace.around(), depth=folder.depth)
    return not beside.exclude(translation_key=folder.translation_key).exists()


# -- Putting ------------------------------------------------------------------------------------
def put(user: User, things: list[Thing], destination: Page) -> None:
    """Hang things from a folder, whatever they hung from; the collection of their files follows."""
    workspace = workspace_page_of(destination).workspace
    put_documents([thing.thing.pk for thing in things if thing.key[0] == "d"], destination, workspace)
    links = [thing.thing.pk for thing in things if thing.key[0] == "l"]
    Link.objects.filter(pk__in=links).update(folder=destination, position=None)
    Trashed.objects.filter(link__in=links).update(workspace=workspace)
    for thing in things:
        if thing.is_page:
            _put_page(user, thing.thing, destination, workspace)
    purge()


def put_documents(keys: list[int], guard: Page, workspace: Workspace) -> None:
    """Hang documents from a folder; the same few queries for one as for many."""
    if not keys:
        return
    rows = Document.objects.filter(pk__in=keys)
    rows.update(guard=guard, collection=workspace.collection, position=None)
    _look_after(keys, workspace)
    Trashed.objects.filter(document__in=keys).update(workspace=workspace)
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Document), object_id__in=map(str, keys)
    )
    references.filter(model_path="guard").update(to_object_id=str(guard.pk))
    references.filter(model_path="collection").update(to_object_id=str(workspace.collection_id))
    indexing.refresh(findable_of(Document), keys)


def _look_after(keys: list[int], workspace: Workspace) -> None:
    Caretaker.objects.filter(kind="document", key__in=keys).update(workspace=workspace)


def _put_page(user: User, page: Page, destination: Page, workspace: Workspace) -> None:
    """Move a page in all its languages; a language that the destination lacks is made there."""
    for code, version in making.versions(page).items():
        parent = making.version_in(destination, code, user)
        give_free_slug(version, parent)
        fresh = type(version).objects.get(pk=version.pk)
        target = Page.objects.get(pk=parent.pk)
        MovePageAction(fresh, target, pos="last-child", user=user).execute(skip_permission_checks=True)
        _files_below_follow(Page.objects.get(pk=version.pk).path, workspace)


def give_free_slug(page: Page, parent: Page) -> None:
    """Give a page another slug where a place has the same one already; drafts and versions keep to it."""
    if not parent.get_children().filter(slug=page.slug).exists():
        return
    page.slug = making.free_slug(parent, page.slug)
    page.save(update_fields=["slug", "url_path"])
    revision = page.latest_revision
    if revision is not None:
        revision.content["slug"] = page.slug
        revision.save(update_fields=["content"])


def _files_below_follow(path: str, workspace: Workspace) -> None:
    inside = Q(guard__path__startswith=path)
    for model in (Document, Image):
        keys = list(
            model.objects.filter(inside).exclude(collection=workspace.collection).values_list("pk", flat=True)
        )
        model.objects.filter(pk__in=keys).update(collection=workspace.collection)
        if model is Document:
            _look_after(keys, workspace)
    below = Q(page__path__startswith=path) | Q(document__guard__path__startswith=path)
    Trashed.objects.filter(below | Q(link__folder__path__startswith=path)).update(workspace=workspace)
