"""Clock times of an agenda, also on the nights when the clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from workspace.events.agenda import timetable
from workspace.events.templatetags.meetings import clock, local_iso

HELSINKI = ZoneInfo("Europe/Helsinki")


def clocks(minutes: list[int | None], start: datetime) -> list[tuple[str, str]]:
    items = [{"title": "Asia", "minutes": value} for value in minutes]
    return [
        (clock(item.starts_at) if item.starts_at else "", clock(item.ends_at) if item.ends_at else "")
        for item in timetable(items, start)
    ]


def test_it_works():
    start = datetime(2026, 11, 26, 9, 0, tzinfo=HELSINKI)
    assert clocks([15, 45, 60], start) == [("9.00", "9.15"), ("9.15", "10.00"), ("10.00", "11.00")]


def test_items_are_numbered():
    assert [item.number for item in timetable([{}, {}, {}], datetime(2026, 1, 1, tzinfo=UTC))] == [1, 2, 3]


def test_counting_ends_where_the_length_is_not_known():
    start = datetime(2026, 11, 26, 9, 0, tzinfo=HELSINKI)
    assert clocks([15, None, 30], start) == [("9.00", "9.15"), ("9.15", ""), ("", "")]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        # 29.3.2026: after 2.59 comes 4.00. 25.10.2026: after 3.59 comes 3.00 again.
        (datetime(2026, 3, 29, 2, 30, tzinfo=HELSINKI), [("2.30", "4.30"), ("4.30", "5.30")]),
        (datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI), [("3.30", "3.30"), ("3.30", "4.30")]),
    ],
)
def test_an_hour_is_sixty_minutes_when_the_clocks_change(start, expected):
    assert clocks([60, 60], start) == expected


def test_exact_time_has_its_offset():
    assert local_iso(datetime(2026, 11, 26, 7, 0, tzinfo=UTC)) == "2026-11-26T09:00+02:00"


def test_no_items():
    assert timetable([], datetime(2026, 1, 1, tzinfo=UTC)) == []
