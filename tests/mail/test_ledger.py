"""The ledger: a row before a mail, claimed, sent, settled; what failed, waits or is not known of."""

import smtplib
from datetime import timedelta

import pytest
from django.core.mail import BadHeaderError, mail_admins, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms import mail
from cms.delivering import BACKOFF, State, UncertainError
from cms.mail import Mail
from cms.sweeping import sweep_all

pytestmark = pytest.mark.django_db
RESET = {
    "password_reset_url": "http://127.0.0.1:8000/accounts/password/reset/key/abc/",
    "email": "x@elo.example",
}


def write(**changes) -> Mail:
    values = {"kind": "password_changed", "to": "aino@elo.example", "language": "fi", "context": {}} | changes
    return mail.send(**values)


class Refusing(BaseEmailBackend):
    """A mail server that answers as told, before or after it took the letter."""

    certain = True
    answer: Exception = OSError()
    taken: list = []

    def send_messages(self, email_messages):
        """Take the letter and answer as told."""
        type(self).taken += email_messages
        raise self.answer


@pytest.fixture
def server(settings):
    """Return a function that makes the server answer with an error."""

    def answer(error: Exception) -> list:
        Refusing.answer, Refusing.taken = error, []
        settings.MAIL_DELIVERY = {"backend": f"{__name__}.Refusing", "options": {}}
        return Refusing.taken

    return answer


def test_it_works(mailbox, run_tasks, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = write()
        assert DBTaskResult.objects.count() == 0, "nothing is asked for before the commit"
    assert not mailbox
    run_tasks()
    row.refresh_from_db()
    assert row.state == State.SENT
    assert row.sent_at is not None
    [letter] = mailbox
    assert letter.to == ["aino@elo.example"]
    assert letter.subject == "Salasanasi on vaihdettu"
    assert letter.extra_headers["Message-ID"] == row.message_id
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_rolled_back_letter_is_not_sent(mailbox, run_tasks):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    run_tasks()
    assert not mailbox
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("language", "subject"), [("fi", "Valitse uusi salasana"), ("sv", "Välj ett nytt lösenord")]
)
def test_letters_speak_the_persons_language(language, subject):
    row = write(kind="account/email/password_reset_key", language=language, context=RESET)
    assert row.subject == subject
    assert RESET["password_reset_url"] in row.text
    assert RESET["password_reset_url"] in row.html
    assert f'<html lang="{language}">' in row.html


def test_two_workers_send_one_letter(mailbox):
    row = write()
    mail.deliver(row.pk)
    mail.deliver(row.pk)
    assert len(mailbox) == 1


def test_a_personal_key_is_forgotten_once_it_is_sent(mailbox):
    row = write(kind="password_reset_key", context=RESET)
    mail.deliver(row.pk)
    row.refresh_from_db()
    assert RESET["password_reset_url"] in mailbox[0].body
    assert (row.text, row.html) == ("", "")


@pytest.mark.parametrize(
    "changes",
    [
        {"to": "aino@elo.example\nBcc: everybody@elo.example"},
        {"headers": {"X-Kind": "a\r\nBcc: everybody@elo.example"}},
        {"headers": {"X-Kind\r\nBcc": "everybody@elo.example"}},
    ],
)
def test_header_injection_is_refused(changes):
    with pytest.raises(BadHeaderError):
        write(**changes)
    assert not Mail.objects.exists()


def test_a_subject_of_two_lines_is_refused():
    with pytest.raises(BadHeaderError):
        mail.post("x", "a@elo.example", "fi", mail.Letter("Hei\nBcc: x@elo.example", "", ""))


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPDataError(451, b"try later"), State.QUEUED),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"greylisted")}), State.QUEUED),
        (smtplib.SMTPAuthenticationError(535, b"wrong password"), State.QUEUED),
        (smtplib.SMTPServerDisconnected("gone before DATA"), State.QUEUED),
        (ConnectionRefusedError(), State.QUEUED),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"no such user")}), State.FAILED),
        (smtplib.SMTPDataError(554, b"spam"), State.FAILED),
        (UncertainError("timed out after DATA"), State.UNKNOWN),
        (RuntimeError("nobody knows"), State.UNKNOWN),
    ],
)
def test_what_a_server_says_decides(server, error, state):
    server(error)
    row = write()
    mail.deliver(row.pk)
    row.refresh_from_db()
    assert row.state == state
    assert row.why
    assert row.attempts == 1


