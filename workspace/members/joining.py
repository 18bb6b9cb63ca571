"""Joining workspaces and leaving them: the one place that writes memberships.

A membership writes the group, and the group is what restricts the pages, so a change is true
from the next request on. Every change is written into the audit log, in the same transaction.
"""

from datetime import date

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cms import access, audit, request_memory
from cms.accounts import User
from cms.marks import mark
from workspace.members import terms
from workspace.members.belonging import is_running, memberships_of
from workspace.members.models import Membership, Organisation, Seat, Workspace

LAST_COORDINATOR = _(
    "A workspace needs at least one coordinator whose membership has no last day. Make somebody else one first."
)


class LastCoordinatorError(Exception):
    """A workspace keeps at least one coordinator; somebody else has to take over first."""


class StaleError(Exception):
    """Somebody else changed the membership meanwhile; `current` is what it is now, None where it has ended."""

    def __init__(self, current: Membership | None) -> None:
        """Take what is there now."""
        super().__init__()
        self.current = current


# -- Writing ------------------------------------------------------------------------------------
@transaction.atomic
def add_member(
    workspace: Workspace,
    user: User,
    role: str = Membership.Role.MEMBER,
    *,
    is_coordinator: bool = False,
    organisation: Organisation | None = None,
    ends_on: date | None = None,
    sponsor: User | None = None,
    seat: Seat | None = None,
    since: date | None = None,
    actor: User | None = None,
) -> Membership:
    """Make a person a member, or what they are in the group exactly this; a second call is harmless.

    Only the first day stays as it is where `since` is not told. Raises LastCoordinatorError when the
    change would leave the workspace without one, ValidationError for days or a sponsor that cannot be.
    """
    _lock(workspace)
    told = {
        "role": role, "is_coordinator": is_coordinator, "organisation": organisation, "ends_on": ends_on,
        "sponsor": sponsor, "seat": seat, **({"since": since} if since else {}),
    }  # fmt: skip
    there = Membership.objects.filter(workspace=workspace, user=user).first()
    return _write(there or Membership(workspace=workspace, user=user), told, actor)


@transaction.atomic
def take_in(workspace: Workspace, user: User, **told) -> Membership:
    """Make a person a member who is none yet; raises as `add_member`, ValidationError also where they are one."""
    _lock(workspace)
    if workspace.memberships.filter(user=user).exists():
        raise ValidationError({"user": _("This person belongs to the workspace already.")})
    return add_member(workspace, user, **told)


@transaction.atomic
def change(membership: Membership, *, seen: str = "", **told) -> Membership:
    """Change what somebody is in the group: `role`, `is_coordinator`, `organisation`, `ends_on`, `sponsor`.

    `seen` is the state (`state_of`) that the change was made from. Raises StaleError where it is not
    the one of now, and else as `add_member`.
    """
    _lock(membership.workspace)
    rows = Membership.objects.select_related(
        "workspace", "user", "organisation", "sponsor", "seat__organisation"
    )
    current = rows.filter(pk=membership.pk).first()
    if current is None:
        raise StaleError(None)
    if seen and seen != state_of(current) and not _is_so_already(current, told):
        raise StaleError(current)
    return _write(current, told)


def _is_so_already(current: Membership, told: dict) -> bool:
    return all(getattr(current, name) == value for name, value in told.items())


def _write(membership: Membership, told: dict, actor: User | None = None) -> Membership:
    before, old_end = (words_of(membership) if membership.pk else {}), membership.ends_on
    check(membership, **told)
    _set(membership, told)
    if membership.ends_on != old_end:
        membership.end_told_on = None
    membership.save()
    membership.user.groups.add(membership.workspace.group)
    _follow_inner(membership)
    request_memory.forget()
    after = words_of(membership)
    if after != before:
        _record("member.changed" if before else "member.added", membership, before, after, actor)
    return membership


def _follow_inner(membership: Membership) -> None:
    """Keep the group of the members without guests as the role says, where the workspace has one."""
    inner = Group.objects.filter(inner_of=membership.workspace_id).first()
    if inner is not None and membership.role == Membership.Role.GUEST:
        membership.user.groups.remove(inner)
    elif inner is not None:
        membership.user.groups.add(inner)


@transaction.atomic
def inner_group(workspace: Workspace) -> Group:
    """Return the group of a workspace's members without its guests; made, and filled, where there is none."""
    row = (
        Workspace.objects.select_for_update(of=("self",))
        .select_related("group", "inner")
        .get(pk=workspace.pk)
    )
    if row.inner is None:
        row.inner = Group.objects.create(name=inner_name(row))
        row.save(update_fields=["inner"])
        guests = row.memberships.filter(role=Membership.Role.GUEST).values("user")
        row.inner.user_set.set(row.group.user_set.exclude(pk__in=guests))
    workspace.inner = row.inner
    return row.inner


def inner_name(workspace: Workspace) -> str:
    """Return what the group without guests is called for administrators, in the site's first language."""
    with translation.override(settings.LANGUAGE_CODE):
        words = {"name": workspace.group.name[:120], "number": workspace.pk}
        return _now("%(name)s, without guests (%(number)d)") % words


def _set(membership: Membership, told: dict) -> None:
    for name, value in told.items():
        setattr(membership, name, value)
    if membership.role != Membership.Role.GUEST:
        membership.sponsor = None


