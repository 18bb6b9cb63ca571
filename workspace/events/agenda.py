"""The agenda of a meeting with its running clock times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import zip_longest

from wagtail.blocks import StructValue


@dataclass(frozen=True)
class TimedItem:
    """One item: its number, its block, and from when to when, as far as that can be counted.

    `anchor`: where it stands on the page of the meeting; its decision, too.
    """

    number: int
    block: StructValue
    starts_at: datetime | None
    ends_at: datetime | None
    anchor: str = ""

    @property
    def decision_anchor(self) -> str:
        """Return where what was decided stands on the page."""
        return decision_anchor_of(self.anchor)


def anchor_of(block_id: str) -> str:
    """Return where the item with this block stands on the page of its meeting; the same in every language."""
    return f"agenda-{block_id}"


def decision_anchor_of(anchor: str) -> str:
    """Return where the decision of an item stands."""
    return f"{anchor}-decision"


def timetable(items: list[StructValue], starts_at: datetime, anchors: Iterable[str] = ()) -> list[TimedItem]:
    """Return the items with their times, counted from the start of the meeting.

    The counting ends at the first item that does not say how long it takes. It is done in UTC:
    on the night when the clocks change an hour is still sixty minutes.
    """
    clock: datetime | None = starts_at.astimezone(UTC)
    timed = []
    for number, (block, anchor) in enumerate(zip_longest(items, anchors, fillvalue=""), start=1):
        minutes = block.get("minutes")
        end = clock + timedelta(minutes=minutes) if clock and minutes else None
        timed.append(TimedItem(number, block, clock, end, anchor))
        clock = end
    return timed
