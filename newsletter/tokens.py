"""Keys in links: signed, without an address in them.

A confirmation key works for 72 hours and once (it names the subscriber's present `confirm_key`);
a key for leaving works as long as the site's secret lives.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.exceptions import ValidationError

from newsletter.models import Subscriber

CONFIRM_FOR = timedelta(hours=72)
_CONFIRM = "newsletter.confirm"
_LEAVE = "newsletter.leave"


class WrongKeyError(Exception):
    """The key of a link is forged, worn out, or of somebody who is gone."""


@dataclass(frozen=True)
class Confirmation:
    """What a confirmation link says."""

    subscriber: Subscriber
    language: str
    once: str

    def fits(self, subscriber: Subscriber) -> bool:
        """Tell whether the link has not been used yet."""
        return self.once == subscriber.confirm_key


def confirm_key(subscriber: Subscriber, language: str) -> str:
    """Return the key of a confirmation link; it also says in which language the letter is wanted."""
    said = f"{subscriber.key.hex}.{subscriber.confirm_key}.{language}"
    return signing.TimestampSigner(salt=_CONFIRM).sign(said)


def read_confirm_key(key: str) -> Confirmation:
    """Return what a confirmation link says; raises WrongKeyError."""
    try:
        said = signing.TimestampSigner(salt=_CONFIRM).unsign(key, max_age=CONFIRM_FOR)
    except signing.BadSignature as error:
        raise WrongKeyError from error
    name, once, language = said.split(".")
    return Confirmation(_get(name), language, once)


def leave_key(subscriber: Subscriber) -> str:
    """Return the key of the links that lead out."""
    return signing.Signer(salt=_LEAVE).sign(subscriber.key.hex)


def read_leave_key(key: str) -> Subscriber:
    """Return whose key it is; raises WrongKeyError."""
    try:
        return _get(signing.Signer(salt=_LEAVE).unsign(key))
    except signing.BadSignature as error:
        raise WrongKeyError from error


def _get(name: str) -> Subscriber:
    try:
        return Subscriber.objects.get(key=name)
    except (Subscriber.DoesNotExist, ValidationError) as error:
        raise WrongKeyError from error
