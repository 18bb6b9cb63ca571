"""A host of its own for people's files: a ticket of a minute, no cookie, and nothing else there (safety.md, UP-16)."""

import time
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cms import files_host
from cms.settings import env
from tests.files import samples
from tests.files.conftest import TEXT
from tests.folders.test_sharing import make as make_share

HOST = "tiedostot.example"


@pytest.fixture(autouse=True)
def host(settings) -> None:
    settings.FILES_URL = f"https://{HOST}"
    settings.ALLOWED_HOSTS = ["testserver", HOST]


@pytest.fixture
def there():
    """Return a function that asks the host of files for an address, as a browser that was led there does."""

    def ask(url: str, client: Client | None = None, method: str = "get", **headers):
        parts = urlsplit(url)
        client = client or Client()
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        response = getattr(client, method)(path, headers={"host": HOST, **headers}, secure=True)
        assert not response.cookies
        return response

    return ask


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def led(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 302
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Location"].startswith(f"https://{HOST}/")
    return response["Location"]


def test_a_file_is_opened_there_and_sealed_as_ever(files, clients, there):
    for url in (files.text.url, files.text.file.url, files.text.versions.get().url):
        response = there(led(clients["cecilia"], url))
        assert (response.status_code, body(response)) == (200, TEXT)
        assert response["Cache-Control"] == "private, no-store"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Content-Disposition"].startswith("inline; filename*=")
    for url in (files.public_pdf.url, files.public_pdf.url + "?ticket=oma&a=b"):
        assert body(there(led(clients["nobody"], url))).startswith(b"%PDF-")


def test_the_site_asks_the_guard_first(files, clients):
    for url in (files.text.url, files.text.file.url):
        assert clients["bjorn"].get(url).status_code == 404
        assert clients["nobody"].get(url)["Location"].startswith("/accounts/login/?next=")


def test_parts_heads_and_conditions(files, clients, there, settings):
    url = led(clients["cecilia"], files.pdf.url)
    part = there(url, range="bytes=5-14")
    assert (part.status_code, body(part)) == (206, samples.pdf()[5:15])
    assert there(url, range="bytes=99999999-").status_code == 416
    head = there(url, method="head")
    assert (head.status_code, body(head), head["Content-Length"]) == (200, b"", str(len(samples.pdf())))
    assert there(url, **{"if-none-match": head["ETag"]}).status_code == 304
    settings.X_ACCEL_PREFIX = "/stored/"
    assert there(url)["X-Accel-Redirect"] == f"/stored/{files.pdf.file.name}"


def test_what_is_shown_inside_a_page_comes_from_the_site(files, clients):
    cecilia, size = clients["cecilia"], files.picture.get_rendition("width-100").url
    for url in (size, files.picture.file.url, files.text.url):
        shown = cecilia.get(url, headers={"sec-fetch-dest": "image"})
        assert (shown.status_code, "Sec-Fetch-Dest" in shown["Vary"]) == (200, True)
        assert cecilia.get(url, headers={"sec-fetch-dest": "document"})["Location"].startswith(
            f"https://{HOST}"
        )
    assert cecilia.get(size).status_code == 200  # a browser that does not say what it asks for


def test_a_link_that_says_download_downloads_there_too(files, clients, there):
    """Browsers forget the word on the way to another host; what they fetch it for says so."""
    for url in (files.pdf.url, files.picture.file.url):
        response = clients["cecilia"].get(url, headers={"sec-fetch-dest": "empty"})
        assert there(response["Location"])["Content-Disposition"].startswith("attachment")


def test_a_ticket_that_does_not_fit_opens_nothing(files, clients, there):
    url = led(clients["cecilia"], files.text.url)
    ticket = urlsplit(url).query
    other = led(clients["cecilia"], files.pdf.url)
    for wrong in (
        files.text.url, f"{files.text.url}?ticket=", f"{files.text.url}?ticket=a:b:c", url[:-1], url + "x",
        f"{files.pdf.url}?{ticket}", f"{files.text.versions.get().url}?{ticket}", f"{files.text.file.url}?{ticket}",
        other.replace(files.pdf.url, files.picture.file.url),
    ):  # fmt: skip
        response = there(wrong)
        assert (response.status_code, response.content) == (404, b""), wrong
        assert response["Cache-Control"] == "private, no-store"


def test_a_ticket_lives_a_minute_and_ten_for_what_follows(files, clients, there, monkeypatch):
    url, now = led(clients["cecilia"], files.text.url), time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + files_host.LIFETIME + 2)
    assert there(url).status_code == 404
    assert there(url, range="bytes=0-").status_code == 404
    assert body(there(url, range="bytes=10-19")) == TEXT[10:20]
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + files_host.PARTS + 2)
    assert there(url, range="bytes=10-19").status_code == 404


