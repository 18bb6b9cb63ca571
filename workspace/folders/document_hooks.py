"""What the pages of documents offer to the workspace: what is at hand, what waits to be read, the letters."""

from wagtail import hooks

from workspace.folders import at_hand, following, must_read, reading_letters
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import Section

hooks.register("workspace_waiting", must_read.waiting)


@hooks.register("workspace_start_sections")
def at_hand_of(workspace_page: WorkspacePage, user) -> list[Section]:
    """What a person keeps at hand in a workspace, and what they opened lately; nobody else sees it."""
    return _at_hand(user, workspace_page.workspace)


@hooks.register("own_start_sections")
def at_hand_anywhere(user) -> list[Section]:
    """The same of all workspaces, on a person's own start page."""
    return _at_hand(user, None)


def _at_hand(user, workspace: Workspace | None) -> list[Section]:
    starred, lately = at_hand.things(user, workspace)
    if not starred and not lately:
        return []
    return [Section("at-hand", "folders/at_hand.html", 25, {"starred": starred, "lately": lately})]


@hooks.register("sweep")
def chores() -> dict:
    """The letters that ask to read something, and those about what is new in followed folders."""
    return {"letters to read": reading_letters.tell, "letters about documents": following.tell}
