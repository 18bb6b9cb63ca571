"""Looking as somebody else: the form, the end of it, and what holds for every request in between."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms import access
from cms.pages import address
from workspace.members import directory, viewing_as
from workspace.members.forms.viewing_as import LookForm
from workspace.members.models import WorkspacePage
from workspace.members.shell import frame

SAFE = {"GET", "HEAD", "OPTIONS"}
ALLOWED = {"stop_looking", "account_logout"}


class ViewingAsMiddleware:
    """Narrows every request of somebody who looks as somebody else, and lets none of them change anything."""

    def __init__(self, get_response: Callable) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer through the eyes of the one who is watched."""
        look = self._look(request)
        request.viewing_as = look
        if look is None:
            return self.get_response(request)
        groups, user = look.groups(), request.user
        with access.narrowed(user, groups):
            request.user = viewing_as.without_rights(user)
            return self.get_response(request)

    def _look(self, request: HttpRequest) -> viewing_as.Look | None:
        """Return the look of a request; a visitor's session is not even read."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path.startswith("/admin/"):
            return None
        if viewing_as.KEY not in request.session or not request.user.is_authenticated:
            return None
        return viewing_as.current(request.session, request.user)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """Refuse what would change something, with a sentence; ending the look and the session is allowed."""
        if request.viewing_as is None or request.method in SAFE:
            return None
        if request.resolver_match.view_name in ALLOWED:
            return None
        return render(request, "members/looking_only.html", status=403)


@login_required
def look_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a coordinator choose through whose eyes to look."""
    page = directory.get_coordinated_page(request.user, pk)
    chosen = {"through": request.GET.get("member") or LookForm.OUTSIDE}
    form = LookForm(page.workspace, request.POST or None, initial=chosen)
    if request.method == "POST" and form.is_valid():
        membership = form.cleaned_data["through"]
        viewing_as.start(request.session, request.user, page.workspace, membership)
        return redirect(address(page) if membership else _door(page))
    members_url = reverse("workspace_members", args=[page.pk])
    title = _("Look as somebody else")
    trail = [(_("Members"), members_url), (title, request.path)]
    context = {
        **frame(page, request.user, "members", trail),
        "form": form,
        "title": title,
        "members_url": members_url,
    }
    return render(request, "members/look_as.html", context)


def _door(page: WorkspacePage) -> str:
    """Return the address of the list of workspaces: what an outsider can still see."""
    return address(page.get_parent().specific)


@require_POST
@login_required
def stop_looking(request: HttpRequest) -> HttpResponse:
    """End the look and go back to the members."""
    look = request.viewing_as
    viewing_as.stop(request.session)
    page = look.workspace.pages.live().order_by("pk").first() if look else None
    return redirect(
        reverse("workspace_members", args=[page.pk]) if page else reverse("wagtail_serve", args=[""])
    )
