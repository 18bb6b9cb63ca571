"""Sending a newsletter: frozen once, then one claimed, sent and settled row a subscriber."""

import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, models, transaction
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cms import access, letters, mail, request_memory
from cms.delivering import Carrier, Fate, Outcome, State, domain, said
from cms.letters import Letter
from newsletter import subscribing
from newsletter.models import Delivery, Issue, NewsletterPage, Subscriber
from newsletter.parts import parts, whole, with_whole_addresses

# Stands in the frozen letter for each reader's own way out; nobody can own an .invalid address.
LEAVE_HERE = "https://leave.invalid/"
LEFT = gettext_noop("The subscriber left before the letter was sent.")
BATCH = 20
# One task sends for so long, then the next one goes on: no task looks lost to the sweep.
WORK_SECONDS = 240
QUIET = timedelta(minutes=2)


class CannotSendError(Exception):
    """The newsletter cannot be sent; the text says why, in the reader's language."""


def recipients(page: NewsletterPage) -> models.QuerySet[Subscriber]:
    """Return who gets a newsletter now: the confirmed subscribers of its language."""
    return Subscriber.objects.confirmed().filter(language=page.locale.language_code)


def hindrance(page: NewsletterPage) -> str:
    """Say why a newsletter cannot be sent, in a sentence; empty where it can."""
    if not page.live:
        return _("Publish the newsletter first: the letter links to it.")
    if access.audience(page) != access.PUBLIC:
        return _("Not everybody can see this page, so it cannot be sent as a letter.")
    if not recipients(page).exists():
        return _("Nobody subscribes to the newsletter in this language yet.")
    return ""


def write(page: NewsletterPage) -> Letter:
    """Write a newsletter as a letter; `LEAVE_HERE` stands for the reader's way out."""
    language = page.locale.language_code
    with translation.override(language), request_memory.reading_as(None):
        context = {
            "page": page,
            "parts": parts(page),
            "archive_url": whole(page.get_url() or f"/{language}/"),
            "leave_url": LEAVE_HERE,
        }
        letter = letters.render("newsletter", language, context)
    return Letter(letter.subject, letter.text, with_whole_addresses(letter.html))


def send_test(page: NewsletterPage, user) -> mail.Mail:
    """Send the letter to the editor alone, through the ledger; its way out leads nowhere."""
    letter = write(page)
    index = whole(page.get_parent().get_url())
    subject = _("[Test] %(subject)s") % {"subject": letter.subject}
    shown = Letter(subject, letter.text.replace(LEAVE_HERE, index), letter.html.replace(LEAVE_HERE, index))
    return mail.post("newsletter_test", user.email, page.locale.language_code, shown, user=user)


def start(page: NewsletterPage, user=None) -> Issue:
    """Freeze the letter and write one delivery a subscriber, in one transaction; sending follows.

    Called again it returns the same issue and changes nothing. Raises CannotSendError.
    """
    with transaction.atomic():
        issue = Issue.objects.filter(page=page).first()
        if issue is not None:
            return issue
        problem = hindrance(page)
        if problem:
            raise CannotSendError(problem)
        issue, made = _freeze(page, user)
        if made:
            _address(issue, page)
            transaction.on_commit(lambda: _enqueue(issue.pk))
    return issue


def _freeze(page: NewsletterPage, user) -> tuple[Issue, bool]:
    letter = write(page)
    try:
        with transaction.atomic():
            issue = Issue.objects.create(
                page=page, language=page.locale.language_code, subject=letter.subject, text=letter.text,
                html=letter.html, archive_url=whole(page.get_url()), created_by=user,
            )  # fmt: skip
    except IntegrityError:  # a second click at the same moment
        return Issue.objects.get(page=page), False
    return issue, True


def _address(issue: Issue, page: NewsletterPage) -> None:
    keys = recipients(page).order_by("pk").values_list("pk", flat=True)
    rows = (Delivery(issue=issue, subscriber_id=key, message_id=_message_id(issue, key)) for key in keys)
    Delivery.objects.bulk_create(rows, batch_size=500)


def _message_id(issue: Issue, subscriber_pk: int) -> str:
    said = f"{issue.pk}.{subscriber_pk}"
    name = salted_hmac("newsletter.message", said, algorithm="sha256").hexdigest()[:32]
    return f"<{name}@{domain()}>"


