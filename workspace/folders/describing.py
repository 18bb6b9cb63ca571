"""What is said of documents, of many at once: their tags, their type; and what one thing is called."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.accounts import User
from cms.models import Document
from cms.page_cache import purge
from search import indexing
from search.registry import findable_of
from workspace.folders import choosing
from workspace.folders.choosing import Chosen, Thing
from workspace.folders.models import FolderPage
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
    return outcome


@transaction.atomic
def set_kind(user: User, folder: FolderPage, keys: list[str], kind: str) -> Outcome:
    """Say what the chosen documents are for; what is no document is told of."""
    documents, outcome = _documents(user, folder, keys)
    Document.objects.filter(pk__in=[thing.thing.pk for thing in documents]).update(kind=kind)
    purge()
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
    for thing in found.of("dl"):
        type(thing.thing).objects.filter(pk=thing.thing.pk).update(title=title)
        if isinstance(thing.thing, Document):
            indexing.refresh(findable_of(Document), [thing.thing.pk])
        outcome.done.append(title)
    purge()
    return outcome
