"""Must-read: a document that every member is asked to read, who has said so, and who has not yet (D13).

Asked are the members of the workspace who can see the document, whoever they are at the moment: nobody is
kept in a list. Who asks has read it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import access
from cms.accounts import User
from cms.marks import StaleError, mark
from cms.models import Document
from workspace.folders import versions
from workspace.folders.documents import take_turns
from workspace.folders.items import page_url
from workspace.folders.models import Acknowledgement, MustRead, Undo
from workspace.folders.models.trash import TooLateError
from workspace.members import terms, who_sees
from workspace.members.belonging import running_memberships_of
from workspace.members.models import Membership, WorkspacePage
from workspace.members.shell import workspace_page_of
from workspace.members.start import WaitingThing
from workspace.members.writing import writable

A_PAGE = 60


@dataclass(frozen=True)
class Asked:
    """What the page of a document tells of a must-read: how many have read it, and whether the reader has."""

    must: MustRead
    read: int
    total: int
    mine: Acknowledgement | None
    is_asked: bool


# -- Who is asked -------------------------------------------------------------------------------
def readers(document: Document) -> QuerySet[User]:
    """Return who is asked now: members of the document's workspace who can see it."""
    place = workspace_page_of(document.guard)
    if place is None:
        return User.objects.none()
    rows = Membership.objects.filter(terms.running(), workspace=place.workspace)
    people = User.objects.filter(is_active=True, pk__in=rows.values("user"))
    audience = access.file_audience(document)
    if audience == access.NOBODY:
        return people.none()
    if not who_sees.clauses_of(audience):
        return people
    return people.filter(pk__in=who_sees.people_of(audience).values("pk"))


def _said(must: MustRead) -> QuerySet[Acknowledgement]:
    return Acknowledgement.objects.filter(document=must.document_id, version__gte=must.version)


def asked(document: Document, user) -> Asked | None:
    """Return what is told of a must-read on the page of the document; None where nobody asks."""
    must = MustRead.objects.filter(document=document).select_related("asked_by").first()
    if must is None:
        return None
    people = readers(document)
    said = _said(must)
    return Asked(
        must=must,
        read=people.filter(pk__in=said.values("user")).count(),
        total=people.count(),
        mine=said.filter(user=user.pk).order_by("said_at").first(),
        is_asked=people.filter(pk=user.pk).exists(),
    )


def page_of_readers(must: MustRead, number: str | None) -> ListPage:
    """Return who is asked, those first who have not read it yet; each has `said_at`, None for not yet."""
    mine = _said(must).filter(user=OuterRef("pk")).order_by("said_at")
    people = readers(must.document).annotate(said_at=Subquery(mine.values("said_at")[:1]))
    people = people.order_by(F("said_at").asc(nulls_first=True), "last_name", "first_name", "pk")
    return Paginator(people, A_PAGE).get_page(number)


# -- Asking -------------------------------------------------------------------------------------
def wish_for(document: Document) -> MustRead | None:
    """Return the wish that a document is read; None where nobody asks."""
    return MustRead.objects.filter(document=document).first()


def mark_of(must: MustRead | None) -> str:
    """Return a mark of all that the form changes: another one when any of it was saved; empty where nobody asks."""
    return mark([must.note, must.due and must.due.isoformat()]) if must else ""


@transaction.atomic
def ask(
    document: Document, user: User, *, note: str = "", due: date | None = None, seen: str | None = None
) -> MustRead:
    """Ask the members to read a document, or change what is asked; raises Http404 when one may not write there.

    A change of the note or the day asks nobody anew. `seen` is the mark that a form was opened with; raises
    StaleError when it is another one now.
    """
    writable(user, document.guard)
    take_turns(Document.objects.filter(pk=document.pk))
    if seen is not None and seen != mark_of(wish_for(document)):
        raise StaleError
    last = versions.newest(document)
    must, made = MustRead.objects.update_or_create(
        document=document,
        defaults={"note": note, "due": due},
        create_defaults={"note": note, "due": due, "asked_by": user, "version": last.number if last else 1},
    )
    if made:
        _acknowledge(document, user, must.version)
    return must


