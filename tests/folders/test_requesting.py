"""Upload requests: asked, answered without an account, closed, and told by one letter."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cms.models import Document, Mail
from tests import factories
from workspace.folders import requesting
from workspace.folders.models import Incoming, UploadRequest

CANARY = "kanarialintu"
JSON = {"Accept": "application/json"}


@pytest.fixture
def a(site_tree):
    return site_tree.a


def told(**fields) -> dict:
    day = (timezone.localdate() + timedelta(days=14)).isoformat()
    return {
        "title": "Esitykset",
        "note": "PDF, kiitos.",
        "language": "fi",
        "last_day": day,
        "most": 3,
        **fields,
    }


def ask(folder, user) -> UploadRequest:
    """A request for three files at most; its `path` is what the outsider opens."""
    until = timezone.now() + timedelta(days=14)
    made, link = requesting.ask(
        folder, user, title="Esitykset", note="PDF, kiitos.", language="fi", most=3, expires_at=until
    )
    made.path = "/fi/" + link.split("/fi/")[1]
    return made


@pytest.fixture
def asked(a, bjorn) -> UploadRequest:
    """A request of Björn's into a folder with canaries."""
    factories.document(a.folder, f"Salainen {CANARY}", name=f"{CANARY}.txt")
    return ask(a.folder, bjorn)


def send(client, path: str, name: str = "kalvot.txt", content: bytes = b"Teksti", **fields):
    data = {
        "file": SimpleUploadedFile(name, content),
        "sender": "Maija Mallila",
        "form_id": str(uuid4()),
        **fields,
    }
    return client.post(path, data)


# -- Asking -----------------------------------------------------------------------------------------
def test_it_works(a, bjorn, client_of):
    client = client_of(bjorn)
    answer = client.post(f"/fi/kansiot/{a.folder.pk}/pyynnot/", told(language="sv"))
    page = answer.content.decode()
    assert answer.status_code == 201
    key = page.split("/sv/skicka/")[1].split("/")[0]
    made = UploadRequest.objects.get()
    assert key not in repr(vars(made))
    assert made.key_hash == requesting.digest(key)
    assert key not in client.get(f"/fi/kansiot/{a.folder.pk}/pyynnot/").content.decode()
    outsider = client_of(None)
    shown = outsider.get(f"/sv/skicka/{key}/")
    assert "Björn Lindqvist ber dig om filer." in shown.content.decode()
    assert not shown.cookies
    answer = send(outsider, f"/sv/skicka/{key}/")
    assert "”kalvot.txt” har kommit fram" in answer.content.decode()
    assert not answer.cookies
    document = Document.objects.get()
    assert (document.uploaded_by_name, document.uploaded_by_user) == ("Maija Mallila", None)
    assert "lähetyspyynnön kautta, Maija Mallila" in client.get(a.folder.url).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"title": "\u200b"}, {"last_day": "2020-01-01"}, {"last_day": "2999-01-01"}, {"last_day": "x"},
     {"most": "0"}, {"most": "201"}, {"language": "en"}, {"title": "a\0"}],
)  # fmt: skip
def test_wrong_words_are_refused_and_kept(wrong, a, bjorn, client_of):
    answer = client_of(bjorn).post(f"/fi/kansiot/{a.folder.pk}/pyynnot/", told(**wrong))
    assert answer.status_code == 422
    assert "PDF, kiitos." in answer.content.decode()
    assert not UploadRequest.objects.exists()


def test_only_those_who_may_write_ask(asked, a, bjorn, cecilia, dmitri, client_of):
    for user in (cecilia, dmitri):
        client = client_of(user)
        assert client.get(f"/fi/kansiot/{a.folder.pk}/pyynnot/").status_code == 404
        assert client.post(f"/fi/pyynnot/{asked.pk}/", {"do": "close"}).status_code == 404
    a.row.memberships.filter(user=bjorn).update(role="observer")
    assert client_of(bjorn).post(f"/fi/pyynnot/{asked.pk}/", {"do": "link"}).status_code == 403


