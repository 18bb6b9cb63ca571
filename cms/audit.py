"""The audit log: every change of membership, role or access, one row each, chained by digests.

Rows are only ever added: the database refuses to change or delete them (`safety.md`, DS-17), and
each row's digest covers the one before it, so a changed byte shows (`verify_audit`).
"""

import hashlib
import json
from datetime import UTC

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import request_memory

FIRST = "0" * 64
LOCK = 0x454C4F  # one writer at a time on PostgreSQL; SQLite has but one anyway


class AuditRow(models.Model):
    """What was changed, by whom and when. People and things are kept as words and numbers, not as links."""

    at = models.DateTimeField(_("time"))
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(_("who"), max_length=320, blank=True)
    action = models.CharField(_("what"), max_length=60)
    # The workspace's group; None for what concerns the whole site.
    group_id = models.BigIntegerField(null=True, db_index=True)
    subject = models.CharField(_("whom or what it concerns"), max_length=400)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    network = models.CharField(_("network address"), max_length=50, blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        """The newest first."""

        verbose_name = _("audit row")
        verbose_name_plural = _("audit log")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return what happened to whom."""
        return f"{self.action}: {self.subject}"

    def counted(self) -> str:
        """Return the SHA-256 over the row and the digest of the row before it, hexadecimal."""
        told = [
            self.previous, self.at.astimezone(UTC).isoformat(), self.actor_id, self.actor, self.action, self.group_id,
            self.subject, self.before, self.after, self.network, self.request_id,
        ]  # fmt: skip
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def record(
    action: str, subject: str, *, group_id: int | None = None,
    before: dict | None = None, after: dict | None = None, actor=None,
) -> AuditRow:  # fmt: skip
    """Write down a change in the caller's transaction, as done by the person of this request (or `actor`).

    `before` and `after` hold what changed as plain words and numbers.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    who = actor or request_memory.asker()
    known = who is not None and who.is_authenticated
    last = AuditRow.objects.order_by("-pk").values_list("digest", flat=True).first()
    trace = request_memory.trace()
    row = AuditRow(
        at=timezone.now(), actor_id=who.pk if known else None, actor=str(who)[:320] if known else "",
        action=action, subject=subject[:400], group_id=group_id, before=before or {}, after=after or {},
        network=trace.network, request_id=trace.request_id, previous=last or FIRST,
    )  # fmt: skip
    row.digest = row.counted()
    row.save(force_insert=True)
    return row
