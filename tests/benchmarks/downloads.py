"""A large document's way out: nginx alone, nginx after our guard was asked, and our own streaming."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests import nginx
from tests.benchmarks.paper_sizes import MEGABYTES
from tests.benchmarks.table import Figure
from tests.served import Site, free_port

TURNS = 5
SERVERS = """
access_log off;
sendfile on;
server {{
  listen 127.0.0.1:{port};
  location /alone/ {{ alias {private}/; }}
  location /stored/ {{ internal; alias {private}/; }}
  location / {{ proxy_pass http://127.0.0.1:{site}; proxy_set_header Host $http_host; }}
}}
"""


class Accelerated(Site):
    """A demo whose files nginx hands out."""

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment with nginx' internal address."""
        return {**super().environment, "X_ACCEL_PREFIX": "/stored/"}


def downloads(build: Path, told: dict) -> list[Figure]:
    """Megabytes a second of a download of 100 MB; `told` is what `papers` prints."""
    if nginx.find() is None:
        return [Figure("download of 100 MB: not measured, nginx is not installed", 0, "MB/s")]
    large = told["large"]
    alone, guarded = [], []
    with Accelerated(build / "bench-documents") as site, _front(site) as port:
        for _turn in range(TURNS):  # in turns, so that the machine's moods meet both
            alone.append(_rate(port, f"/alone/{large['stored']}"))
            guarded.append(_rate(port, large["url"], told["cookie"]))
    with Site(site.folder) as plain:
        streamed = [_rate(plain.port, large["url"], told["cookie"]) for _turn in range(TURNS)]
    ratio = max(guarded) / max(alone)
    against = f"nginx alone: {max(alone):.0f} MB/s"
    return [
        Figure("download of 100 MB, guarded, by nginx", round(max(guarded)), "MB/s", against),
        Figure(
            "download of 100 MB: part of nginx alone", round(ratio, 2), "×", "nginx", "≥ 0.5", ratio >= 0.5
        ),
        Figure("download of 100 MB, streamed by the site itself", round(max(streamed)), "MB/s", against),
    ]


@contextmanager
def _front(site: Site) -> Iterator[int]:
    """Run nginx before a site while the block lasts; give its port."""
    folder, port = site.folder / "nginx", free_port()
    folder.mkdir(exist_ok=True)
    servers = SERVERS.format(port=port, private=site.folder / "private", site=site.port)
    with nginx.started(folder, port, servers, processes=2):
        yield port


def _rate(port: int, path: str, cookie: str = "") -> float:
    """Return megabytes a second of one whole download; raises RuntimeError for anything else."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    begun, size, room = time.perf_counter(), 0, bytearray(1 << 20)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    while count := answer.readinto(room):
        size += count
    spent = time.perf_counter() - begun
    connection.close()
    if answer.status != 200 or size != MEGABYTES << 20:
        raise RuntimeError(f"{path}: {answer.status} and {size} bytes.")
    return MEGABYTES / spent
