"""Pages of the versions of a text: their list, two side by side, bringing one back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.pages import address
from workspace.members.models import WorkspacePage
from workspace.members.shell import frame
from workspace.pages import editing, history
from workspace.pages.editing import StaleError, Written


@login_required
@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the versions of a text, the newest first."""
    page = history.get_page_with_history(request.user, pk)
    context = {
        **_frame(request, page, [(_("Earlier versions"), request.path)]),
        "page_obj": history.page_of_versions(page, request.GET.get("page")),
    }
    return render(request, "pages/history.html", context)


@login_required
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what differs between two versions (`?a=` and `?b=`)."""
    page = history.get_page_with_history(request.user, pk)
    chosen = [request.GET.get(name, "") for name in ("a", "b")]
    if (
        not all(value.isdecimal() and len(value) < history.DIGITS for value in chosen)
        or chosen[0] == chosen[1]
    ):
        messages.warning(request, _("Choose two different versions."))
        return redirect(_history_url(page))
    comparison = history.compare(page, *map(int, chosen))
    trail = [(_("Earlier versions"), _history_url(page)), (_("Compare"), request.get_full_path())]
    context = {**_frame(request, page, trail), "comparison": comparison}
    return render(request, "pages/compare.html", context)


@login_required
@require_POST
def restore(request: HttpRequest, pk: int, revision_pk: int) -> HttpResponse:
    """Bring an older version back as a new one; whatever is there now stays in the list."""
    page = editing.get_page_to_write(request.user, pk)
    revision = history.get_revision(page, revision_pk)
    seen = request.POST.get("revision", "")
    based_on = int(seen) if seen.isdecimal() and len(seen) < history.DIGITS else None
    try:
        editing.save(page, request.user, history.words_in(revision, page), based_on, revision)
    except StaleError:
        messages.warning(request, _("Somebody has saved a new version meanwhile. Look at it first."))
        return redirect(_history_url(page))
    messages.success(request, _("The older version is there again. The one before it is kept in the list."))
    return redirect(address(page))


def _frame(request: HttpRequest, page: Written, trail: list[tuple[str, str]]) -> dict:
    room = "start" if isinstance(page, WorkspacePage) else "pages"
    may_edit = editing.may_edit(request.user, page)
    return {
        **frame(page, request.user, room, trail),
        "page": page, "page_url": address(page), "may_edit": may_edit, "history_url": _history_url(page),
    }  # fmt: skip


def _history_url(page: Written) -> str:
    return reverse("text_history", args=[page.pk])
