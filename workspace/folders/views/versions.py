"""Views of the versions of a document: the list, a new one, bringing one back, what it is remembered as."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.marks import StaleError
from workspace.folders import comparing, documents, must_read, versions
from workspace.folders.forms.versions import LabelForm, VersionForm
from workspace.folders.items import document_url
from workspace.folders.views.document import form_of, framed
from workspace.folders.views.uploading import status_of
from workspace.members.writing import may_write

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def version_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the versions of a document, the newest first."""
    document = documents.get_document(request.user, pk)
    context = {
        **framed(request, document, (_("Versions"), request.path)),
        "page_obj": versions.page_of(document, request.GET.get("page")),
        "newest": versions.newest(document),
        "may_write": may_write(request.user, document.guard),
    }
    return render(request, "folders/version_list.html", context)


@login_required
@require_safe
def compare_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what differs in words between two versions (`?a=` and `?b=`)."""
    document = documents.get_document(request.user, pk)
    numbers = {_number(request.GET.get(name, "")) for name in ("a", "b")} - {0}
    back = reverse("document_versions", args=[pk])
    if len(numbers) != 2:
        messages.warning(request, _("Choose two different versions."))
        return redirect(back)
    trail = [(_("Versions"), back), (_("Compare"), request.get_full_path())]
    context = {
        **framed(request, document, *trail),
        "comparison": comparing.compare(document, *numbers),
        "newest": versions.newest(document),
        "may_write": may_write(request.user, document.guard),
    }
    return render(request, "folders/version_compare.html", context)


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 9 else 0


@login_required
@READ_AND_WRITE
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a new file for a document in; a refused one leaves everything as it was."""
    document = documents.get_document_to_change(request.user, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    last = versions.newest(document)
    is_must = must_read.wish_for(document) is not None
    form = VersionForm(*sent, must_read=is_must, initial={"seen": last.number if last else 0})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            came = versions.add_version(
                document, request.user, file=given["file"], why=given["why"], seen=given["seen"] or 0
            )
        except ValidationError as error:
            form.add_error("file", error)
        else:
            if given.get("ask_anew"):
                must_read.ask_anew(document, request.user, came.version.number)
            _tell(request, came)
            return redirect(document_url(document))
    return form_of(request, document, form, _("New version"), _("Add the version"), status=status_of(form, 0))


def _tell(request: HttpRequest, came: versions.Came) -> None:
    messages.success(
        request,
        _("Version %(number)d is in use now. The earlier ones are kept.") % {"number": came.version.number},
    )
    if came.between is not None:
        told = {"who": came.between.added_by or _("Somebody"), "number": came.between.number}
        messages.warning(
            request,
            _("%(who)s had added version %(number)d meanwhile. Yours came on top; look at both.") % told,
        )


@login_required
@require_POST
def restore_version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Bring an older version back as a new one; whatever is there now stays in the list."""
    document = documents.get_document_to_change(request.user, pk)
    seen = _number(request.POST.get("seen", ""))
    try:
        restored = versions.restore(document, request.user, number, seen=seen)
    except StaleError:
        messages.warning(request, _("Somebody has added a new version meanwhile. Look at it first."))
    except versions.GoneError:
        messages.error(
            request,
            _("The file of this version is not there any more. Nothing was changed. Tell the coordinator."),
        )
    except ValidationError as error:
        messages.error(request, " ".join([*error.messages, _("Nothing was changed.")]))
    else:
        messages.success(
            request,
            _("Version %(old)d is in use again, as version %(new)d. The one before it is kept.")
            % {"old": number, "new": restored.number},
        )
    return redirect(reverse("document_versions", args=[pk]))


@login_required
@READ_AND_WRITE
def label_version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show and save what a version is remembered as."""
    document = documents.get_document_to_change(request.user, pk)
    version = versions.get_version(document, number)
    form = LabelForm(request.POST if request.method == "POST" else None, initial={"label": version.label})
    if request.method == "POST" and form.is_valid():
        versions.remember_as(document, request.user, number, form.cleaned_data["label"])
        messages.success(request, _("Saved."))
        return redirect(reverse("document_versions", args=[pk]))
    return form_of(request, document, form, _("Name version %(number)d") % {"number": number}, _("Save"))
