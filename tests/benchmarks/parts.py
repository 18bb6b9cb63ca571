"""The parts that are measured on the large demo."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.bare_site import bare_site
from tests.benchmarks.load import rate
from tests.benchmarks.processes import descendants, status
from tests.benchmarks.table import Figure
from tests.served import Site, body

SECONDS = 4.0  # how long each address is asked
PUBLIC = {
    "front page": "/fi/",
    "content page": "/fi/mita-teemme/elinikainen-ohjaus/",
    "news list": "/fi/uutiset/",
    "search page": "/fi/haku/?q=ohjaus",
}
CLOSED = {
    "workspaces": "/fi/tyotilat/",
    "start page": "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/",
}


# -- Parts --------------------------------------------------------------------------------------
def pages(site: Site) -> list[Figure]:
    """Answers a second of public pages as a part of a bare Django view with the same bytes."""
    bodies = [body(site.port, path) for path in PUBLIC.values()]
    with bare_site(site.folder / "bare", bodies) as port:
        return [
            figure
            for n, (name, path) in enumerate(PUBLIC.items())
            for figure in _ratio(site, port, n, name, path)
        ]


def _ratio(site: Site, bare_port: int, number: int, name: str, path: str) -> list[Figure]:
    rate(site.port, path, 0.5)
    ours, theirs = [], []
    for _turn in range(2):  # in turns, so that the machine's moods meet both
        ours.append(rate(site.port, path, SECONDS / 2))
        theirs.append(rate(bare_port, f"/{number}", SECONDS / 2))
    ratio = sum(ours) / sum(theirs)
    against = f"bare view, same {len(body(site.port, path)) // 1024} kB: {sum(theirs) / 2:.0f}/s"
    return [
        Figure(f"{name}: answers a second", round(sum(ours) / 2), "1/s", against),
        Figure(f"{name}: part of the bare view", round(ratio, 2), "×", "bare view", "≥ 0.5", ratio >= 0.5),
    ]


def queries(site: Site) -> list[Figure]:
    """Queries of each page, without the page cache."""
    public = json.loads(site.run("-m", "tests.benchmarks.queries", "-", *PUBLIC.values()))
    closed = json.loads(site.run("-m", "tests.benchmarks.queries", "bjorn@elo.example", *CLOSED.values()))
    names = {path: name for name, path in (PUBLIC | CLOSED).items()}
    return [Figure(f"{names[path]}: queries", count, "queries") for path, count in (public | closed).items()]


def memory(site: Site) -> list[Figure]:
    """Peak memory of the web and task processes, and what all of them hold together (shared parts once)."""
    peaks = _peaks(site.server.pid)
    together = sum(status(pid, "Pss", "smaps_rollup") for pid in descendants(site.server.pid))
    return [
        *(Figure(f"{name}: peak memory", round(kb / 1024), "MB") for name, kb in peaks.items()),
        Figure("all processes together: memory", round(together / 1024), "MB"),
    ]


def _peaks(root: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for pid in descendants(root):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        name = "web process" if b"gunicorn" in words else "task worker" if b"db_worker" in words else ""
        if name:
            found[name] = max(found.get(name, 0), status(pid, "VmHWM"))
    return found


def start(site: Site) -> list[Figure]:
    """Seconds from `make demo` on a ready environment to the first 200."""
    with_demo = Site(site.folder.parent / "bench-start", "small")
    with with_demo:
        first = with_demo.filled_in + with_demo.started_in
    with with_demo:
        again = with_demo.filled_in + with_demo.started_in
    return [
        Figure("make demo, first time: seconds to the first 200", round(first, 1), "s"),
        Figure("make demo, again: seconds to the first 200", round(again, 1), "s"),
        Figure("demo --size large: seconds to fill (0 when kept)", round(site.filled_in, 1), "s"),
    ]


PARTS: dict[str, Callable[[Site], list[Figure]]] = {
    "pages": pages,
    "queries": queries,
    "memory": memory,
    "start": start,
}
