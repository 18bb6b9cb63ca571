"""One event as an iCalendar file (RFC 5545)."""

from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from workspace.events.models import EventPage


def ics(event: EventPage, url: str) -> bytes:
    """Return the event for a calendar program; `url` is its address on the site.

    Times are in UTC, so a program needs no table of time zones.
    """
    entry = Event()
    entry.add("uid", f"event-{event.translation_key}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("dtstamp", event.last_published_at or event.starts_at)
    entry.add("summary", event.title)
    entry.add("dtstart", event.starts_at)
    if event.ends_at:
        entry.add("dtend", event.ends_at)
    for name, value in (
        ("location", event.place or event.link),
        ("description", _words(event)),
        ("url", url),
    ):
        if value:
            entry.add(name, value)
    calendar = Calendar()
    calendar.add("prodid", "-//ELO workspace//Events//FI")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return calendar.to_ical()


def _words(event: EventPage) -> str:
    return "\n\n".join(text for text in (event.lead, event.link) if text)
