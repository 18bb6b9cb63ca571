"""Views of upload requests: a member asks for files, somebody without an account sends them."""

from functools import wraps
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.pages import address
from cms.same_origin import same_origin_form
from workspace.folders import arriving, contents, requesting
from workspace.folders.forms.requesting import AnswerForm, RequestForm, SenderForm
from workspace.folders.forms.uploading import on_drop_zone
from workspace.folders.models import FolderPage, Incoming, UploadRequest
from workspace.folders.requesting import State
from workspace.folders.views.arriving import PIECES, begun, finished, taken
from workspace.folders.views.telling import tell_done
from workspace.folders.views.uploading import status_of
from workspace.members.shell import frame

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


# -- Those who ask --------------------------------------------------------------------------------
@login_required
@READ_AND_WRITE
def requests(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was asked for in a folder, and ask for more."""
    folder = contents.get_folder_to_fill(request.user, pk)
    form = RequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made, link = requesting.ask(folder, request.user, **form.asked())
        return _requests(request, folder, RequestForm(), status=201, made=made, link=link)
    return _requests(request, folder, form, status=422 if form.errors else 200)


def _requests(
    request: HttpRequest, folder: FolderPage, form: RequestForm, *, status: int = 200, **more
) -> HttpResponse:
    heading = _("Ask for files")
    context = {
        **frame(folder, request.user, "documents", [(heading, reverse("upload_requests", args=[folder.pk]))]),
        "heading": heading,
        "form": form,
        "folder": folder,
        "folder_url": address(folder),
        "requests": requesting.requests_of(folder),
        **more,
    }
    return render(request, "folders/requests.html", context, status=status)


@login_required
@require_POST
def change_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a request, open it again, or give it another link."""
    found = requesting.get_to_change(request.user, pk)
    what = request.POST.get("do", "")
    if what == "link":
        link = requesting.new_link(found)
        return _requests(request, found.folder, RequestForm(), made=found, link=link)
    if what == "close":
        undo = requesting.close(found, request.user)
        tell_done(request, _("“%(title)s” takes no more files.") % {"title": found.title}, undo)
    elif what == "open":
        requesting.reopen(found, request.user)
        messages.success(
            request, _("“%(title)s” takes files again, by the same link.") % {"title": found.title}
        )
    return redirect("upload_requests", found.folder_id)


# -- Those who answer -----------------------------------------------------------------------------
def _with_key(view):
    """Answer a link that leads nowhere (any more) with a kind sentence, and tell the key to no other site."""

    @wraps(view)
    def answer(request: HttpRequest, key: str, **rest) -> HttpResponse:
        try:
            asked = requesting.by_key(key)
        except Http404:
            response = _over(request, None, 404)
        else:
            is_open = asked.state == State.OPEN
            response = view(request, asked, key, **rest) if is_open else _over(request, asked, 410)
        response["Referrer-Policy"] = "same-origin"
        return response

    return answer


def _over(request: HttpRequest, asked: UploadRequest | None, status: int) -> HttpResponse:
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"error": str(requesting.CLOSED)}, status=status)
    return render(request, "folders/request_over.html", {"asked": asked, "noindex": True}, status=status)


@same_origin_form
@READ_AND_WRITE
@_with_key
def answer_request(request: HttpRequest, asked: UploadRequest, key: str) -> HttpResponse:
    """Show what is asked for, and take one file; many come through `answer_coming`."""
    form = AnswerForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _answer_page(request, asked, key, AnswerForm())
    if form.is_valid():
        try:
            arriving.answer(asked, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("file", error)
        else:
            asked.refresh_from_db()
            again = AnswerForm(initial={"sender": form.cleaned_data["sender"]})
            return _answer_page(request, asked, key, again, received=form.cleaned_data["file"].name)
    form.data = form.data.copy()
    form.data["form_id"] = str(uuid4())
    return _answer_page(request, asked, key, form, status=status_of(form))


def _answer_page(
    request: HttpRequest,
    asked: UploadRequest,
    key: str,
    form: AnswerForm,
    *,
    status: int = 200,
    received: str = "",
) -> HttpResponse:
    context = {
        "asked": asked, "form": form, "received": received, "noindex": True,
        "left": asked.most - asked.received, **on_drop_zone(), "begin_url": reverse("answer_begin", args=[key]),
    }  # fmt: skip
    return render(request, "folders/answer_request.html", context, status=status)


@same_origin_form
@require_POST
@_with_key
def answer_begin(request: HttpRequest, asked: UploadRequest, key: str) -> JsonResponse:
    """Note a file that is coming from an outsider."""
    form = SenderForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": form.errors["sender"][0]}, status=422)
    return begun(request, asked.folder, asked, "answer_piece", args=(key,), by=form.cleaned_data["sender"])


@same_origin_form
@PIECES
@_with_key
def answer_piece(request: HttpRequest, asked: UploadRequest, key: str, pk: UUID) -> JsonResponse:
    """Take a piece of a file from an outsider, tell how much of it is there, or forget it."""
    return taken(request, get_object_or_404(Incoming, pk=pk, request=asked))


@same_origin_form
@require_POST
@_with_key
def answer_piece_whole(request: HttpRequest, asked: UploadRequest, key: str, pk: UUID) -> JsonResponse:
    """Take in a whole file from an outsider, who is told nothing but that it came."""
    row = get_object_or_404(Incoming, pk=pk, request=asked)
    return finished(row, lambda came: {"words": _("Received. Thank you.")})
