"""Letters: every kind in both languages, the look, and the demo's mailbox."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import Site

from cms import letters, mail, mailbox
from cms.mail import Mail

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [path for path in (ROOT / "templates" / "emails").iterdir() if (path / "subject.txt").exists()]
# Letters of other rooms are tested there.
KINDS = sorted(path.name for path in FOLDERS if not path.name.startswith("feedback"))
CONTEXT = {
    "email": "aino@elo.example",
    "from_email": "vanha@elo.example",
    "to_email": "uusi@elo.example",
    "deleted_email": "vanha@elo.example",
    "password_reset_url": "https://elo.example/reset",
    "activate_url": "https://elo.example/activate",
    "confirm_url": "https://elo.example/confirm",
    "leave_url": "https://elo.example/leave",
    "archive_url": "https://elo.example/archive",
    "code": "A1B2C3",
    "timestamp": timezone.now(),
    "ip": "192.0.2.1",
    "page": {"title": "Syksyn kuulumiset", "intro": "Mitä päätettiin."},
    "parts": [],
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_works(kind, language):
    letter = letters.render(kind, language, CONTEXT)
    assert letter.subject
    assert len(letter.text) > 60
    assert f'<html lang="{language}">' in letter.html
    assert 'name="color-scheme" content="light dark"' in letter.html
    assert "prefers-color-scheme: dark" in letter.html
    assert "<img" not in letter.html
    assert "&amp;#x27;" not in letter.html
    assert "&" not in letter.text, "plain text is not HTML"


def test_letters_have_the_sites_colours():
    tokens = set(re.findall(r"#[0-9a-f]{6}", (ROOT / "static" / "css" / "tokens.css").read_text()))
    used = set(re.findall(r"#[0-9a-f]{3,6}", (ROOT / "templates" / "emails" / "letter.css").read_text()))
    assert used <= tokens


@pytest.mark.django_db
def test_what_people_write_is_escaped_in_html_only():
    letter = letters.render("unknown_account", "fi", {**CONTEXT, "email": "<b>&@elo.example"})
    assert "<b>&@" in letter.text
    assert "<b>&@" not in letter.html
    assert "&lt;b&gt;" in letter.html


@pytest.mark.django_db
def test_log_in_letters_go_through_the_ledger(client, bjorn):
    client.post("/accounts/password/reset/", {"email": "bjorn@elo.example"})
    row = Mail.objects.get()
    assert (row.kind, row.language, row.user, row.secret) == ("password_reset_key", "sv", bjorn, True)
    client.post("/accounts/password/reset/?lang=sv", {"email": "nobody@elo.example"})
    row = Mail.objects.first()
    assert (row.kind, row.language, row.user) == ("unknown_account", "sv", None)


# -- The demo's mailbox ---------------------------------------------------------------------------
@pytest.fixture
def folder(settings, tmp_path, db):
    """Deliver into files; no page is needed."""
    Site.objects.all().delete()
    settings.MAIL_DELIVERY = {
        "backend": "cms.mailbox.EmailBackend",
        "options": {"file_path": str(tmp_path / "mail")},
    }
    return tmp_path / "mail"


def deliver(subject_kind: str = "password_reset_key", language: str = "fi") -> str:
    mail.deliver(mail.send(subject_kind, "aino@elo.example", language, CONTEXT).pk)
    return mailbox.names()[0]


@pytest.mark.django_db
def test_the_mailbox_shows_letters(folder, client):
    assert "Yhtään viestiä ei ole" in client.get("/demo/mail/?lang=fi").content.decode()
    name = deliver()
    assert [path.name for path in folder.iterdir()] == [name], "nothing half written is left"
    page = client.get("/demo/mail/?lang=fi").content.decode()
    assert "Valitse uusi salasana" in page
    assert "aino@elo.example" in page
    assert (
        "Demowebbplatsens e-post"
        in client.get("/demo/mail/", headers={"accept-language": "sv"}).content.decode()
    )

    letter = client.get(f"/demo/mail/{name}?lang=sv")
    assert '<a href="https://elo.example/reset"' in letter.content.decode()
    assert "frame-src 'self'" in letter["Content-Security-Policy"]
    assert "Auto-Submitted" in letter.content.decode()

    html = client.get(f"/demo/mail/{name}/html")
    assert "sandbox" in html["Content-Security-Policy"]
    assert "script-src" not in html["Content-Security-Policy"]
    assert html["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_top">' in html.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2fsecret-key",
        "../../secret-key",
        ".hidden.eml",
        "x.eml",
        "20261124-190947-021289-d51a5f38.eml",
    ],
)
def test_the_mailbox_opens_nothing_else(folder, client, name):
    deliver()
    (folder.parent / "secret-key").write_text("secret")
    for end in ("", "/html"):
        assert client.get(f"/demo/mail/{name}{end}").status_code == 404


@pytest.mark.django_db
def test_a_long_mailbox_has_pages(folder, client):
    name = deliver()
    content = (folder / name).read_bytes()
    for number in range(40):
        (folder / f"20200101-000000-{number:06}-00000000.eml").write_bytes(content)
    assert client.get("/demo/mail/").content.decode().count("list-item__title") == 30
    assert client.get("/demo/mail/?page=2").content.decode().count("list-item__title") == 11


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_means_later(settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.MAIL_DELIVERY = {
        "backend": "cms.mailbox.EmailBackend",
        "options": {"file_path": tmp_path / "file" / "mail"},
    }
    row = mail.send("password_changed", "aino@elo.example", "fi", {})
    mail.deliver(row.pk)
    row.refresh_from_db()
    assert row.state == "queued"
