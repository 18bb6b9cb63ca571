"""From a published page to the readers' mail: each once, frozen, and nobody who has left."""

import re
import smtplib
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core.mail.backends.locmem import EmailBackend as Locmem
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.delivering import State
from cms.restricting import restrict
from cms.sweeping import sweep_all
from newsletter import sending
from newsletter.models import Delivery, Issue, Subscriber
from tests.newsletter.conftest import newsletter, subscriber

pytestmark = pytest.mark.django_db
SWEDES = ["sv@elo.example"]
HEADERS = {
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Precedence": "bulk",
    "Auto-Submitted": "auto-generated",
    "List-Id": "<newsletter-fi.elo.example>",
}
FINNS = ["aamu@elo.example", "ilta@elo.example", "yo@elo.example"]


@pytest.fixture
def readers(letters) -> None:
    """Three subscribers in Finnish, one in Swedish, and some who get nothing."""
    for email in FINNS:
        subscriber(email)
    subscriber(SWEDES[0], "sv")
    for state in ("pending", "unsubscribed", "suppressed"):
        subscriber(f"{state}@elo.example", state=state)


class Server(Locmem):
    """Mail server that does something special to chosen addresses."""

    certain = True
    tricks: dict = {}

    def send_messages(self, messages):
        """Take the letter, refuse it, or do the trick of its address."""
        trick = self.tricks.get(messages[0].to[0])
        if callable(trick):
            return trick(super(), messages)
        if trick is not None:
            raise trick
        return super().send_messages(messages)


@pytest.fixture
def server(settings):
    """Return the tricks by address."""
    Server.tricks = {}
    settings.MAIL_DELIVERY = {"backend": f"{__name__}.Server", "options": {}}
    return Server.tricks


def recipients(mailbox) -> list[str]:
    return sorted(letter.to[0] for letter in mailbox)


def test_the_whole_loop(letters, readers, client, press, mailbox):
    press("/fi/uutiskirje/tilaa/", {"email": "uusi@elo.example"})
    press(re.search(r"http://[^/]+(/fi/uutiskirje/vahvista/\S+)", mailbox[0].body)[1])
    mailbox.clear()

    issue = sending.start(letters.page)
    sending.work(issue.pk)
    assert recipients(mailbox) == sorted([*FINNS, "uusi@elo.example"])

    mine = next(letter for letter in mailbox if letter.to == ["uusi@elo.example"])
    one_click = re.search(r"<http://[^/]+(/[^>]+)>", mine.extra_headers["List-Unsubscribe"])[1]
    assert client.post(one_click, {"List-Unsubscribe": "One-Click"}).status_code == 200
    mailbox.clear()

    second = newsletter(letters.index, "Talven kuulumiset", "talvi")
    sending.work(sending.start(second).pk)
    assert recipients(mailbox) == FINNS


def test_the_letter(letters, readers, mailbox):
    sending.work(sending.start(letters.page).pk)
    letter = mailbox[0]
    html = letter.alternatives[0][0]
    message = message_from_bytes(letter.message().as_bytes(), policy=policy.default)
    assert letter.to == [FINNS[0]]
    assert letter.subject == "Syksyn kuulumiset"
    assert "Ryhmä kokoontui torstaina (https://example.org/muistio)." in letter.body
    assert "Tapahtuma: Ohjauspäivä" in letter.body
    assert '<html lang="fi">' in html
    assert sending.LEAVE_HERE not in html + letter.body
    assert "<img" not in html, "no tracking"
    assert "http://127.0.0.1:8000/fi/uutiskirje/syksy/" in html
    assert not re.search(r'(href|src)="/', html), "addresses are whole"
    assert len(html) < 102_000
    assert {name: message[name] for name in HEADERS} == HEADERS
    assert message["Message-ID"] == Delivery.objects.first().message_id
    assert message["Feedback-ID"].startswith("issue-")
    assert re.fullmatch(r"<http://127\S+>", message["List-Unsubscribe"].strip())


def test_each_reader_has_the_own_way_out(letters, readers, mailbox):
    sending.work(sending.start(letters.page).pk)
    ways = {re.search(r"/fi/uutiskirje/peru/\S+", letter.body)[0] for letter in mailbox}
    assert len(ways) == len(FINNS)


def test_swedish_goes_to_swedish_readers(letters, readers, mailbox):
    sending.work(sending.start(letters.page_sv).pk)
    assert recipients(mailbox) == SWEDES
    assert "Avsluta prenumerationen" in mailbox[0].body
    assert "/sv/nyhetsbrev/avsluta/" in mailbox[0].body


def test_a_double_click_sends_once(letters, readers, mailbox):
    first, second = sending.start(letters.page), sending.start(letters.page)
    assert first == second
    sending.work(first.pk)
    sending.work(second.pk)
    assert recipients(mailbox) == FINNS


def test_the_database_forbids_a_second_letter(letters, readers):
    issue = sending.start(letters.page)
    row = issue.deliveries.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(issue=issue, subscriber=row.subscriber, message_id="<another@elo.example>")
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.create(page=letters.page, language="fi", subject="x", text="x", html="x")


def test_the_content_is_frozen(letters, readers, mailbox):
    issue = sending.start(letters.page)
    letters.page.title = "Aivan muuta"
    letters.page.save_revision().publish()
    sending.work(issue.pk)
    assert {letter.subject for letter in mailbox} == {"Syksyn kuulumiset"}


