"""Copying documents, links, text pages and folders: a copy is a new thing with an address of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page
from wagtail.tasks import update_reference_index_task

from cms import access, versions
from cms.accounts import User
from cms.chunks import chunks
from cms.models import Document
from cms.page_cache import purge
from cms.pages import viewable_children
from cms.restricting import copy_restriction
from search import indexing
from search.registry import findable_of
from workspace.folders import choosing, contents, items, limits, making, moving, widening
from workspace.folders.choosing import Chosen, Thing
from workspace.folders.making import Words
from workspace.folders.models import FolderPage, Link
from workspace.folders.moving import Outcome, Refused, hold
from workspace.members.models import Workspace
from workspace.members.shell import workspace_page_of

AT_ONCE = 50  # documents in one transaction


def copy(
    user: User, source: FolderPage, keys: list[str], destination: FolderPage, confirmed: str = ""
) -> Outcome:
    """Copy what was chosen in a folder to a folder, what lies below it included as far as the person sees it.

    Documents go some at a time, so that nobody waits for all of them. Raises as `moving.move` does.
    """
    found, outcome = _begin(user, source, keys, destination, confirmed)
    possible = []
    for thing in found.things:
        reason = moving.why_not_there(thing, destination)
        if reason:
            outcome.refused.append((thing.title, reason))
        else:
            possible.append(thing)
    documents = [thing for thing in possible if thing.key[0] == "d"]
    _made, refused = copy_documents(user, [thing.thing for thing in documents], destination, source)
    reasons = {f"d{document.pk}": _reason(error) for document, error in refused}
    for thing in possible:
        reason = (
            reasons.get(thing.key, "") if thing.key[0] == "d" else _copied(user, thing, destination, outcome)
        )
        if reason:
            outcome.refused.append((thing.title, reason))
        else:
            outcome.done.append(thing.title)
    return outcome


@transaction.atomic
def _begin(
    user: User, source: FolderPage, keys: list[str], destination: FolderPage, confirmed: str
) -> tuple[Chosen, Outcome]:
    hold(user, source, destination)
    found = choosing.chosen(user, source, keys)
    possible = [thing for thing in found.things if not moving.why_not_there(thing, destination)]
    widening.confirm(possible, destination, confirmed, "files.copied", source)
    return found, Outcome(refused=found.problems())


def _copied(user: User, thing: Thing, destination: FolderPage, outcome: Outcome) -> str:
    """Copy a link, a text page or a folder; return in words why that failed, else nothing."""
    try:
        if thing.key[0] == "l":
            _copy_link(user, thing.thing, destination)
        elif thing.key[0] == "t":
            _copy_text(user, thing.thing, destination)
        else:
            _copy_folder(user, thing.thing, destination, outcome.refused)
    except (ValidationError, OSError) as error:
        return _reason(error)
    return ""


def _reason(error: Exception) -> str:
    """Return in words why something could not be copied."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("its file is missing") if isinstance(error, FileNotFoundError) else _("there was no room for it")


def copy_document(user: User, document: Document, destination: Page, source: Page) -> Document:
    """Make a document of the newest version of another one; raises ValidationError, FileNotFoundError, OSError."""
    made, refused = copy_documents(user, [document], destination, source)
    if refused:
        raise refused[0][1]
    return made[0]


def copy_documents(
    user: User, documents: Sequence[Document], destination: Page, source: Page
) -> tuple[list[Document], list[tuple[Document, Exception]]]:
    """Make documents of the newest versions of others, some at a time; return them, and what could not be copied.

    A first version tells where it comes from. Both documents name the same stored file, so nothing is read or written
    (docs/decisions/0012-copies-share-a-file.md).
    """
    made: list[Document] = []
    refused: list[tuple[Document, Exception]] = []
    copying = Copying(user, destination, source, workspace_page_of(destination).workspace)
    for some in chunks(documents, AT_ONCE):
        _copy_some(copying, some, made, refused)
    return made, refused


@dataclass(frozen=True)
class Copying:
    """Who copies, where to and where from."""

    user: User
    destination: Page
    source: Page
    workspace: Workspace  # of the destination

    def of(self, original: Document) -> Document:
        """Return a copy that is not saved yet."""
        made = Document(
            title=_title(original, self.destination), guard=self.destination, collection=self.workspace.collection,
            language=original.language, kind=original.kind, original_name=original.filename,
            uploaded_by_user=self.user, file=original.file.name, file_size=original.file_size,
            file_hash=original.file_hash, content_type_sniffed=original.content_type_sniffed,
        )  # fmt: skip
        made.why = _("Copied from “%(title)s” in the folder “%(folder)s”.") % {
            "title": original.title[:100], "folder": self.source.title[:100],
        }  # fmt: skip
        return made


