"""A demo site in a folder of its own, served as `make demo` serves it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = "2"


def free_port() -> int:
    """Return a port of the loopback address that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """A demo site in a folder of its own, running while the `with` block lasts."""

    options: tuple[str, ...] = ()  # further words for `manage.py serve`

    def __init__(self, folder: Path, size: str = "small", database: str = "", search_url: str = "") -> None:
        """Know where, how large, in which database (SQLite in the folder by default), searched by which engine."""
        self.search_url = search_url
        self.folder, self.size = folder, size
        self.database = database or f"sqlite:///{folder}/db.sqlite3"
        self.port = free_port()
        self.started_in = 0.0
        self.filled_in = 0.0

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of every command of this site."""
        return {
            **os.environ,
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "PORT": str(self.port),
            "WEB_WORKERS": WORKERS,
            "SEARCH_URL": self.search_url,
        }

    def run(self, *words: str) -> str:
        """Run a Python command in the site's environment and return what it prints."""
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    def fill(self) -> None:
        """Fill the site; a second time only what is new."""
        self.folder.mkdir(parents=True, exist_ok=True)
        begun = time.monotonic()
        self.run("manage.py", "migrate", "--verbosity", "0")
        self.run("manage.py", "demo", *(["--size", self.size] if self.size != "small" else []))
        self.run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")
        self.filled_in = time.monotonic() - begun

    def __enter__(self) -> "Site":
        """Fill the site (once) and serve it."""
        self.fill()
        self.server = self._serve()
        return self

    def __exit__(self, *error) -> None:
        """Stop the site."""
        stop(self.server)

    def _serve(self) -> subprocess.Popen:
        begun = time.monotonic()
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", *self.options],
            cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        self.until_up()
        self.started_in = time.monotonic() - begun
        return server

    def until_up(self) -> None:
        """Wait until it answers."""
        until_ok(self.port, "/fi/")

    def rest(self) -> None:
        """Let the machine settle between two parts."""
        time.sleep(1)


def until_ok(port: int, path: str, seconds: float = 180) -> None:
    """Wait until an address answers 200; raises TimeoutError.

    A site starts in a few seconds; where other test runs keep the cores busy, its three processes took minutes.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"No 200 from {path} within {seconds:g} s.")


def until_open(port: int, seconds: float = 60) -> None:
    """Wait until something listens on a port; raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"Nothing listens on port {port} after {seconds:g} s.")


def stop(process: subprocess.Popen) -> None:
    """Stop a server as Ctrl-C would."""
    process.send_signal(signal.SIGINT)
    process.wait(timeout=30)


def body(port: int, path: str) -> bytes:
    """Return the bytes of one answer."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return answer.read()
