"""Pages of discussions: a thread with its answers, a new thread, the way to one post."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workspace.discussions import posting, reading
from workspace.discussions.forms import ReplyForm, ThreadForm
from workspace.members.shell import frame


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a thread to those who may see its board, and take the members' answers."""
    if request.method == "POST":
        return _answer(request, pk)
    found, board = reading.get_thread(request.user, pk)
    form = ReplyForm() if reading.may_write(request.user, board) else None
    return _show_thread(request, found, board, form)


def _answer(request: HttpRequest, pk: int) -> HttpResponse:
    found, board = reading.get_thread_to_answer(request.user, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _show_thread(request, found, board, form)
    return redirect(reading.place_of(posting.reply(found, request.user, **form.cleaned_data)))


def _show_thread(request: HttpRequest, found, board, form) -> HttpResponse:
    context = {
        **frame(board, request.user, "discussions", [(found.title, found.get_absolute_url())]),
        "thread": found,
        "page_obj": reading.page_of_posts(found, request.GET.get("page")),
        "form": form,
    }
    return render(request, "discussions/thread.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_thread(request: HttpRequest, board_pk: int) -> HttpResponse:
    """Show the form of a new thread, and start it."""
    board = reading.get_board_to_write_on(request.user, board_pk)
    form = ThreadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(reading.place_of(posting.start_thread(board, request.user, **form.cleaned_data)))
    trail = [(_("New discussion"), request.path)]
    context = {**frame(board, request.user, "discussions", trail), "form": form, "board": board}
    return render(request, "discussions/new_thread.html", context)


@login_required
@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to a post inside its thread."""
    return redirect(reading.place_of(reading.get_post(request.user, pk)))
