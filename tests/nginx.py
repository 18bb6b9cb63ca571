"""nginx before a site: the one of docs/nginx.conf, as an operator takes it, before a site as in production."""

import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path

from cryptography import x509

from tests.certificates import certificate
from tests.served import ROOT, Site, free_port, stop, until_open

NAME, FILES = "elo.example", "tiedostot.elo.example"
MEGABYTE = 1 << 20
FILE_LIMIT, FORM_LIMIT, WORDS_LIMIT = 2, 3, 1  # megabytes, in place of 50, 51 and 3
SECONDS = 2  # in place of 10
MAIN = """
user {user};
worker_processes {processes};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""


def find() -> str | None:
    """Return where nginx is; a person's own path seldom leads to the programs of the system."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@contextmanager
def started(folder: Path, port: int, servers: str, processes: int = 1) -> Iterator[None]:
    """Run nginx with those servers while the block lasts; all that it writes is in the folder."""
    (folder / "site.conf").write_text(servers)
    main = MAIN.format(user=getuser(), folder=folder, processes=processes)
    (folder / "nginx.conf").write_text(main)
    server = subprocess.Popen([find(), "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        until_open(port)
        yield
    finally:
        stop(server)


class Production(Site):
    """A site that is filled already, served once more with the settings of production."""

    options = ("--no-worker",)

    def __init__(self, demo: Site) -> None:
        """Take folder and database of the other."""
        super().__init__(demo.folder, database=demo.database)

    @property
    def environment(self) -> dict[str, str]:
        """Return what docs/operations.md tells an operator to set."""
        return {
            **super().environment,
            "DJANGO_SETTINGS_MODULE": "cms.settings.production",
            "SECRET_KEY": "behind nginx " * 4,
            "BASE_URL": f"https://{NAME}",
            "FILES_URL": f"https://{FILES}",
            "EMAIL_URL": f"file://{self.folder}/mail",
            "X_ACCEL_PREFIX": "/stored/",
            "UPLOAD_MAX_MB": str(FILE_LIMIT),
            "WEB_WORKERS": "1",
        }

    def fill(self) -> None:
        """Take it as it is."""

    def until_up(self) -> None:
        """Wait until it listens: it answers nobody who comes without TLS."""
        until_open(self.port)


class Front:
    """nginx before a site: how it is asked, and what it wrote and left behind."""

    def __init__(self, folder: Path, site: Site) -> None:
        """Take free ports and a certificate."""
        self.folder, self.site = folder, site
        self.port, self.plain_port = free_port(), free_port()
        self.cookies: dict[str, str] = {}
        chain, key = certificate(x509.DNSName(NAME), x509.DNSName(FILES))
        (folder / "fullchain.pem").write_bytes(chain)
        (folder / "privkey.pem").write_bytes(key)

    @property
    def servers(self) -> str:
        """Return the shipped configuration, with our ports, paths, limits and seconds."""
        text = (ROOT / "docs/nginx.conf").read_text()
        text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)  # not every machine has IPv6
        for theirs, ours in {
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
            "/etc/ssl/elo/": f"{self.folder}/",
            "/var/log/nginx/elo.log": f"{self.folder}/access.log",
            "/srv/elo/var/": f"{self.site.folder}/",
            "127.0.0.1:8000": f"127.0.0.1:{self.site.port}",
            "client_max_body_size 3m": f"client_max_body_size {WORDS_LIMIT}m",
            "client_max_body_size 51m": f"client_max_body_size {FORM_LIMIT}m",
            "client_header_timeout 10s": f"client_header_timeout {SECONDS}s",
            "client_body_timeout 10s": f"client_body_timeout {SECONDS}s",
        }.items():
            if theirs not in text:
                raise RuntimeError(f"docs/nginx.conf does not say “{theirs}” any more.")
            text = text.replace(theirs, ours)
        return text

    def connect(self, name: str = NAME) -> ssl.SSLSocket:
        """Return a connection that nothing has been said on yet."""
        raw = HTTPConnection("127.0.0.1", self.port, timeout=30)
        raw.connect()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(self.folder / "fullchain.pem")
        return context.wrap_socket(raw.sock, server_hostname=name)

    def ask(
        self, method: str, path: str, body: bytes = b"", name: str = NAME, **headers: str
    ) -> HTTPResponse:
        """Return an answer, read; cookies are kept as a browser would. `headers` with _ for -."""
        connection = HTTPConnection(name)
        connection.sock = self.connect(name)
        head = {key.replace("_", "-"): value for key, value in headers.items()}
        if name == NAME:
            head["Cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        connection.request(method, path, body or None, head)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(line).items()}
        return answer

    def logged(self) -> list[str]:
        """Return the status of each request that is over, in their order."""
        return [line.split()[2] for line in (self.folder / "access.log").read_text().splitlines()]

    def left_behind(self) -> list[Path]:
        """Return what stays where bodies lie while they come, here and at the site; that tidies up after its answer."""
        until = time.monotonic() + 5
        while (found := self._parked()) and time.monotonic() < until:
            time.sleep(0.05)
        return found

    def _parked(self) -> list[Path]:
        places = [self.folder / "body", self.site.folder / "uploading", self.site.folder / "incoming"]
        return [path for place in places for path in place.rglob("*") if path.is_file()]


@contextmanager
def running(folder: Path, site: Site) -> Iterator[Front]:
    """Run nginx before a site while the block lasts."""
    front = Front(folder, site)
    with started(folder, front.port, front.servers):
        yield front
