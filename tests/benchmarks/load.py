"""Asks a server again and again on kept-alive connections, and counts (loopback only, bounded)."""

import multiprocessing
import re
import socket
import time

CONNECTIONS = 4
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Asker:
    """One connection that asks for one address; cheap, so that the server is what is measured."""

    def __init__(self, port: int, path: str, cookie: str = "") -> None:
        """Prepare the words of the request."""
        self.port = port
        who = f"Cookie: {cookie}\r\n" if cookie else ""
        self.words = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\n{who}\r\n".encode()
        )
        self.socket: socket.socket | None = None

    def ask(self) -> int:
        """Ask once and read the whole answer; return its status."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.socket.sendall(self.words)
        data = self._until_head()
        head, _end, body = data.partition(b"\r\n\r\n")
        missing = int(_LENGTH.search(head)[1]) - len(body)
        while missing > 0:
            missing -= len(self.socket.recv(min(missing, 65536)) or self._broken())
        if b"connection: close" in head.lower():
            self.socket.close()
            self.socket = None
        return int(head[9:12])

    def _until_head(self) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.socket.recv(65536) or self._broken()
        return data

    def _broken(self) -> bytes:
        raise ConnectionError("The server closed the connection in the middle of an answer.")


def _ask_until(asker: Asker, until: float, results) -> None:
    count = wrong = 0
    try:
        while time.monotonic() < until:
            wrong += asker.ask() != 200
            count += 1
    finally:
        results.put((count, wrong))


def rate(port: int, path: str, seconds: float, cookie: str = "") -> float:
    """Return answers a second of one address; raises RuntimeError when an answer is not 200."""
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    start = time.monotonic()
    until = start + seconds
    askers = [
        context.Process(target=_ask_until, args=(Asker(port, path, cookie), until, results))
        for _ in range(CONNECTIONS)
    ]
    for asker in askers:
        asker.start()
    counts = [results.get(timeout=seconds + 60) for _ in askers]
    for asker in askers:
        asker.join()
    spent = time.monotonic() - start
    if sum(wrong for _count, wrong in counts) or any(asker.exitcode for asker in askers):
        raise RuntimeError(f"{path} did not answer 200 every time.")
    return sum(count for count, _wrong in counts) / spent
