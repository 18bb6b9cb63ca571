"""Looking at the site as a member, a guest or an outsider sees it: for those who coordinate a workspace.

It only ever takes away. Of the groups of the one who is watched, those count that the coordinator is in
as well, so the other workspaces of that person stay closed; no rights of an administrator or coordinator
are left; nothing can be changed (`views.viewing_as`). It is kept in the session, so it ends with it, and
after half an hour. The Wagtail admin is not for members and shows itself as always.
"""

import copy
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import access, audit
from cms.accounts import User
from workspace.members import terms
from workspace.members.joining import is_coordinator
from workspace.members.models import Membership, Workspace

LASTS = timedelta(minutes=30)
KEY = "viewing_as"


@dataclass(frozen=True)
class Look:
    """A look that is going on: at which workspace, through whose eyes (None: an outsider's), until when."""

    workspace: Workspace
    membership: Membership | None
    until: datetime

    @property
    def name(self) -> str:
        """Return whose eyes they are, in words."""
        if self.membership is None:
            return _("somebody who is logged in and does not belong to the workspace")
        return f"{self.membership.user} ({self.membership.get_role_display()})"

    def groups(self) -> frozenset[int]:
        """Return the groups of the one who is watched."""
        return access.group_ids(self.membership.user) if self.membership else frozenset()


@transaction.atomic
def start(session, user, workspace: Workspace, membership: Membership | None) -> None:
    """Begin to look; written into the audit log. `membership` is one of this workspace, or None."""
    session[KEY] = {
        "workspace": workspace.pk,
        "membership": membership.pk if membership else None,
        "until": (timezone.now() + LASTS).isoformat(),
    }
    action, subject = "view_as.started", str(membership.user) if membership else ""
    if membership is None:
        action, subject = "view_as.outside", str(workspace)
    audit.record(action, subject, group_id=workspace.group_id, actor=user)


def stop(session) -> None:
    """End a look; harmless when there is none."""
    session.pop(KEY, None)


def current(session, user) -> Look | None:
    """Return the look that a session keeps; one that is over, or has lost its ground, is taken out of it."""
    kept = session.get(KEY)
    if kept is None:
        return None
    look = _look(user, kept)
    if look is None:
        stop(session)
    return look


def _look(user, kept: dict) -> Look | None:
    until = datetime.fromisoformat(kept["until"])
    workspace = Workspace.objects.filter(pk=kept["workspace"]).first()
    if until <= timezone.now() or workspace is None or not is_coordinator(user, workspace):
        return None
    if kept["membership"] is None:
        return Look(workspace, None, until)
    membership = watchable(workspace).filter(pk=kept["membership"]).first()
    return Look(workspace, membership, until) if membership else None


def watchable(workspace: Workspace) -> QuerySet[Membership]:
    """Return the memberships of a workspace through whose eyes its coordinators may look."""
    rows = workspace.memberships.filter(terms.running(), user__is_active=True).select_related("user")
    return rows.order_by("user__last_name", "user__first_name", "pk")


def without_rights(user: User) -> User:
    """Return a copy of a person that is no administrator, has only the groups of the look, and cannot be saved."""
    kept = access.group_ids(user)
    looking = copy.copy(getattr(user, "_wrapped", user))
    looking.is_superuser = looking.is_staff = False
    # Wagtail's own check of a page asks `user.groups`; so it gets what is left of them.
    looking._prefetched_objects_cache = {"groups": Group.objects.filter(pk__in=kept)}
    looking.save = _refuse_to_save
    return looking


def _refuse_to_save(*args, **kwargs) -> None:
    raise PermissionError("Nothing is written while somebody looks at the site as somebody else.")
