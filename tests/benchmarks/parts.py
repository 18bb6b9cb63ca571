"""The parts that are measured on the large demo."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.load import rate
from tests.benchmarks.table import Figure
from tests.served import ROOT, WORKERS, Site, body, free_port, stop, until_ok

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
    folder = site.folder / "bare"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, path in enumerate(PUBLIC.values()):
        (folder / f"{number:02}").write_bytes(body(site.port, path))
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "tests.benchmarks.bare:application", "--bind", f"127.0.0.1:{port}",
        "--workers", WORKERS, "--worker-class", "gthread", "--threads", "4", "--preload", "--log-level", "warning",
    ]  # fmt: skip
    bare = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "BARE_FOLDER": str(folder)})
    try:
        until_ok(port, "/0")
        return [
            figure
            for n, (name, path) in enumerate(PUBLIC.items())
            for figure in _ratio(site, port, n, name, path)
        ]
    finally:
        stop(bare)


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
    together = sum(_status(pid, "Pss", "smaps_rollup") for pid in _descendants(site.server.pid))
    return [
        *(Figure(f"{name}: peak memory", round(kb / 1024), "MB") for name, kb in peaks.items()),
        Figure("all processes together: memory", round(together / 1024), "MB"),
    ]


def _peaks(root: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for pid in _descendants(root):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        name = "web process" if b"gunicorn" in words else "task worker" if b"db_worker" in words else ""
        if name:
            found[name] = max(found.get(name, 0), _status(pid, "VmHWM"))
    return found


def _descendants(root: int) -> list[int]:
    parents = {int(p.name): _status(int(p.name), "PPid") for p in Path("/proc").iterdir() if p.name.isdigit()}
    found, fresh = [], [root]
    while fresh:
        fresh = [pid for pid, parent in parents.items() if parent in fresh]
        found += fresh
    return found


def _status(pid: int, key: str, file: str = "status") -> int:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{key}:")), 0)


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
