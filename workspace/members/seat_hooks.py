"""What seats and organisations offer to the rest: their chores, and what waits for people."""

from collections.abc import Callable

from wagtail import hooks

from workspace.members import organisation_history, seat_notices, seat_rights
from workspace.members.models import WorkspacePage
from workspace.members.seat_waiting import waiting_of
from workspace.members.start import WaitingThing


@hooks.register("sweep")
def seat_chores() -> dict[str, Callable[[], int]]:
    """Follow the seats, tell of ends a month before, and move on from organisations that have ended."""
    return {
        "organisations": organisation_history.move_on_all,
        "seats": seat_rights.sweep,
        "ends of terms": seat_notices.tell_of_ends,
    }


@hooks.register("workspace_waiting")
def seats_waiting(user, workspace_page: WorkspacePage | None = None) -> list[WaitingThing]:
    """Tell those who coordinate what is vacant, and both sides which term ends soon."""
    return waiting_of(user, workspace_page)
