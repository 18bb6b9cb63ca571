"""A folder of a gigabyte as a ZIP: the first byte, the rate, and what it takes of memory."""

import time
from http.client import HTTPConnection

from tests.benchmarks.paper_sizes import EACH, ZIPPED
from tests.benchmarks.processes import Growth
from tests.benchmarks.table import Figure
from tests.served import Site

BAR, AT_ONCE = 100, 1.0  # MB more; seconds until the first byte


def zips(site: Site, told: dict) -> list[Figure]:
    """Fetch it once."""
    with Growth(site.server.pid) as growth:
        first, spent, size = _fetched(site.port, told["zip"], told["cookie"])
    if size < ZIPPED * EACH << 20:
        raise RuntimeError(f"The ZIP has {size} bytes only.")
    return [
        Figure(
            "ZIP of 1 GB: more memory of the web process",
            round(growth.most),
            "MB",
            "",
            f"≤ {BAR}",
            growth.most <= BAR,
        ),
        Figure("ZIP of 1 GB: first byte", round(first, 3), "s", "", f"≤ {AT_ONCE:g}", first <= AT_ONCE),
        Figure("ZIP of 1 GB: megabytes a second", round(size / spent / (1 << 20)), "MB/s"),
    ]


def _fetched(port: int, path: str, cookie: str) -> tuple[float, float, int]:
    """Return seconds until the first byte of the body, until the last one, and how many came."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    begun, room = time.perf_counter(), bytearray(1 << 20)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    size = len(answer.read(1))
    first = time.perf_counter() - begun
    while count := answer.readinto(room):
        size += count
    spent = time.perf_counter() - begun
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}.")
    return first, spent, size
