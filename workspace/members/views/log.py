"""The page of a workspace's log."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workspace.members import directory, log
from workspace.members.forms.log import LogFilterForm
from workspace.members.shell import frame


@login_required
@require_safe
def workspace_log(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the log to those who coordinate the workspace."""
    page = directory.get_coordinated_page(request.user, pk)
    form = LogFilterForm(request.GET)
    chosen = {key: value for key, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    title, members_url = _("Log"), reverse("workspace_members", args=[page.pk])
    context = {
        **frame(page, request.user, "members", [(_("Members"), members_url), (title, request.path)]),
        "title": title, "form": form, "filtered": bool(chosen), "query": urlencode(chosen),
        "page_obj": log.page_of_log(page.workspace, request.GET.get("page"), **chosen),
    }  # fmt: skip
    return render(request, "members/workspace_log.html", context)
