"""The operator's list of letters."""

import pytest
from wagtail.models import Site

from cms import mail
from cms.delivering import State
from cms.mail import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(db) -> Mail:
    """A letter that failed; no page is needed."""
    Site.objects.all().delete()
    row = mail.send("password_changed", "bjorn@elo.example", "sv", {})
    Mail.objects.filter(pk=row.pk).update(state=State.FAILED, why="550 no such user")
    return row


def test_it_works(failed, admin, client_of, mailbox, run_tasks, django_capture_on_commit_callbacks):
    client = client_of(admin)
    assert "Ditt lösenord har bytts" in client.get("/admin/mail/?state=failed").content.decode()
    assert "Ditt lösenord har bytts" not in client.get("/admin/mail/?state=sent").content.decode()
    page = client.get(f"/admin/mail/inspect/{failed.pk}/").content.decode()
    assert "550 no such user" in page
    assert "Lähetä viesti uudelleen" in page
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            client.post(f"/admin/mail/try-again/{failed.pk}/")
    run_tasks()
    assert len(mailbox) == 1
    assert "Lähetä viesti uudelleen" not in client.get(f"/admin/mail/inspect/{failed.pk}/").content.decode()


def test_a_get_sends_nothing(failed, admin, client_of):
    assert client_of(admin).get(f"/admin/mail/try-again/{failed.pk}/").status_code == 405
    assert client_of(admin).post("/admin/mail/try-again/999999/", follow=True).status_code == 404
    failed.refresh_from_db()
    assert failed.state == State.FAILED


@pytest.mark.parametrize("who", ["aino", "bjorn", None])
def test_others_may_not(failed, client_of, request, who):
    client = client_of(request.getfixturevalue(who) if who else None)
    for response in (
        client.get("/admin/mail/"),
        client.get(f"/admin/mail/inspect/{failed.pk}/"),
        client.post(f"/admin/mail/try-again/{failed.pk}/"),
    ):
        assert response.status_code in {302, 403, 404}
        assert "lösenord" not in response.content.decode()
    failed.refresh_from_db()
    assert failed.state == State.FAILED
