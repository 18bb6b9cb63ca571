"""Asking to join, answering, and joining a workspace that is open."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import audit
from cms.accounts import User
from workspace.members import joining, membership_letters
from workspace.members.models import JoinRequest, Membership, Workspace

ASKED_AGAIN_AFTER = timedelta(days=7)
Joining = Workspace.Joining


def way_in(user: User, workspace: Workspace) -> str:
    """Return how somebody who may read a workspace joins it: "open", "request", or "" for not at all."""
    shut = workspace.is_archived or workspace.joining == Joining.INVITED
    if shut or workspace.memberships.filter(user=user).exists():
        return ""
    return workspace.joining


def get_joinable(user: User, workspace: Workspace) -> str:
    """Return the way in as `way_in`; raises Http404 where there is none."""
    way = way_in(user, workspace)
    if not way:
        raise Http404
    return way


@transaction.atomic
def join(user: User, workspace: Workspace) -> Membership:
    """Join a workspace that is open to those who may read it; raises Http404 where it is not."""
    workspace = Workspace.objects.select_for_update().get(pk=workspace.pk)
    if get_joinable(user, workspace) != Joining.OPEN:
        raise Http404
    return joining.add_member(workspace, user)


@transaction.atomic
def ask(user: User, workspace: Workspace, message: str = "") -> JoinRequest:
    """Ask to join; the coordinators get a letter. Asking twice is harmless.

    Raises Http404 where nobody may ask, ValidationError where the answer was no less than a week ago.
    """
    if get_joinable(user, workspace) != Joining.REQUEST:
        raise Http404
    there = open_request(user, workspace)
    if there is not None:
        return there
    _check_last_answer(user, workspace)
    try:
        with transaction.atomic():
            request = JoinRequest.objects.create(workspace=workspace, user=user, message=message)
    except IntegrityError:  # two clicks at the same moment
        return open_request(user, workspace)
    audit.record("request.made", str(user), group_id=workspace.group_id, actor=user)
    membership_letters.asked_to_join(request)
    return request


def _check_last_answer(user: User, workspace: Workspace) -> None:
    lately = timezone.now() - ASKED_AGAIN_AFTER
    if workspace.join_requests.filter(user=user, granted=False, answered_at__gt=lately).exists():
        raise ValidationError(_("Your request was answered a few days ago. You can ask again after a week."))


def open_request(user: User, workspace: Workspace) -> JoinRequest | None:
    """Return the request of a person that waits for an answer."""
    return workspace.join_requests.filter(user=user, answered_at__isnull=True).first()


def waiting_at(workspace: Workspace) -> QuerySet[JoinRequest]:
    """Return the requests that wait for an answer, the oldest first."""
    rows = workspace.join_requests.filter(answered_at__isnull=True, user__is_active=True)
    return rows.select_related("user").order_by("pk")


def get_request(workspace: Workspace, pk: int) -> JoinRequest:
    """Return a request to join this workspace and no other; raises Http404."""
    found = workspace.join_requests.select_related("user", "workspace").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@transaction.atomic
def answer(request: JoinRequest, by: User, *, granted: bool) -> bool:
    """Answer a request, once: the asker becomes a member or not, and gets a letter either way.

    Tells whether it was answered now; False where somebody had answered already. Raises
    ValidationError where it cannot be granted: the workspace is archived, the account closed.
    """
    if granted and (request.workspace.is_archived or not request.user.is_active):
        raise ValidationError(_("This request cannot be granted any more."))
    now = timezone.now()
    rows = JoinRequest.objects.filter(pk=request.pk, answered_at__isnull=True)
    if not rows.update(granted=granted, answered_at=now, answered_by=by):
        return False
    request.refresh_from_db()
    action = "request.granted" if granted else "request.declined"
    audit.record(action, str(request.user), group_id=request.workspace.group_id)
    if granted and not request.workspace.memberships.filter(user=request.user).exists():
        joining.add_member(request.workspace, request.user)
    membership_letters.answered(request)
    return True
