"""Who may see a workspace, who may join it, who may write: three answers, written in one place.

Reading is written into the view restrictions of the workspace's pages, in all their languages at
once, and nowhere else; the files that no page guards follow (see `workspace.folders.closing`).
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms import access
from cms.accounts import User
from cms.restricting import restrict
from workspace.members import joining
from workspace.members.models import Membership, Workspace
from workspace.members.titles import titles_of

NO_PARENT = _("Choose which workspace this one is a subgroup of, or let other people read it.")
NOBODY_CAN_ASK = _(
    "Who cannot see the workspace cannot join it or ask to. Choose “By invitation only”, or let more people see it."
)
BELOW_ITSELF = _("A workspace cannot be a subgroup of itself or of one of its own subgroups.")


class Reading(models.TextChoices):
    """Who may see a workspace, as the forms ask it; the model keeps it as `seen_by` and `parent_reads`."""

    MEMBERS = "members", _("Only its members")
    PARENT = "parent", _("Its members, and the members of the workspace that it is a subgroup of")
    NETWORK = "network", _("Everyone who is logged in")


@dataclass(frozen=True)
class Answers:
    """What a workspace hangs from, and the answers to the three questions."""

    parent: Workspace | None = None
    reading: str = Reading.MEMBERS
    joining: str = Workspace.Joining.INVITED
    writing: str = Workspace.Writing.MEMBERS

    def check(self) -> None:
        """Refuse answers that do not fit each other; raises ValidationError by field."""
        if self.reading == Reading.PARENT and self.parent is None:
            raise ValidationError({"reading": NO_PARENT})
        if self.reading == Reading.MEMBERS and self.joining != Workspace.Joining.INVITED:
            raise ValidationError({"joining": NOBODY_CAN_ASK})


USUAL = {
    Workspace.Kind.NETWORK: Answers(),
    Workspace.Kind.SECTION: Answers(reading=Reading.PARENT, joining=Workspace.Joining.REQUEST),
    Workspace.Kind.PROJECT: Answers(reading=Reading.PARENT),
    Workspace.Kind.CIRCLE: Answers(),
}


def usual(kind: str, parent: Workspace | None) -> Answers:
    """Return the answers that are usual for a kind; without a parent, nobody else reads it."""
    found = USUAL[Workspace.Kind(kind)]
    return found if parent is not None or found.reading != Reading.PARENT else Answers()


def possible_parents(user, workspace: Workspace | None = None) -> models.QuerySet[Workspace]:
    """Return what a person may hang a workspace from: those they coordinate, and the parent that it has."""
    found = Workspace.objects.filter(archived_at=None)
    if not user.is_superuser:
        mine = models.Q(memberships__user=user, memberships__is_coordinator=True)
        found = found.filter(mine).distinct()
    if workspace is not None:
        keys = [*found.values_list("pk", flat=True), workspace.parent_id]
        found = Workspace.objects.filter(pk__in=keys).exclude(pk=workspace.pk)
    return found.select_related("group").order_by("group__name", "pk")


# -- What is so now -----------------------------------------------------------------------------
def answers_of(workspace: Workspace) -> Answers:
    """Return the answers of a workspace as they are."""
    reading = Reading.PARENT if workspace.parent_reads else Reading(workspace.seen_by)
    return Answers(workspace.parent, reading, workspace.joining, workspace.writing)


def in_words(workspace: Workspace) -> dict:
    """Return the answers as the audit log keeps them: plain words of this day."""
    codes = {name: str(getattr(workspace, name)) for name in ("seen_by", "joining", "writing")}
    return {"parent": str(workspace.parent or ""), "parent_reads": workspace.parent_reads, **codes}


# -- Writing ------------------------------------------------------------------------------------
@transaction.atomic
def write(workspace: Workspace, answers: Answers) -> None:
    """Write the answers and restrict the pages in every language by them; raises ValidationError."""
    answers.check()
    check_parent(workspace, answers.parent)
    workspace.parent = answers.parent
    workspace.parent_reads = answers.reading == Reading.PARENT
    if workspace.parent_reads:
        joining.inner_group(answers.parent)
    workspace.seen_by = (
        Workspace.Seen.NETWORK if answers.reading == Reading.NETWORK else Workspace.Seen.MEMBERS
    )
    workspace.joining, workspace.writing = answers.joining, answers.writing
    workspace.save()
    for page in workspace.pages.all():
        restrict(page, workspace.readers())


def check_parent(workspace: Workspace, parent: Workspace | None) -> None:
    """Refuse a parent that hangs below the workspace itself; raises ValidationError.

    All rows are held, so that two workspaces are not hung below each other at the same moment.
    """
    if parent is None:
        return
    above = dict(Workspace.objects.select_for_update().order_by("pk").values_list("pk", "parent"))
    key: int | None = parent.pk
    while key is not None:
        if key == workspace.pk:
            raise ValidationError({"parent": BELOW_ITSELF})
        key = above.pop(key, None)


# -- Letting more people in ---------------------------------------------------------------------
@dataclass(frozen=True)
class Widening:
    """That more people will be able to read a workspace: `key` is what is confirmed, by name."""

    key: str
    sentence: str
    more: str


def widening(workspace: Workspace, answers: Answers) -> Widening | None:
    """Return who will be able to read a workspace that may not now, None where there is nobody such."""
    now = answers_of(workspace)
    before, after = (_clause(_readers_by(workspace, told)) for told in (now, answers))
    if before == access.LOGIN or (after != access.LOGIN and set(after.split("|")) <= set(before.split("|"))):
        return None
    there = _people(workspace, answers)
    more = there.exclude(pk__in=_people(workspace, now).values("pk"))
    sentence = _sentence(answers, there if after == access.LOGIN else _members(answers.parent))
    return Widening(after, sentence, _more(more.count()))


def _readers_by(workspace: Workspace, answers: Answers) -> list | None:
    if answers.reading == Reading.NETWORK:
        return None
    parent = [answers.parent.group] if answers.reading == Reading.PARENT else []
    return [workspace.group, *parent]


def _clause(groups: list | None) -> str:
    return access.LOGIN if groups is None else "|".join(f"g{group.pk}" for group in groups)


def _people(workspace: Workspace, answers: Answers) -> models.QuerySet[User]:
    active = User.objects.filter(is_active=True)
    if answers.reading == Reading.NETWORK:
        return active
    told = models.Q(groups=workspace.group)
    if answers.reading == Reading.PARENT:
        told |= models.Q(pk__in=_members(answers.parent).values("pk"))
    return active.filter(told).distinct()


def _members(parent: Workspace) -> models.QuerySet[User]:
    """Return who reads a subgroup as a member of its parent: not the guests."""
    guests = parent.memberships.filter(role=Membership.Role.GUEST).values("user")
    return User.objects.filter(is_active=True, groups=parent.group).exclude(pk__in=guests)


def _sentence(answers: Answers, people: models.QuerySet[User]) -> str:
    count = people.count()
    if answers.reading == Reading.NETWORK:
        text = ngettext(
            "Everyone who is logged in, %(count)d person, will be able to read all that is in the workspace.",
            "Everyone who is logged in, %(count)d people, will be able to read all that is in the workspace.",
            count,
        )
        return text % {"count": count}
    text = ngettext(
        "Everyone in %(name)s, %(count)d person, will be able to read all that is in the workspace.",
        "Everyone in %(name)s, %(count)d people, will be able to read all that is in the workspace.",
        count,
    )
    return text % {"name": titles_of([answers.parent.pk])[answers.parent.pk], "count": count}


def _more(count: int) -> str:
    if not count:
        return _now("All of them may read it already. Who joins them later may read it too.")
    return ngettext(
        "%(count)d of them may not read it now.", "%(count)d of them may not read it now.", count
    ) % {"count": count}