def test_who_leaves_while_it_is_sent_gets_nothing(letters, readers, server, mailbox):
    def last_one_leaves(backend, messages):
        Subscriber.objects.filter(email=FINNS[2]).update(state="unsubscribed")
        return backend.send_messages(messages)

    server[FINNS[0]] = last_one_leaves
    issue = sending.start(letters.page)
    sending.work(issue.pk)
    assert recipients(mailbox) == FINNS[:2]
    assert issue.deliveries.get(subscriber__email=FINNS[2]).state == State.CANCELLED


class Killed(BaseException):
    """The process is gone."""


def test_a_kill_between_server_and_commit_is_unknown_and_not_resent(letters, readers, server, mailbox):
    def killed_after_sending(backend, messages):
        backend.send_messages(messages)
        raise Killed

    server[FINNS[1]] = killed_after_sending
    issue = sending.start(letters.page)
    with pytest.raises(Killed):
        sending.work(issue.pk)
    assert sending.counts(issue)[State.SENDING] == 1

    hour_ago = timezone.now() - timedelta(hours=1)
    Delivery.objects.filter(state=State.SENDING).update(claimed_at=hour_ago)
    Issue.objects.update(worked_at=hour_ago)
    server.clear()
    sweep_all()
    sending.work(issue.pk)
    sending.work(issue.pk)

    assert recipients(mailbox) == FINNS, "each got it once, the one of the killed worker too"
    counts = sending.counts(issue)
    assert counts[State.UNKNOWN] == 1
    assert counts[State.SENT] == 2
    assert sum(counts.values()) == len(FINNS)
    issue.refresh_from_db()
    assert issue.state == Issue.State.DONE


def test_the_sweep_wakes_an_issue_whose_worker_was_killed(letters, readers, mailbox, run_tasks):
    issue = sending.start(letters.page)  # no task: the process was killed before it was asked for
    assert sweep_all()["newsletter"] == 0, "it has shown a sign of life just now"
    Issue.objects.update(worked_at=timezone.now() - timedelta(minutes=3))
    assert sweep_all()["newsletter"] == 1
    run_tasks()
    issue.refresh_from_db()
    assert recipients(mailbox) == FINNS
    assert issue.state == Issue.State.DONE
    assert issue.finished_at is not None


def test_one_bad_address_does_not_stop_the_rest(letters, readers, server, mailbox):
    Subscriber.objects.filter(email=FINNS[1]).update(email='"a b"@x\nBcc: kaikki@elo.example')
    server[FINNS[2]] = smtplib.SMTPRecipientsRefused({FINNS[2]: (550, b"5.1.1 no such user")})
    issue = sending.start(letters.page)
    sending.work(issue.pk)
    assert recipients(mailbox) == FINNS[:1]
    counts = sending.counts(issue)
    assert (counts[State.SENT], counts[State.FAILED]) == (1, 2)
    assert "no such user" in issue.deliveries.get(subscriber__email=FINNS[2]).why


def test_a_busy_server_is_asked_again(letters, readers, server, mailbox, run_tasks):
    server[FINNS[0]] = smtplib.SMTPDataError(451, b"later")
    issue = sending.start(letters.page)
    sending.work(issue.pk)
    assert recipients(mailbox) == FINNS[1:]
    issue.refresh_from_db()
    assert issue.state == Issue.State.SENDING
    server.clear()
    past = timezone.now() - timedelta(minutes=5)
    Delivery.objects.filter(state=State.QUEUED).update(next_try_at=past)
    Issue.objects.update(worked_at=past)
    sweep_all()
    run_tasks()
    assert recipients(mailbox) == FINNS
    issue.refresh_from_db()
    assert issue.state == Issue.State.DONE


def test_a_task_ends_and_the_next_goes_on(letters, readers, mailbox):
    issue = sending.start(letters.page)
    assert sending.work(issue.pk, seconds=0)
    assert not sending.work(issue.pk)


def test_a_page_that_is_not_public_is_not_sent(site_tree, letters, readers):
    restrict(letters.index, [site_tree.a.group])
    with pytest.raises(sending.CannotSendError):
        sending.start(letters.page)
    assert not Issue.objects.exists()


def test_a_draft_and_a_letter_without_readers_are_not_sent(letters):
    with pytest.raises(sending.CannotSendError):
        sending.start(letters.page)
    subscriber(FINNS[0])
    letters.page.unpublish()
    letters.page.refresh_from_db()
    with pytest.raises(sending.CannotSendError):
        sending.start(letters.page)


def test_links_to_closed_pages_are_left_out(site_tree, letters, client):
    closed = site_tree.a.page
    body = [
        {"type": "text", "value": f'<p><a linktype="page" id="{closed.pk}">Salainen</a></p>'},
        {"type": "news", "value": {"title": "Uutinen", "text": "Teksti", "page": closed.pk, "link": None}},
        {
            "type": "news",
            "value": {"title": "Toinen", "text": "Teksti", "page": letters.page.pk, "link": None},
        },
    ]
    page = newsletter(letters.index, "Talvi", "talvi", body)
    letter = sending.write(page)
    archive = client.get("/fi/uutiskirje/talvi/").content.decode()
    for text in (letter.text, letter.html, archive):
        assert closed.slug not in text
        assert "/fi/uutiskirje/syksy/" in text


def test_the_command_sends_by_slug_and_goes_on_by_number(letters, readers, mailbox, capsys):
    call_command("send_newsletter", "syksy")
    assert recipients(mailbox) == FINNS
    assert "3 sent" in capsys.readouterr().out
    call_command("send_newsletter", str(Issue.objects.get().pk))
    assert recipients(mailbox) == FINNS
    for wrong in ("ei-ole", "99999"):
        with pytest.raises(CommandError, match="no published newsletter"):
            call_command("send_newsletter", wrong)
