"""What members offer to the rest: their room in the rail, and their data in the admin."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.accounts import User
from workspace.members import holding, joining_hooks, listing, log_words, seat_hooks  # noqa: F401 - imported to register
from workspace.members.deleting import obstacle, obstacle_of_people
from workspace.members.models import WorkspacePage
from workspace.members.shell import Room, Section
from workspace.members.snippets import NetworkGroup


@hooks.register("workspace_rooms")
def members_room(workspace_page: WorkspacePage, user) -> list[Room]:
    """The members are the last room of the rail."""
    url = reverse("workspace_members", args=[workspace_page.pk])
    return [Room("members", _("Members"), url, "people", 90)]


@hooks.register("workspace_start_sections")
def subgroups(workspace_page: WorkspacePage, user) -> list[Section]:
    """The subgroups of the workspace, those that the person may read."""
    rows = listing.subgroups_of(workspace_page, user)
    branches = [listing.Branch(row) for row in rows]
    return [Section("subgroups", "members/subgroup_section.html", 80, {"branches": branches})] if rows else []


register_snippet(NetworkGroup)


@hooks.register("before_delete_snippet")
def refuse_deletion(request, instances) -> HttpResponse | None:
    """Refuse with a sentence to delete what others need; one at a time or many at once."""
    reason = obstacle(request.user, list(instances))
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect(instances[0].snippet_viewset.get_url_name("list"))


@hooks.register("before_delete_user", order=-1)
def keep_person(request, person: User) -> HttpResponse | None:
    """Refuse with a sentence to delete somebody whom others need."""
    return _keep(request, [person], reverse("wagtailusers_users:index"))


@hooks.register("before_bulk_action", order=-1)
def keep_people(request, action_type: str, objects: list, action) -> HttpResponse | None:
    """The same for many people at once: all stay when one must."""
    if action_type != "delete" or not objects or not isinstance(objects[0], User):
        return None
    return _keep(request, objects, action.next_url)


def _keep(request, people: list[User], back: str) -> HttpResponse | None:
    reason = obstacle_of_people(people)
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect(back)
