"""The closed side with a crowd: 2,000 people, 300 organisations, a person in 60 workspaces."""

import json
from pathlib import Path

from tests.benchmarks.crowd_names import IN_ALL, IN_ONE
from tests.benchmarks.table import Figure
from tests.served import Site

START = "/fi/tyotilat/"
ROOM = "/fi/tyotilat/mittaustila-00/"
PEOPLE, ORGANISATIONS = "/fi/hakemisto/", "/fi/hakemisto/?show=organisations"
EMPTY = "/fi/oma/kuva/"  # a page for those logged in with next to nothing on it
MEMBER = "bjorn@elo.example"


def members(folder: Path) -> list[Figure]:
    """Queries with few and with many rows, and what the start page costs beside an empty page."""
    plain, place = Site(folder / "bench-start"), Site(folder / "bench-crowd")
    plain.fill()
    place.fill()
    place.run("-m", "tests.benchmarks.crowd")
    few, few_offices = _costs(plain, (MEMBER, PEOPLE), (MEMBER, ORGANISATIONS))
    people, offices, empty, one, sixty, room_one, room_sixty = _costs(
        place, (IN_ONE, PEOPLE), (IN_ONE, ORGANISATIONS), (IN_ALL, EMPTY),
        (IN_ONE, START), (IN_ALL, START), (IN_ONE, ROOM), (IN_ALL, ROOM),
    )  # fmt: skip
    return [
        _same("directory of 2,000 people: queries", people, few, "the demo's people"),
        _same("directory of 300 organisations: queries", offices, few_offices, "the demo's"),
        _same("start page, a person in 60 workspaces: queries", sixty, one, "in one"),
        _same("workspace of 1,000 members, a person in 60: queries", room_sixty, room_one, "in one"),
        _times("start page, a person in 60 workspaces", sixty, empty),
        _times("start page, a person in one workspace", one, empty),
        _times("workspace of 1,000 members, a person in 60", room_sixty, empty),
    ]


Cost = tuple[int, float]  # queries, milliseconds


def _costs(place: Site, *asked: tuple[str, str]) -> list[Cost]:
    words = [word for one in asked for word in one]
    return json.loads(place.run("-m", "tests.benchmarks.closed", *words))


def _same(name: str, cost: Cost, against: Cost, whom: str) -> Figure:
    few, many = against[0], cost[0]
    return Figure(name, many, "queries", f"{whom}: {few}", f"≤ {few}", 0 < many <= few)


def _times(name: str, cost: Cost, empty: Cost, bar: int = 3) -> Figure:
    times = cost[1] / empty[1]
    against = f"an empty logged-in page, {empty[1]:.0f} ms"
    return Figure(f"{name}: cost", round(times, 2), "×", against, f"≤ {bar}", times <= bar)
