"""The agenda of a meeting with its running clock times."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from wagtail.blocks import StructValue


@dataclass(frozen=True)
class TimedItem:
    """One item: its number, its block, and from when to when, as far as that can be counted."""

    number: int
    block: StructValue
    starts_at: datetime | None
    ends_at: datetime | None


def timetable(items: list[StructValue], starts_at: datetime) -> list[TimedItem]:
    """Return the items with their times, counted from the start of the meeting.

    The counting ends at the first item that does not say how long it takes. It is done in UTC:
    on the night when the clocks change an hour is still sixty minutes.
    """
    clock: datetime | None = starts_at.astimezone(UTC)
    timed = []
    for number, block in enumerate(items, start=1):
        minutes = block.get("minutes")
        end = clock + timedelta(minutes=minutes) if clock and minutes else None
        timed.append(TimedItem(number, block, clock, end))
        clock = end
    return timed
