"""Serves what `bare` is: one Django view with given bytes, as the site is served."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.served import ROOT, WORKERS, free_port, stop, until_ok


def gunicorn(application: str, port: int, environment: dict[str, str]) -> subprocess.Popen:
    """Serve an application with as many workers and threads as the site."""
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}",
        "--workers", WORKERS, "--worker-class", "gthread", "--threads", "4", "--preload", "--log-level", "warning",
    ]  # fmt: skip
    return subprocess.Popen(command, cwd=ROOT, env=environment)


@contextmanager
def bare_site(folder: Path, bodies: list[bytes]) -> Iterator[int]:
    """Serve the bytes at `/0`, `/1` … and yield the port."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, content in enumerate(bodies):
        (folder / f"{number:02}").write_bytes(content)
    port = free_port()
    server = gunicorn("tests.benchmarks.bare:application", port, {**os.environ, "BARE_FOLDER": str(folder)})
    try:
        until_ok(port, "/0")
        yield port
    finally:
        stop(server)
