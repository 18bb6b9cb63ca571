"""Founding workspaces: the room, its group and its files, and pages that are closed from the first moment."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.text import slugify
from wagtail.models import Collection

from cms.accounts import User
from cms.restricting import restrict
from workspace.members.joining import add_member
from workspace.members.models import Membership, Workspace, WorkspaceIndexPage, WorkspacePage


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
