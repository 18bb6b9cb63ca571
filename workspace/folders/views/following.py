"""View of following a folder: whether letters come about what is new in it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.pages import address
from workspace.folders import contents, following
from workspace.folders.forms.reading import FollowForm
from workspace.folders.views.form_page import form_page
from workspace.members.shell import frame


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whether somebody follows a folder, and change it."""
    folder = contents.get_folder(request.user, pk)
    initial = {"letters": "on" if following.follows(request.user, folder) else "off"}
    form = FollowForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["letters"] == "on"
        following.follow(request.user, folder, on)
        words = (
            _("You get a letter when something is new here.")
            if on
            else _("No more letters about this folder.")
        )
        messages.success(request, words)
        return redirect(address(folder))
    heading = _("Letters about this folder")
    around = frame(folder, request.user, "documents", [(heading, request.path)])
    return form_page(request, around, form, heading, _("Save"), back=address(folder))
