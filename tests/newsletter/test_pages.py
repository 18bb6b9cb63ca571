"""The public pages of the newsletter, and the editor's pages in the admin."""

import pytest
from django.core.management import CommandError, call_command

from newsletter import sending
from newsletter.models import Consent, Issue, Subscriber
from tests.newsletter.conftest import newsletter, subscriber

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/fi/uutiskirje/", ["Tilaa uutiskirje", "Syksyn kuulumiset", 'action="/fi/uutiskirje/tilaa/"']),
        (
            "/sv/nyhetsbrev/",
            ["Prenumerera på nyhetsbrevet", "Höstens nyheter", 'action="/sv/nyhetsbrev/prenumerera/"'],
        ),
        ("/fi/uutiskirje/syksy/", ["Mitä päätettiin.", "Ohjauspäivä", "https://example.org/paiva"]),
        ("/sv/nyhetsbrev/host/", ["Höstens nyheter"]),
        ("/fi/uutiskirje/tilaa/", ["Tilaa uutiskirje"]),
        ("/sv/nyhetsbrev/nastan-klart/", ["Titta i din e-post"]),
    ],
)
def test_it_works(letters, client, address, words):
    response = client.get(address)
    assert response.status_code == 200
    for word in words:
        assert word in response.content.decode()
    assert not response.cookies


def test_the_archive_has_no_personal_link(letters, client):
    subscriber("aamu@elo.example")
    issue = sending.start(letters.page)
    sending.work(issue.pk)
    html = client.get("/fi/uutiskirje/syksy/").content.decode()
    assert "/peru/" not in html
    assert "aamu" not in html


def test_queries_of_the_archive(letters, client, django_assert_max_num_queries):
    def count(number: int) -> int:
        with django_assert_max_num_queries(60) as queries:
            assert client.get(f"/fi/uutiskirje/?x={number}").status_code == 200
        return len(queries)

    client.get("/fi/uutiskirje/")
    one = count(1)
    newsletter(letters.index, "Talvi", "talvi")
    newsletter(letters.index, "Kevät", "kevat")
    client.get("/fi/uutiskirje/")
    assert count(3) == one


@pytest.mark.parametrize("page", ["abc", "1000000000", "-1", "0", ""])
def test_a_foolish_page_number_is_no_error(letters, client, page):
    assert client.get("/fi/uutiskirje/", {"page": page}).status_code == 200


def test_a_list_of_many_has_pages(letters, client):
    for number in range(21):
        newsletter(letters.index, f"Kirje {number}", f"kirje-{number}")
    assert "Kirje 20" in client.get("/fi/uutiskirje/").content.decode()
    assert "Syksyn kuulumiset" in client.get("/fi/uutiskirje/?page=2").content.decode()


# -- The editor -----------------------------------------------------------------------------------
def admin_url(letters, name: str) -> str:
    return f"/admin/newsletter/{letters.page.pk}/{name}"


def test_the_editor_sends(letters, editor, mailbox, run_tasks, django_capture_on_commit_callbacks):
    for email in ("aamu@elo.example", "ilta@elo.example"):
        subscriber(email)
    client = editor
    page = client.get(admin_url(letters, "send/")).content.decode()
    assert "Lähetä 2 tilaajalle" in page
    assert "/preview/" in page
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            response = client.post(admin_url(letters, "send/"))
            assert response["Location"] == admin_url(letters, "progress/")
    assert "hx-get" in client.get(admin_url(letters, "progress/")).content.decode()
    run_tasks()
    assert sorted(letter.to[0] for letter in mailbox) == ["aamu@elo.example", "ilta@elo.example"]
    assert Issue.objects.get().created_by.email == "aino@elo.example"
    done = client.get(admin_url(letters, "progress/")).content.decode()
    assert "Viimeinen kirje lähti" in done
    assert "hx-get" not in done
    assert client.get(admin_url(letters, "send/")).status_code == 302


def test_a_test_letter_goes_to_the_editor_alone(
    letters, editor, mailbox, run_tasks, django_capture_on_commit_callbacks
):
    subscriber("aamu@elo.example")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(admin_url(letters, "test/"))
    run_tasks()
    [letter] = mailbox
    assert letter.to == ["aino@elo.example"]
    assert letter.subject == "[Koe] Syksyn kuulumiset"
    assert "/peru/" not in letter.body
    assert sending.LEAVE_HERE not in letter.body
    assert not Issue.objects.exists()


