"""Joining workspaces and leaving them: the one place that writes memberships.

A membership writes the group, and the group is what restricts the pages, so a change is true
from the next request on.
"""

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cms import access
from cms.accounts import User
from workspace.members.models import Membership, Organisation, Workspace

LAST_COORDINATOR = _("A workspace needs at least one coordinator. Make somebody else one first.")


class LastCoordinatorError(Exception):
    """A workspace keeps at least one coordinator; somebody else has to take over first."""


# -- Members ------------------------------------------------------------------------------------
@transaction.atomic
def add_member(
    workspace: Workspace,
    user: User,
    role: str = Membership.Role.MEMBER,
    *,
    is_coordinator: bool = False,
    organisation: Organisation | None = None,
) -> Membership:
    """Make a person a member, or change what they are in the group; a second call is harmless.

    Raises LastCoordinatorError when the change would leave the workspace without one.
    """
    if not is_coordinator:
        _keep_a_coordinator(workspace, user)
    membership, _created = Membership.objects.update_or_create(
        workspace=workspace,
        user=user,
        defaults={"role": role, "is_coordinator": is_coordinator, "organisation": organisation},
    )
    user.groups.add(workspace.group)
    access.forget()
    return membership


@transaction.atomic
def remove_member(workspace: Workspace, user: User) -> None:
    """End a person's membership; harmless when there is none.

    Raises LastCoordinatorError when the workspace would be left without one.
    """
    _keep_a_coordinator(workspace, user)
    Membership.objects.filter(workspace=workspace, user=user).delete()


def _keep_a_coordinator(workspace: Workspace, leaving: User) -> None:
    Workspace.objects.select_for_update().get(pk=workspace.pk)  # two leaving at the same moment
    if is_last_coordinator(workspace, leaving):
        raise LastCoordinatorError


def is_last_coordinator(workspace: Workspace, user: User) -> bool:
    """Tell whether a workspace would have no coordinator without this person."""
    rows = Membership.objects.filter(workspace=workspace, user=user)
    return would_end_coordination(list(rows))


def would_end_coordination(ending: list[Membership]) -> bool:
    """Tell whether the end of all these memberships would leave a workspace without a coordinator."""
    touched = {row.workspace_id for row in ending if row.is_coordinator}
    staying = Membership.objects.filter(
        workspace__in=touched, is_coordinator=True, user__is_active=True
    ).exclude(pk__in=[row.pk for row in ending])
    return bool(touched - set(staying.values_list("workspace_id", flat=True)))


@receiver(post_delete, sender=Membership, dispatch_uid="leave_group")
def leave_group(sender, instance: Membership, **kwargs) -> None:
    """However a membership ends, the group ends with it, in the same transaction."""
    Group.user_set.through.objects.filter(
        group__workspace=instance.workspace_id, user_id=instance.user_id
    ).delete()
    access.forget()


# -- Questions ----------------------------------------------------------------------------------
def is_member(user, workspace: Workspace) -> bool:
    """Tell whether a person belongs to a workspace (an administrator belongs to all)."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or workspace.group_id in access.group_ids(user)


def is_coordinator(user, workspace: Workspace) -> bool:
    """Tell whether a person coordinates a workspace (an administrator does everywhere)."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return workspace.memberships.filter(user_id=user.pk, is_coordinator=True).exists()
