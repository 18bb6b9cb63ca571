"""What discussions offer to the rest: their room, the newest posts, and the care for boards with threads."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.models import Page

from cms.languages import current
from cms.pages import addresses
from workspace.discussions import holding, reading
from workspace.discussions.models import BoardPage, Thread
from workspace.members.furnishing import add_pages
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import Room, Section
from workspace.members.start import NewThing, Places, Since


@hooks.register("workspace_rooms")
def discussions_room(workspace_page: WorkspacePage, user) -> list[Room]:
    """Return the room of discussions, if the workspace has a board."""
    boards = reading.boards_in(workspace_page, user)
    urls = addresses(boards, current())
    return [Room("discussions", board.title, urls[board.pk], "thread", 20) for board in boards]


@hooks.register("workspace_start_sections")
def newest_posts(workspace_page: WorkspacePage, user) -> list[Section]:
    """Return the newest posts of a workspace that has a board."""
    boards = reading.boards_in(workspace_page, user)
    if not boards:
        return []
    urls = addresses(boards, current())
    context = {"posts": reading.newest_posts(boards), "board_url": urls[boards[0].pk]}
    return [Section("newest-posts", "discussions/newest_posts.html", 30, context)]


@hooks.register("workspace_news")
def new_messages(workspace_pages: list[WorkspacePage], user, since: Since) -> list[NewThing]:
    """Return the threads with messages of others since the last visit: one row a thread, with their count."""
    places = Places(workspace_pages, user, since)
    return [
        NewThing(
            first.thread.title, first.get_absolute_url(), _("Discussion"), last.created_at,
            str(last.author or ""), places.key_of(first.thread.board.path), icon="thread",
            note=ngettext("%(count)d new message", "%(count)d new messages", count) % {"count": count},
        )
        for first, last, count in reading.new_in_threads(places)
    ]  # fmt: skip


@hooks.register("workspace_founded")
def first_board(workspace: Workspace, pages: dict[str, WorkspacePage], kind: str) -> None:
    """A workspace begins with a board."""
    add_pages(pages, BoardPage, gettext_lazy("Discussions"))


@hooks.register("workspace_contents")
def threads_there(workspace: Workspace) -> list[str]:
    """Discussions keep a workspace from being deleted."""
    count = reading.count_in(workspace)
    return (
        [ngettext("%(count)d discussion", "%(count)d discussions", count) % {"count": count}] if count else []
    )


@hooks.register("before_delete_page")
def keep_threads(request, page: Page) -> HttpResponse | None:
    """Refuse to delete a board that people have written on, or anything above it."""
    if not holds_threads([page]):
        return None
    return _refuse(request, page)


@hooks.register("before_bulk_action")
def keep_threads_of_many(request, action_type: str, objects, action) -> HttpResponse | None:
    """The same for several pages at once."""
    pages = [item for item in objects if isinstance(item, Page)]
    if action_type != "delete" or not holds_threads(pages):
        return None
    return _refuse(request, pages[0])


def holds_threads(pages: list[Page]) -> bool:
    """Tell whether there are threads below any of the pages."""
    return any(
        Thread.objects.filter(board__in=BoardPage.objects.descendant_of(page, inclusive=True)).exists()
        for page in pages
    )


def _refuse(request, page: Page) -> HttpResponse:
    messages.error(
        request,
        _(
            "People have written on the discussion board here, so it cannot be deleted. Unpublish the page instead."
        ),
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


hooks.register("workspace_holdings", holding.holdings)