def test_the_preview_runs_nothing(letters, editor):
    response = editor.get(admin_url(letters, "preview/"))
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "Syksyn kuulumiset" in response.content.decode()
    assert editor.get(admin_url(letters, "preview.txt"))["Content-Type"].startswith("text/plain")


def test_the_editor_finds_the_way(letters, editor):
    client = editor
    assert admin_url(letters, "send/") in client.get(f"/admin/pages/{letters.page.pk}/edit/").content.decode()
    assert (
        admin_url(letters, "send/")
        not in client.get(f"/admin/pages/{letters.index.pk}/edit/").content.decode()
    )


@pytest.mark.parametrize("name", ["send/", "test/", "preview/", "preview.txt", "progress/"])
@pytest.mark.parametrize("who", ["bjorn", None])
def test_others_may_not(letters, client_of, request, name, who):
    subscriber("aamu@elo.example")
    client = client_of(request.getfixturevalue(who) if who else None)
    for response in (client.get(admin_url(letters, name)), client.post(admin_url(letters, name))):
        assert response.status_code in {302, 403, 405}
        assert not response.headers.get("Location", "").startswith("/admin/newsletter/")
    assert not Issue.objects.exists()


def test_a_draft_says_why_it_cannot_be_sent(letters, editor):
    letters.page.unpublish()
    page = editor.get(admin_url(letters, "send/"))
    assert "Julkaise uutiskirje ensin" in page.content.decode()
    response = editor.post(admin_url(letters, "send/"), follow=True)
    assert "Julkaise uutiskirje ensin" in response.content.decode()
    assert not Issue.objects.exists()


@pytest.mark.parametrize("path", ["newsletter_subscribers/", "newsletter_issues/", "mail/"])
def test_the_operators_lists(letters, admin, aino, client_of, path):
    row = subscriber("aamu@elo.example")
    sending.start(letters.page)
    sending.send_test(letters.page, admin)
    client = client_of(admin)
    assert client.get(f"/admin/{path}").status_code == 200
    assert client.get(f"/admin/{path}?state=confirmed&language=fi").status_code == 200
    assert client.get(f"/admin/{path}new/").status_code in {302, 403, 404}
    assert client_of(aino).get(f"/admin/{path}").status_code == 302, "not without the right"
    if path.startswith("newsletter_sub"):
        assert client.get(f"/admin/{path}inspect/{row.pk}/").status_code == 200


# -- Bringing subscribers in ----------------------------------------------------------------------
@pytest.fixture
def file(tmp_path):
    """Return a function that writes a list."""

    def write(text: str, encoding: str = "utf-8"):
        path = tmp_path / "tilaajat.csv"
        path.write_bytes(text.encode(encoding))
        return str(path)

    return write


def test_import_it_works(db, file):
    subscriber("left@elo.example", state="unsubscribed")
    subscriber("never@elo.example", state="suppressed")
    subscriber("maija@elo.example", "sv")
    path = file(
        "\ufeffEmail;Language;Consent\nUusi@Elo.example;sv;kokous 20.10.2016\nleft@elo.example;fi\n"
        "never@elo.example;fi\nMAIJA@elo.example;fi\n\n"
    )
    for _time in range(2):
        call_command("import_subscribers", path)
    assert dict(Subscriber.objects.values_list("email", "state")) == {
        "uusi@elo.example": "confirmed", "left@elo.example": "unsubscribed",
        "never@elo.example": "suppressed", "maija@elo.example": "confirmed",
    }  # fmt: skip
    assert Subscriber.objects.get(email="maija@elo.example").language == "sv"
    [proof] = Consent.objects.all()
    assert (proof.action, proof.note) == ("imported", "kokous 20.10.2016")


def test_import_lists_errors_and_brings_nothing(db, file, capsys):
    path = file("good@elo.example,fi\nnot an address,fi\nsv@elo.example,en\n,fi\n")
    with pytest.raises(CommandError, match="3 rows are wrong"):
        call_command("import_subscribers", path)
    assert "Row 2" in capsys.readouterr().err
    assert not Subscriber.objects.exists()
    call_command("import_subscribers", path, "--skip-errors")
    assert list(Subscriber.objects.values_list("email", flat=True)) == ["good@elo.example"]


def test_import_of_what_is_no_text(db, file, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_subscribers", file("å@x.fi,fi\n", "latin-1"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_subscribers", str(tmp_path / "none.csv"))
