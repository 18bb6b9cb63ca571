"""The site in production behind the nginx that we ship (docs/nginx.conf): what passes, what is cut off (UP-10, HT-14).

One nginx and one more site for all of them; each test leaves nothing that the next one minds.
"""

import os
import re
import time
from html import unescape
from http.client import HTTPConnection
from select import select
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from tests import nginx
from tests.browsing import PASSWORD
from tests.nginx import FILES, MEGABYTE, NAME, Front
from tests.served import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]  # the site is that of the browser tests
FOLDER = "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/asiakirjat/"
THREADS = 4  # of the one web process
BORDER = "raja"


@pytest.fixture(scope="module")
def front(site, tmp_path_factory):
    """Return nginx before a site in production, with Björn logged in; without nginx in CI they fail."""
    if not nginx.find():
        if os.environ.get("CI") == "true":
            pytest.fail("There is no nginx, and in CI these tests must run.")
        pytest.skip("No nginx is installed here, so the tests behind it are left out.")
    with nginx.Production(site) as served, nginx.running(tmp_path_factory.mktemp("nginx"), served) as found:
        log_in(found)
        yield found


def log_in(front: Front) -> None:
    page = front.ask("GET", "/accounts/login/").body.decode()
    words = {"login": "bjorn@elo.example", "password": PASSWORD, "csrfmiddlewaretoken": token(page)}
    answer = front.ask(
        "POST", "/accounts/login/", urlencode(words).encode(),
        Content_Type="application/x-www-form-urlencoded", Origin=f"https://{NAME}",
    )  # fmt: skip
    assert answer.status == 302, answer.body


