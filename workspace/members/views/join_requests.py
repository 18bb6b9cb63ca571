"""Asking to join a workspace, joining an open one, and answering."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.pages import address
from workspace.members import directory, join_requests
from workspace.members.forms.join_requests import AskForm
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import frame
from workspace.members.views.members import back_to_members, posted, say_refusal


@login_required
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a workspace is joined by those who may read it; join, or ask to, when the button is pressed."""
    page = directory.get_workspace_page(request.user, pk)
    if page.workspace.memberships.filter(user=request.user).exists():
        return redirect(address(page))
    way = join_requests.get_joinable(request.user, page.workspace)
    form = AskForm(posted(request))
    if request.method == "POST" and form.is_valid() and _joined(request, page, way, form):
        return redirect(address(page))
    title = _("Join the workspace")
    context = {
        **frame(page, request.user, "members", [(title, request.path)]),
        "form": form, "title": title, "way": way,
        "asked": join_requests.open_request(request.user, page.workspace),
    }  # fmt: skip
    return render(request, "members/join.html", context, status=400 if form.errors else 200)


def _joined(request: HttpRequest, page: WorkspacePage, way: str, form: AskForm) -> bool:
    if way == Workspace.Joining.OPEN:
        join_requests.join(request.user, page.workspace)
        messages.success(request, _("Welcome! You are now a member of this workspace."))
        return True
    try:
        join_requests.ask(request.user, page.workspace, form.cleaned_data["message"])
    except ValidationError as error:
        say_refusal(form, error)
        return False
    messages.success(request, _("Your request was sent to the coordinators. You get the answer by mail."))
    return True


@login_required
@require_POST
def answer(request: HttpRequest, pk: int, request_pk: int) -> HttpResponse:
    """Let a coordinator answer a request to join: `answer` is "yes" or "no"."""
    page = directory.get_inviting_page(request.user, pk)
    asked = join_requests.get_request(page.workspace, request_pk)
    said = request.POST.get("answer")
    if said in {"yes", "no"}:
        _answer(request, asked, granted=said == "yes")
    return back_to_members(page)


def _answer(request: HttpRequest, asked, *, granted: bool) -> None:
    try:
        answered = join_requests.answer(asked, request.user, granted=granted)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return
    if not answered:
        messages.info(request, _("This request was answered already."))
    elif granted:
        messages.success(request, _("%(name)s is now a member.") % {"name": asked.user})
    else:
        messages.success(
            request, _("The request was declined, and %(name)s was told.") % {"name": asked.user}
        )
