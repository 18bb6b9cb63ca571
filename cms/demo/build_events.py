"""Builds lists of events, and events with their agendas."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cms.demo.making import Making, Versions, stream
from cms.demo.words.shapes import Event, Item, T
from cms.models import Document
from workspace.events.models import EventDocument, EventIndexPage, EventPage


def event_list(making: Making, key: str, parents: Versions, words: tuple[T, ...], **needed) -> Versions:
    """Make a list of events; `words` are title, slug and perhaps a lead."""

    def fields(language: str) -> dict:
        return {"lead": words[2].of(language)} if len(words) > 2 else {}

    return making.page(key, EventIndexPage, parents, (words[0], words[1]), fields, **needed)


def event(
    making: Making, words: Event, parents: Versions, paper: Callable[[str], Document] | None = None
) -> None:
    """Make an event; `paper` gives the documents of its room by key."""

    def fields(language: str) -> dict:
        found = {
            "place": words.place.of(language),
            "lead": words.lead.of(language),
            "body": _body(making, words, language),
            "agenda": stream(
                f"agenda-{words.key}", [("item", _item(making, it, language)) for it in words.agenda]
            ),
        }
        if paper and language == "fi":  # the documents of an event belong to its original
            found["event_documents"] = [
                EventDocument(document=paper(key), stage=stage, sort_order=place)
                for place, (key, stage) in enumerate(words.documents)
            ]
        return found

    starts_at, ends_at = times(words)
    shared = {"kind": words.kind, "starts_at": starts_at, "ends_at": ends_at, "link": words.link}
    making.page(f"event-{words.key}", EventPage, parents, (words.title, words.slug), fields, **shared)


def _body(making: Making, words: Event, language: str) -> str:
    text = making.rich(words.body, language)
    return stream(f"event-{words.key}", [("text", text)] if text else [])


def _item(making: Making, words: Item, language: str) -> dict:
    return {
        "title": words.title.of(language),
        "presenter": words.presenter.of(language),
        "minutes": words.minutes or None,
        "text": making.rich(words.text, language),
        "decision": making.rich(words.decision, language),
    }


def times(words: Event) -> tuple[datetime, datetime]:
    """Return when an event starts and ends: on its date, or so many days from today.

    A day that is counted from today and falls on a weekend moves to the Monday after.
    """
    day = (
        date.fromisoformat(words.date)
        if words.date
        else _weekday(timezone.localdate() + timedelta(words.days))
    )
    moments = (datetime.combine(day, time.fromisoformat(clock)) for clock in (words.starts, words.ends))
    starts_at, ends_at = (timezone.make_aware(moment) for moment in moments)
    return starts_at, ends_at


def _weekday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
