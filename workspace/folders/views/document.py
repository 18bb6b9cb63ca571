"""Views of a document: its own page, and changing what it is called."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.marks import StaleError
from cms.models import Document
from workspace.folders import describing, documents, must_read, preview, publishing, versions
from workspace.folders.forms.document import DocumentForm
from workspace.folders.items import document_url
from workspace.folders.views.form_page import form_page
from workspace.folders.views.telling import tell_done
from workspace.members.shell import frame


@login_required
@require_safe
def document_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a document: what it is, the button that downloads it, what can be done with it."""
    document = documents.get_document(request.user, pk)
    context = {
        **framed(request, document),
        "shown": documents.open_page(document, request.user),
        "preview": _preview(document),
        "asked": must_read.asked(document, request.user),
        "here": request.path,
        "may_publish": publishing.may_publish(request.user, document),
        "publications": publishing.told(request.user, document),
    }
    return render(request, "folders/document_page.html", context)


@login_required
@require_safe
def document_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the preview alone, for a page that waits for it."""
    document = documents.get_document(request.user, pk)
    context = {"document": document, "preview": _preview(document)}
    return render(request, "folders/document_preview.html", context)


def _preview(document: Document) -> preview.Shown | None:
    version = versions.newest(document)
    return preview.of(document, version) if version is not None else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save what a document is called and what it is for."""
    document = documents.get_document_to_change(request.user, pk)
    form = DocumentForm(request.POST if request.method == "POST" else None, document)
    parts = (_("Change the details"), _("Save"))
    if request.method == "POST" and form.is_valid():
        try:
            undo = describing.change_document(
                document, request.user, form.told(), seen=form.cleaned_data["mark"]
            )
        except StaleError:
            return form_of(request, document, form, *parts, status=409, differences=form.renew())
        tell_done(request, _("Saved."), undo)
        return redirect(document_url(document))
    return form_of(request, document, form, *parts)


def framed(request: HttpRequest, document: Document, *trail: tuple[str, str]) -> dict:
    """Return the frame around a page of a document, or around one below it (`trail`)."""
    line = [(document.title, document_url(document)), *trail]
    return {
        **frame(document.guard, request.user, "documents", line),
        "document": document,
        "document_page_url": document_url(document),
    }


def form_of(
    request: HttpRequest, document: Document, form, heading: str, button: str, **more
) -> HttpResponse:
    """Answer with a form about a document; `more` as `form_page` takes it."""
    around = framed(request, document, (heading, request.path))
    return form_page(request, around, form, heading, button, back=document_url(document), **more)
