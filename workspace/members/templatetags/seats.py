"""The way to the seats of a workspace: ``{% load seats %}``."""

from django import template

from workspace.members import seat_list
from workspace.members.models import WorkspacePage

register = template.Library()


@register.inclusion_tag("members/seats_link.html")
def seats_link(workspace_page: WorkspacePage) -> dict:
    """Return a link to the seats of a workspace, with what is vacant."""
    return {"page_pk": workspace_page.pk, "vacant": seat_list.vacant_in(workspace_page.workspace)}
