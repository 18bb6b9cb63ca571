"""Run the web server and the task worker together; one Ctrl-C stops both."""

import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from cms.settings import env
from cms.sweeping import sweep_all

SWEEP_SECONDS = 30
STOP_SECONDS = 15


class Command(BaseCommand):
    """`manage.py serve`: gunicorn, db_worker, and a sweep every half minute."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Address to listen on (default %(default)s)")
        parser.add_argument("--no-worker", action="store_true", help="Only the web server (for measuring)")

    def get_check_kwargs(self, options) -> dict:
        """Check the database, too: an SQLite that would lose writes is refused before it is served."""
        return super().get_check_kwargs(options) | {"databases": ["default"]}

    def handle(self, *args, host: str, no_worker: bool, **options) -> None:
        port = env.number("PORT", 8000)
        _refuse_taken_port(host, port)
        for name in (signal.SIGINT, signal.SIGTERM):  # a shell's background job ignores the first
            signal.signal(name, signal.default_int_handler)
        self.children = {"web server": _start(*_web(host, port))}
        if not no_worker:
            self.children["worker"] = _start(*_worker())
        try:
            self._announce(host, port)
            self._watch()
        except KeyboardInterrupt:
            self.stdout.write("Stopping.")
        finally:
            _stop(list(self.children.values()))

    def _announce(self, host: str, port: int) -> None:
        _wait_for(host, port, self.children["web server"])
        self.stdout.write(self.style.SUCCESS(f"\nELO workspace is at http://{host}:{port}/"))
        if settings.DEMO:
            self.stdout.write(
                "  admin@elo.example, aino@, bjorn@, cecilia@, dmitri@elo.example – password elo-demo-2026\n"
                f"  Mail of the demo: http://{host}:{port}/demo/mail/"
            )
        self.stdout.write("Ctrl-C stops it.\n")
        self.stdout.flush()

    def _watch(self) -> None:
        swept = 0.0
        while True:
            for name, child in self.children.items():
                if child.poll() is not None:
                    raise CommandError(f"The {name} stopped by itself (code {child.returncode}).")
            if time.monotonic() - swept > SWEEP_SECONDS:
                swept = time.monotonic()
                close_old_connections()
                sweep_all()
            time.sleep(0.5)


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken. Stop what runs there, or choose another: PORT={port + 1} make demo"
            ) from error


def _web(host: str, port: int) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", "cms.wsgi:application",
        "--bind", f"{host}:{port}",
        "--workers", str(settings.WEB_WORKERS),
        "--worker-class", "gthread", "--threads", "4",
        "--preload", "--timeout", "120", "--graceful-timeout", "10", "--log-level", "warning",
    ]  # fmt: skip


def _worker() -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "db_worker", "--no-reload"]


def _start(*command: str) -> subprocess.Popen:
    # A group of its own: Ctrl-C reaches only this process, which then stops the others in order.
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ.copy(), start_new_session=True)  # noqa: S603 - our own words


def _wait_for(host: str, port: int, child: subprocess.Popen) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and child.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.1)
    raise CommandError("The web server did not start; its message stands above.")


def _stop(children: list[subprocess.Popen]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
