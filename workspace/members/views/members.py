"""Pages of members: who is in a workspace, taking in, changing, letting go."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.accounts import User
from workspace.members import directory, joining
from workspace.members.forms.members import MemberForm, NewMemberForm
from workspace.members.joining import LAST_COORDINATOR, LastCoordinatorError, is_coordinator
from workspace.members.models import WorkspacePage
from workspace.members.shell import frame


@login_required
@require_safe
def workspace_members(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the members of a workspace to those who may see the workspace."""
    page = directory.get_workspace_page(request.user, pk)
    here = (_("Members"), request.path)
    return render(
        request,
        "members/member_list.html",
        {
            **frame(page, request.user, "members", [here]),
            "page_obj": directory.page_of_members(page.workspace, request.GET.get("page")),
            "coordinates": is_coordinator(request.user, page.workspace),
        },
    )


@login_required
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a coordinator take somebody in who has an account."""
    page = directory.get_coordinated_page(request.user, pk)
    form = NewMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _joined(form, page, form.cleaned_data.pop("user")):
        return _back_to_members(page)
    return _member_page(request, page, form, _("Take in a member"))


@login_required
def change_member(request: HttpRequest, pk: int, membership_pk: int) -> HttpResponse:
    """Let a coordinator change what somebody is in the group."""
    page = directory.get_coordinated_page(request.user, pk)
    membership = directory.get_membership(page, membership_pk)
    form = MemberForm(request.POST or None, initial=model_to_dict(membership))
    if request.method == "POST" and form.is_valid() and _joined(form, page, membership.user):
        return _back_to_members(page)
    return _member_page(request, page, form, str(membership.user), membership)


@login_required
@require_POST
def remove_member(request: HttpRequest, pk: int, membership_pk: int) -> HttpResponse:
    """Let a coordinator end a membership; true from the next request on."""
    page = directory.get_coordinated_page(request.user, pk)
    person = directory.get_membership(page, membership_pk).user
    try:
        joining.remove_member(page.workspace, person)
    except LastCoordinatorError:
        messages.error(request, LAST_COORDINATOR)
    else:
        messages.success(request, _("%(name)s does not belong to the workspace any more.") % {"name": person})
    return _back_to_members(page)


def _joined(form: MemberForm, page: WorkspacePage, person: User) -> bool:
    try:
        joining.add_member(page.workspace, person, **form.cleaned_data)
    except LastCoordinatorError:
        form.add_error("is_coordinator", LAST_COORDINATOR)
        return False
    return True


def _back_to_members(page: WorkspacePage) -> HttpResponse:
    return redirect(reverse("workspace_members", args=[page.pk]))


def _member_page(
    request: HttpRequest, page: WorkspacePage, form, title: str, membership=None
) -> HttpResponse:
    members_url = reverse("workspace_members", args=[page.pk])
    trail = [(_("Members"), members_url), (title, request.path)]
    context = {
        **frame(page, request.user, "members", trail),
        "form": form,
        "title": title,
        "membership": membership,
        "members_url": members_url,
    }
    return render(request, "members/member_form.html", context)
