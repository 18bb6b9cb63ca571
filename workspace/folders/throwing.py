"""Into the trash and back: what lies there is seen by nobody, and keeps its place, its versions and its rights."""

from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Revision

from cms import tree
from cms.accounts import User
from cms.models import Document
from cms.page_cache import purge
from search import indexing
from search.registry import findable_of
from workspace.folders import choosing, making, moving, widening
from workspace.folders.choosing import Thing
from workspace.folders.models import FolderPage, Trashed, Undo
from workspace.folders.moving import Outcome, hold
from workspace.members.models import Workspace
from workspace.members.shell import workspace_page_of


@transaction.atomic
def throw_away(user: User, source: FolderPage, keys: list[str]) -> Outcome:
    """Put what was chosen in a folder into the trash; each is answered for.

    Raises Http404 when the person sees nothing of it, or may not write there.
    """
    hold(user, source)
    found = choosing.chosen(user, source, keys)
    outcome = Outcome(refused=found.problems())
    things = [thing for thing in found.things if not _is_kept(thing, outcome)]
    if things:
        outcome.undo = _throw(user, things, workspace_page_of(source).workspace)
    outcome.done = [thing.title for thing in things]
    return outcome


@transaction.atomic
def throw_page(user: User, page: Page) -> UUID:
    """Put a page into the trash with all that hangs from it, wherever it lies; return the key of what can be undone.

    Raises Http404 when the person may not write there, or it is not there any more.
    """
    hold(user, page)
    page = Page.objects.filter(pk=page.pk).first()
    if page is None or _lies_in_trash(page):
        raise Http404
    return _throw(user, [Thing(f"t{page.pk}", page)], workspace_page_of(page).workspace)


def _lies_in_trash(page: Page) -> bool:
    above = page.get_ancestors(inclusive=True).values("translation_key")
    return Trashed.objects.filter(page__translation_key__in=above).exists()


def _is_kept(thing: Thing, outcome: Outcome) -> bool:
    kept = thing.key[0] == "f" and moving.is_last_folder(thing.thing)
    if kept:
        outcome.refused.append((thing.title, _("a workspace keeps one folder for its documents")))
    return kept


def _throw(user: User, things: list[Thing], workspace: Workspace) -> UUID:
    now, batch = timezone.now(), uuid4()
    rows = [
        Trashed(
            **{_field(thing): thing.thing}, workspace=workspace, batch=batch, trashed_by=user, trashed_at=now,
            was_live=_unpublish(thing.thing, user, now) if thing.is_page else [],
        )
        for thing in things
    ]  # fmt: skip
    Trashed.objects.bulk_create(rows)
    documents = [thing.thing.pk for thing in things if thing.key[0] == "d"]
    if documents:
        Document.objects.filter(pk__in=documents).update(trashed_at=now)
        indexing.refresh(findable_of(Document), documents)
    Undo.objects.create(id=batch, user=user, kind=Undo.Kind.THROW, done_at=now)
    purge()
    return batch


def _field(thing: Thing) -> str:
    return {"d": "document", "l": "link", "t": "page", "f": "page"}[thing.key[0]]


# -- Pages --------------------------------------------------------------------------------------
def below(page: Page, path: str = "path") -> Q:
    """Return the condition of pages that are a page or lie below it, in all its languages.

    `path` leads to a page's own, as `guard__path` from the files that hang from one.
    """
    return tree.below((version.path for version in making.versions(page).values()), path)


def paths_of(rows: QuerySet[Trashed]) -> QuerySet[Page]:
    """Return the tree paths of the pages among things in the trash, in all their languages."""
    keys = rows.filter(page__isnull=False).values("page__translation_key")
    return Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)


def _unpublish(page: Page, user: User, now) -> list[dict]:
    """Unpublish a page with all below it; return what was live, and what was to go live, to bring it back."""
    Document.objects.filter(below(page, "guard__path"), trashed_at=None).update(trashed_at=now)
    there = Page.objects.filter(below(page)).order_by("path")
    kept = [_state(found) for found in there.filter(live=True)]
    scheduled = Revision.page_revisions.filter(
        object_id__in=[str(pk) for pk in there.values_list("pk", flat=True)],
        approved_go_live_at__isnull=False,
    )
    kept += [{"revision": row.pk, "go_live": row.approved_go_live_at.isoformat()} for row in scheduled]
    scheduled.update(approved_go_live_at=None)
    for found in there.filter(live=True).specific():
        UnpublishPageAction(found, user=user).execute(skip_permission_checks=True)
    return kept


