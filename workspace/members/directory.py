"""Who is in a workspace, for those who may see it."""

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404

from cms import access
from workspace.members.joining import is_coordinator
from workspace.members.models import Membership, Workspace, WorkspacePage
from workspace.members.shell import in_active_language

PER_PAGE = 60


def get_workspace_page(user, pk: int) -> WorkspacePage:
    """Return a workspace page that a person may see, in the active language; raises Http404."""
    pages = WorkspacePage.objects.select_related("workspace", "locale")
    return in_active_language(access.get_viewable(user, pages, pk=pk))


def get_coordinated_page(user, pk: int) -> WorkspacePage:
    """Return the page of a workspace that a person coordinates, as get_workspace_page; raises Http404."""
    page = get_workspace_page(user, pk)
    if not is_coordinator(user, page.workspace):
        raise Http404
    return page


def get_membership(page: WorkspacePage, pk: int) -> Membership:
    """Return a membership of this workspace and no other; raises Http404."""
    found = page.workspace.memberships.select_related("user", "organisation").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


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
