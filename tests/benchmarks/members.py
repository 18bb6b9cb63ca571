"""The closed side with a crowd: 2,000 people, 300 organisations, a person in 60 workspaces."""

import json

from tests.benchmarks.crowd_names import IN_ALL, IN_ONE
from tests.benchmarks.table import Figure
from tests.served import Site

START = "/fi/tyotilat/"
ROOM = "/fi/tyotilat/mittaustila-00/"
PEOPLE = "/fi/hakemisto/"


def members(site: Site) -> list[Figure]:
    """Queries with few and with many rows, and what the start page costs beside an empty page."""
    plain, place = (Site(site.folder.parent / name) for name in ("bench-start", "bench-crowd"))
    plain.fill()
    few = _costs(plain, "bjorn@elo.example", PEOPLE)
    place.fill()
    place.run("-m", "tests.benchmarks.crowd")
    nobody = _costs(place, "dmitri@elo.example", START)
    one = _costs(place, IN_ONE, START, ROOM, PEOPLE)
    sixty = _costs(place, IN_ALL, START, ROOM)
    return [
        _same("directory of people: queries", one[PEOPLE], few[PEOPLE], "17 people"),
        _same("start page in 60 workspaces: queries", sixty[START], one[START], "in one workspace"),
        _same(
            "workspace of 1,000 members, a person in 60: queries", sixty[ROOM], one[ROOM], "a person in one"
        ),
        _times("start page in 60 workspaces", sixty[START], nobody[START], 3),
        _times("start page in one workspace", one[START], nobody[START], 3),
    ]


def _costs(place: Site, email: str, *paths: str) -> dict[str, dict]:
    return json.loads(place.run("-m", "tests.benchmarks.closed", email, *paths))


def _same(name: str, cost: dict, against: dict, whom: str) -> Figure:
    few = against["queries"]
    return Figure(name, cost["queries"], "queries", f"{whom}: {few}", f"≤ {few}", cost["queries"] <= few)


def _times(name: str, cost: dict, empty: dict, bar: int) -> Figure:
    times = cost["ms"] / empty["ms"]
    against = f"{empty['ms']:.0f} ms of somebody without a workspace"
    return Figure(f"{name}: cost", round(times, 2), "×", against, f"≤ {bar}", times <= bar)
