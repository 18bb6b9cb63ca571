"""Views of folders: one file comes in by a plain form. A folder itself is a page and answers at its own address."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.pages import address
from workspace.folders import contents, limits
from workspace.folders.forms.uploading import UploadForm
from workspace.folders.models import FolderPage
from workspace.folders.uploading import Came, add_document

STATUS = {limits.PACE: 429, "size": 413}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one document into a folder; a refused one leaves everything as it was."""
    folder = contents.get_folder_to_fill(request.user, pk)
    if request.method != "POST":
        return redirect(f"{address(folder)}#add")
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            came = add_document(folder, request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("file", error)
        else:
            messages.success(request, received(came))
            return redirect(address(folder))
    return _again(request, folder, form)


def received(came: Came) -> str:
    """Say what became of a file."""
    words = {"title": came.document.title, "name": came.document.filename}
    if came.same:
        return (
            _("%(name)s is in the folder already, just as it is: “%(title)s”. Nothing was changed.") % words
        )
    if came.is_version:
        return _("%(name)s is a new version of “%(title)s”. The earlier one is kept.") % words
    return _("“%(title)s” (%(name)s) is now in this folder.") % words


def _again(request: HttpRequest, folder: FolderPage, form: UploadForm) -> HttpResponse:
    """Show the folder with what is to be corrected; what was typed stays, the form gets a new id."""
    form.data = form.data.copy()
    form.data["form_id"] = str(uuid4())
    context = {**folder.get_context(request), "form": form}
    return render(request, folder.get_template(request), context, status=status_of(form))


def status_of(form: Form, otherwise: int = 422) -> int:
    """Return the status of a form whose file was refused: too many, too large, or anything else."""
    codes = [error.code for error in form.errors.as_data().get("file", [])]
    return next((STATUS[code] for code in codes if code in STATUS), otherwise)
