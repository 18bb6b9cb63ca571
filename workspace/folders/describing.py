"""What is said of documents, of many at once: their tags, their type; and what one thing is called.

All of it is taken back from the notice: `said` is what stood before, `say_again` says it again.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.accounts import User
from cms.models import Document
from cms.page_cache import purge
from search import indexing
from search.registry import findable_of
from workspace.folders import choosing, documents, links, making
from workspace.folders.choosing import Chosen, Thing
from workspace.folders.documents import Told
from workspace.folders.making import Words
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
    chosen, outcome = _documents(user, folder, keys)
    before = said(chosen)
    for thing in chosen:
        kept = {name.casefold() for name in thing.thing.tags.names()} - {name.casefold() for name in remove}
        if len(kept | {name.casefold() for name in add}) > MOST:
            outcome.done.remove(thing.title)
            outcome.refused.append(
                (thing.title, _("it would have more than %(count)d tags") % {"count": MOST})
            )
            continue
        thing.thing.tags.remove(*remove)
        thing.thing.tags.add(*add)
    outcome.undo = _undo(user, folder, chosen, before)
    return outcome


@transaction.atomic
def set_kind(user: User, folder: FolderPage, keys: list[str], kind: str) -> Outcome:
    """Say what the chosen documents are for; what is no document is told of."""
    chosen, outcome = _documents(user, folder, keys)
    before = said(chosen)
    Document.objects.filter(pk__in=[thing.thing.pk for thing in chosen]).update(kind=kind)
    purge()
    outcome.undo = _undo(user, folder, chosen, before)
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


# -- One thing, by its form ---------------------------------------------------------------------
def change_document(document: Document, user: User, told: Told, *, seen: str) -> UUID | None:
    """Save the details of a document as `documents.change` does; return the key by which that is taken back."""
    save = partial(documents.change, document, user, told, seen=seen)
    return _saved(user, document.guard, Thing(f"d{document.pk}", document), save)


def change_link(link: Link, user: User, title: str, url: str, language: str, *, seen: str) -> UUID | None:
    """Save a link as `links.change_link` does; return the key by which that is taken back."""
    save = partial(links.change_link, link, title, url, language, seen=seen)
    return _saved(user, link.folder, Thing(f"l{link.pk}", link), save)


def change_folder(
    folder: FolderPage, user: User, words: dict[str, Words], order: str, *, seen: str
) -> UUID | None:
    """Save a folder as `making.change_folder` does; return the key by which that is taken back.

    None where it got a page in another language: what may lie below that page by now is not taken away.
    """
    save = partial(making.change_folder, folder, user, words, order, seen=seen)
    if set(words) - set(making.versions(folder)):
        return save()
    return _saved(user, folder, Thing(f"f{folder.pk}", folder), save)


@transaction.atomic
def _saved(user: User, place: Page, thing: Thing, save: Callable[[], None]) -> UUID | None:
    hold(user, place)
    before = said([thing])
    save()
    return _undo(user, place, [thing], before)


# -- As it was before ---------------------------------------------------------------------------
def said(things: list[Thing]) -> dict[str, dict]:
    """Return what stands of documents, links and folders by their keys: all that their forms change."""
    keys = {what: [thing.thing.pk for thing in things if thing.key[0] == what] for what in "dlf"}
    papers = Document.objects.filter(pk__in=keys["d"]).prefetch_related("tags")
    return {
        **{f"d{row.pk}": _said_of_document(row) for row in papers},
        **{
            f"l{row.pk}": {"title": row.title, "url": row.url, "language": row.language}
            for row in Link.objects.filter(pk__in=keys["l"])
        },
        **{f"f{row.pk}": _said_of_folder(row) for row in FolderPage.objects.filter(pk__in=keys["f"])},
    }


def _said_of_document(row: Document) -> dict:
    tags = sorted(tag.name for tag in row.tags.all())
    return {"title": row.title, "kind": row.kind, "language": row.language, "tags": tags}


def _said_of_folder(row: FolderPage) -> dict:
    words = {code: [told.title, told.description] for code, told in making.words_of(row).items()}
    return {"words": words, "order": row.order}


def say_again(user: User, place: Page, before: dict[str, dict], after: dict[str, dict]) -> int:
    """Say of things in a place what was said before; return of how many.

    What somebody has described anew since stays as it is. Inside a transaction that holds the place. Raises Http404
    when the person finds nothing of it.
    """
    things = choosing.chosen(user, place, before).of("dlf")
    now = said(things)
    same = [thing for thing in things if now[thing.key] == after[thing.key]]
    for thing in same:
        _say(user, thing, dict(before[thing.key]))
    purge()
    return len(same)


def _say(user: User, thing: Thing, told: dict) -> None:
    if thing.key[0] == "f":
        words = {code: Words(*row) for code, row in told["words"].items()}
        making.rewrite(thing.thing, user, words, told["order"])
        return
    tags = told.pop("tags", None)
    if tags is not None:
        thing.thing.tags.set(tags)
    _call(thing, **told)


def _undo(user: User, place: Page, things: list[Thing], before: dict[str, dict]) -> UUID | None:
    after = said(things)
    changed = [key for key in after if after[key] != before[key]]
    if not changed:
        return None
    told = {
        "in": place.pk,
        "before": {key: before[key] for key in changed},
        "after": {key: after[key] for key in changed},
    }
    return Undo.note(user, Undo.Kind.SAY, told)
