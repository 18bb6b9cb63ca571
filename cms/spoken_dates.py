"""Dates and times as people say them in Finnish and Swedish."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext, pgettext

Moment = date | datetime
NO_BREAK = "\u00a0"


def local(moment: Moment) -> Moment:
    """Return a datetime in the site's time zone; a plain date stays as it is."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def day_of(moment: Moment) -> date:
    """Return the local day of a moment."""
    moment = local(moment)
    return moment.date() if isinstance(moment, datetime) else moment


def said_time(moment: datetime) -> str:
    """Return "9" for the full hour, else "11.30"."""
    moment = local(moment)
    return f"{moment.hour}.{moment.minute:02}" if moment.minute else str(moment.hour)


def said_day(day: date, weekday: bool = True) -> str:
    """Return "to 26.11." (with the year when it is not this one)."""
    numbers = {"day": day.day, "month": day.month, "year": day.year}
    if day.year == timezone.localdate().year:
        # Translators: day and month as numbers, as in 26.11.
        text = pgettext("date", "%(day)d.%(month)d.") % numbers
    else:
        text = "%(day)d.%(month)d.%(year)d" % numbers
    return f"{WEEKDAYS_ABBR[day.weekday()]}{NO_BREAK}{text}".lower() if weekday else text


def said_range(start: Moment, end: Moment | None = None) -> str:
    """Return "to 26.11. klo 9–11.30", "to 26.11.–la 28.11." or what of it is known."""
    start, end = local(start), local(end) if end else None
    if not isinstance(start, datetime):
        return _days(start, end)
    if end is None or end == start:
        return _at(said_day(start.date()), said_time(start))
    if day_of(end) == start.date():
        span = f"{said_time(start)}–{said_time(end)}" if isinstance(end, datetime) else said_time(start)
        return _at(said_day(start.date()), span)
    close = said_day(day_of(end))
    if isinstance(end, datetime):
        close = _at(close, said_time(end))
    return f"{_at(said_day(start.date()), said_time(start))} – {close}"


def said_ago(moment: Moment) -> str:
    """Return "tänään klo 14.05", "eilen klo 9", "huomenna klo 9", else the day."""
    day, near = day_of(moment), _near_days()
    if day not in near:
        return said_day(day)
    return _at(near[day], said_time(moment)) if isinstance(moment, datetime) else near[day]


def _near_days() -> dict[date, str]:
    today = timezone.localdate()
    return {
        today - timedelta(days=1): gettext("yesterday"),
        today: gettext("today"),
        today + timedelta(days=1): gettext("tomorrow"),
    }


def _days(start: date, end: Moment | None) -> str:
    if end is None or day_of(end) == start:
        return said_day(start)
    return f"{said_day(start)}–{said_day(day_of(end))}"


def _at(day: str, time: str) -> str:
    # Translators: a day and a time, as in "to 26.11. klo 9–11.30".
    return pgettext("date", "%(day)s at %(time)s") % {"day": day, "time": time}