def _state(page: Page) -> dict:
    return {
        "page": page.pk, "live_revision": page.live_revision_id, "changes": page.has_unpublished_changes,
    }  # fmt: skip


def _publish(row: Trashed) -> None:
    """Publish again what was live, as it was; drafts stay drafts."""
    inner = Trashed.objects.filter(below(row.page, "page__path")).exclude(pk=row.pk)
    still = tree.below(paths_of(inner), "guard__path")
    files = Document.objects.filter(below(row.page, "guard__path"), trashed=None).exclude(still)
    files.update(trashed_at=None)
    for state in row.was_live:
        if "revision" in state:
            Revision.objects.filter(pk=state["revision"]).update(approved_go_live_at=state["go_live"])
            continue
        page = Page.objects.filter(pk=state["page"]).first()
        if page is not None:
            page = page.specific
            page.live, page.has_unpublished_changes = True, state["changes"]
            page.live_revision_id = state["live_revision"]
            page.save(update_fields=["live", "has_unpublished_changes", "live_revision"], clean=False)


# -- Back ---------------------------------------------------------------------------------------
def place_of(row: Trashed) -> Page:
    """Return what a thing in the trash hangs from."""
    if row.page_id:
        return row.page.get_parent()
    return row.document.guard if row.document_id else row.link.folder


def nearest(place: Page) -> Page:
    """Return a place when it is there, else the nearest folder above it that is; at last the workspace's first.

    A place is there when it is published with all above it.
    """
    above = list(place.get_ancestors(inclusive=True).filter(depth__gt=2).order_by("depth"))
    standing: list[Page] = []
    for page in above:
        if not page.live:
            break
        standing.append(page)
    if standing and standing[-1].pk == place.pk:
        return place.specific
    folders = [page for page in standing if issubclass(page.specific_class, FolderPage)]
    if folders:
        return folders[-1].specific
    room = workspace_page_of(place).workspace
    return FolderPage.objects.live().filter(room.around()).order_by("depth", "path").first() or place.specific


@transaction.atomic
def restore(user: User, row: Trashed, confirmed: str = "") -> Page:
    """Bring one thing back to its place, or to the nearest folder that is there; return where it lies.

    Raises Http404 when the person may not write there, Trashed.DoesNotExist when somebody was quicker, WidensError
    when more people would see it there than at its own place and that is not `confirmed`.
    """
    place = place_of(row)
    hold(user, place)
    row = Trashed.objects.select_related("page", "document", "link").get(pk=row.pk)
    home = _home(row, place)
    thing = Thing(_key(row), row.thing)
    if home.pk != place.pk:
        widening.confirm([thing], home, confirmed, "files.restored", place)
        moving.put(user, [thing], home)
    _bring_back(Trashed.objects.select_related("page", "document", "link").get(pk=row.pk))
    return home


def _home(row: Trashed, place: Page) -> Page:
    """Return where a thing comes back: its place, or the nearest folder; an event lies in no folder."""
    home = nearest(place)
    fits = not row.page_id or row.page.specific_class.can_exist_under(home)
    return home if fits else place.specific


def _key(row: Trashed) -> str:
    if row.page_id:
        kind = "f" if issubclass(row.page.specific_class, FolderPage) else "t"
        return f"{kind}{row.page_id}"
    return f"d{row.document_id}" if row.document_id else f"l{row.link_id}"


def _bring_back(row: Trashed) -> None:
    Trashed.objects.filter(pk=row.pk).delete()
    if row.page_id:
        _publish(row)
    elif row.document_id:
        Document.objects.filter(pk=row.document_id).update(trashed_at=None)
        indexing.refresh(findable_of(Document), [row.document_id])
    purge()
