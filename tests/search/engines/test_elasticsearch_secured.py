"""A cluster behind TLS and a password, as other people's clusters are: spoken to for real, refused with a sentence."""

import base64
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509

from home.models import ContentPage
from search import finding, outbox
from search.engines import engine
from tests.certificates import certificate
from tests.engines.elasticsearch.busy import Busy
from tests.factories import page

pytestmark = [pytest.mark.elasticsearch, pytest.mark.xdist_group("elasticsearch")]
PASSWORD = "s@la/sana"
IN_ADDRESS = "s%40la%2Fsana"


class Guarded(Busy):
    """Lets nobody through without the password, as Elasticsearch's own security does."""

    def do(self) -> None:
        """Answer one request, or 401."""
        told = f"Basic {base64.b64encode(f'elo:{PASSWORD}'.encode()).decode()}"
        if self.headers.get("Authorization") == told:
            super().do()
            return
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer(
            401, "application/json", b'{"error": {"type": "security_exception", "reason": "who are you"}}'
        )

    do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = do  # noqa: N815 - names of the library


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Path:
    """Return a certificate of 127.0.0.1 that only who has it as its authority trusts, and its key, in one file."""
    file = tmp_path_factory.mktemp("certificate") / "es.pem"
    file.write_bytes(b"".join(certificate(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))))
    return file


@pytest.fixture
def secured(elasticsearch, site_tree, node, authority, settings) -> Iterator[str]:
    """The address of the node behind TLS and a password, without user and options; a page is in its index."""
    page(site_tree.home, ContentPage, "Seepra")
    outbox.drain()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OneGuarded", (Guarded,), {"node": node}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}/?{settings.SEARCH_URL.partition('?')[2]}"
    server.shutdown()
    server.server_close()


def results(q: str) -> finding.Results:
    return finding.find(finding.Wish.of({"q": q}), None, "fi")


def test_it_works_by_user_password_and_authority(secured, authority, settings, site_tree):
    settings.SEARCH_URL = f"elasticsearch+https://elo:{IN_ADDRESS}@{secured}&ca={authority}"
    assert (results("seepra").total, results("seepra").by) == (1, "")
    page(site_tree.home, ContentPage, "Kirahvi")
    outbox.drain()
    assert (results("kirahvi").total, results("kirahvi").by) == (1, "")
    assert engine().health() == {"state": "green"}


@pytest.mark.parametrize(
    ("login", "has_authority", "why"),
    [
        (f"elo:{IN_ADDRESS}x@", True, "answers 401"),
        ("", True, "answers 401"),
        (f"elo:{IN_ADDRESS}@", False, "certificate"),
    ],
)
def test_who_is_refused_is_told_why_and_the_database_answers(
    login, has_authority, why, secured, authority, settings, client, caplog
):
    ca = f"&ca={authority}" if has_authority else ""
    settings.SEARCH_URL = f"elasticsearch+https://{login}{secured}{ca}"
    assert (results("seepra").total, results("seepra").by) == (1, "reserve")
    told = client.get("/healthz").json()["index"]
    assert told["state"] == "away"
    assert why in told["why"]
    for text in (caplog.text, str(told)):
        assert IN_ADDRESS not in text
        assert PASSWORD not in text
