"""Events in lists: what is coming, the past by year, the next meeting of a workspace."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.utils import timezone
from wagtail.models import Page

from cms import access, languages, tree
from cms.models import Document
from cms.pages import addresses, viewable_children
from cms.tree import light
from workspace.events import documents
from workspace.events.models import EventIndexPage, EventPage, EventQuerySet
from workspace.members.listing import NextThing, Paper
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import pages_below
from workspace.members.start import where
from workspace.members.trash import trash

A_PAGE = 20


@dataclass(frozen=True)
class ListedEvent:
    """An event as a row of a list; `language` is set where it is not the reader's."""

    title: str
    url: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    lead: str
    kind: str
    language: str

    @property
    def year(self) -> int:
        """Return the local year."""
        return timezone.localtime(self.starts_at).year


@dataclass(frozen=True)
class Archive:
    """One page of what is over; `year` is the chosen one or None, `years` those that there are."""

    years: list[int]
    year: int | None
    page: ResultPage

    @property
    def query(self) -> str:
        """Return what the links to other pages keep of the address."""
        return f"year={self.year}" if self.year else ""


def upcoming(index: EventIndexPage, user) -> list[ListedEvent]:
    """Return what is coming in a list of events, in both languages, the next one first."""
    return listed(viewable_children(index, user, EventPage).upcoming())


def archive(index: EventIndexPage, user, year: str | None, number: str | None) -> Archive:
    """Return a page of what is over; a year or a page that is not there is not an error."""
    events = viewable_children(index, user, EventPage).past()
    years = [moment.year for moment in events.order_by().datetimes("starts_at", "year", order="DESC")]
    chosen = next((known for known in years if str(known) == year), None)
    if chosen is not None:
        events = events.filter(starts_at__year=chosen)
    page = Paginator(events, A_PAGE).get_page(number)
    page.object_list = listed(page.object_list)
    return Archive(years, chosen, page)


def listed(events) -> list[ListedEvent]:
    """Return events as rows with their addresses in the active language."""
    events = list(events.select_related("locale"))
    urls = addresses(events, languages.current())
    return [as_row(event, urls[event.pk]) for event in events]


def as_row(event: EventPage, url: str) -> ListedEvent:
    """Return one event as a row, at the address where the reader reads it."""
    language = languages.current()
    written_in = event.locale.language_code
    return ListedEvent(
        title=event.title,
        url=url,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place,
        lead=event.lead,
        kind=event.get_kind_display(),
        language=written_in if written_in != language else "",
    )


def public_events(limit: int = 4) -> list[ListedEvent]:
    """Return the next events that everybody may see, each once."""
    found = EventPage.objects.viewable_by(None).once(languages.current()).upcoming()
    return listed(found[:limit])


def public_index() -> EventIndexPage | None:
    """Return the public list of events in the active language, else the one that there is."""
    found = access.viewable_by(None, EventIndexPage.objects.select_related("locale"))
    own = found.filter(locale__language_code=languages.current()).first()
    return own or found.first()


def workspace_index(workspace_page: WorkspacePage, user) -> Page | None:
    """Return the list of events of a workspace, if it has one that the person may see."""
    return next(iter(pages_below(workspace_page, user, EventIndexPage)), None)


def of_workspace(workspace_page: WorkspacePage, user) -> EventQuerySet:
    """Return the events of a workspace that a person may see, in all languages; not those of groups below it."""
    below = tree.below(version.path for version in workspace_page.versions())
    return EventPage.objects.filter(below, depth=workspace_page.depth + 2).viewable_by(user)


def ahead(events: EventQuerySet) -> list[EventPage]:
    """Return what is coming, the next one first, each once (B5), with what a row of a list shows."""
    found = light(events.upcoming(), "kind", "starts_at", "ends_at", "place", "lead")
    here = {event.translation_key for event in found if _is_here(event)}
    return [event for event in found if _is_here(event) or event.translation_key not in here]


def _is_here(event: EventPage) -> bool:
    return event.locale.language_code == languages.current()


def next_meeting(workspace_page: WorkspacePage, user) -> EventPage | None:
    """Return the next meeting of a workspace; where none is set, its next event."""
    found = ahead(of_workspace(workspace_page, user))
    return next((event for event in found if event.is_meeting), next(iter(found), None))


def next_of_each(workspace_pages: list[WorkspacePage], user) -> dict:
    """Return what comes first in each workspace, by its translation key, in a constant number of queries."""
    places = where(workspace_pages)
    events = EventPage.objects.filter(depth__in={page.depth + 2 for page in workspace_pages})
    soonest: dict = {}
    for event in ahead(events.viewable_by(user)):
        key = places.get(event.path[: -2 * event.steplen])
        if key is not None:
            soonest.setdefault(key, event)
    urls = addresses(list(soonest.values()), languages.current())
    papers = documents.to_read_before_each(list(soonest.values()), user)
    return {key: _next(event, urls[event.pk], papers[event.pk]) for key, event in soonest.items()}


def _next(event: EventPage, url: str, papers: list[Document]) -> NextThing:
    row = as_row(event, url)
    return NextThing(
        row.title, url, row.starts_at, row.ends_at, row.place, row.language,
        tuple(
            Paper(d.title, documents.url_inside(d), d.file_extension, d.file_size, d.language) for d in papers
        ),
    )  # fmt: skip


def count_in(workspace: Workspace) -> int:
    """Return how many events there are in a workspace, each once for its languages, with drafts, without the trash."""
    there = EventPage.objects.filter(workspace.around()).exclude(trash().lying())
    return there.values("translation_key").distinct().count()
