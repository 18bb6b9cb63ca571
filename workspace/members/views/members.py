"""Pages of members: who is in a workspace, taking in, changing, letting go."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workspace.members import (
    directory,
    invitations,
    join_requests,
    joining,
    membership_letters,
    stale_members,
)
from workspace.members.forms.members import ChangeMemberForm, NewMemberForm
from workspace.members.joining import LAST_COORDINATOR, LastCoordinatorError, is_coordinator
from workspace.members.models import WorkspacePage
from workspace.members.shell import frame


@login_required
@require_safe
def workspace_members(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the members of a workspace to those who may see the workspace."""
    page = directory.get_workspace_page(request.user, pk)
    context = {
        **frame(page, request.user, "members", [(_("Members"), request.path)]),
        **directory.found_by(page.workspace, request.user, request.GET),
        "is_own": page.workspace.memberships.filter(user=request.user).exists(),
        "way_in": join_requests.way_in(request.user, page.workspace),
        "coordinates": is_coordinator(request.user, page.workspace),
    }
    if context["coordinates"]:
        context["requests"] = join_requests.waiting_at(page.workspace)
        context["invitations"] = invitations.open_of(page.workspace)
    return render(request, "members/member_list.html", context)


@login_required
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a coordinator take somebody in who has an account."""
    page = directory.get_inviting_page(request.user, pk)
    form = NewMemberForm(posted(request), workspace=page.workspace)
    if request.method == "POST" and form.is_valid() and _taken_in(request, form, page):
        return back_to_members(page)
    return _member_page(request, page, form, _("Take in a member"))


def _taken_in(request: HttpRequest, form: NewMemberForm, page: WorkspacePage) -> bool:
    person = form.cleaned_data.pop("user")
    try:
        membership = joining.take_in(page.workspace, person, **form.cleaned_data)
    except (LastCoordinatorError, ValidationError) as error:
        say_refusal(form, error)
        return False
    membership_letters.taken_in(membership, request.user)
    messages.success(request, _("%(name)s is now a member.") % {"name": person})
    return True


@login_required
def change_member(request: HttpRequest, pk: int, membership_pk: int) -> HttpResponse:
    """Let a coordinator change what somebody is in the group; a stale save is answered with both texts."""
    page = directory.get_coordinated_page(request.user, pk)
    membership = directory.get_membership(page, membership_pk)
    form = ChangeMemberForm(posted(request), membership=membership)
    if request.method == "POST" and form.is_valid():
        try:
            joining.change(membership, seen=form.cleaned_data["state"], **form.told())
            return back_to_members(page)
        except joining.StaleError as error:
            return _both_texts(request, page, form, error)
        except (LastCoordinatorError, ValidationError) as error:
            say_refusal(form, error)
    return _member_page(request, page, form, str(membership.user), membership)


def _both_texts(request: HttpRequest, page: WorkspacePage, form: ChangeMemberForm, error) -> HttpResponse:
    if error.current is None:
        messages.error(request, _("This membership has ended meanwhile."))
        return back_to_members(page)
    differences = stale_members.differences(form, error.current)
    form.renew(error.current)
    title = str(error.current.user)
    return _member_page(request, page, form, title, error.current, differences=differences, status=409)


def posted(request: HttpRequest):
    """Return what was posted, be it nothing; None where nothing was."""
    return request.POST if request.method == "POST" else None


def say_refusal(form, error: LastCoordinatorError | ValidationError) -> None:
    """Put the sentence of a refusal at its field, on top of the form where the form has no such field."""
    if isinstance(error, LastCoordinatorError):
        error = ValidationError({"is_coordinator": LAST_COORDINATOR})
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def back_to_members(page: WorkspacePage) -> HttpResponse:
    """Lead to the list of members."""
    return redirect(reverse("workspace_members", args=[page.pk]))


def trail(page: WorkspacePage, title: str, path: str) -> list[tuple[str, str]]:
    """Return the breadcrumb of a page below the members."""
    return [(_("Members"), reverse("workspace_members", args=[page.pk])), (title, path)]


def _member_page(
    request: HttpRequest, page: WorkspacePage, form, title: str, membership=None, *,
    differences: list | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {
        **frame(page, request.user, "members", trail(page, title, request.path)),
        "form": form,
        "title": title,
        "membership": membership,
        "differences": differences,
        "members_url": reverse("workspace_members", args=[page.pk]),
    }
    return render(request, "members/member_form.html", context, status=status)
