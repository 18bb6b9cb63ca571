"""Views of files that come in pieces; they answer JSON: `offset` where to go on, or `error`, a sentence."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workspace.folders import arriving, contents, limits
from workspace.folders.forms.uploading import ComingForm
from workspace.folders.items import document_url
from workspace.folders.models import FolderPage, Incoming
from workspace.folders.uploading import Came
from workspace.folders.views.uploading import received

PIECES = require_http_methods(["GET", "HEAD", "POST", "DELETE"])
STATUS = {limits.PACE: 429, "size": 413, "room": 507, "scanner": 503, "closed": 410}
SECONDS = {429: "60", 503: "30"}  # until the browser tries again by itself


@require_POST
@login_required
def begin(request: HttpRequest, pk: int) -> JsonResponse:
    """Note a file that is coming into a folder."""
    folder = contents.get_folder_to_fill(request.user, pk)
    return begun(request, folder, request.user, "coming")


@PIECES
@login_required
def piece(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Take a piece of a file, tell how much of it is there, or forget it."""
    return taken(request, arriving.own(request.user, pk))


@require_POST
@login_required
def finish(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Hang a file that has come whole from its folder."""
    row = arriving.own(request.user, pk)
    return finished(row, lambda came: {"url": document_url(came.document), "words": _words(row, came)})


def _words(row: Incoming, came: Came) -> str:
    """Say what became of a file; of one that brought folders with it, in which of them it is."""
    if not row.path or came.is_version or came.same:
        return received(came)
    words = {"title": came.document.title, "folder": came.document.guard.title}
    return _("“%(title)s” is now in the folder “%(folder)s”.") % words


# -- The same for outsiders ------------------------------------------------------------------------
def begun(
    request: HttpRequest, folder: FolderPage, sender, name: str, *, args: tuple = (), by: str = ""
) -> JsonResponse:
    """Answer where the pieces go: to the address `name`; 201, or a refusal."""
    form = ComingForm(request.POST)
    if not form.is_valid():
        return JsonResponse(
            {"error": _("The form is not whole. Choose the file again and send it.")}, status=422
        )
    try:
        row = arriving.begin(folder, sender, arriving.Told(**form.cleaned_data), by)
    except ValidationError as error:
        return refused(error)
    url = reverse(name, args=[*args, row.pk])
    return JsonResponse({"url": url, "finish": reverse(f"{name}_whole", args=[*args, row.pk])}, status=201)


def taken(request: HttpRequest, row: Incoming) -> JsonResponse:
    """Answer how much of a file is there, after a piece was taken, or all of it forgotten (DELETE)."""
    if request.method == "DELETE":
        arriving.drop(row)
        return JsonResponse({"offset": row.size if row.document_id else 0})
    if request.method != "POST":
        return JsonResponse({"offset": arriving.have(row), "size": row.size})
    offset = request.headers.get("Upload-Offset", "")
    if not (offset.isascii() and offset.isdecimal() and len(offset) < 16):
        return JsonResponse(
            {"error": _("The form is not whole. Choose the file again and send it.")}, status=400
        )
    try:
        return JsonResponse({"offset": arriving.take(row, request, int(offset))})
    except arriving.OffsetError as error:
        return JsonResponse({"offset": error.have}, status=409)
    except ValidationError as error:
        return refused(error)


def finished(row: Incoming, told) -> JsonResponse:
    """Answer what became of a whole file, as `told` says it of a `Came`."""
    try:
        return JsonResponse(told(arriving.finish(row)))
    except arriving.OffsetError as error:
        return JsonResponse({"offset": error.have}, status=409)
    except ValidationError as error:
        return refused(error)


def refused(error: ValidationError) -> JsonResponse:
    """Answer why a file is refused."""
    answer = JsonResponse({"error": " ".join(error.messages)}, status=STATUS.get(error.code, 422))
    if answer.status_code in SECONDS:
        answer["Retry-After"] = SECONDS[answer.status_code]
    return answer
