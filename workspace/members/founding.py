"""Founding workspaces: the room, its group and its files, and pages that are closed from the first moment."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Collection, Page

from cms import access, audit, languages
from cms.accounts import User
from cms.restricting import restrict
from workspace.members import access_settings
from workspace.members.access_settings import Answers
from workspace.members.belonging import memberships_of
from workspace.members.joining import add_member
from workspace.members.models import Membership, Workspace, WorkspaceIndexPage, WorkspacePage

NO_ADDRESS = _("The address of the workspace is made from its name, so the name needs a letter or a digit.")
TAKEN = _("Another workspace or page has this name in its address already. Choose another name.")
NO_LIST = _("The list of workspaces is missing in this language. The one who answers for the site adds it.")


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
    """A workspace to be founded: its kind, and its words in Finnish, and in Swedish where there are any.

    A `furnished` one gets its starting pages from the features; the demo furnishes its own.
    """

    fi: Words
    sv: Words | None = None
    kind: str = Workspace.Kind.NETWORK
    coordinators: list[User] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    form_id: UUID | None = None
    furnished: bool = True

    @property
    def words(self) -> dict[str, Words]:
        """Return the words by language, Finnish first."""
        return {"fi": self.fi, **({"sv": self.sv} if self.sv else {})}


# -- Who ----------------------------------------------------------------------------------------
def may_found(user) -> bool:
    """Tell whether a person may found a workspace: an administrator, or who coordinates one."""
    if not user.is_authenticated or not user.is_active or access.is_narrowed():
        return False
    return user.is_superuser or any(row.is_coordinator for row in memberships_of(user))


def get_index_to_found(user) -> WorkspaceIndexPage:
    """Return the Finnish list of workspaces to somebody who may found one; raises Http404."""
    index = WorkspaceIndexPage.objects.live().filter(locale__language_code=languages.CODES[0]).first()
    if index is None or not may_found(user):
        raise Http404
    return index


# -- Founding -----------------------------------------------------------------------------------
@transaction.atomic
def found_once(index: WorkspaceIndexPage, plan: Plan, founder: User) -> Workspace:
    """Found a workspace that its founder coordinates; the same form sent again gives the same workspace.

    A form that comes back with another name founds another one. Raises ValidationError by field
    (`title_fi`, `title_sv`, and those of the answers).
    """
    # One at a time below the list, so that a second click waits for the first.
    WorkspaceIndexPage.objects.select_for_update().get(pk=index.pk)
    same = Workspace.objects.filter(form_id=plan.form_id, pages__title=plan.fi.title)
    there = same.filter(memberships__user=founder, memberships__is_coordinator=True).first()
    if there is not None:
        return there
    _check_addresses(index, plan)
    return found(index, plan)


def _check_addresses(index: WorkspaceIndexPage, plan: Plan) -> None:
    versions = {version.locale.language_code: version for version in index.get_translations(inclusive=True)}
    wrong = {
        f"title_{language}": problem
        for language, words in plan.words.items()
        if (problem := address_problem(versions.get(language), words))
    }
    if wrong:
        raise ValidationError(wrong)


def address_problem(parent: WorkspaceIndexPage | None, words: Words) -> str | None:
    """Return why a workspace of this name cannot be added below a list, None where it can."""
    if parent is None:
        return NO_LIST
    if not words.address:
        return NO_ADDRESS
    return TAKEN if Page.objects.child_of(parent).filter(slug=words.address).exists() else None


@transaction.atomic
def found(index: WorkspaceIndexPage, plan: Plan) -> Workspace:
    """Found a workspace below the list of workspaces: group, collection, restricted pages, what is in them.

    The list needs a version in each language that the plan has words in. A second call with the
    same Finnish address changes nothing and returns what is there. Features answer our hook
    `workspace_founded(workspace, pages: dict[language, WorkspacePage], kind) -> None`.
    """
    there = WorkspacePage.objects.child_of(version_of(index, "fi")).filter(slug=plan.fi.address).first()
    if there is not None:
        return there.workspace
    workspace = _make_room(plan)
    pages: dict[str, WorkspacePage] = {}
    for language, words in plan.words.items():
        key = {"translation_key": pages["fi"].translation_key} if pages else {}
        pages[language] = add_page(version_of(index, language), words, workspace=workspace, **key)
    for person in plan.coordinators:
        add_member(workspace, person, Membership.Role.SECRETARY, is_coordinator=True)
    for furnish in hooks.get_hooks("workspace_founded") if plan.furnished else ():
        furnish(workspace, pages, plan.kind)
    return workspace


def version_of(index: WorkspaceIndexPage, language: str) -> WorkspaceIndexPage:
    """Return the list of workspaces in a language; raises WorkspaceIndexPage.DoesNotExist."""
    return index.get_translations(inclusive=True).get(locale__language_code=language)


def add_page(parent: WorkspaceIndexPage, words: Words, **fields) -> WorkspacePage:
    """Add a page of a workspace in one language; it is published only when it is closed already."""
    page = WorkspacePage(
        title=words.title, slug=words.address, purpose=words.purpose,
        locale=parent.locale, live=False, **fields,
    )  # fmt: skip
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _make_room(plan: Plan) -> Workspace:
    workspace = _new_room(plan.fi.title, kind=plan.kind, form_id=_free_form_id(plan.form_id))
    access_settings.write(workspace, plan.answers)
    told = {"kind": str(plan.kind), **access_settings.in_words(workspace)}
    audit.record("workspace.founded", plan.fi.title, group_id=workspace.group_id, after=told)
    return workspace


def _free_form_id(form_id: UUID | None) -> UUID | None:
    return uuid4() if form_id and Workspace.objects.filter(form_id=form_id).exists() else form_id


def _new_room(title: str, **fields) -> Workspace:
    group = Group.objects.create(name=free_group_name(title))
    collection = Collection.get_first_root_node().add_child(name=group.name)
    return Workspace.objects.create(group=group, collection=collection, **fields)


def free_group_name(title: str) -> str:
    """Return a name that no group has yet: the title, with a number where it is taken."""
    base = title[:140]
    taken = set(Group.objects.filter(name__startswith=base).values_list("name", flat=True))
    names = [base, *(f"{base} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


# -- However a page is made, it is closed -------------------------------------------------------
@receiver(post_save, sender=WorkspacePage, dispatch_uid="give_room")
def give_room(sender, instance: WorkspacePage, created: bool, raw: bool = False, **kwargs) -> None:
    """Close a new workspace page in the transaction that makes it, whoever makes it.

    A translation gets the room of its original; any other page (made in the admin, or copied) a
    new one, and its maker becomes the coordinator.
    """
    if raw or (instance.workspace_id and not created):
        return
    if not instance.workspace_id:
        instance.workspace = _room_of_original(instance) or _room_of_page(instance)
        WorkspacePage.objects.filter(pk=instance.pk).update(workspace=instance.workspace)
    restrict(instance, instance.workspace.readers())


def _room_of_original(page: WorkspacePage) -> Workspace | None:
    versions = WorkspacePage.objects.filter(translation_key=page.translation_key)
    original = versions.exclude(workspace=None).first()
    return original.workspace if original else None


def _room_of_page(page: WorkspacePage) -> Workspace:
    workspace = _new_room(page.title)
    audit.record("workspace.founded", page.title, group_id=workspace.group_id, actor=page.owner)
    if page.owner is not None:
        add_member(workspace, page.owner, is_coordinator=True)
    return workspace


@receiver(post_save, sender=WorkspaceIndexPage, dispatch_uid="close_door")
def close_door(sender, instance: WorkspaceIndexPage, created: bool, raw: bool = False, **kwargs) -> None:
    """The list of workspaces is for those who are logged in, from its first moment."""
    if created and not raw:
        restrict(instance)
