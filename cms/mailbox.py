"""Mail into files, one .eml a letter, and reading them back: the demo's mail server and mailbox."""

import os
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

NAME = re.compile(r"\d{8}-\d{6}-\d{6}-[0-9a-f]{8}\.eml")


class EmailBackend(BaseEmailBackend):
    """Delivers each letter as a file that is there whole or not at all."""

    certain = True

    def __init__(self, file_path: str | Path, **options) -> None:
        """Take the folder; it is made when it is missing."""
        super().__init__(**options)
        self.folder = Path(file_path)

    def send_messages(self, email_messages) -> int:
        """Write the letters; return how many. Raises OSError when a file cannot be written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            self._write(message.message().as_bytes())
        return len(email_messages)

    def _write(self, content: bytes) -> None:
        name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{secrets.token_hex(4)}.eml"
        unfinished = self.folder / f".{name}"
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self.folder / name)


@dataclass(frozen=True)
class Kept:
    """What the list shows of a letter."""

    name: str
    to: str
    subject: str
    when: datetime | None


def folder() -> Path:
    """Return where letters are kept."""
    return Path(settings.MAIL_DELIVERY["options"].get("file_path", settings.MAIL_FOLDER))


def names() -> list[str]:
    """Return the letters' file names, newest first."""
    place = folder()
    if not place.is_dir():
        return []
    return sorted((path.name for path in place.iterdir() if NAME.fullmatch(path.name)), reverse=True)


def summary(name: str) -> Kept:
    """Read the head of a letter."""
    with (folder() / name).open("rb") as file:
        head = BytesHeaderParser(policy=policy.default).parse(file)
    return Kept(name, _header(head, "To"), _header(head, "Subject"), _when(head))


def read(name: str) -> EmailMessage | None:
    """Return a letter by its file's name; None where there is no such letter."""
    path = folder() / name
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def part(letter: EmailMessage, kind: str) -> str:
    """Return the letter's text of a kind, `plain` or `html`; empty where it has none."""
    body = letter.get_body((kind,))
    return body.get_content() if body is not None else ""


def _header(head: EmailMessage, name: str) -> str:
    return str(head.get(name, ""))


def _when(head: EmailMessage) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(head, "Date"))
    except ValueError:
        return None
    # "-0000" says that the time is UTC and nothing of the place; Python reads it as no zone at all.
    return timezone.localtime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
