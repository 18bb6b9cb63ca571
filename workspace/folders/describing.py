"""What is said of documents, of many at once: their tags, their type; and what one thing is called."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cms.accounts import User
from cms.models import Document
from cms.page_cache import purge
from search import indexing
from search.registry import findable_of
from workspace.folders import choosing
from workspace.folders.choosing import Chosen, Thing
from workspace.folders.models import FolderPage, Link, Undo
from workspace.folders.moving import Outcome, hold
from workspace.folders.tagging import MOST


def tags_of(found: Chosen) -> list[str]:
    """Return the tags that the chosen documents have, by name."""
    keys = [thing.thing.pk for thing in found.of("d")]
    names = Document.tags.through.tag_model().objects.filter(elo_documents__in=keys)
    return sorted(set(names.values_list("name", flat=True)), key=str.casefold)


@transaction.atomic
def tag(user: User, folder: FolderPage, keys: list[str], add: list[str], remove: list[str]) -> Outcome:
    """Give tags to the chosen documents and take tags from them; what is no document is told of."""
    documents, outcome = _documents(user, folder, keys)
    before = said(documents)
    for thing in documents:
        kept = {name.casefold() for name in thing.thing.tags.names()} - {name.casefold() for name in remove}
        if len(kept | {name.casefold() for name in add}) > MOST:
            outcome.done.remove(thing.title)
            outcome.refused.append(
                (thing.title, _("it would have more than %(count)d tags") % {"count": MOST})
            )
            continue
        thing.thing.tags.remove(*remove)
        thing.thing.tags.add(*add)
    outcome.undo = _undo(user, folder, documents, before)
    return outcome


@transaction.atomic
def set_kind(user: User, folder: FolderPage, keys: list[str], kind: str) -> Outcome:
    """Say what the chosen documents are for; what is no document is told of."""
    documents, outcome = _documents(user, folder, keys)
    before = said(documents)
    Document.objects.filter(pk__in=[thing.thing.pk for thing in documents]).update(kind=kind)
    purge()
    outcome.undo = _undo(user, folder, documents, before)
    return outcome


def _documents(user: User, folder: FolderPage, keys: list[str]) -> tuple[list[Thing], Outcome]:
    hold(user, folder)
    found = choosing.chosen(user, folder, keys)
    outcome = Outcome(refused=found.problems())
    outcome.refused += [(thing.title, _("only documents have that")) for thing in found.of("ltf")]
    outcome.done = [thing.title for thing in found.of("d")]
    return found.of("d"), outcome


@transaction.atomic
def rename(user: User, folder: FolderPage, key: str, title: str) -> Outcome:
    """Give a document or a link another title; its address and its file's name stay."""
    hold(user, folder)
    found = choosing.chosen(user, folder, [key])
    outcome = Outcome(refused=found.problems())
    before = said(found.of("dl"))
    for thing in found.of("dl"):
        _call(thing, title=title)
        outcome.done.append(title)
    purge()
    outcome.undo = _undo(user, folder, found.of("dl"), before)
    return outcome


def _call(thing: Thing, **fields: str) -> None:
    type(thing.thing).objects.filter(pk=thing.thing.pk).update(**fields)
    if isinstance(thing.thing, Document):
        indexing.refresh(findable_of(Document), [thing.thing.pk])


# -- As it was before ---------------------------------------------------------------------------
def said(things: list[Thing]) -> dict[str, dict]:
    """Return what stands of documents and links by their keys: title; of documents also type and tags."""
    keys = {what: [thing.thing.pk for thing in things if thing.key[0] == what] for what in "dl"}
    links = Link.objects.filter(pk__in=keys["l"])
    documents = Document.objects.filter(pk__in=keys["d"]).prefetch_related("tags")
    found = {f"l{link.pk}": {"title": link.title} for link in links}
    for document in documents:
        tags = sorted(tag.name for tag in document.tags.all())
        found[f"d{document.pk}"] = {"title": document.title, "kind": document.kind, "tags": tags}
    return found


def say_again(user: User, folder: FolderPage, before: dict[str, dict], after: dict[str, dict]) -> int:
    """Say of things in a folder what was said before; return of how many.

    What somebody has described anew since stays as it is. Inside a transaction that holds the folder. Raises Http404
    when the person finds nothing of it.
    """
    things = choosing.chosen(user, folder, before).of("dl")
    now = said(things)
    same = [thing for thing in things if now[thing.key] == after[thing.key]]
    for thing in same:
        told = dict(before[thing.key])
        tags = told.pop("tags", None)
        if tags is not None:
            thing.thing.tags.set(tags)
        _call(thing, **told)
    purge()
    return len(same)


def _undo(user: User, folder: FolderPage, things: list[Thing], before: dict[str, dict]) -> UUID | None:
    after = said(things)
    changed = [key for key in after if after[key] != before[key]]
    if not changed:
        return None
    told = {
        "in": folder.pk,
        "before": {key: before[key] for key in changed},
        "after": {key: after[key] for key in changed},
    }
    return Undo.note(user, Undo.Kind.SAY, told)