@transaction.atomic
def ask_anew(document: Document, user: User, version: int) -> bool:
    """Ask everybody to read a new version; False where the document is no must-read."""
    writable(user, document.guard)
    changed = MustRead.objects.filter(document=document).update(
        version=version, asked_at=timezone.now(), asked_by=user, told_at=None
    )
    if changed:
        _acknowledge(document, user, version)
    return bool(changed)


@transaction.atomic
def withdraw(document: Document, user: User) -> UUID | None:
    """Ask nobody any more; what people have said to have read is kept.

    Return the key by which that is undone, None where nobody was asked. Raises Http404.
    """
    writable(user, document.guard)
    must = MustRead.objects.select_for_update().filter(document=document).first()
    if must is None:
        return None
    asked = {
        "note": must.note, "due": must.due and must.due.isoformat(), "version": must.version,
        "asked_by_id": must.asked_by_id, "asked_at": must.asked_at.isoformat(),
        "told_at": must.told_at and must.told_at.isoformat(),
    }  # fmt: skip
    must.delete()
    return Undo.note(user, Undo.Kind.END, {"what": "must-read", "document": document.pk, "asked": asked})


def ask_again(user: User, told: dict) -> Page:
    """Ask as before, for `undoing`: who was told by a letter is not told again.

    Raises TooLateError when the document is gone or somebody asks anew meanwhile, Http404 when one may not write there.
    """
    there = Document.objects.filter(pk=told["document"], trashed_at=None)
    take_turns(there)
    document = there.select_related("guard").first()
    if document is None or wish_for(document):
        raise TooLateError
    writable(user, document.guard)
    asked = told["asked"]
    if not User.objects.filter(pk=asked["asked_by_id"]).exists():
        asked["asked_by_id"] = None
    MustRead.objects.create(document=document, **asked)
    return document.guard


# -- Saying so ----------------------------------------------------------------------------------
def acknowledge(document: Document, user: User) -> None:
    """Write down that somebody says to have read the newest version; twice is as once.

    Raises Http404 when nobody asks this person.
    """
    must = wish_for(document)
    if must is None or access.is_narrowed() or not readers(document).filter(pk=user.pk).exists():
        raise Http404
    last = versions.newest(document)
    _acknowledge(document, user, max(must.version, last.number if last else 1))


def _acknowledge(document: Document, user: User, version: int) -> None:
    Acknowledgement.objects.get_or_create(document=document, version=version, user=user)


# -- What waits ---------------------------------------------------------------------------------
def unread_by(user) -> QuerySet[MustRead]:
    """Return the must-reads that somebody can see and has not read yet, in whichever workspace."""
    said = Acknowledgement.objects.filter(
        document=OuterRef("document"), version__gte=OuterRef("version"), user=user.pk
    )
    seen = access.viewable_at(user, "document__guard__")
    return MustRead.objects.filter(~Exists(said), *seen, document__trashed_at=None)


def waiting(user, workspace_page: WorkspacePage | None = None) -> list[WaitingThing]:
    """Return the must-reads that wait for a person; in two queries, however many there are."""
    here = workspace_page.workspace_id if workspace_page is not None else None
    own = [row.workspace_id for row in running_memberships_of(user) if here in (None, row.workspace_id)]
    told = ("document", "document__title", "document__guard__path", "note", "due")
    unread = list(unread_by(user).values_list(*told)) if own else []
    if not unread:
        return []
    places = dict(WorkspacePage.objects.filter(workspace__in=own).values_list("path", "translation_key"))
    length = len(next(iter(places)))
    found = []
    for pk, title, path, note, due in unread:
        key = places.get(path[:length])
        if key is not None:
            words = note or _("Read it, and say that you have.")
            found.append(WaitingThing(title, page_url(pk), words, due, key))
    return found
