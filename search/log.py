"""What is searched, what finds nothing and what is opened: counted by the month, with no person in it.

No account, no address of a computer, no time of day. A query with an e-mail address or a row of digits in it
(a telephone, a personal identity code) is not kept at all.
"""

import re
from datetime import date, timedelta

from django.contrib.admin import display
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import access
from search import asking
from search.models import Entry

KEPT = timedelta(days=400)
MOST_A_MONTH = 5_000  # queries; what comes after them is counted only where it is known
PERSONAL = re.compile(r"@|(?:\d[\s()+-]*){5}")


class Asked(models.Model):
    """A query in a month: how often it was asked, how often in vain, and how often a hit was opened."""

    month = models.DateField(_("month"))
    language = models.CharField(
        _("language"), max_length=2, choices=[("fi", _("Finnish")), ("sv", _("Swedish"))]
    )
    text = models.CharField(_("what was searched"), max_length=100)
    times = models.PositiveIntegerField(_("times"), default=0)
    empty = models.PositiveIntegerField(_("found nothing"), default=0)
    opened = models.PositiveIntegerField(_("hits opened"), default=0)

    class Meta:
        """Named for the admin, the newest and most frequent first."""

        ordering = ["-month", "-times", "text"]
        verbose_name = _("search of a month")
        verbose_name_plural = _("searches of a month")
        constraints = [
            models.UniqueConstraint(fields=["month", "language", "text"], name="asked_once_a_month")
        ]

    def __str__(self) -> str:
        """Return the query."""
        return self.text

    @property
    @display(description=_("month"))
    def month_in_words(self) -> str:
        """Return the month and its year."""
        return capfirst(date_format(self.month, "F Y"))

    @property
    @display(description=_("what was opened"))
    def opened_titles(self) -> str:
        """Return what was opened most; of what is not public only that it was."""
        rows = list(self.clicks.order_by("-times")[:10])
        public = Entry.objects.filter(group__in=[row.group for row in rows], audience=access.PUBLIC)
        titles = dict(public.order_by("-language").values_list("group", "title"))
        secret = _("something of a workspace")
        return "; ".join(f"{titles.get(row.group, secret)} ({row.times})" for row in rows)


class Click(models.Model):
    """A thing that was opened from the hits of a query, and how often."""

    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="clicks")
    group = models.CharField(max_length=60)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        """Once a query and thing."""

        constraints = [models.UniqueConstraint(fields=["asked", "group"], name="click_once_a_thing")]

    def __str__(self) -> str:
        """Return what."""
        return self.group


def searched(typed: str, language: str, *, empty: bool) -> None:
    """Count a search."""
    row = _row(typed, language)
    if row is not None:
        Asked.objects.filter(pk=row.pk).update(times=F("times") + 1, empty=F("empty") + int(empty))


def opened(typed: str, language: str, group: str) -> None:
    """Count that a hit was opened; nothing that is not in the index."""
    row = _row(typed, language) if Entry.objects.filter(group=group).exists() else None
    if row is not None:
        Asked.objects.filter(pk=row.pk).update(opened=F("opened") + 1)
        click, _made = Click.objects.get_or_create(asked=row, group=group)
        Click.objects.filter(pk=click.pk).update(times=F("times") + 1)


def _row(typed: str, language: str) -> Asked | None:
    question = asking.understood(typed)
    text = " ".join(word.casefold() for word in question.plain)[:100]
    if not text or PERSONAL.search(question.text):
        return None
    wanted = {"month": _month(timezone.localdate()), "language": language, "text": text}
    known = Asked.objects.filter(**wanted).first()
    if known is None and Asked.objects.filter(month=wanted["month"]).count() < MOST_A_MONTH:
        known, _made = Asked.objects.get_or_create(**wanted)
    return known


def _month(day: date) -> date:
    return day.replace(day=1)


def forget() -> int:
    """Delete what is older than thirteen months; return how many queries."""
    old = Asked.objects.filter(month__lt=_month(timezone.localdate() - KEPT))
    return old.delete()[1].get(Asked._meta.label, 0)
