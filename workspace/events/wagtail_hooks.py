"""What events offer to the other rooms: a place in the rail, the next meeting, the front page's list."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks

from cms.front_sections import FrontSection
from cms.pages import address
from workspace.events import documents, holding, listing
from workspace.events.models import EventIndexPage, EventPage
from workspace.members.furnishing import add_pages
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import Room, Section
from workspace.members.start import NewThing, Places, Since, new_pages


@hooks.register("workspace_rooms")
def events_room(workspace_page: WorkspacePage, user) -> list[Room]:
    """Return the room of events and meetings, if the workspace has a list of them."""
    index = listing.workspace_index(workspace_page, user)
    if index is None:
        return []
    return [Room("events", _("Events and meetings"), address(index), "calendar", 30)]


@hooks.register("workspace_start_sections")
def next_meeting(workspace_page: WorkspacePage, user) -> list[Section]:
    """Return when the group meets next, and what to read before it."""
    index = listing.workspace_index(workspace_page, user)
    if index is None:
        return []
    context = {"index_url": address(index)}
    meeting = listing.next_meeting(workspace_page, user)
    if meeting is not None:
        context["is_meeting"] = meeting.is_meeting
        context["event"] = listing.as_row(meeting, address(meeting))
        context["to_read"] = documents.to_read_before(meeting, user)
    return [Section("next-meeting", "events/next_meeting.html", 10, context)]


@hooks.register("workspace_next")
def next_in_each(workspace_pages: list[WorkspacePage], user) -> dict:
    """Return the next meeting or event of each workspace for the list of workspaces."""
    return listing.next_of_each(workspace_pages, user)


@hooks.register("workspace_news")
def new_events(workspace_pages: list[WorkspacePage], user, since: Since) -> list[NewThing]:
    """Return the events and meetings that others have set or changed since the last visit."""
    places = Places(workspace_pages, user, since)
    return new_pages(EventPage, places, EventPage.get_kind_display, "calendar")


@hooks.register("workspace_founded")
def first_list(workspace: Workspace, pages: dict[str, WorkspacePage], kind: str) -> None:
    """A workspace begins with an empty list of events and meetings."""
    add_pages(pages, EventIndexPage, gettext_lazy("Events and meetings"))


@hooks.register("workspace_contents")
def events_there(workspace: Workspace) -> list[str]:
    """Events and meetings keep a workspace from being deleted."""
    count = listing.count_in(workspace)
    words = ngettext("%(count)d event or meeting", "%(count)d events and meetings", count)
    return [words % {"count": count}] if count else []


@hooks.register("front_page_sections")
def upcoming_events() -> list[FrontSection]:
    """Offer the next public events to the front page."""
    label = gettext_lazy("Next events")
    return [FrontSection("upcoming-events", label, "events/upcoming_events.html", _upcoming)]


def _upcoming(request: HttpRequest) -> dict:
    index = listing.public_index()
    return {"events": listing.public_events(), "index_url": address(index) if index else ""}


hooks.register("workspace_holdings", holding.holdings)