def token(page: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


@pytest.fixture(scope="module")
def upload(front) -> dict[str, str]:
    """Return where a form sends one file, and its token."""
    page = front.ask("GET", FOLDER).body.decode()
    return {"url": re.search(r'action="(/fi/kansiot/\d+/uusi/)"', page)[1], "token": token(page)}


def form(upload: dict[str, str], name: str, size: int) -> bytes:
    fields = {"csrfmiddlewaretoken": upload["token"], "form_id": str(uuid4()), "language": "fi", "title": ""}
    head = f"--{BORDER}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    parts.append(f'{head}"file"; filename="{name}"\r\n\r\n{"a" * size}\r\n--{BORDER}--\r\n')
    return "".join(parts).encode()


def send(front: Front, upload: dict[str, str], size: int):
    headers = {"Content_Type": f"multipart/form-data; boundary={BORDER}", "Origin": f"https://{NAME}"}
    return front.ask("POST", upload["url"], form(upload, f"{uuid4().hex}.txt", size), **headers)


def post_head(front: Front, path: str, *lines: str) -> bytes:
    cookies = "; ".join(f"{key}={value}" for key, value in front.cookies.items())
    kind = f"Content-Type: multipart/form-data; boundary={BORDER}"
    origin = f"Origin: https://{NAME}"  # so that the site would take it
    head = [f"POST {path} HTTP/1.1", f"Host: {NAME}", f"Cookie: {cookies}", origin, kind, *lines]
    return "\r\n".join([*head, "", ""]).encode()


def test_a_right_upload_passes_and_is_handed_out_on_the_host_of_files(front, upload):
    assert {"__Host-sessionid", "__Host-csrftoken"} <= front.cookies.keys()
    size = nginx.FILE_LIMIT * MEGABYTE - 1000
    answer = send(front, upload, size)
    assert answer.status == 302, answer.body
    page = unescape(front.ask("GET", answer.headers["Location"]).body.decode())
    url = re.search(r'"(/documents/\d+/[^"]+\.txt)"', page)[1]
    led = front.ask("GET", url, Sec_Fetch_Dest="document").headers["Location"]
    assert led.startswith(f"https://{FILES}/documents/")
    there = urlsplit(led)
    file = front.ask("GET", f"{there.path}?{there.query}", name=FILES)
    assert (file.status, file.body) == (200, b"a" * size)
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in file.headers
    assert front.ask("GET", there.path, name=FILES).status == 404
    assert front.ask("GET", "/stored/db.sqlite3").status == 404
    assert front.left_behind() == []


def test_http_is_led_to_https(front):
    connection = HTTPConnection("127.0.0.1", front.plain_port)
    connection.request("GET", "/fi/", headers={"Host": NAME})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/fi/")
    secure = front.ask("GET", "/fi/")
    assert secure.status == 200
    assert secure.headers["Strict-Transport-Security"]


def test_what_is_too_large_is_refused_by_nginx_unread(front, upload):
    """A gigabyte that is only told, one that is not told, and words where no file belongs."""
    for path, told in ((upload["url"], 1 << 30), ("/fi/palaute/", 2 * MEGABYTE)):
        with front.connect() as line:
            line.sendall(post_head(front, path, f"Content-Length: {told}"))
            assert line.recv(1000).startswith(b"HTTP/1.1 413 ")
    chunk = b"%x\r\n%s\r\n" % (MEGABYTE, b"a" * MEGABYTE)
    with front.connect() as line:  # it never ends, and need not
        line.sendall(
            post_head(front, upload["url"], "Transfer-Encoding: chunked") + chunk * (nginx.FORM_LIMIT + 1)
        )
        assert line.recv(1000).startswith(b"HTTP/1.1 413 ")
    refused = send(front, upload, 5 * MEGABYTE)
    assert refused.status == 413
    assert "Tiedosto saa olla enintään" in refused.body.decode()
    assert front.left_behind() == []


def test_between_the_two_limits_the_form_answers(front, upload):
    refused = send(front, upload, nginx.FILE_LIMIT * MEGABYTE + MEGABYTE // 2)
    assert refused.status == 413
    assert f"on suurempi kuin {nginx.FILE_LIMIT} Mt" in refused.body.decode()
    assert front.left_behind() == []


def test_who_sends_slowly_is_cut_off_and_hinders_nobody(front, upload):
    """Heads byte by byte, and bodies that stop half way, with a length that is too long: each more than threads."""
    cut, begun = front.logged().count("408"), time.monotonic()
    head = post_head(front, upload["url"], f"Content-Length: {2 * MEGABYTE}")
    bodies = [opened(front, head + form(upload, "hidas.txt", MEGABYTE)) for _number in range(THREADS + 1)]
    heads = [opened(front, head[:1]) for _number in range(THREADS + 1)]
    assert front.ask("GET", "/fi/").status == 200
    assert select(bodies, [], [], 0)[0] == [], "it was answered while they were all there"
    for byte in range(1, 60):
        if not heads:
            break
        heads = [line for line in heads if takes(line, head[byte : byte + 1])]
        time.sleep(0.1)
    assert heads == []
    assert all(closed(line) for line in bodies)
    assert time.monotonic() - begun < 20
    assert front.logged().count("408") - cut == 2 * (THREADS + 1)
    assert front.left_behind() == []


def opened(front: Front, beginning: bytes):
    """Return a connection on which something was said already."""
    line = front.connect()
    line.sendall(beginning)
    return line


def takes(line, more: bytes) -> bool:
    """Tell whether the other side still listens; it closes without a word."""
    try:
        line.sendall(more)
    except OSError:
        return False
    return True


def closed(line) -> bool:
    """Wait until the other side closes; tell whether it said nothing."""
    try:
        return line.recv(1000) == b""
    except ConnectionResetError:
        return True


def test_heads_that_are_too_large_never_come_to_the_site(front):
    assert front.ask("GET", "/fi/", X_Large="a" * 40_000).status == 400


def test_every_place_that_takes_files_is_let_through():
    """The others take words only; a form with a file that is not named here is refused by nginx."""
    places = re.search(r"location ~ (\S+) {", (ROOT / "docs/nginx.conf").read_text())[1]
    key, pk = uuid4(), 7
    names = [
        ("folder_upload", [pk]), ("coming", [key]), ("answer_request", ["avain"]), ("answer_piece", ["avain", key]),
        ("new_version", [pk]), ("own_photo", []), ("wagtaildocs:add", []), ("wagtaildocs:add_multiple", []),
        ("wagtaildocs:edit", [pk]), ("wagtaildocs_chooser:create", []), ("wagtailimages:add", []),
        ("wagtailimages:add_multiple", []), ("wagtailimages:edit", [pk]), ("wagtailimages_chooser:create", []),
    ]  # fmt: skip
    for language in ("fi", "sv"):
        with translation.override(language):
            urls = [reverse(name, args=args) for name, args in names]
        assert [url for url in urls if not re.match(places, url)] == []
    assert not re.match(places, "/fi/palaute/")
