"""The ledger: every letter is a row before it is a mail.

`send()` writes the row in the caller's transaction; after the commit a task sends it. Anything
that calls Django's own mail functions is written here too, by `LedgerBackend`.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from cms import access, languages, letters
from cms.delivering import Carrier, Dispatch, Fate, Outcome, State, domain
from cms.letters import Letter, one_line

# Letters with a personal key in them: their text is forgotten once they are sent.
SECRET_KINDS = {
    "password_reset_key", "password_reset_code", "email_confirmation", "email_confirmation_signup", "login_code",
}  # fmt: skip
ASKED_AGAIN = timedelta(minutes=10)
NO_LONGER = gettext_noop("Not sent: the recipient no longer belongs to those whom the letter is for.")


class Mail(Dispatch):
    """One letter to one person."""

    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    to = models.CharField(_("recipient"), max_length=320)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="mails",
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    kind = models.CharField(_("kind"), max_length=60)
    subject = models.CharField(_("subject"), max_length=400)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField("HTML", blank=True)
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    secret = models.BooleanField(_("has a personal key"), default=False)
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Whom the letter is for, as `access.audience` tells it; asked again when it is sent. Empty: for anybody.
    audience = models.TextField(blank=True, editable=False)

    class Meta(Dispatch.Meta):
        """Newest first."""

        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return what it is about and to whom."""
        return f"{self.subject} → {self.to}"

    def message(self) -> EmailMultiAlternatives:
        """Return the letter as it is sent."""
        headers = {"Message-ID": self.message_id, "Auto-Submitted": "auto-generated", **self.headers}
        message = EmailMultiAlternatives(self.subject, self.text, to=[self.to], headers=headers)
        message.from_email = settings.DEFAULT_FROM_EMAIL
        if self.html:
            message.attach_alternative(self.html, "text/html")
        return message

    def may_arrive(self) -> bool:
        """Tell whether the recipient still belongs to those whom the letter is for."""
        return not self.audience or access.allows(self.audience, self.user)

    def leave_out(self) -> None:
        """Close a claimed letter unsent, with the reason for the operator; its text is forgotten."""
        mine = Mail.objects.filter(pk=self.pk, claimed_at=self.claimed_at, state=State.SENDING)
        mine.update(state=State.CANCELLED, why=NO_LONGER, asked_at=None, text="", html="")

    def _after(self, outcome: Outcome) -> dict:
        fields = super()._after(outcome) | {"asked_at": None}
        if outcome.fate == Fate.SENT and self.secret:
            fields |= {"text": "", "html": ""}
        return fields


def send(
    kind: str, to: str, language: str, context: dict,
    *, headers: dict | None = None, user=None, secret: bool = False, audience: str = "",
) -> Mail:  # fmt: skip
    """Write a letter of a kind in a language and let it be sent after the caller's commit.

    `secret` letters hold a personal key; their text is forgotten once they are sent. With an
    `audience` (as `access.audience` tells it) the letter is sent only if `user` belongs to it then.
    Raises BadHeaderError (a ValueError) when subject, address or a header is not one line.
    """
    kind = kind.rpartition("/")[2]
    letter = letters.render(kind, language, context)
    secret = secret or kind in SECRET_KINDS
    return post(kind, to, language, letter, headers=headers, user=user, secret=secret, audience=audience)


def post(
    kind: str, to: str, language: str, letter: Letter,
    *, headers: dict | None = None, user=None, secret: bool = False, audience: str = "",
) -> Mail:  # fmt: skip
    """Write a finished letter into the ledger; raises as `send`."""
    headers = {one_line(name): one_line(str(value)) for name, value in (headers or {}).items()}
    mail = Mail.objects.create(
        kind=kind, to=one_line(to.strip()), language=language, user=user, secret=secret, audience=audience,
        subject=one_line(letter.subject), text=letter.text, html=letter.html,
        headers=headers, message_id=new_message_id(),
        next_try_at=timezone.now(), asked_at=timezone.now(),
    )  # fmt: skip
    transaction.on_commit(lambda: _enqueue(mail.pk))
    return mail


def new_message_id() -> str:
    """Return a Message-ID that stays the same however often the letter is tried."""
    return f"<{secrets.token_hex(16)}@{domain()}>"


def deliver(pk: int) -> None:
    """Send one letter of the ledger, if it is due and nobody else has it."""
    mail = Mail.claim(pk)
    if mail is None:
        return
    if not mail.may_arrive():
        mail.leave_out()
        return
    with Carrier() as carrier:
        mail.settle(carrier.carry(mail.message()))


def try_again(pk: int) -> bool:
    """Put a letter that failed, or whose fate is not known, back into the queue; tell whether it was."""
    changed = Mail.objects.filter(pk=pk, state__in=[State.FAILED, State.UNKNOWN]).update(
        state=State.QUEUED, attempts=0, next_try_at=timezone.now(), asked_at=timezone.now()
    )
    if changed:
        transaction.on_commit(lambda: _enqueue(pk))
    return bool(changed)


def sweep() -> int:
    """Give up what a killed worker left, and ask again for what is due; return how many rows moved."""
    now = timezone.now()
    moved = Mail.give_up_lost()
    asleep = models.Q(asked_at__isnull=True) | models.Q(asked_at__lt=now - ASKED_AGAIN)
    for pk in list(Mail.due().filter(asleep).order_by("pk").values_list("pk", flat=True)[:200]):
        Mail.objects.filter(pk=pk).update(asked_at=now)
        _enqueue(pk)
        moved += 1
    return moved


def _enqueue(pk: int) -> None:
    from cms.tasks import deliver_mail  # noqa: PLC0415 - the task imports this module

    deliver_mail.enqueue(pk)


class LedgerBackend(BaseEmailBackend):
    """Django's and Wagtail's own letters (EMAIL_BACKEND): one row of the ledger a recipient."""

    def send_messages(self, email_messages) -> int:
        """Write the letters down; raises ValueError for attachments, which the ledger cannot keep."""
        for message in email_messages:
            if message.attachments:
                raise ValueError("The mail ledger keeps no attachments; put a link into the letter.")
            for address in message.recipients():
                self._write(message, address)
        return len(email_messages)

    def _write(self, message, address: str) -> None:
        html = next((part for part, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
        headers = dict(message.extra_headers)
        if message.reply_to:
            headers["Reply-To"] = ", ".join(message.reply_to)
        letter = Letter(str(message.subject)[:400], message.body, html)
        post("other", address, languages.current(), letter, headers=headers)
