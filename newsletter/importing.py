"""Subscribers from a list: email, language and, where there is one, a note of their consent."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from cms import languages
from newsletter.models import Consent, Subscriber

State = Subscriber.State


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    number: int
    email: str
    language: str
    note: str


@dataclass
class Report:
    """What an import did, or would not do."""

    added: int = 0
    known: int = 0
    left_alone: int = 0
    errors: list[str] = field(default_factory=list)


def import_subscribers(path: Path, skip_errors: bool = False) -> Report:
    """Bring in a CSV file (comma or semicolon, UTF-8, header optional) in one transaction.

    With an error in any row nothing is brought in, unless `skip_errors`. Whoever has left, or is
    not to be written to, is left alone. A second time changes nothing. Raises OSError, and
    ValueError for a file that is no text.
    """
    rows, report = read(path)
    if report.errors and not skip_errors:
        return report
    with transaction.atomic():
        for row in rows:
            _take(row, report)
    return report


def read(path: Path) -> tuple[list[Row], Report]:
    """Return the good rows, and a report with the bad ones."""
    report, rows = Report(), []
    text = path.read_text(encoding="utf-8-sig")
    separator = ";" if text.partition("\n")[0].count(";") else ","
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=separator), start=1):
        values = [cell.strip() for cell in cells]
        if not any(values) or (number == 1 and "@" not in values[0]):
            continue
        try:
            rows.append(_row(number, values))
        except ValueError as problem:
            report.errors.append(f"Row {number}: {problem}")
    return rows, report


def _row(number: int, values: list[str]) -> Row:
    email, language, note = [*values, "", ""][:3]
    try:
        validate_email(email)
    except ValidationError as error:
        raise ValueError(f"“{email}” is not an e-mail address.") from error
    if language.lower() not in languages.CODES:
        raise ValueError(f"the language is “{language}”; it must be one of {', '.join(languages.CODES)}.")
    return Row(number, email.lower(), language.lower(), note[:200])


def _take(row: Row, report: Report) -> None:
    subscriber = Subscriber.objects.of_address(row.email).first()
    if subscriber is not None and subscriber.state != State.PENDING:
        if subscriber.state == State.CONFIRMED:
            report.known += 1
        else:
            report.left_alone += 1
        return
    subscriber = subscriber or Subscriber(email=row.email)
    subscriber.language, subscriber.state = row.language, State.CONFIRMED
    subscriber.confirm_key, subscriber.confirmed_at = "", timezone.now()
    subscriber.save()
    Consent.objects.create(
        subscriber=subscriber, action=Consent.Action.IMPORTED, language=row.language, note=row.note
    )
    report.added += 1
