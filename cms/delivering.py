"""How a letter leaves the house, and what is known about it afterwards.

A row is claimed (committed), sent, and settled (committed). What crashes between sending and
settling stays `sending`, is found by the sweep and becomes `unknown`: it may have arrived, so it
is never sent again by itself (safety.md, section 5: the claim → send → sent ledger).
"""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Self

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

# Minutes to wait after the first, second … attempt; after the last one the letter has failed.
BACKOFF = (1, 5, 15, 60, 240)
LOST_AFTER = timedelta(minutes=15)
LOST = gettext_noop("The sending was cut off. The letter may have arrived; it is not sent again by itself.")
NO_RECIPIENT = gettext_noop("There is nobody to send to.")


class Fate(StrEnum):
    """What became of a letter that was handed over."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """The fate, and why, as the mail server said it."""

    fate: Fate
    why: str = ""


class UncertainError(Exception):
    """The server was cut off after it got the letter: it may have taken it or not."""


class Carrier:
    """The way out by MAIL_DELIVERY, kept open for several letters; a context manager."""

    def __init__(self) -> None:
        self._connection = None

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(self, *exc_info) -> None:
        """Close what was opened."""
        self.close()

    def carry(self, message: EmailMessage) -> Outcome:
        """Hand one letter over and tell what is known; never raises."""
        try:
            message.message()  # what cannot be written is refused before anything is sent
        except Exception as error:
            return Outcome(Fate.REFUSED, said(error))
        try:
            connection = self._open()
        except Exception as error:
            self.close()
            return Outcome(Fate.LATER, said(error))
        return self._hand_over(connection, message)

    def _hand_over(self, connection, message: EmailMessage) -> Outcome:
        try:
            count = connection.send_messages([message])
        except Exception as error:
            self.close()
            return judge(error, certain=getattr(connection, "certain", False))
        return Outcome(Fate.SENT) if count else Outcome(Fate.REFUSED, NO_RECIPIENT)

    def _open(self):
        if self._connection is None:
            way = settings.MAIL_DELIVERY
            self._connection = get_connection(way["backend"], **way["options"])
            self._connection.open()
        return self._connection

    def close(self) -> None:
        """Close the connection; that it was broken already is no news."""
        connection, self._connection = self._connection, None
        try:
            if connection is not None:
                connection.close()
        except OSError:
            connection.connection = None


def judge(error: Exception, certain: bool) -> Outcome:
    """Tell what an error of sending means.

    `certain` says that the backend raises `UncertainError` whenever it is not sure, so that every other
    broken connection means: not sent.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _by_code(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPHeloError | smtplib.SMTPConnectError):
        return Outcome(Fate.LATER, said(error))  # the house is set up wrongly, the letter is not to blame
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, error.smtp_error)
    if isinstance(error, ValueError | smtplib.SMTPNotSupportedError):
        return Outcome(Fate.REFUSED, said(error))
    if isinstance(error, OSError) and certain:
        return Outcome(Fate.LATER, said(error))
    return Outcome(Fate.UNKNOWN, said(error))


def _by_code(code: int, text: bytes | str) -> Outcome:
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return Outcome(Fate.REFUSED if code >= 500 else Fate.LATER, f"{code} {words}"[:300])


def said(error: Exception) -> str:
    """Return an error in a line for the operator."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, error.smtp_error).why
    return f"{type(error).__name__}: {error}"[:300]


class State(models.TextChoices):
    """Where a letter is."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    UNKNOWN = "unknown", _("Not known")
    CANCELLED = "cancelled", _("Left out")


class Dispatch(models.Model):
    """One letter to one person on its way: claimed, sent, settled."""

    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.QUEUED)
    why = models.CharField(_("why"), max_length=400, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    claimed_at = models.DateTimeField(_("last attempt"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    message_id = models.CharField(max_length=200, unique=True, editable=False)

    class Meta:
        """A mixin; what is sent has a time, what is being sent has been claimed."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="%(app_label)s_%(class)s_sent_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sending") | models.Q(claimed_at__isnull=False),
                name="%(app_label)s_%(class)s_sending_is_claimed",
            ),
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="%(class)s_due")]

    @property
    def said_why(self) -> str:
        """Return the reason: ours in the reader's language, a server's as it was said."""
        return gettext(self.why) if self.why else ""

    @classmethod
    def due(cls) -> models.QuerySet:
        """Return what waits and may be sent now."""
        return cls.objects.filter(state=State.QUEUED, next_try_at__lte=timezone.now())

    @classmethod
    def claim(cls, pk: int) -> Self | None:
        """Take a due row for sending; None where somebody else has it, or it is not due."""
        now = timezone.now()
        taken = cls.due().filter(pk=pk).update(
            state=State.SENDING, claimed_at=now, attempts=models.F("attempts") + 1
        )  # fmt: skip
        return cls.objects.get(pk=pk) if taken else None

    def settle(self, outcome: Outcome) -> None:
        """Write down what became of a claimed row, even where the sweep had given it up meanwhile."""
        mine = type(self).objects.filter(
            pk=self.pk, claimed_at=self.claimed_at, state__in=[State.SENDING, State.UNKNOWN]
        )
        mine.update(**self._after(outcome))

    def _after(self, outcome: Outcome) -> dict:
        now = timezone.now()
        if outcome.fate == Fate.SENT:
            return {"state": State.SENT, "sent_at": now, "why": ""}
        if outcome.fate == Fate.UNKNOWN:
            return {"state": State.UNKNOWN, "why": outcome.why}
        if outcome.fate == Fate.LATER and self.attempts <= len(BACKOFF):
            wait = timedelta(minutes=BACKOFF[self.attempts - 1])
            return {"state": State.QUEUED, "next_try_at": now + wait, "why": outcome.why}
        return {"state": State.FAILED, "why": outcome.why}

    @classmethod
    def give_up_lost(cls) -> int:
        """Mark as unknown what has been in sending for too long: its worker was killed; return how many."""
        lost = cls.objects.filter(state=State.SENDING, claimed_at__lt=timezone.now() - LOST_AFTER)
        return lost.update(state=State.UNKNOWN, why=LOST)


def domain() -> str:
    """Return the domain of the sender's address, for Message-ID and List-Id."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" <>") or "localhost"
