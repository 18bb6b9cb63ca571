"""The page of a folder of 500 documents, for a member: queries, and pages a second."""

import json
from collections.abc import Callable

from tests.benchmarks.bare_site import bare_site, gunicorn
from tests.benchmarks.coming import Member
from tests.benchmarks.load import rate
from tests.benchmarks.paper_sizes import FEW, MANY, MEMBER, SOME
from tests.benchmarks.table import Figure
from tests.served import Site, free_port, stop, until_ok

SECONDS, TURNS = 4.0, 3
# Plone 6.2 makes 11 to 16 pages a second with 20 rows, and under two with all 500, on two cores of this kind; ten times
# that is the bar. With 20 rows it is plain. Our page of 500 has 100 rows: Plone was not measured with so many, and a
# straight line through its own times (91 ms with 20 rows, 500 ms with 500) gives 159 ms there, 6.3 pages a second. So
# 63 is ten times what Plone would do with the same rows; 110 with 100 rows is what was asked for first, and stays.
# With all 500 on one page, as Plone was measured with them, ten times is 20.
BAR, BAR_BY_ROWS, BAR_OF_ALL = 110, 63, 20


def folder_pages(site: Site, told: dict) -> list[Figure]:
    """Compare with a folder of three, with a bare view of the same bytes, and with one query a row."""
    costs = json.loads(site.run("-m", "tests.benchmarks.closed", MEMBER, told["many"], MEMBER, told["few"]))
    (many, spent), (few, _spent) = costs
    ours, whole, some, bare, naive = _rates(site, told)
    return [
        Figure(
            f"folder of {MANY} documents: queries",
            many,
            "queries",
            f"folder of {FEW}: {few}",
            f"≤ {few}",
            many <= few,
        ),
        Figure(f"folder of {MANY} documents: one page, without a server", round(spent), "ms"),
        _pages(f"{MANY}, 100 rows a page: pages a second", ours, f"bare view, same bytes: {bare:.0f}/s", BAR),
        _pages(
            f"{MANY}, 100 rows a page: beside Plone's line by rows",
            ours,
            "Plone 6.2, by its line: 6.3/s",
            BAR_BY_ROWS,
        ),
        _pages(f"{MANY}, all on one page: pages a second", whole, "Plone 6.2: under 2/s", BAR_OF_ALL),
        _pages(f"{SOME}: pages a second", some, "Plone 6.2: 11–16/s", BAR),
        Figure(f"folder of {MANY}: part of the bare view", round(ours / bare, 3), "×", "bare view"),
        Figure(
            f"folder of {MANY}: beside one query a row",
            round(ours / naive, 2),
            "×",
            f"naive: {naive:.0f}/s",
            "> 1",
            ours > naive,
        ),
    ]


def _pages(what: str, rate_of: float, against: str, bar: int) -> Figure:
    """Return how many pages a second there are of a folder, and whether that is enough."""
    return Figure(f"folder of {what}", round(rate_of), "1/s", against, f"≥ {bar}", rate_of >= bar)


def _rates(site: Site, told: dict) -> list[float]:
    """Return pages a second: ours with 100 rows and with all, a small folder, the bare view, the naive one; medians."""
    body = Member(site.port, told["cookie"]).get(told["many"])
    port = free_port()
    naive = gunicorn("tests.benchmarks.naive:application", port, site.environment)
    try:
        until_ok(port, "/fi/")
        with bare_site(site.folder / "bare", [body]) as bare:
            ask: list[Callable[[float], float]] = [
                lambda seconds: rate(site.port, told["many"], seconds, told["cookie"]),
                lambda seconds: rate(site.port, f"{told['many']}?page=all", seconds, told["cookie"]),
                lambda seconds: rate(site.port, told["some"], seconds, told["cookie"]),
                lambda seconds: rate(bare, "/0", seconds),
                lambda seconds: rate(port, told["many"], seconds, told["cookie"]),
            ]
            return _in_turns(ask)
    finally:
        stop(naive)


def _in_turns(ask: list[Callable[[float], float]]) -> list[float]:
    for one in ask:
        one(0.5)
    rounds = [[one(SECONDS / 2) for one in ask] for _turn in range(TURNS)]
    return [sorted(times)[TURNS // 2] for times in zip(*rounds, strict=True)]
