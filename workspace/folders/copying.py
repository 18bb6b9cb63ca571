"""Copying documents, links, text pages and folders: a copy is a new thing with an address of its own."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import access
from cms.accounts import User
from cms.models import Document
from cms.pages import viewable_children
from cms.restricting import copy_restriction
from workspace.folders import choosing, contents, items, limits, making, moving, widening
from workspace.folders.choosing import Chosen, Thing
from workspace.folders.making import Words
from workspace.folders.models import FolderPage, Link
from workspace.folders.moving import Outcome, hold
from workspace.members.shell import workspace_page_of


def copy(
    user: User, source: FolderPage, keys: list[str], destination: FolderPage, confirmed: str = ""
) -> Outcome:
    """Copy what was chosen in a folder to a folder, what lies below it included as far as the person sees it.

    Each document is its own transaction, so that nobody waits for all of them. Raises as `moving.move` does.
    """
    found, outcome = _begin(user, source, keys, destination, confirmed)
    for thing in found.things:
        reason = moving.why_not_there(thing, destination) or _copied(user, thing, source, destination)
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


def _copied(user: User, thing: Thing, source: FolderPage, destination: FolderPage) -> str:
    """Copy one thing; return in words why that failed, else nothing."""
    try:
        if thing.key[0] == "d":
            copy_document(user, thing.thing, destination, source)
        elif thing.key[0] == "l":
            _copy_link(user, thing.thing, destination)
        elif thing.key[0] == "t":
            _copy_text(user, thing.thing, destination)
        else:
            _copy_folder(user, thing.thing, destination)
    except ValidationError as error:
        return " ".join(error.messages)
    except FileNotFoundError:
        return _("its file is missing")
    except OSError:
        return _("there was no room for it")
    return ""


@transaction.atomic
def copy_document(user: User, document: Document, destination: Page, source: Page) -> Document:
    """Make a document of the newest version of another one; its first version tells where it comes from.

    Both name the same stored file, so nothing is read or written. Raises FileNotFoundError when it is not there.
    """
    workspace = workspace_page_of(destination).workspace
    original = _held(document)
    made = Document(
        title=_title(original, destination), guard=destination, collection=workspace.collection,
        language=original.language, kind=original.kind, original_name=original.filename, uploaded_by_user=user,
        file=original.file.name, file_size=original.file_size, file_hash=original.file_hash,
        content_type_sniffed=original.content_type_sniffed,
    )  # fmt: skip
    made.why = _("Copied from “%(title)s” in the folder “%(folder)s”.") % {
        "title": original.title[:100], "folder": source.title[:100],
    }  # fmt: skip
    limits.check(
        workspace, user, original.filename, original.file_size or 0, paced=False, stored=original.file.name
    )
    _save(made, original)
    made.tags.set([tag.name for tag in original.tags.all()])
    return made


def _held(document: Document) -> Document:
    """Return a document as it stands, kept from being deleted until its file has a second row that names it."""
    held = Document.objects.select_for_update(of=("self",)).filter(pk=document.pk, trashed_at=None).first()
    if held is None or not held.file.storage.exists(held.file.name):
        raise FileNotFoundError(document.file.name)
    return held


def _save(made: Document, original: Document) -> None:
    """Save a copy; a picture that everybody will see gets a file of its own, which tells only what one sees."""
    if not made.must_be_plain():
        made.save()
        return
    with original.file.storage.open(original.file.name, "rb") as opened:
        made.file = File(opened, name=original.filename)
        made.save()


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


def _copy_folder(user: User, folder: FolderPage, destination: Page) -> None:
    """Copy a folder in its languages, then what the person sees in it; its restriction comes along."""
    made = _copy_pages(user, folder, destination)
    for document in contents.documents_in(folder, user).select_related("guard").order_by("pk"):
        copy_document(user, document, made, folder)
    for link in items.links_in(folder).order_by("pk"):
        _copy_link(user, link, made)
    for text in items.texts_in(folder, user):
        _copy_text(user, text, made)
    for below in viewable_children(folder, user, FolderPage).order_by("path"):
        _copy_folder(user, below, made)


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