def test_retries_wait_longer_and_end(server):
    server(ConnectionRefusedError("no"))
    row = write()
    waits = []
    for _attempt in range(len(BACKOFF) + 1):
        Mail.objects.filter(pk=row.pk).update(next_try_at=timezone.now())
        mail.deliver(row.pk)
        row.refresh_from_db()
        waits.append(round((row.next_try_at - row.claimed_at).total_seconds() / 60))
    assert waits[:5] == [1, 5, 15, 60, 240]
    assert row.state == State.FAILED


def test_a_letter_is_not_tried_before_its_time(server, mailbox):
    taken = server(ConnectionRefusedError())
    row = write()
    mail.deliver(row.pk)
    mail.deliver(row.pk)
    assert len(taken) == 1


def test_the_sweep_tries_what_is_due(server, settings, mailbox, run_tasks):
    way = settings.MAIL_DELIVERY
    server(ConnectionRefusedError())
    row = write()
    mail.deliver(row.pk)
    settings.MAIL_DELIVERY = way
    assert sweep_all()["letters"] == 0, "it is not due yet"
    Mail.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
    assert sweep_all()["letters"] == 1
    assert sweep_all()["letters"] == 0, "it is asked for once"
    run_tasks()
    assert len(mailbox) == 1


def test_a_letter_whose_task_was_never_asked_for_is_found(mailbox, run_tasks):
    row = write()  # the callback after the commit does not run in this test, as in a crash
    Mail.objects.update(asked_at=timezone.now() - timedelta(minutes=11))
    sweep_all()
    run_tasks()
    row.refresh_from_db()
    assert row.state == State.SENT
    assert len(mailbox) == 1


def test_what_a_killed_worker_left_is_unknown_and_not_sent_again(mailbox, run_tasks):
    row = write()
    mail.Mail.claim(row.pk)  # and then the worker is killed
    Mail.objects.update(claimed_at=timezone.now() - timedelta(minutes=16))
    sweep_all()
    row.refresh_from_db()
    assert row.state == State.UNKNOWN
    assert row.said_why
    sweep_all()
    mail.deliver(row.pk)
    run_tasks()
    assert not mailbox


def test_a_late_answer_is_still_written_down(mailbox):
    row = Mail.claim(write().pk)
    Mail.objects.update(state=State.UNKNOWN)
    with mail.Carrier() as carrier:
        row.settle(carrier.carry(row.message()))
    row.refresh_from_db()
    assert row.state == State.SENT


def test_try_again_sends_what_is_not_known(mailbox, run_tasks, django_capture_on_commit_callbacks):
    row = write()
    Mail.objects.update(state=State.UNKNOWN)
    with django_capture_on_commit_callbacks(execute=True):
        assert mail.try_again(row.pk)
        assert not mail.try_again(row.pk), "a second click changes nothing"
    run_tasks()
    assert len(mailbox) == 1


def test_djangos_own_letters_are_rows_too(settings, mailbox, run_tasks, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "cms.mail.LedgerBackend"
    settings.ADMINS = [("Ylläpito", "admin@elo.example")]
    with django_capture_on_commit_callbacks(execute=True):
        send_mail("Hei", "Teksti", None, ["a@elo.example", "b@elo.example"], html_message="<p>Teksti</p>")
        mail_admins("Virhe", "Jotakin hajosi")
    assert [row.to for row in Mail.objects.order_by("pk")] == [
        "a@elo.example",
        "b@elo.example",
        "admin@elo.example",
    ]
    run_tasks()
    assert [letter.to for letter in mailbox] == [["a@elo.example"], ["b@elo.example"], ["admin@elo.example"]]


def test_the_database_refuses_impossible_states():
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.filter(pk=write().pk).update(state=State.SENT)
