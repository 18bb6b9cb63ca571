"""Who is in a workspace, for those who may see it."""

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import QuerySet

from cms import access
from workspace.members.models import Membership, Workspace, WorkspacePage
from workspace.members.shell import in_active_language

PER_PAGE = 60


def get_workspace_page(user, pk: int) -> WorkspacePage:
    """Return a workspace page that a person may see, in the active language; raises Http404."""
    pages = WorkspacePage.objects.select_related("workspace", "locale")
    return in_active_language(access.get_viewable(user, pages, pk=pk))


def members_of(workspace: Workspace) -> QuerySet[Membership]:
    """Return the active members: those who coordinate first, then by name."""
    return (
        workspace.memberships.filter(user__is_active=True)
        .select_related("user", "organisation")
        .order_by("-is_coordinator", "user__last_name", "user__first_name", "pk")
    )


def page_of_members(workspace: Workspace, number: str | None) -> PageOfList:
    """Return one page of the members; a number that is none gives the first or the last page."""
    return Paginator(members_of(workspace), PER_PAGE).get_page(number)