def test_the_guard_is_asked_again_there(files, clients, there, cecilia):
    """AC-59: a ticket in the hand of one who was let go opens nothing more."""
    url = led(clients["cecilia"], files.text.url)
    cecilia.groups.clear()
    assert there(url).status_code == 404
    url = led(clients["admin"], files.text.url)
    type(cecilia).objects.filter(email="admin@elo.example").update(is_active=False)
    assert there(url).status_code == 404


def test_a_session_means_nothing_there_and_none_begins(files, clients, there, cecilia):
    """Not even a cookie of the site that a browser would send by mistake opens a file, a page or the log-in."""
    pages = [
        "/",
        "/fi/",
        "/admin/",
        "/accounts/login/",
        "/healthz",
        "/robots.txt",
        "/demo/",
        "/static/css/tokens.css",
    ]
    pages += [files.tree.b.folder.get_url(), files.text.url, files.public_pdf.url, "/fi/haku/?q=a"]
    for url in pages:
        response = there(url, clients["cecilia"])
        assert (response.status_code, response.content) == (404, b""), url
    words = {"login": cecilia.email, "password": "elo-demo-2026"}
    answer = Client().post("/accounts/login/", words, headers={"host": HOST}, secure=True)
    assert (answer.status_code, answer.content, dict(answer.cookies)) == (404, b"", {})
    assert there(led(clients["cecilia"], files.text.url), method="post").status_code == 404


def test_a_link_for_outsiders_is_downloaded_there_and_counted_once(files, there, cecilia):
    share, page = make_share(files.text, cecilia)
    url = led(Client(), f"{page}tiedosto/")
    response = there(url)
    assert (response.status_code, body(response)) == (200, TEXT)
    assert response["Content-Disposition"].startswith("attachment")
    share.refresh_from_db()
    assert share.opened == 1
    type(share).objects.update(revoked_at=timezone.now())
    assert there(url).status_code == 404
    assert there(page).status_code == 404


def test_a_storage_that_is_away_is_told_without_a_page(files, clients, there, monkeypatch):
    url = led(clients["cecilia"], files.text.url)
    monkeypatch.setattr(type(files.text.file.storage), "about", _away, raising=False)
    response = there(url)
    assert (response.status_code, response.content) == (503, b"")


def _away(*args):
    raise OSError("gone")


def test_without_the_setting_all_is_as_ever(files, clients, settings):
    settings.FILES_URL = ""
    response = clients["cecilia"].get(files.text.url)
    assert (response.status_code, "Sec-Fetch-Dest" in response["Vary"]) == (200, False)


def test_another_host_is_asked_for_and_production_is_warned(settings, monkeypatch):
    for wrong in ("tiedostot.example", "https://elo.example:8443", "https://a.example/b", "ftp://a.example"):
        monkeypatch.setenv("FILES_URL", wrong)
        with pytest.raises(ImproperlyConfigured, match="FILES_URL must be"):
            env.files_url("https://elo.example")
    monkeypatch.setenv("FILES_URL", "https://tiedostot.example/")
    assert env.files_url("https://elo.example") == "https://tiedostot.example"
    for url, warned in ((f"https://{HOST}", False), ("", True)):
        settings.FILES_URL = url
        told = StringIO()
        call_command("check", "--deploy", "--tag", "security", stdout=told, stderr=told)
        assert ("cms.W001" in told.getvalue()) == warned
