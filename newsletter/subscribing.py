"""Signing up with double opt-in, confirming, leaving; each leaves its proof."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from cms import mail
from newsletter import tokens
from newsletter.models import Consent, Subscriber

# Change it together with the words in templates/newsletter/consent.html.
CONSENT_VERSION = "2026-1"
LETTER_EVERY = timedelta(minutes=10)
PER_HOUR_FROM_ONE_PLACE = 30
UNCONFIRMED_KEPT = timedelta(days=7)
State = Subscriber.State
Action = Consent.Action


@dataclass(frozen=True)
class Origin:
    """Where somebody acted: the page, and the network address, which is kept only as a hash."""

    source: str = ""
    ip: str = ""

    @property
    def ip_hash(self) -> str:
        """Return the keyed hash of the network address; empty where there is none."""
        return salted_hmac("newsletter.ip", self.ip, algorithm="sha256").hexdigest() if self.ip else ""


def sign_up(email: str, language: str, origin: Origin) -> None:
    """Ask an address to confirm, or tell it that it subscribes already.

    Sends one letter in ten minutes to an address, and stops at thirty sign-ups an hour from one
    network address. The caller learns nothing, so that the page cannot tell either.
    """
    if _too_many(origin):
        return
    with transaction.atomic():
        subscriber = _get_or_make(email, language)
        if not _may_write_to(subscriber):
            return
        if subscriber.state == State.CONFIRMED and subscriber.language == language:
            _send_already(subscriber)
        else:
            _ask_to_confirm(subscriber, language)
        _prove(subscriber, Action.SUBSCRIBED, language, origin)


def _too_many(origin: Origin) -> bool:
    if not origin.ip:
        return False
    hour_ago = timezone.now() - timedelta(hours=1)
    tries = Consent.objects.filter(ip_hash=origin.ip_hash, at__gt=hour_ago, action=Action.SUBSCRIBED)
    return tries.count() >= PER_HOUR_FROM_ONE_PLACE


def _get_or_make(email: str, language: str) -> Subscriber:
    email = email.strip().lower()
    found = Subscriber.objects.of_address(email).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Subscriber.objects.create(email=email, language=language)
    except IntegrityError:  # somebody signed the same address up at the same moment
        return Subscriber.objects.of_address(email).get()


def _may_write_to(subscriber: Subscriber) -> bool:
    """Take the right to send a letter now; one conditional update, so that only one asker gets it."""
    now = timezone.now()
    quiet = models.Q(letter_at__isnull=True) | models.Q(letter_at__lte=now - LETTER_EVERY)
    return bool(Subscriber.objects.filter(quiet, pk=subscriber.pk).update(letter_at=now))


def _ask_to_confirm(subscriber: Subscriber, language: str) -> None:
    if not subscriber.confirm_key:
        subscriber.confirm_key = secrets.token_hex(8)
        subscriber.save(update_fields=["confirm_key"])
    key = tokens.confirm_key(subscriber, language)
    url = absolute("newsletter_confirm", language, key)
    mail.send("newsletter_confirm", subscriber.email, language, {"confirm_url": url}, secret=True)


def _send_already(subscriber: Subscriber) -> None:
    url = leave_url(subscriber, subscriber.language)
    mail.send("newsletter_already", subscriber.email, subscriber.language, {"leave_url": url}, secret=True)


def confirm(key: str, origin: Origin) -> Subscriber:
    """Make somebody a subscriber by the key of their letter; raises tokens.WrongKeyError.

    The key works once. Who presses the button twice is told the same, and nothing changes.
    """
    with transaction.atomic():
        found = tokens.read_confirm_key(key)
        subscriber = Subscriber.objects.select_for_update().get(pk=found.subscriber.pk)
        if found.fits(subscriber):
            _confirm(subscriber, found.language, origin)
        elif subscriber.state != State.CONFIRMED:
            raise tokens.WrongKeyError
    return subscriber


def _confirm(subscriber: Subscriber, language: str, origin: Origin) -> None:
    subscriber.state = State.CONFIRMED
    subscriber.language = language
    subscriber.confirm_key = ""
    subscriber.confirmed_at = timezone.now()
    subscriber.left_at = None
    subscriber.save()
    _prove(subscriber, Action.CONFIRMED, language, origin)


def leave(key: str, origin: Origin) -> Subscriber:
    """End a subscription by the key of a letter, at once; a second time changes nothing.

    Raises tokens.WrongKeyError.
    """
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().get(pk=tokens.read_leave_key(key).pk)
        if subscriber.state in (State.CONFIRMED, State.PENDING):
            subscriber.state = State.UNSUBSCRIBED
            subscriber.confirm_key = ""
            subscriber.left_at = timezone.now()
            subscriber.save()
            _prove(subscriber, Action.UNSUBSCRIBED, subscriber.language, origin)
    return subscriber


def _prove(subscriber: Subscriber, action: str, language: str, origin: Origin) -> None:
    Consent.objects.create(
        subscriber=subscriber, action=action, language=language, text_version=CONSENT_VERSION,
        source=origin.source[:200], ip_hash=origin.ip_hash,
    )  # fmt: skip


def forget_unconfirmed() -> int:
    """Delete who signed up a week ago and never confirmed; return how many."""
    old = timezone.now() - UNCONFIRMED_KEPT
    waiting = Subscriber.objects.filter(state=State.PENDING, created_at__lt=old)
    silent = waiting.filter(models.Q(letter_at__isnull=True) | models.Q(letter_at__lt=old))
    return silent.delete()[1].get("newsletter.Subscriber", 0)


def leave_url(subscriber: Subscriber, language: str) -> str:
    """Return the address of the page where a person can leave."""
    return absolute("newsletter_leave", language, tokens.leave_key(subscriber))


def one_click_url(subscriber: Subscriber, language: str) -> str:
    """Return the address that a mail program posts to (RFC 8058)."""
    return absolute("newsletter_one_click", language, tokens.leave_key(subscriber))


def absolute(name: str, language: str, key: str) -> str:
    """Return the whole address of a view in a language, for a letter."""
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse(name, args=[key])}"
