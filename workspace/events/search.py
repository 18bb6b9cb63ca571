"""What of the events is found: their lists, and events and meetings with their agenda."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.page_text import page_record, published
from search.registry import PAGE, Findable, Kind, Record, register
from workspace.events.models import EventIndexPage, EventPage

EVENT = Kind("event", _("Event"), _("Events"), "calendar", 40)


def _list(page: EventIndexPage) -> list[Record]:
    return [page_record(page, page.lead)]


def _event(event: EventPage) -> list[Record]:
    day = timezone.localdate(event.starts_at)
    return [page_record(event, event.place, event.lead, event.body, event.agenda, day=day)]


register(Findable(PAGE, EventIndexPage, published(EventIndexPage), _list, guard="pk"))
register(Findable(EVENT, EventPage, published(EventPage), _event, guard="pk"))
