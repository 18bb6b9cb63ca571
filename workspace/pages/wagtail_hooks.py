"""What text pages offer to the workspace: their room in the rail, and what is new."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks

from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import Room
from workspace.members.start import NewThing, Places, Since, new_pages
from workspace.members.trash import trash
from workspace.pages import holding, reading
from workspace.pages.models import TextPage


@hooks.register("workspace_rooms")
def pages_room(workspace_page: WorkspacePage, user) -> list[Room]:
    """Every workspace has its pages; the list is where the first one is made."""
    return [Room("pages", _("Pages"), reading.room_url(workspace_page), "text", 50)]


@hooks.register("workspace_contents")
def pages_there(workspace: Workspace) -> list[str]:
    """Pages that members wrote keep a workspace from being deleted; those in the trash are counted there."""
    written = TextPage.objects.filter(workspace.around()).exclude(trash().lying())
    count = written.values("translation_key").distinct().count()
    return [ngettext("%(count)d page", "%(count)d pages", count) % {"count": count}] if count else []


@hooks.register("workspace_news")
def new_text_pages(workspace_pages: list[WorkspacePage], user, since: Since) -> list[NewThing]:
    """Return the pages that others have written or changed since the last visit."""
    return new_pages(TextPage, Places(workspace_pages, user, since), lambda page: _("Page"), "text")


hooks.register("workspace_holdings", holding.holdings)
