"""Uploads of 200 files of a megabyte, as the folder's page sends them, and what they take of memory."""

import io
import json
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

import pikepdf

from tests.benchmarks.paper_sizes import UPLOADED
from tests.benchmarks.processes import Growth
from tests.benchmarks.table import Figure
from tests.served import Site

AT_ONCE = 2  # as static/js/uploading.js
BAR = 150  # MB


class Member:
    """Somebody who is logged in, on a connection of their own."""

    def __init__(self, port: int, cookie: str) -> None:
        """Connect."""
        self.cookie, self.token = cookie, ""
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str) -> bytes:
        """Return a page, and keep its token."""
        body, headers = self._ask("GET", path)
        for cookie in headers.get_all("Set-Cookie", []):
            self.cookie += "; " + cookie.partition(";")[0]
        found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', body)
        self.token = found[1].decode() if found else ""
        return body

    def post(self, path: str, body: bytes, **headers: str) -> dict:
        """Send a body and return the JSON that is answered."""
        told = {"X-CSRFToken": self.token, "Origin": f"http://127.0.0.1:{self.connection.port}"}
        return json.loads(self._ask("POST", path, body, {**told, **headers})[0])

    def _ask(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None) -> tuple:
        self.connection.request(method, path, body, {"Cookie": self.cookie, **(headers or {})})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status not in (200, 201):
            raise RuntimeError(f"{path} answered {answer.status}: {content[:200]!r}")
        return content, answer.headers


def coming(site: Site, told: dict) -> list[Figure]:
    """Send the files, two at a time, and look at the web processes."""
    whole = [_pdf() for _number in range(4)]
    begun = time.perf_counter()
    with Growth(site.server.pid) as growth, ThreadPoolExecutor(AT_ONCE) as sending:
        list(sending.map(lambda first: _send(site.port, told, whole, first), range(AT_ONCE)))
    spent = time.perf_counter() - begun
    return [
        Figure(
            f"upload of {UPLOADED} files of 1 MB: more memory of a web process", round(growth.most), "MB", "",
            f"≤ {BAR}", growth.most <= BAR,
        ),
        Figure(f"upload of {UPLOADED} files of 1 MB: files a second", round(UPLOADED / spent, 1), "1/s"),
    ]  # fmt: skip


def _pdf() -> bytes:
    """Return a sound PDF of a megabyte that cannot be packed."""
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.Root.Ballast = made.make_stream(os.urandom(1 << 20))
    made.save(out)
    return out.getvalue()


def _send(port: int, told: dict, whole: list[bytes], first: int) -> None:
    member = Member(port, told["cookie"])
    page = member.get(told["into"]).decode()
    begin = re.search(r'data-uploading="([^"]+)"', page)[1]
    for number in range(first, UPLOADED, AT_ONCE):
        content = whole[number % len(whole)]
        form = urlencode({"name": f"lahetys-{number:03}.pdf", "size": len(content), "same_name": "version"})
        row = member.post(begin, form.encode(), **{"Content-Type": "application/x-www-form-urlencoded"})
        have = member.post(
            row["url"], content, **{"Upload-Offset": "0", "Content-Type": "application/octet-stream"}
        )
        if have["offset"] != len(content):
            raise RuntimeError(f"Only {have['offset']} bytes have come.")
        member.post(row["finish"], b"")
