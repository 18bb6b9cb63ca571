"""What of the events is found: their lists, events and meetings, and each item of an agenda and what was decided."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import StreamValue

from search.page_text import page_record, published, text_of
from search.registry import PAGE, Findable, Kind, Record, register
from workspace.events.agenda import anchor_of, decision_anchor_of
from workspace.events.models import EventIndexPage, EventPage

EVENT = Kind("event", _("Event"), _("Events"), "calendar", 40)
AGENDA_ITEM = Kind(
    "agenda_item",
    pgettext_lazy("search", "Agenda item"),
    pgettext_lazy("search", "Agenda items"),
    "clock",
    44,
)
DECISION = Kind("decision", _("Decision"), _("Decisions"), "check", 46)


def _list(page: EventIndexPage) -> list[Record]:
    return [page_record(page, page.lead)]


def _event(event: EventPage) -> list[Record]:
    """A meeting is found by what its items are called; what is said of each leads to its place."""
    titles = [item.value["title"] for item in event.agenda]
    return [page_record(event, event.place, event.lead, event.body, *titles, day=_day(event))]


def _items(event: EventPage) -> Iterator[Record]:
    for item in event.agenda:
        text = text_of(item.value["presenter"], item.value["text"])
        yield _record(event, AGENDA_ITEM, item, text, anchor_of(item.id))


def _decisions(event: EventPage) -> Iterator[Record]:
    for item in event.agenda:
        if text := text_of(item.value["decision"]).strip():
            yield _record(event, DECISION, item, text, decision_anchor_of(anchor_of(item.id)))


def _record(event: EventPage, kind: Kind, item: StreamValue.StreamChild, text: str, anchor: str) -> Record:
    """The block's id is the same in every language, but also in a copy of the meeting."""
    return Record(
        language=event.locale.language_code,
        title=item.value["title"],
        body=text,
        guard=event,
        part=item.id,
        url=f"#{anchor}",
        group=f"{kind.key}:{event.translation_key.hex}:{item.id[:8]}",
        date=_day(event),
    )


def _day(event: EventPage):
    return timezone.localdate(event.starts_at)


register(Findable(PAGE, EventIndexPage, published(EventIndexPage), _list, guard="pk"))
for _kind, _records in ((EVENT, _event), (AGENDA_ITEM, _items), (DECISION, _decisions)):
    register(Findable(_kind, EventPage, published(EventPage), _records, guard="pk"))
