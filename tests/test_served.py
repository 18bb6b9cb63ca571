"""`manage.py serve`: web and worker together, one Ctrl-C stops both."""

import signal
import socket
import subprocess
import sys

import pytest

from tests.benchmarks.processes import descendants
from tests.served import ROOT, Site, body, until_ok

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("served")]


def test_it_serves_and_stops_without_orphans(tmp_path, aside):
    site = Site(tmp_path, database=aside.environment["DATABASE_URL"])
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=site.environment)
    try:
        until_ok(site.port, "/healthz")
        assert b'"status": "ok"' in body(site.port, "/healthz")
        family = descendants(server.pid)
        assert len(family) >= 3, "gunicorn, its workers and the task worker"
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == 0
    assert not set(family) & set(_running())
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", site.port)) != 0


def _running() -> list[int]:
    from pathlib import Path

    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def test_a_taken_port_is_a_sentence(tmp_path):
    site = Site(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", site.port))
        other.listen()
        done = subprocess.run(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"Port {site.port} is taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unsafe_sqlite_is_not_served(tmp_path):
    site = Site(tmp_path, database=f"sqlite:///{tmp_path}/db.sqlite3?timeout=1")
    done = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "cms.E002" in done.stderr
