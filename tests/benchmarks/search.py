"""The search among 100,000 made entries, on every engine that the machine can run; what the words take of memory."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from urllib.request import urlopen

from tests.benchmarks.load import Asker, rate
from tests.benchmarks.table import Figure
from tests.engines import postgresql
from tests.engines.elasticsearch.node import Node, missing_tools
from tests.served import Site

COUNTS = ("1000", "10000", "100000")
MOST_TIMES = 4  # the median among 100,000 against that among 1,000
LEAST_DOCUMENTS = 300  # of 200 words, indexed a second
MOST_MEGABYTES = 120
LEAST_PAGES = 320  # ten times what Plone 6.2 answers a second on two cores
SECONDS = 4.0
WORDS = (
    "ohjaus", "neuvonta", "koulutus", "nuoret", "osaaminen", "verkosto", "urasuunnittelu", "aikuiset", "oppilaitos",
    "työelämä",
)  # fmt: skip


def search(folder: Path) -> list[Figure]:
    """Measure engine by engine, the memory, and the page."""
    site = Site(folder / "bench-search")
    site.fill()
    figures = _of_engine("SQLite", site)
    with site:
        figures += _pages(site)
    with _elasticsearch(site) as cluster:
        figures += _of_engine("Elasticsearch", cluster) if cluster else []
    with _postgresql(folder) as other:
        figures += _of_engine("PostgreSQL", other) if other else []
    return figures + _memory(site)


# -- Engines ------------------------------------------------------------------------------------
def _of_engine(name: str, site: Site) -> list[Figure]:
    measured = json.loads(site.run("-m", "tests.benchmarks.finding", *COUNTS))
    by_count = measured["by_count"]
    few, many = by_count[COUNTS[0]], by_count[COUNTS[-1]]
    times = many["p50"] / few["p50"]
    made, speed = many["rebuild"], measured["throughput"]
    return [
        *(_answers(name, "two", number, told) for number, told in by_count.items()),
        *(_answers(name, "twenty", number, told["longest"]) for number, told in by_count.items()),
        Figure(f"{name}: median among 100,000", round(times, 2), "×", f"among 1,000: {few['p50']:.1f} ms",
               f"≤ {MOST_TIMES}", times <= MOST_TIMES),
        Figure(f"{name}: documents of 200 words indexed a second", round(speed), "1/s", "words known, one process",
               f"≥ {LEAST_DOCUMENTS}", speed >= LEAST_DOCUMENTS),
        Figure(f"{name}: rebuild of 100,000", round(made["seconds"], 1), "s", f"progress told {made['told']} times",
               "≥ 100 times", made["told"] >= 100),
        Figure(f"{name}: 100,000 compared with the engine", round(many["compare"], 1), "s"),
    ]  # fmt: skip


def _answers(name: str, words: str, number: str, told: dict) -> Figure:
    against = f"median {told['p50']:.1f} ms ({told['cpu']:.1f} of the processor), {told['found']:.0f} found"
    return Figure(
        f"{name}: {words} words among {int(number):,}, 95th percentile", round(told["p95"], 1), "ms", against
    )


@contextmanager
def _elasticsearch(site: Site) -> Iterator[Site | None]:
    if missing_tools():
        print(f"Left out: Elasticsearch, which needs {' and '.join(missing_tools())}.")
        yield None
        return
    with TemporaryDirectory(prefix="elo-elasticsearch-") as folder:
        node = Node(Path(folder), lasting=True)
        try:
            node.start()
            options = "?prefix=bench&replicas=0&standby=0"
            yield Site(site.folder, database=site.database, search_url=f"{node.url}/{options}")
        finally:
            node.stop()


@contextmanager
def _postgresql(folder: Path) -> Iterator[Site | None]:
    if postgresql.programs() is None:
        print("Left out: PostgreSQL, whose programs are not on this machine.")
        yield None
        return
    with postgresql.postgresql() as address:
        site = Site(folder / "bench-search", database=address)
        site.run("manage.py", "migrate", "--verbosity", "0")
        yield site


# -- The page -----------------------------------------------------------------------------------
def _pages(site: Site) -> list[Figure]:
    """Answers a second of a visitor's search page among 100,000 entries: kept by the page cache, and not yet."""
    path = "/fi/haku/?q=ohjaus+koulutus"
    _until_kept(site.port, path)
    kept = rate(site.port, path, SECONDS)
    fresh = _fresh(site.port)
    return [
        Figure("search page, kept: answers a second", round(kept), "1/s", "Plone 6.2: 32/s", f"≥ {LEAST_PAGES}",
               kept >= LEAST_PAGES),
        Figure("search page, asked for the first time: answers a second", round(fresh, 1), "1/s",
               "one connection, two words among 100,000"),
    ]  # fmt: skip


def _until_kept(port: int, path: str) -> None:
    """Ask for a page until the page cache answers, which a site that has just started does after some seconds."""
    for _time in range(20):
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            if answer.headers["ETag"]:
                return
    raise SystemExit(f"{path} is never kept.")


def _fresh(port: int) -> float:
    """Ask for two words, and leave out one that is nowhere, so that no answer is kept from before."""
    begun = time.monotonic()
    for number in count(1):
        first, second = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
        path = f"/fi/haku/?q={quote(first)}+{quote(second)}+-mitattu{number}"
        if Asker(port, path).ask() != 200:
            raise RuntimeError(f"{path} did not answer 200.")
        if (spent := time.monotonic() - begun) > SECONDS:
            return number / spent
    raise AssertionError("counting does not end")


# -- Memory -------------------------------------------------------------------------------------
def _memory(site: Site) -> list[Figure]:
    return [figure for which in ("libvoikko", "pyvoikko") for figure in _held(site, which)]


def _held(site: Site, which: str) -> list[Figure]:
    told = json.loads(site.run("-m", "tests.benchmarks.held", which))
    if told is None:
        print(f"Left out: the memory with {which}, which is not on this machine.")
        return []
    before, after = told
    bar = (
        {"bar": f"≤ {MOST_MEGABYTES}", "ok": after - before <= MOST_MEGABYTES} if which == "libvoikko" else {}
    )
    return [
        Figure(
            f"words loaded by {which}: memory", round(after - before), "MB", f"before: {before:.0f} MB", **bar
        )
    ]
