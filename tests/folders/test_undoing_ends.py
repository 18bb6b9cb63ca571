"""A link for outsiders, a request and a must-read that were ended come back from the notice, as they were."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.audit import AuditRow
from tests.folders.doing import told, undo_of
from tests.folders.test_requesting import ask
from tests.folders.test_sharing import make
from workspace.folders import must_read
from workspace.folders.models import MustRead, Share, UploadRequest


@pytest.fixture
def link(shelf, bjorn) -> Share:
    made, made.path = make(shelf.document, bjorn)
    return made


@pytest.fixture
def request_for_files(shelf, bjorn) -> UploadRequest:
    return ask(shelf.folder, bjorn)


def undo_in(client, response) -> tuple[str, dict]:
    """Follow a redirect; return the address that takes the change back, and what its form sends."""
    return undo_of(client, response), {"back": response["Location"]}


def test_a_link_that_was_taken_back_works_again(link, bjorn, client_of):
    client, outsider = client_of(bjorn), client_of(None)
    undo, back = undo_in(client, client.post(f"/fi/jaot/{link.pk}/peru/"))
    assert outsider.get(link.path).status_code == 404
    answer = client.post(undo, back)
    assert answer["Location"] == back["back"]
    assert "Kaikki on niin kuin ennen" in told(client, answer)
    assert outsider.get(link.path).status_code == 200
    actions = (
        AuditRow.objects.filter(action__startswith="share.").order_by("pk").values_list("action", flat=True)
    )
    assert list(actions) == ["share.made", "share.revoked", "share.opened_again"]
    assert "ei voi enää kumota" in told(client, client.post(undo, back))


def test_a_link_whose_day_is_over_stays_taken_back(link, aino, bjorn, client_of):
    client = client_of(bjorn)
    undo, back = undo_in(client, client.post(f"/fi/jaot/{link.pk}/peru/"))
    assert client_of(aino).post(undo, back).status_code == 404
    Share.objects.update(expires_at=timezone.now())
    assert "ei voi enää kumota" in told(client, client.post(undo, back))
    Share.objects.update(expires_at=timezone.now() + timedelta(days=1))
    bjorn.groups.clear()
    bjorn.memberships.all().delete()
    assert client.post(undo, back).status_code == 404
    assert Share.objects.get().revoked_at


def test_a_request_that_was_closed_takes_files_again(request_for_files, bjorn, client_of):
    client, outsider = client_of(bjorn), client_of(None)
    undo, back = undo_in(client, client.post(f"/fi/pyynnot/{request_for_files.pk}/", {"do": "close"}))
    assert outsider.get(request_for_files.path).status_code == 410
    assert client.post(undo, back)["Location"] == back["back"]
    assert outsider.get(request_for_files.path).status_code == 200
    assert UploadRequest.objects.get().expires_at == request_for_files.expires_at
    second = client.post(f"/fi/pyynnot/{request_for_files.pk}/", {"do": "close"})
    client.post(f"/fi/pyynnot/{request_for_files.pk}/", {"do": "open"})
    assert "ei voi enää kumota" in told(client, client.post(*undo_in(client, second)))


def test_a_must_read_that_was_stopped_asks_as_before(shelf, aino, bjorn, client_of):
    """With its sentence, its day and those who have read it; nobody gets the letter twice."""
    client, due = client_of(bjorn), timezone.localdate() + timedelta(days=9)
    must_read.ask(shelf.document, aino, note="Päätetään torstaina.", due=due)
    MustRead.objects.update(told_at=timezone.now())
    must_read.acknowledge(shelf.document, bjorn)
    before = MustRead.objects.values().get()
    undo, back = undo_in(client, client.post(f"/fi/asiakirjat/{shelf.document.pk}/luettava/lopeta/"))
    assert not MustRead.objects.exists()
    client.post(undo, back)
    after = MustRead.objects.values().get()
    assert {**after, "id": 0} == {**before, "id": 0}
    assert must_read.asked(shelf.document, bjorn).mine
    third = client.post(f"/fi/asiakirjat/{shelf.document.pk}/luettava/lopeta/")
    undo = undo_in(client, third)
    must_read.ask(shelf.document, aino, note="Uusi pyyntö")
    assert "ei voi enää kumota" in told(client, client.post(*undo))
    assert MustRead.objects.get().note == "Uusi pyyntö"
