"""Pages of members: who is in a workspace, an organisation, the own profile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workspace.members import directory, organisations
from workspace.members.forms import ProfileForm
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
        },
    )


@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one organisation; one that has ended points to the one that follows it."""
    request.cacheable = True
    return render(request, "members/organisation.html", organisations.shown(pk, request.user))


@login_required
def own_profile(request: HttpRequest) -> HttpResponse:
    """Show and save the own name and language."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        language = form.save().language
        with translation.override(language):
            messages.success(request, _("Your details were saved."))
            return redirect(reverse("own_profile"))
    return render(request, "members/own_profile.html", {"form": form})