def check(membership: Membership, **told) -> None:
    """Refuse what a membership cannot become; raises LastCoordinatorError or ValidationError."""
    role, ends_on = told.get("role", membership.role), told.get("ends_on", membership.ends_on)
    coordinates = told.get("is_coordinator", membership.is_coordinator)
    if coordinates and role == Membership.Role.GUEST:
        raise ValidationError({"is_coordinator": _("A guest does not coordinate a workspace.")})
    terms.check_days(role, told.get("since", membership.since), ends_on)
    sponsor = told.get("sponsor", membership.sponsor)
    terms.check_sponsor(membership.workspace, membership.user, role, sponsor)
    if membership.pk and not (coordinates and ends_on is None):
        _keep_a_coordinator(membership.workspace, membership.user)


@transaction.atomic
def remove_member(workspace: Workspace, user: User) -> None:
    """End a person's membership; harmless when there is none.

    Raises LastCoordinatorError when the workspace would be left without one.
    """
    _lock(workspace)
    membership = Membership.objects.filter(workspace=workspace, user=user).first()
    if membership is not None:
        _keep_a_coordinator(workspace, user)
        end(membership)


@transaction.atomic
def end(membership: Membership, why: str = "") -> None:
    """End a membership whatever it is; `why` is "term" where its days are over."""
    _pass_on_guests(membership)
    membership.ended_because = why
    membership.delete()


def _pass_on_guests(membership: Membership) -> None:
    """Give the guests of somebody who leaves to the one who lets go, else to a coordinator."""
    guests = Membership.objects.filter(workspace=membership.workspace_id, sponsor=membership.user_id)
    if not guests.exists():
        return
    staying = terms.sponsors_of(membership.workspace).exclude(pk=membership.user_id)
    asker = request_memory.asker()
    heir = staying.filter(pk=asker.pk if asker else None).first() or _coordinator_among(membership, staying)
    for guest in guests.select_related("workspace", "user", "organisation", "seat__organisation"):
        before = words_of(guest)
        guest.sponsor = heir
        guest.save(update_fields=["sponsor"])
        _record("member.changed", guest, before, words_of(guest))


def _coordinator_among(membership: Membership, people) -> User | None:
    rows = membership.workspace.memberships.filter(is_coordinator=True).values("user")
    return people.filter(pk__in=rows).first()


def _lock(workspace: Workspace) -> None:
    Workspace.objects.select_for_update().get(pk=workspace.pk)  # two changing it at the same moment


def _keep_a_coordinator(workspace: Workspace, leaving: User) -> None:
    if is_last_coordinator(workspace, leaving):
        raise LastCoordinatorError


def is_last_coordinator(workspace: Workspace, user: User) -> bool:
    """Tell whether a workspace would have no lasting coordinator without this person."""
    rows = Membership.objects.filter(workspace=workspace, user=user)
    return would_end_coordination(list(rows))


def would_end_coordination(ending: list[Membership]) -> bool:
    """Tell whether the end of all these memberships would leave a workspace without a lasting coordinator."""
    touched = {row.workspace_id for row in ending if row.is_coordinator}
    staying = Membership.objects.filter(
        workspace__in=touched, is_coordinator=True, ends_on__isnull=True, user__is_active=True
    ).exclude(pk__in=[row.pk for row in ending])
    return bool(touched - set(staying.values_list("workspace_id", flat=True)))


@receiver(post_delete, sender=Membership, dispatch_uid="leave_group")
def leave_group(sender, instance: Membership, **kwargs) -> None:
    """However a membership ends, the group ends with it, and it is written down, in the same transaction."""
    own = Q(group__workspace=instance.workspace_id) | Q(group__inner_of=instance.workspace_id)
    Group.user_set.through.objects.filter(own, user_id=instance.user_id).delete()
    request_memory.forget()
    why = getattr(instance, "ended_because", "")
    _record("member.removed", instance, words_of(instance), {"why": why} if why else {})


# -- Words --------------------------------------------------------------------------------------
def words_of(membership: Membership) -> dict:
    """Return what a membership says, in plain words for the audit log."""
    return {
        "role": membership.role,
        "coordinates": membership.is_coordinator,
        "organisation": str(membership.organisation or ""),
        "seat": str(membership.seat or ""),
        "since": membership.since.isoformat(),
        "ends_on": membership.ends_on.isoformat() if membership.ends_on else "",
        "sponsor": str(membership.sponsor or ""),
    }


def state_of(membership: Membership) -> str:
    """Return a mark that is another one whenever somebody changed the membership."""
    return mark([
        membership.pk, membership.role, membership.is_coordinator, membership.organisation_id, membership.seat_id,
        str(membership.since), str(membership.ends_on), membership.sponsor_id,
    ])  # fmt: skip


def _record(
    action: str, membership: Membership, before: dict, after: dict, actor: User | None = None
) -> None:
    group_id = membership.workspace.group_id
    audit.record(action, str(membership.user), group_id=group_id, before=before, after=after, actor=actor)


# -- Questions ----------------------------------------------------------------------------------
def is_member(user, workspace: Workspace) -> bool:
    """Tell whether a person belongs to a workspace (an administrator belongs to all)."""
    if not user.is_authenticated or not user.is_active:
        return False
    return (user.is_superuser and not access.is_narrowed()) or workspace.group_id in access.group_ids(user)


def is_coordinator(user, workspace: Workspace) -> bool:
    """Tell whether a person coordinates a workspace (an administrator does everywhere).

    Nobody does while looking at it as somebody else (`viewing_as`).
    """
    if not user.is_authenticated or not user.is_active or access.is_narrowed():
        return False
    if user.is_superuser:
        return True
    mine = (row for row in memberships_of(user) if row.workspace_id == workspace.pk)
    return any(row.is_coordinator and is_running(row) for row in mine)
