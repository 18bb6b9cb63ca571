"""Views of the trash: what lies there, back, for good; and undo."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.pages import address
from workspace.folders import left_public, throwing, trash, undoing
from workspace.folders.models import Trashed, Undo
from workspace.folders.models.trash import TooLateError
from workspace.folders.widening import WidensError
from workspace.members.models import WorkspacePage
from workspace.members.shell import frame, in_active_language


@login_required
@require_safe
def lying(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what lies in the trash of a workspace."""
    place = trash.get_place(request.user, pk)
    rows = trash.list_page(request.user, place.workspace, request.GET.get("page"))
    left_public.note(request.user, rows)
    context = {
        **_frame(request, place, []),
        "rows": rows,
        "may_purge": trash.may_purge(request.user, place.workspace),
        "place": place,
    }
    return render(request, "folders/trash.html", context)


def _frame(request: HttpRequest, place: WorkspacePage, trail: list) -> dict:
    place = in_active_language(place)
    heading = _("Trash")
    return {
        **frame(place, request.user, "documents", [(heading, request.path), *trail]),
        "heading": heading,
        "visible_to": _("Those who may write in the workspace can see the trash."),
        "visible_to_url": "",
    }


@login_required
@require_POST
def restore(request: HttpRequest, pk: int, trashed_pk: int) -> HttpResponse:
    """Bring one thing back; ask first when more people would see it than at its own place."""
    place = trash.get_place(request.user, pk)
    row = trash.get_trashed(request.user, place, trashed_pk)
    was = throwing.place_of(row)
    try:
        home = throwing.restore(request.user, row, request.POST.get("confirmed", ""))
    except Trashed.DoesNotExist:
        messages.error(request, _("It is not in the trash any more. Nothing was changed."))
        return redirect("folder_trash", pk)
    except WidensError as error:
        context = {**_frame(request, place, []), "row": row, "widening": error.widening, "place": place}
        return render(request, "folders/restore.html", context)
    told = {"title": row.title, "folder": trash.title_for(request.user, home)}
    if home.pk == was.pk:
        text = _("“%(title)s” is back in “%(folder)s”.") % told
    else:
        text = _("“%(title)s” is back in “%(folder)s”: the folder “%(was)s” is not there any more.") % {
            **told, "was": trash.title_for(request.user, was),
        }  # fmt: skip
    messages.success(request, text)
    return redirect(address(home))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int, trashed_pk: int) -> HttpResponse:
    """Ask a coordinator, then delete one thing for good."""
    place = trash.get_place_to_purge(request.user, pk)
    row = trash.get_trashed(request.user, place, trashed_pk)
    if request.method == "POST":
        trash.delete_for_good(row, request.user)
        messages.success(request, _("Deleted for good: “%(title)s”.") % {"title": row.title})
        return redirect("folder_trash", pk)
    left_public.note(request.user, [row])
    context = {**_frame(request, place, []), "row": row, "inside": trash.inside(row), "place": place}
    return render(request, "folders/delete_for_good.html", context)


@login_required
@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take back what was just done, and lead to where it lies; where nothing came to lie, to where the person was."""
    try:
        undone = undoing.undo(request.user, key)
    except TooLateError as error:
        messages.error(
            request,
            str(error)
            or _("This cannot be undone any more: it was undone already, or somebody has changed it since. What was"
              " thrown away is in the trash for 30 days."),
        )  # fmt: skip
        return redirect(_back(request) or "/")
    title = trash.title_for(request.user, undone.place)
    told = {"folder": title, "page": title, "count": undone.count}
    messages.success(request, _undone(undone.kind) % told)
    stays = undone.kind in {Undo.Kind.SAY, Undo.Kind.AWAY, Undo.Kind.END} and _back(request)
    return redirect(stays or address(undone.place))


def _undone(kind: Undo.Kind) -> str:
    match kind:
        case Undo.Kind.SAY:
            return _("Undone. As before: %(count)d.")
        case Undo.Kind.AWAY:
            return _("Undone. The document is public again on the page “%(page)s”.")
        case Undo.Kind.END:
            return _("Undone. All is as before.")
    return _("Undone. Back in “%(folder)s”: %(count)d.")


def _back(request: HttpRequest) -> str:
    """Return where the person was, when that is on this site."""
    back = request.POST.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()) else ""
