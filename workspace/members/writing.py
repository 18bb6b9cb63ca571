"""Who may write in a workspace: the one rule that every room asks before it takes anything in."""

from django.http import Http404
from wagtail.models import Page

from cms import access
from workspace.members.belonging import memberships_of
from workspace.members.joining import is_coordinator, is_member
from workspace.members.models import Membership, Workspace
from workspace.members.shell import workspace_page_of

READERS = {Membership.Role.OBSERVER}


def may_write_in(user, workspace: Workspace) -> bool:
    """Tell whether a person may add or change something in a workspace.

    An archived workspace is only read. Those who may read it without being members do not write,
    nor do observers; where only coordinators write, a member does not either. Nobody writes while looking
    at the site as somebody else (`viewing_as`).
    """
    if workspace.is_archived or access.is_narrowed() or not is_member(user, workspace):
        return False
    if user.is_superuser or is_coordinator(user, workspace):
        return True
    if workspace.writing == Workspace.Writing.COORDINATORS:
        return False
    return not any(row.workspace_id == workspace.pk and row.role in READERS for row in memberships_of(user))


def may_write(user, page: Page) -> bool:
    """Tell whether a person may write where a page lies; outside every workspace nobody does."""
    workspace_page = workspace_page_of(page)
    return workspace_page is not None and may_write_in(user, workspace_page.workspace)


def writable(user, page: Page) -> Page:
    """Return the page when the person may write there; raises Http404."""
    if not may_write(user, page):
        raise Http404
    return page
