"""What a member holds as a member: coordination, seats, guests, subgroups."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.accounts import User
from workspace.members import joining, seats
from workspace.members.leaving import COORDINATION, Holding, Holdings
from workspace.members.models import Membership, Seat, SeatTerm, Workspace
from workspace.members.seat_rights import current
from workspace.members.titles import titles_of


@hooks.register("workspace_holdings")
def holdings() -> list[Holdings]:
    """Answer what a member holds, and how it is given."""
    return [
        Holdings(
            COORDINATION, _("Coordination of the workspace"), _coordination, _give_coordination,
            order=10, is_needed=_is_last,
        ),
        Holdings("guests", _("Guests"), _guests, _give_guests, order=20),
        Holdings(
            "subgroups", _("Subgroups and their coordination"), _subgroups, _give_subgroups,
            order=30, is_needed=_never,
        ),
        Holdings("seats", _("Seats"), _seats, _give_seats, order=40, is_needed=_never, after_leaving=True),
    ]  # fmt: skip


def _is_last(user: User, workspace: Workspace) -> bool:
    return joining.is_last_coordinator(workspace, user)


def _never(user: User, workspace: Workspace) -> bool:
    return False


def _coordination(user: User, workspace: Workspace) -> list[Holding]:
    own = workspace.memberships.filter(user=user, is_coordinator=True).first()
    return [Holding(str(own.pk), titles_of([workspace.pk])[workspace.pk])] if own else []


def _give_coordination(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    joining.change(workspace.memberships.get(user=heir), is_coordinator=True)


def _guests(user: User, workspace: Workspace) -> list[Holding]:
    rows = workspace.memberships.filter(sponsor=user).select_related("user").order_by("user__last_name", "pk")
    return [
        Holding(str(row.pk), str(row.user), note=_("until %(day)s") % {"day": seats.said(row.ends_on)})
        for row in rows
    ]


def _give_guests(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    for row in workspace.memberships.filter(pk__in=keys, sponsor=user):
        joining.change(row, sponsor=heir)


def _subgroups(user: User, workspace: Workspace) -> list[Holding]:
    rows = Membership.objects.filter(
        user=user, is_coordinator=True, workspace__parent=workspace, workspace__archived_at=None
    )
    titles = titles_of(rows.values_list("workspace_id", flat=True))
    return [Holding(str(number), title) for number, title in titles.items()]


def _give_subgroups(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Make the heir a coordinator beside the one who leaves, who stays a member there until leaving it, too."""
    for subgroup in Workspace.objects.filter(pk__in=keys, parent=workspace):
        there = subgroup.memberships.filter(user=heir).first()
        if there is None:
            joining.add_member(subgroup, heir, is_coordinator=True)
        else:
            joining.change(there, is_coordinator=True)


def _seats(user: User, workspace: Workspace) -> list[Holding]:
    rows = SeatTerm.objects.filter(current(), seat__workspace=workspace, user=user)
    url = reverse("workspace_seats", args=[workspace.pages.order_by("pk").first().pk])
    return [
        Holding(f"{row.seat_id}|{row.place}|{row.ends_on or ''}", str(row.seat), url, row.get_place_display())
        for row in rows.select_related("seat__organisation").order_by("pk")
    ]


def _give_seats(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Give the seats for what is left of the terms; they are free, for the membership has ended."""
    for key in keys:
        seat, place, until = key.split("|")
        ends_on = date.fromisoformat(until) if until else None
        seats.take_over(Seat.objects.get(pk=seat, workspace=workspace), heir, place, ends_on)
