"""The seats of a workspace: the list that everybody of it reads, and what those who coordinate do with them."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workspace.members import seat_list, seats
from workspace.members.directory import get_workspace_page, members_of
from workspace.members.forms.seats import EndSeatForm, LastDayForm, NewSeatForm, SeatForm, TermForm
from workspace.members.joining import LastCoordinatorError, is_coordinator
from workspace.members.models import SeatTerm, WorkspacePage
from workspace.members.shell import frame

REFUSALS = (seats.SeatError, seats.StaleTermError, LastCoordinatorError)
OFFERED = 200  # people of the group whose addresses the browser offers


@login_required
@require_safe
def workspace_seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the seats of a workspace to those who may see it."""
    page = get_workspace_page(request.user, pk)
    rows = seat_list.seats_of(page.workspace)
    context = {
        **frame(page, request.user, "members", _trail(page)),
        "rows": [row for row in rows if not row.has_ended],
        "ended": [row for row in rows if row.has_ended],
        "vacant": sum(row.vacant for row in rows),
        "coordinates": not page.workspace.is_archived and is_coordinator(request.user, page.workspace),
    }
    return render(request, "members/seat_list.html", context)


@login_required
def add_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a coordinator give an organisation a seat."""
    page = seat_list.get_seating_page(request.user, pk)
    form = NewSeatForm(request.POST or None)
    if _done(request, form, lambda told: seats.add(page.workspace, told["organisation"], form.words())):
        messages.success(request, _("The seat was added. It is vacant until you give it to somebody."))
        return _back(page)
    return _form_page(request, page, form, _("Add a seat"), button=_("Add the seat"))


@login_required
def change_seat(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    """Let a coordinator change a seat's name and the role of its holder."""
    page = seat_list.get_seating_page(request.user, pk)
    seat = seat_list.get_seat(page, seat_pk)
    now = {"role": seat.role, "name_fi": seat.name_fi, "name_sv": seat.name_sv}
    form = SeatForm(request.POST or None, initial=now)
    if _done(request, form, lambda _told: seats.change(seat, form.words())):
        return _back(page)
    return _form_page(request, page, form, str(seat), button=_("Save"))


@login_required
def end_seat(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    """Let a coordinator end a seat, and its terms with it."""
    page = seat_list.get_seating_page(request.user, pk)
    seat = seat_list.get_seat(page, seat_pk)
    form = EndSeatForm(request.POST or None, initial={"ended_on": timezone.localdate()})
    if _done(request, form, lambda told: seats.end(seat, told["ended_on"])):
        messages.success(
            request, _("The seat ends on %(day)s.") % {"day": seats.said(form.cleaned_data["ended_on"])}
        )
        return _back(page)
    text = _("The terms of this seat end on the same day, and with them the memberships that follow the seat. "
             "The history stays.")  # fmt: skip
    title = _("End the seat %(name)s") % {"name": seat}
    return _form_page(request, page, form, title, button=_("End the seat"), danger=True, text=text)


@login_required
def give_seat(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    """Let a coordinator give a seat to a person, as its holder or deputy."""
    page = seat_list.get_seating_page(request.user, pk)
    seat = seat_list.get_seat(page, seat_pk)
    asked = request.GET.get("place")
    place = asked if asked in SeatTerm.Place.values else SeatTerm.Place.HOLDER
    form = TermForm(request.POST or None, initial={"place": place, "starts_on": timezone.localdate()})
    if _done(request, form, lambda told: seats.give(seat, **told)):
        return _back(page)
    title = _("Give the seat %(name)s") % {"name": seat}
    people = members_of(page.workspace)[:OFFERED]
    return _form_page(request, page, form, title, button=_("Give the seat"), people=people)


@login_required
def change_term(request: HttpRequest, pk: int, term_pk: int) -> HttpResponse:
    """Let a coordinator say until when somebody has a seat."""
    page = seat_list.get_seating_page(request.user, pk)
    term = seat_list.get_term(page, term_pk)
    form = LastDayForm(request.POST or None, initial={"ends_on": term.ends_on, "seen": term.ends_on})
    if _done(request, form, lambda told: seats.set_last_day(term, told["ends_on"], seen=told["seen"])):
        return _back(page)
    status = 409 if getattr(form, "stale", False) else 200
    return _form_page(
        request, page, form, str(term), button=_("Save"), term=term, status=status,
        begins_later=term.starts_on > timezone.localdate(),
    )  # fmt: skip


@login_required
@require_POST
def cancel_term(request: HttpRequest, pk: int, term_pk: int) -> HttpResponse:
    """Let a coordinator take back a term that has not begun."""
    page = seat_list.get_seating_page(request.user, pk)
    try:
        seats.cancel(seat_list.get_term(page, term_pk))
    except REFUSALS as error:
        messages.error(request, seats.refusal(error)[1])
    return _back(page)


def _done(request: HttpRequest, form: Form, change: Callable[[dict], object]) -> bool:
    """Do what a valid form asks; what is refused is told in the form, and nothing is changed."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        change(form.cleaned_data)
    except REFUSALS as error:
        field, sentence = seats.refusal(error)
        form.add_error(field if field in form.fields else None, sentence)
        form.stale = isinstance(error, seats.StaleTermError)
        return False
    return True


def _trail(page: WorkspacePage) -> list[tuple[str, str]]:
    return [
        (_("Members"), reverse("workspace_members", args=[page.pk])),
        (_("Seats"), reverse("workspace_seats", args=[page.pk])),
    ]


def _back(page: WorkspacePage) -> HttpResponse:
    return redirect(reverse("workspace_seats", args=[page.pk]))


def _form_page(
    request: HttpRequest, page: WorkspacePage, form: Form, title: str, *, status: int = 200, **more
) -> HttpResponse:
    context = {
        **frame(page, request.user, "members", [*_trail(page), (title, request.path)]),
        "form": form,
        "title": title,
        "seats_url": reverse("workspace_seats", args=[page.pk]),
        **more,
    }
    return render(request, "members/seat_form.html", context, status=status)
