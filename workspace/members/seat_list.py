"""The seats of a workspace as its people read them: who holds them, who will, who did."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.http import Http404
from django.utils import timezone

from workspace.members.directory import get_coordinated_page
from workspace.members.models import Seat, SeatTerm, Workspace, WorkspacePage


@dataclass
class SeatRow:
    """One seat with its terms."""

    seat: Seat
    holder: SeatTerm | None = None
    deputy: SeatTerm | None = None
    coming: list[SeatTerm] = field(default_factory=list)
    past: list[SeatTerm] = field(default_factory=list)

    @property
    def has_ended(self) -> bool:
        """Tell whether the seat's last day has passed."""
        return self.seat.ended_on is not None and self.seat.ended_on < timezone.localdate()

    @property
    def vacant(self) -> bool:
        """Tell whether nobody holds a seat that there is."""
        return self.holder is None and not self.has_ended

    @property
    def next_holder(self) -> SeatTerm | None:
        """Return the term of the one who holds it next."""
        holders = [term for term in self.coming if term.place == SeatTerm.Place.HOLDER]
        return min(holders, key=lambda term: term.starts_on, default=None)


def rows_of(workspaces: list[Workspace]) -> dict[int, list[SeatRow]]:
    """Return the seats of workspaces, by the workspace's id and by organisation; in two queries."""
    terms = SeatTerm.objects.select_related("user").order_by("-starts_on", "-pk")
    seats = Seat.objects.filter(workspace__in=workspaces).select_related("organisation")
    rows: dict[int, list[SeatRow]] = {workspace.pk: [] for workspace in workspaces}
    for seat in seats.prefetch_related(Prefetch("terms", queryset=terms)):
        rows[seat.workspace_id].append(_row(seat))
    for found in rows.values():
        found.sort(key=lambda row: (row.has_ended, row.seat.organisation.name, row.seat.name, row.seat.pk))
    return rows


def _row(seat: Seat) -> SeatRow:
    row, today = SeatRow(seat), timezone.localdate()
    for term in seat.terms.all():
        if term.starts_on > today:
            row.coming.insert(0, term)
        elif term.ends_on is not None and term.ends_on < today:
            row.past.append(term)
        elif term.place == SeatTerm.Place.HOLDER:
            row.holder = term
        else:
            row.deputy = term
    return row


def seats_of(workspace: Workspace) -> list[SeatRow]:
    """Return the seats of one workspace, those that have ended last."""
    return rows_of([workspace])[workspace.pk]


def vacant_in(workspace: Workspace) -> list[SeatRow]:
    """Return the seats of a workspace that nobody holds."""
    return [row for row in seats_of(workspace) if row.vacant]


def get_seating_page(user, pk: int) -> WorkspacePage:
    """Return the page of a workspace whose seats a person may change; raises Http404.

    Those who coordinate it may, until it is archived.
    """
    page = get_coordinated_page(user, pk)
    if page.workspace.is_archived:
        raise Http404
    return page


def get_seat(page: WorkspacePage, pk: int) -> Seat:
    """Return a seat of this workspace and no other that has not ended; raises Http404."""
    seats = page.workspace.seats.select_related("workspace", "organisation")
    found = seats.filter(pk=pk).first()
    if found is None or _row_ended(found):
        raise Http404
    return found


def _row_ended(seat: Seat) -> bool:
    return SeatRow(seat).has_ended


def get_term(page: WorkspacePage, pk: int) -> SeatTerm:
    """Return a term of a seat of this workspace and no other; raises Http404."""
    terms = SeatTerm.objects.select_related("seat__workspace", "seat__organisation", "user")
    found = terms.filter(seat__workspace=page.workspace, pk=pk).first()
    if found is None:
        raise Http404
    return found
