"""Undo: what was moved, thrown away, called otherwise, ended or taken off the public site comes back from the notice.

Once, within a day, by the one who did it.
"""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page

from cms import access
from cms.accounts import User
from workspace.folders import (
    choosing,
    describing,
    moving,
    must_read,
    requesting,
    sharing,
    throwing,
    widening,
    withdrawing,
)
from workspace.folders.models import FolderPage, Trashed, Undo
from workspace.folders.models.trash import UNDONE_WITHIN, TooLateError


class Undone(NamedTuple):
    """How many things are as before, where they lie, and what was taken back."""

    count: int
    place: Page
    kind: Undo.Kind


@transaction.atomic
def undo(user: User, key: UUID) -> Undone:
    """Take a change back; return what became of it.

    Raises Http404 when it is not the person's own change or they may not write there any more, TooLateError when
    there is nothing left to take back.
    """
    row = Undo.objects.select_for_update().filter(pk=key, user=user).first()
    if row is None or access.is_narrowed():
        raise Http404
    if row.undone_at or row.done_at < timezone.now() - UNDONE_WITHIN:
        raise TooLateError
    count, place = BACK[row.kind](user, row)
    Undo.objects.filter(pk=row.pk).update(undone_at=timezone.now())
    return Undone(count, place, Undo.Kind(row.kind))


def _back_from_trash(user: User, row: Undo) -> tuple[int, Page]:
    rows = list(
        Trashed.objects.filter(batch=row.pk).select_related("page", "document__guard", "link__folder")
    )
    if not rows:
        raise TooLateError
    try:
        places = [throwing.restore(user, found) for found in rows]
    except widening.WidensError:  # its place went away meanwhile: the trash page asks
        raise TooLateError from None
    return len(rows), places[0]


def _back_from_move(user: User, row: Undo) -> tuple[int, Page]:
    there = FolderPage.objects.filter(pk=row.told["to"]).first()
    home = Page.objects.filter(pk=row.told["from"], live=True).first()
    if there is None or home is None or not there.live:
        raise TooLateError
    home = home.specific
    moving.hold(user, there, home)
    try:
        found = choosing.chosen(user, there, row.told["items"])
    except Http404:
        raise TooLateError from None
    things = [thing for thing in found.things if not moving.why_not(thing, home)]
    if not things:
        raise TooLateError
    wider = widening.widening(things, home)
    if wider is not None:  # as it was before; still written down
        widening.record(wider, home, "files.moved", there)
    moving.put(user, things, home)
    return len(things), home


def _back_from_saying(user: User, row: Undo) -> tuple[int, Page]:
    place = Page.objects.filter(pk=row.told["in"], live=True).first()
    if place is None:
        raise TooLateError
    moving.hold(user, place)
    try:
        count = describing.say_again(user, place.specific, row.told["before"], row.told["after"])
    except Http404:
        raise TooLateError from None
    if not count:
        raise TooLateError
    return count, Page.objects.get(pk=place.pk).specific


def _back_to_public(user: User, row: Undo) -> tuple[int, Page]:
    return 1, withdrawing.put_back(
        user, row.told["copy"], row.told["page"], from_trash=row.told.get("origin in trash", False)
    )


def _back_from_end(user: User, row: Undo) -> tuple[int, Page]:
    return 1, ENDED[row.told["what"]](user, row.told)


ENDED = {
    "share": sharing.open_again,
    "request": requesting.open_again,
    "must-read": must_read.ask_again,
}
BACK = {
    Undo.Kind.THROW: _back_from_trash,
    Undo.Kind.MOVE: _back_from_move,
    Undo.Kind.SAY: _back_from_saying,
    Undo.Kind.AWAY: _back_to_public,
    Undo.Kind.END: _back_from_end,
}


def forget() -> int:
    """Forget what cannot be undone any more; return how many rows."""
    return Undo.objects.filter(done_at__lt=timezone.now() - UNDONE_WITHIN).delete()[0]
