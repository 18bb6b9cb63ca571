"""Asks a virus scanner about a file: ClamAV's daemon, by its own protocol (clamd(8), INSTREAM).

The file goes to the daemon in pieces; what it answers is one line. When it does not answer, or answers
something else than "OK" or "FOUND", nobody knows whether the file is clean, and it is not taken in.
"""

import logging
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files import File

logger = logging.getLogger(__name__)

CONNECT_SECONDS = 5
SCAN_SECONDS = 60
PING_SECONDS = 2
PORT = 3310
_PIECE = 1 << 16
_ANSWER = 4096


class ScannerAwayError(Exception):
    """The scanner did not say whether a file is clean."""


def is_on() -> bool:
    """Tell whether a scanner is asked at all."""
    return bool(settings.CLAMD_URL)


def threat_in(file: File) -> str:
    """Return the name of what was found in a file, empty when it is clean; raises ScannerAwayError."""
    file.seek(0)
    try:
        with _connected(SCAN_SECONDS) as clamd:
            _send(clamd, file)
            answer = _answer(clamd)
    except OSError as error:
        raise ScannerAwayError(str(error)) from error
    finally:
        file.seek(0)
    _told, _colon, word = answer.partition(": ")
    if word == "OK":
        return ""
    if word.endswith(" FOUND"):
        return word.removesuffix(" FOUND")
    raise ScannerAwayError(answer)


def _send(clamd: socket.socket, file: File) -> None:
    """Send a file; a daemon that has seen enough hangs up, and its answer is still there to be read."""
    try:
        clamd.sendall(b"zINSTREAM\0")
        for piece in iter(lambda: file.read(_PIECE), b""):
            clamd.sendall(struct.pack("!I", len(piece)) + piece)
        clamd.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        logger.warning("clamd hung up before the whole file was sent; is its StreamMaxLength too small?")


def _answer(clamd: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < _ANSWER:
        piece = clamd.recv(_ANSWER)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0").decode(errors="replace").strip()


@contextmanager
def _connected(seconds: float) -> Iterator[socket.socket]:
    parts = urlsplit(settings.CLAMD_URL)
    if parts.scheme == "unix":
        clamd = socket.socket(socket.AF_UNIX)
        clamd.settimeout(seconds)
        clamd.connect(parts.path)
    else:
        clamd = socket.create_connection((parts.hostname, parts.port or PORT), min(seconds, CONNECT_SECONDS))
        clamd.settimeout(seconds)
    with clamd:
        yield clamd


def state() -> str:
    """Return how the scanner is, for /healthz: off, ok or away."""
    if not is_on():
        return "off"
    try:
        with _connected(PING_SECONDS) as clamd:
            clamd.sendall(b"zPING\0")
            return "ok" if _answer(clamd) == "PONG" else "away"
    except OSError:
        return "away"
