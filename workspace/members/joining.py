"""Founding workspaces and joining them: the one place that writes memberships.

A membership writes the group, and the group is what restricts the pages, so a change is true
from the next request on.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from cms import access
from cms.accounts import User
from cms.restricting import restrict
from workspace.members.models import (
    Membership,
    Organisation,
    Workspace,
    WorkspaceIndexPage,
    WorkspacePage,
)

LAST_COORDINATOR = _("A workspace needs at least one coordinator. Make somebody else one first.")


class LastCoordinatorError(Exception):
    """A workspace keeps at least one coordinator; somebody else has to take over first."""


@dataclass(frozen=True)
class Words:
    """What a workspace is called, and what it is for, in one language."""

    title: str
    purpose: str = ""
    slug: str = ""

    @property
    def address(self) -> str:
        """Return the last part of the page's address."""
        return self.slug or slugify(self.title)


@dataclass(frozen=True)
class Plan:
    """A workspace to be founded: its kind, and its words in Finnish, and in Swedish where there are any."""

    fi: Words
    sv: Words | None = None
    kind: str = Workspace.Kind.NETWORK
    coordinators: list[User] = field(default_factory=list)


# -- Founding -----------------------------------------------------------------------------------
@transaction.atomic
def found(index: WorkspaceIndexPage, plan: Plan) -> Workspace:
    """Found a workspace below the list of workspaces: group, collection, restricted pages.

    The list needs a version in each language that the plan has words in. A second call with the
    same Finnish address changes nothing and returns what is there.
    """
    there = WorkspacePage.objects.child_of(_version(index, "fi")).filter(slug=plan.fi.address).first()
    if there is not None:
        return there.workspace
    page = _add_page(_version(index, "fi"), plan.fi)
    if plan.sv is not None:
        _add_page(_version(index, "sv"), plan.sv, translation_key=page.translation_key)
    Workspace.objects.filter(pk=page.workspace_id).update(kind=plan.kind)
    workspace = Workspace.objects.get(pk=page.workspace_id)
    for person in plan.coordinators:
        add_member(workspace, person, Membership.Role.SECRETARY, is_coordinator=True)
    return workspace


def _version(index: WorkspaceIndexPage, language: str) -> WorkspaceIndexPage:
    return index.get_translations(inclusive=True).get(locale__language_code=language)


def _add_page(parent: WorkspaceIndexPage, words: Words, **fields) -> WorkspacePage:
    """Add a page that is published only when it is closed already."""
    page = WorkspacePage(
        title=words.title, slug=words.address, purpose=words.purpose,
        locale=parent.locale, live=False, **fields,
    )  # fmt: skip
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@receiver(post_save, sender=WorkspacePage, dispatch_uid="give_room")
def give_room(sender, instance: WorkspacePage, raw: bool = False, **kwargs) -> None:
    """Close a new workspace page in the transaction that makes it, whoever makes it.

    A translation gets the room of its original; any other page (made in the admin, or copied) a
    new one, and its maker becomes the coordinator.
    """
    if raw or instance.workspace_id:
        return
    versions = WorkspacePage.objects.filter(translation_key=instance.translation_key)
    original = versions.exclude(workspace=None).first()
    workspace = original.workspace if original else _new_room(instance)
    instance.workspace = workspace
    WorkspacePage.objects.filter(pk=instance.pk).update(workspace=workspace)
    restrict(instance, [workspace.group])


def _new_room(page: WorkspacePage) -> Workspace:
    group = Group.objects.create(name=free_group_name(page.title))
    collection = Collection.get_first_root_node().add_child(name=group.name)
    workspace = Workspace.objects.create(group=group, collection=collection)
    if page.owner is not None:
        add_member(workspace, page.owner, is_coordinator=True)
    return workspace


def free_group_name(title: str) -> str:
    """Return a name that no group has yet: the title, with a number where it is taken."""
    base = title[:140]
    taken = set(Group.objects.filter(name__startswith=base).values_list("name", flat=True))
    names = [base, *(f"{base} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


@receiver(post_save, sender=WorkspaceIndexPage, dispatch_uid="close_door")
def close_door(sender, instance: WorkspaceIndexPage, created: bool, raw: bool = False, **kwargs) -> None:
    """The list of workspaces is for those who are logged in, from its first moment."""
    if created and not raw:
        restrict(instance)


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