def work(issue_pk: int, seconds: float = WORK_SECONDS) -> bool:
    """Send what is due of an issue, each row committed on its own; tell whether due rows are left."""
    issue = Issue.objects.get(pk=issue_pk)
    stop_at = time.monotonic() + seconds
    due = Delivery.due().filter(issue=issue).order_by("pk").values_list("pk", flat=True)
    with Carrier() as carrier:
        while batch := list(due[:BATCH]):
            Issue.objects.filter(pk=issue.pk).update(worked_at=timezone.now())
            for pk in batch:
                _send(issue, pk, carrier)
            if time.monotonic() > stop_at:
                return True
    _finish(issue)
    return False


def _send(issue: Issue, pk: int, carrier: Carrier) -> None:
    """Claim, look once more whether the reader is still there, send, settle."""
    delivery = Delivery.claim(pk)
    if delivery is None:
        return
    subscriber = Subscriber.objects.get(pk=delivery.subscriber_id)
    if subscriber.state != Subscriber.State.CONFIRMED:
        Delivery.objects.filter(pk=pk, state=State.SENDING).update(state=State.CANCELLED, why=LEFT)
        return
    try:
        letter = message(issue, delivery, subscriber)
    except Exception as error:
        delivery.settle(Outcome(Fate.REFUSED, said(error)))
        return
    delivery.settle(carrier.carry(letter))


def message(issue: Issue, delivery: Delivery, subscriber: Subscriber) -> EmailMultiAlternatives:
    """Return one reader's letter, with the reader's own ways out."""
    way_out = subscribing.leave_url(subscriber, issue.language)
    letter = EmailMultiAlternatives(
        issue.subject,
        issue.text.replace(LEAVE_HERE, way_out),
        settings.DEFAULT_FROM_EMAIL,
        [subscriber.email],
        headers=_headers(issue, delivery, subscriber),
    )
    letter.attach_alternative(issue.html.replace(LEAVE_HERE, way_out), "text/html")
    return letter


def _headers(issue: Issue, delivery: Delivery, subscriber: Subscriber) -> dict[str, str]:
    ways_out = [subscribing.one_click_url(subscriber, issue.language)]
    if settings.NEWSLETTER_LEAVE_MAILBOX:
        ways_out.append(f"mailto:{settings.NEWSLETTER_LEAVE_MAILBOX}?subject=unsubscribe")
    return {
        "Message-ID": delivery.message_id,
        "List-Unsubscribe": ", ".join(f"<{way}>" for way in ways_out),
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<newsletter-{issue.language}.{domain()}>",
        "List-Archive": f"<{issue.archive_url}>",
        "Precedence": "bulk",
        "Auto-Submitted": "auto-generated",
        "Feedback-ID": f"issue-{issue.pk}:newsletter-{issue.language}:{domain()}",
    }


def _finish(issue: Issue) -> bool:
    """Close an issue that nobody waits for any more."""
    open_rows = Delivery.objects.filter(issue=issue, state__in=[State.QUEUED, State.SENDING])
    if open_rows.exists():
        return False
    mine = Issue.objects.filter(pk=issue.pk, state=Issue.State.SENDING)
    return bool(mine.update(state=Issue.State.DONE, finished_at=timezone.now()))


def counts(issue: Issue) -> dict[str, int]:
    """Return how many deliveries are in each state, the empty ones too."""
    found = dict(issue.deliveries.order_by().values_list("state").annotate(models.Count("pk")))
    return {state: found.get(state, 0) for state in State.values}


def resume() -> int:
    """Give up what a killed sender left, and wake issues that have gone quiet; return how many rows moved."""
    moved = Delivery.give_up_lost()
    quiet = Issue.objects.filter(state=Issue.State.SENDING, worked_at__lt=timezone.now() - QUIET)
    for issue in quiet:
        if Delivery.due().filter(issue=issue).exists():
            Issue.objects.filter(pk=issue.pk).update(worked_at=timezone.now())
            _enqueue(issue.pk)
            moved += 1
        else:
            moved += _finish(issue)
    return moved


def _enqueue(issue_pk: int) -> None:
    from newsletter.tasks import send_issue  # noqa: PLC0415 - the task imports this module

    send_issue.enqueue(issue_pk)
