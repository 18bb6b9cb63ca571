"""Clock times of an agenda: ``{% load meetings %}``."""

from datetime import datetime

from django import template

from cms import spoken_dates

register = template.Library()


@register.filter
def clock(moment: datetime) -> str:
    """Return the local time in full, as times under each other want it: "9.00"."""
    here = spoken_dates.local(moment)
    return f"{here.hour}.{here.minute:02}"


@register.filter
def local_iso(moment: datetime) -> str:
    """Return the local time for a ``datetime`` attribute."""
    return spoken_dates.local(moment).isoformat(timespec="minutes")
