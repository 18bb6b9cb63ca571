"""What seats expect of somebody: vacant ones of those who coordinate, ending terms of both sides."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from workspace.members.belonging import running_memberships_of
from workspace.members.models import Seat, SeatTerm, WorkspacePage
from workspace.members.seat_notices import AHEAD
from workspace.members.seat_rights import HOLDER, current
from workspace.members.seats import open_seats
from workspace.members.start import WaitingThing


def waiting_of(user, workspace_page: WorkspacePage | None = None) -> list[WaitingThing]:
    """Return what seats wait for, in one workspace or in all; the same number of queries for any number."""
    here = workspace_page.workspace_id if workspace_page is not None else None
    rows = [row for row in running_memberships_of(user) if here in (None, row.workspace_id)]
    coordinated = [row.workspace_id for row in rows if row.is_coordinator]
    vacant = list(_vacant(coordinated)) if coordinated else []
    ending = _ending(user, {row.workspace_id for row in rows}, coordinated) if rows else []
    pages = _pages({seat.workspace_id for seat in (*vacant, *(term.seat for term in ending))})
    return [
        *[_vacancy(seat, pages[seat.workspace_id]) for seat in vacant if seat.workspace_id in pages],
        *[
            _end(term, user, pages[term.seat.workspace_id])
            for term in ending
            if term.seat.workspace_id in pages
        ],
    ]


def _vacant(workspaces: list[int]) -> QuerySet[Seat]:
    held = SeatTerm.objects.filter(current(), seat=OuterRef("pk"), place=HOLDER)
    seats = Seat.objects.filter(open_seats(), ~Exists(held), workspace__in=workspaces)
    return seats.select_related("organisation").order_by("pk")


def _ending(user, workspaces: set[int], coordinated: list[int]) -> list[SeatTerm]:
    """Return the terms that end soon: the person's own, and those of the workspaces that they coordinate."""
    today = timezone.localdate()
    concerns = Q(user=user)
    if coordinated:
        concerns |= Q(seat__workspace__in=coordinated)
    soon = SeatTerm.objects.filter(
        concerns, starts_on__lte=today, ends_on__gte=today, ends_on__lte=today + AHEAD
    )
    follows = SeatTerm.objects.filter(
        seat=OuterRef("seat"), place=OuterRef("place"), starts_on__gt=OuterRef("ends_on")
    )
    found = soon.filter(~Exists(follows)).values_list("pk", "seat__workspace")
    keys = [pk for pk, workspace in found if workspace in workspaces]
    rows = SeatTerm.objects.filter(pk__in=keys).select_related("seat__organisation", "user")
    return list(rows.order_by("ends_on", "pk")) if keys else []


def _pages(workspaces: set[int]) -> dict[int, WorkspacePage]:
    if not workspaces:
        return {}
    pages = WorkspacePage.objects.live().filter(workspace__in=workspaces).select_related("locale")
    here = sorted(pages, key=lambda page: page.locale.language_code == languages.current())
    return {page.workspace_id: page for page in here}


def _address(page: WorkspacePage, seat: Seat) -> str:
    return f"{reverse('workspace_seats', args=[page.pk])}#seat-{seat.pk}"


def _vacancy(seat: Seat, page: WorkspacePage) -> WaitingThing:
    title = _("Vacant: %(seat)s") % {"seat": seat}
    note = _("Give the seat to somebody, or end it.")
    return WaitingThing(title, _address(page, seat), note, None, page.translation_key)


def _end(term: SeatTerm, user, page: WorkspacePage) -> WaitingThing:
    if term.user_id == user.pk:
        title = _("Your term ends: %(seat)s") % {"seat": term.seat}
        note = _("Tell the coordinator whether you go on.")
    else:
        title = _("The term of %(name)s ends: %(seat)s") % {"name": term.user, "seat": term.seat}
        note = _("Write down the new last day or the new person.")
    return WaitingThing(title, _address(page, term.seat), note, term.ends_on, page.translation_key)
