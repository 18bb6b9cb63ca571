"""Letters for those of a room: who left it meanwhile is not written to any more."""

import pytest

from cms import access, mail
from cms.delivering import State
from cms.models import Mail, User
from workspace.members import joining


@pytest.fixture
def letter(site_tree, bjorn) -> Mail:
    """A letter to Björn about workspace A that waits to be sent."""
    return mail.send(
        "password_changed", to=bjorn.email, language="sv", context={}, user=bjorn,
        audience=access.audience(site_tree.a.folder),
    )  # fmt: skip


def test_it_works(letter, mailbox):
    mail.deliver(letter.pk)
    letter.refresh_from_db()
    assert letter.state == State.SENT
    assert len(mailbox) == 1


def test_mails_already_queued_are_not_sent_to_her(letter, site_tree, bjorn, mailbox):
    joining.remove_member(site_tree.a.row, bjorn)
    mail.deliver(letter.pk)
    letter.refresh_from_db()
    assert letter.state == State.CANCELLED
    assert letter.said_why.startswith("Ei lähetetty: vastaanottaja ei enää kuulu")
    assert letter.text == ""
    assert not mailbox
    mail.deliver(letter.pk)
    assert not mail.try_again(letter.pk), "it does not come back"
    assert not mailbox


def test_a_closed_account_gets_nothing_either(letter, bjorn, mailbox):
    User.objects.filter(pk=bjorn.pk).update(is_active=False)
    mail.deliver(letter.pk)
    assert not mailbox


def test_one_who_has_no_account_any_more_gets_nothing(letter, bjorn, mailbox):
    bjorn.delete()
    mail.deliver(letter.pk)
    assert not mailbox


def test_a_letter_without_an_audience_is_for_anybody(site_tree, mailbox):
    mail.deliver(mail.send("password_changed", to="kuka@elo.example", language="fi", context={}).pk)
    assert len(mailbox) == 1


def test_the_operator_sees_why(letter, site_tree, bjorn, admin, client_of):
    joining.remove_member(site_tree.a.row, bjorn)
    mail.deliver(letter.pk)
    page = client_of(admin).get(f"/admin/mail/inspect/{letter.pk}/").content.decode()
    assert "Ei lähetetty: vastaanottaja ei enää kuulu niihin, joille viesti on tarkoitettu." in page
    assert "Jätetty pois" in page
    assert "Lähetä viesti uudelleen" not in page
    assert "henkilökohtainen linkki" not in page
