"""The page that explains who can see another page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms import access, languages
from cms.pages import address, in_one_language
from workspace.members import shell
from workspace.members import who_sees as seeing


@login_required
@require_safe
def who_sees(request: HttpRequest, page_pk: int) -> HttpResponse:
    """Show who can see a page, why, and to members who they are; for those who can see it."""
    page = access.get_viewable(request.user, Page.objects.select_related("locale"), pk=page_pk)
    page = in_one_language([page], languages.current(), request.user)[0]
    place = shell.workspace_page_of(page)
    title = _("Who can see this?")
    trail = [(title, request.path)]
    names = (
        seeing.page_of_names(request.user, page, place.workspace, request.GET.get("page")) if place else None
    )
    context = {
        "breadcrumb": [] if place else shell.breadcrumb(page, request.user) + trail,
        **shell.frame(page, request.user, trail=trail),
        "title": title, "page": page, "page_url": address(page), "names": names,
        "sentence": seeing.sentence(page, place), "reasons": seeing.reasons(page, place),
        # It is told on this very page.
        "visible_to": "",
    }  # fmt: skip
    return render(request, "members/who_sees.html", context)
