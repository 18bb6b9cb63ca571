"""Leaving a workspace, and ending somebody's membership, with hand-over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms import access
from cms.pages import address
from workspace.members import directory, leaving
from workspace.members.forms.leaving import HandOverForm
from workspace.members.joining import LAST_COORDINATOR, LastCoordinatorError
from workspace.members.models import Membership, WorkspacePage
from workspace.members.seats import SeatError
from workspace.members.shell import frame


@login_required
def leave_workspace(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a member leave, and give what they hold to others."""
    page = directory.get_workspace_page(request.user, pk)
    membership = page.workspace.memberships.filter(user_id=request.user.pk).first()
    if membership is None or access.is_narrowed():
        raise Http404
    return _hand_over(request, page, membership)


@login_required
def end_membership(request: HttpRequest, pk: int, membership_pk: int) -> HttpResponse:
    """Let a coordinator end a membership, and give what the person holds to others."""
    page = directory.get_coordinated_page(request.user, pk)
    return _hand_over(request, page, directory.get_membership(page, membership_pk))


def _hand_over(request: HttpRequest, page: WorkspacePage, membership: Membership) -> HttpResponse:
    form = HandOverForm(membership.user, page.workspace, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _left(form, membership):
        return _done(request, page, membership)
    own = membership.user_id == request.user.pk
    title = (
        _("Leave the workspace") if own else _("End the membership of %(name)s") % {"name": membership.user}
    )
    members_url = reverse("workspace_members", args=[page.pk])
    context = {
        **frame(page, request.user, "members", [(_("Members"), members_url), (title, request.path)]),
        "title": title, "form": form, "own": own, "membership": membership, "members_url": members_url,
    }  # fmt: skip
    return render(request, "members/leave_workspace.html", context)


def _left(form: HandOverForm, membership: Membership) -> bool:
    try:
        leaving.leave(membership.workspace, membership.user, form.chosen())
    except LastCoordinatorError:
        form.say(ValidationError({leaving.COORDINATION: LAST_COORDINATOR}))
    except SeatError as error:
        form.say(ValidationError({"seats": error.sentence}))
    except ValidationError as error:
        form.say(error)
    return not form.errors


def _done(request: HttpRequest, page: WorkspacePage, membership: Membership) -> HttpResponse:
    if membership.user_id != request.user.pk:
        messages.success(
            request, _("%(name)s does not belong to the workspace any more.") % {"name": membership.user}
        )
        return redirect(reverse("workspace_members", args=[page.pk]))
    messages.success(request, _("You have left the workspace “%(title)s”.") % {"title": page.title})
    return redirect(address(page.get_parent().specific))