@transaction.atomic
def _copy_some(copying: Copying, documents: Sequence[Document], made: list, refused: list) -> None:
    """Copy some in one transaction; the originals are kept from being deleted until their files have a second row."""
    held = Document.objects.select_for_update(of=("self",)).filter(
        pk__in=[row.pk for row in documents], trashed_at=None
    )
    there = {row.pk: row for row in held.order_by("pk")}
    room = limits.Room(copying.workspace, copying.user, [row.file.name for row in there.values()])
    copies: dict[int, Document] = {}
    for document in documents:
        try:
            copies[document.pk] = _copy_of(copying, there.get(document.pk), room)
        except (ValidationError, OSError) as error:
            refused.append((document, error))
    _save(copies, copying.user)
    made += copies.values()


def _copy_of(copying: Copying, original: Document | None, room: limits.Room) -> Document:
    if original is None or not original.file.storage.exists(original.file.name):
        raise FileNotFoundError
    room.take(original.filename, original.file.name, original.file_size or 0)
    return copying.of(original)


def _save(copies: dict[int, Document], user: User) -> None:
    """Save copies by the key of their original, with their version and tags, in as few queries for many as for one.

    A picture that everybody will see gets a file of its own, which tells only what one sees.
    """
    plain = [made for made in copies.values() if made.must_be_plain()]
    for made in plain:
        with made.file.storage.open(made.file.name, "rb") as opened:
            made.file = File(opened, name=made.original_name)
            made.save()
    sharing = [made for made in copies.values() if made not in plain]
    Document.objects.bulk_create(sharing)
    versions.keep_first(sharing, user)
    _copy_tags({original: made.pk for original, made in copies.items()})
    indexing.refresh(findable_of(Document), [made.pk for made in copies.values()])
    for made in sharing:  # as Wagtail does for rows that are saved one by one
        update_reference_index_task.enqueue("cms", "document", str(made.pk))
        insert_or_update_object_task.enqueue("cms", "document", str(made.pk))
    purge()


def _copy_tags(keys: dict[int, int]) -> None:
    """Give copies the tags of their originals; `keys` tells the key of each original's copy."""
    tagged = Document.tags.through
    kind = ContentType.objects.get_for_model(Document)
    rows = tagged.objects.filter(content_type=kind, object_id__in=keys).order_by("pk")
    tagged.objects.bulk_create(
        tagged(tag_id=row.tag_id, content_type=kind, object_id=keys[row.object_id]) for row in rows
    )


def _title(thing: Document | Link, destination: Page) -> str:
    """Return the title of a copy: told apart where it lies beside its original."""
    place = thing.guard if isinstance(thing, Document) else thing.folder
    if place.translation_key != destination.translation_key:
        return thing.title
    return (_("%(title)s (copy)") % {"title": thing.title})[:255]


def _copy_link(user: User, link: Link, destination: Page) -> None:
    Link.objects.create(
        folder=destination,
        title=_title(link, destination),
        url=link.url,
        language=link.language,
        added_by=user,
    )


@transaction.atomic
def _copy_text(user: User, text: Page, destination: Page) -> None:
    key = uuid4()
    for code, version in making.versions(text).items():
        parent = making.version_in(destination, code, user)
        if parent is None or not access.can_view(user, version):
            continue
        slug = making.free_slug(parent, version.slug)
        attributes = {"slug": slug, "translation_key": key}
        made = version.copy(
            to=parent, update_attrs=attributes, copy_revisions=False, user=user, reset_translation_key=False
        )
        copy_restriction(version, made)


def _copy_folder(user: User, folder: FolderPage, destination: Page, problems: list[Refused]) -> None:
    """Copy a folder in its languages, then what the person sees in it; its restriction comes along.

    What cannot be copied goes into `problems`; the rest is copied.
    """
    made = _copy_pages(user, folder, destination)
    documents = contents.documents_in(folder, user).select_related("guard").order_by("pk")
    _made, refused = copy_documents(user, list(documents), made, folder)
    problems += [(document.title, _reason(error)) for document, error in refused]
    for link in items.links_in(folder).order_by("pk"):
        _copy_link(user, link, made)
    for text in items.texts_in(folder, user):
        _copy_text(user, text, made)
    for below in viewable_children(folder, user, FolderPage).order_by("path"):
        _copy_folder(user, below, made, problems)


@transaction.atomic
def _copy_pages(user: User, folder: FolderPage, destination: Page) -> FolderPage:
    made: list[FolderPage] = []
    for code, version in making.versions(folder).items():
        parent = making.version_in(destination, code, user)
        if parent is None or not access.can_view(user, version):
            continue
        page = making.add_version(parent, user, Words(version.title, version.description), made)
        FolderPage.objects.filter(pk=page.pk).update(order=version.order)
        if not made:
            copy_restriction(version, page)
        made.append(page)
    return made[0]