def test_closed_opened_and_given_another_link(asked, aino, client_of):
    client, outsider = client_of(aino), client_of(None)
    closed = client.post(f"/fi/pyynnot/{asked.pk}/", {"do": "close"}, follow=True).content.decode()
    assert "Suljettu" in closed
    assert "Sulkeutuu" not in closed
    assert outsider.get(asked.path).status_code == 410
    client.post(f"/fi/pyynnot/{asked.pk}/", {"do": "open"})
    assert "Aino Koskela pyytää" in outsider.get(asked.path).content.decode()
    page = client.post(f"/fi/pyynnot/{asked.pk}/", {"do": "link"}).content.decode()
    assert outsider.get(asked.path).status_code == 404
    assert outsider.get("/fi/laheta/" + page.split("/fi/laheta/")[1].split("<")[0]).status_code == 200


def test_the_list_costs_the_same_for_one_and_three(a, bjorn, client_of, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = client_of(bjorn), []
    for more in (1, 2):
        for _one in range(more):
            requesting.ask(
                a.folder, bjorn, title="x", note="", language="fi", most=3, expires_at=timezone.now()
            )
        client.get(f"/fi/kansiot/{a.folder.pk}/pyynnot/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/fi/kansiot/{a.folder.pk}/pyynnot/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


# -- Answering --------------------------------------------------------------------------------------
def test_the_outsider_sees_nothing_of_the_folder(asked, a, client_of):
    client = client_of(None)
    answers = [client.get(asked.path), send(client, asked.path), send(client, asked.path, f"{CANARY}.txt")]
    answers.append(send(client, asked.path, "a.exe"))
    for answer in answers:
        page = answer.content.decode().replace(f"”{CANARY}.txt” on tullut perille", "")
        assert CANARY not in page
        assert a.folder.title not in page
        assert a.page.title not in page
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in page
    assert answers[-1].status_code == 422
    assert 'value="Maija Mallila"' in answers[-1].content.decode()


def test_it_never_becomes_a_version_of_what_is_there(asked, client_of):
    send(client_of(None), asked.path, f"{CANARY}.txt", same_name="version")
    assert Document.objects.filter(original_name=f"{CANARY}.txt").count() == 2


def test_in_pieces_too(asked, client_of):
    client = client_of(None)
    begun = client.post(
        f"{asked.path}tulevat/", {"name": "a.txt", "size": 6, "sender": "Maija", "path": "x/y"}
    )
    url = begun.json()["url"]
    client.generic("POST", url, b"Teksti", "application/octet-stream", headers={"Upload-Offset": "0"})
    assert client.post(begun.json()["finish"]).json() == {"words": "Tullut perille. Kiitos."}
    document = Document.objects.get(original_name="a.txt")
    assert (document.guard_id, document.uploaded_by_name) == (asked.folder_id, "Maija")
    assert begun.cookies.output() == ""


def test_a_file_of_another_request_or_person_is_not_there(asked, a, bjorn, client_of):
    from workspace.folders import arriving

    mine = arriving.begin(a.folder, bjorn, arriving.Told("a.txt", 6))
    for path in (f"{asked.path}tulevat/{mine.pk}/", f"{asked.path}tulevat/{uuid4()}/valmis/"):
        assert client_of(None).post(path, headers=JSON).status_code == 404


def test_no_more_than_was_asked_for(asked, client_of):
    client = client_of(None)
    answers = [send(client, asked.path, f"{number}.txt").status_code for number in range(4)]
    assert answers == [200, 200, 200, 410]
    asked.refresh_from_db()
    assert asked.received == 3
    begun = client.post(f"{asked.path}tulevat/", {"name": "a.txt", "size": 6, "sender": "M"}, headers=JSON)
    assert (begun.status_code, "ei ota enää" in begun.json()["error"]) == (410, True)


def test_begun_in_time_and_closed_meanwhile(asked, client_of):
    client = client_of(None)
    begun = client.post(f"{asked.path}tulevat/", {"name": "a.txt", "size": 6, "sender": "Maija"}).json()
    client.generic("POST", begun["url"], b"Teksti", headers={"Upload-Offset": "0"})
    UploadRequest.objects.update(received=3)
    assert client.post(begun["finish"], headers=JSON).status_code == 410
    assert not Document.objects.filter(original_name="a.txt").exists()


def test_a_second_click_is_as_once(asked, client_of):
    form_id = str(uuid4())
    for _click in range(2):
        assert send(client_of(None), asked.path, form_id=form_id).status_code == 200
    asked.refresh_from_db()
    assert (asked.received, Document.objects.filter(original_name="kalvot.txt").count()) == (1, 1)


def test_over_by_time_by_leaving_and_with_the_folder(asked, a, bjorn, client_of):
    client = client_of(None)
    UploadRequest.objects.update(expires_at=timezone.now())
    over = client.get(asked.path)
    assert over.status_code == 410
    assert CANARY not in over.content.decode()
    UploadRequest.objects.update(expires_at=timezone.now() + timedelta(days=1))
    a.folder.unpublish()
    assert client.get(asked.path).status_code == 410
    a.folder.specific.save_revision().publish()
    assert client.get(asked.path).status_code == 200
    a.row.memberships.get(user=bjorn).delete()
    bjorn.groups.clear()
    assert send(client, asked.path).status_code == 410


def test_a_link_that_leads_nowhere(client_of, db):
    answer = client_of(None).get("/fi/laheta/ei-mikaan/")
    assert answer.status_code == 404
    assert "Tämä linkki ei johda mihinkään" in answer.content.decode()


def test_another_site_cannot_answer(asked, client_of):
    client = client_of(None)
    client.defaults["HTTP_SEC_FETCH_SITE"] = "cross-site"
    assert send(client, asked.path).status_code == 403
    assert client.post(f"{asked.path}tulevat/", {"name": "a.txt", "size": 6}).status_code == 403


def test_limits_hold_for_outsiders(asked, client_of, settings):
    settings.UPLOAD_FILES_A_MINUTE = 1
    client = client_of(None)
    assert [send(client, asked.path, f"{number}.txt").status_code for number in range(2)] == [200, 429]
    settings.UPLOAD_FILES_A_MINUTE = 10
    settings.UPLOAD_QUOTA_WORKSPACE = 10
    assert send(client, asked.path, "3.txt").status_code == 422


def test_whoever_has_the_link_does_not_take_all_room(asked, a, bjorn, client_of, settings):
    """Files that are begun and never come keep no room from the members; the abandoned ones give way."""
    settings.UPLOAD_QUOTA_WORKSPACE = 10_000_000
    client, told = client_of(None), {"name": "a.txt", "size": 1_000_000, "sender": "Maija"}
    begun = [client.post(f"{asked.path}tulevat/", told).status_code for _file in range(10)]
    assert begun == [201] * 8 + [429] * 2
    mine = {"name": "oma.txt", "size": 1_000_000}
    assert client_of(bjorn).post(f"/fi/kansiot/{a.folder.pk}/tulevat/", mine).status_code == 201
    Incoming.objects.filter(request=asked).update(touched_at=timezone.now() - timedelta(minutes=11))
    assert client.post(f"{asked.path}tulevat/", told).status_code == 201
    assert Incoming.objects.filter(request=asked).count() == 1


# -- Telling ----------------------------------------------------------------------------------------
def test_one_letter_for_what_came_together(asked, bjorn, client_of):
    for number in range(2):
        send(client_of(None), asked.path, f"{number}.txt")
    assert requesting.tell() == 0
    Incoming.objects.update(came_at=timezone.now() - timedelta(minutes=6))
    assert (requesting.tell(), requesting.tell()) == (1, 0)
    letter = Mail.objects.get()
    assert (letter.to, letter.language) == (bjorn.email, "sv")
    assert "2 filer har kommit: Esitykset" in letter.subject
    assert "- 0.txt (Maija Mallila)" in letter.text
    assert letter.audience


def test_no_letter_to_somebody_who_left(asked, bjorn, client_of, run_tasks, mailbox):
    send(client_of(None), asked.path)
    Incoming.objects.update(came_at=timezone.now() - timedelta(hours=1))
    requesting.tell()
    bjorn.groups.clear()
    from cms import mail

    mail.deliver(Mail.objects.get().pk)
    assert not mailbox
