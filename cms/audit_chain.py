"""Walking the chain of the audit log: what was changed, taken out or put in between shows (DS-17).

What the chain cannot show by itself is that its newest rows were cut off, or that somebody who may
write the database made the whole chain anew. A digest noted outside of the database shows both.
"""

from dataclasses import dataclass

from django.db import connection

from cms.audit import FIRST, AuditRow
from cms.row_guards import AUDIT_LOG


@dataclass(frozen=True)
class Verdict:
    """How many rows there are, the last digest, how many are newer than a noted one; `fault` says what is wrong."""

    count: int = 0
    last: str = FIRST
    newer: int = 0
    fault: str = ""


def verify(since: str = "") -> Verdict:
    """Check every row, oldest first; stop at the first one that does not fit.

    `since` is a last digest that was noted earlier; it must still be in the chain.
    """
    count, last, newer, seen = 0, FIRST, 0, not since
    for row in AuditRow.objects.order_by("pk").iterator(chunk_size=1000):
        fault = _fault(row, last)
        if fault:
            return Verdict(count, last, fault=f"Row {row.pk} ({row.action}): {fault}")
        count, last = count + 1, row.digest
        newer += bool(since and seen)
        seen = seen or row.digest == since
    return Verdict(count, last, newer, _of_the_whole(seen))


def _fault(row: AuditRow, last: str) -> str:
    if row.previous != last:
        return "it does not follow the row before it. A row is missing, or was put in, before this one."
    if row.digest != row.counted():
        return "its digest does not fit what it says. The row was changed."
    return ""


def _of_the_whole(noted_was_seen: bool) -> str:
    if not noted_was_seen:
        return "The noted digest is not in the log any more. Rows were cut off, or the log was written anew."
    if not AUDIT_LOG.stands(connection):
        return "The rows fit, but the database does not refuse changes any more: its triggers are gone."
    return ""
