"""Views that publish a document of the closed side, and take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms import access, error_views, metadata
from cms.marks import StaleError
from cms.models import Document
from cms.storage import StorageAwayError
from workspace.folders import publishing, withdrawing
from workspace.folders.forms.publishing import PublishForm
from workspace.folders.publishing import Looked
from workspace.folders.views.document import framed
from workspace.folders.views.telling import tell_done
from workspace.members.shell import workspace_page_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the file tells and where it may go; publish it when that is confirmed."""
    document = publishing.get_document_to_publish(request.user, pk)
    try:
        return _answer(request, document)
    except FileNotFoundError:
        words = _("The file of “%(title)s” is missing, so it cannot be published. Tell the coordinator.")
        messages.error(request, words % {"title": document.title})
        return redirect("document_page", pk)
    except StorageAwayError:
        return error_views.storage_away(request)


def _answer(request: HttpRequest, document: Document) -> HttpResponse:
    looked = publishing.look_at(document)
    form = _form(request, looked, sent=request.method == "POST")
    try:
        if form.is_late():
            raise StaleError
        if form.is_valid() and _done(request, looked, form):
            return redirect("publish_document", document.pk)
    except StaleError:
        return _late(request, document.pk)
    return _page(request, looked, form, status=422 if form.errors else 200)


def _form(request: HttpRequest, looked: Looked, *, sent: bool) -> PublishForm:
    """Return the form with what was sent, or one that is filled in anew from it: its boxes are as at first."""
    pages = publishing.pages_for(request.user)
    typed = {name: request.POST[name] for name in ("title", "language") if name in request.POST}
    place = request.POST.get("page") or request.GET.get("page", "")
    initial = {"page": publishing.page_of(pages, place), **typed}
    return PublishForm(request.POST if sent else None, looked=looked, pages=pages, initial=initial)


def _done(request: HttpRequest, looked: Looked, form: PublishForm) -> bool:
    """Publish; False when it could not be done, and the form says why. Raises StaleError."""
    told = form.told()
    try:
        publishing.publish(looked, request.user, **told)
    except metadata.UncleanError:
        form.add_error(
            None, _("A clean copy could not be made. Take these things out in the program it was made with.")
        )
        return False
    words = {"title": looked.document.title, "page": told["page"].title}
    messages.success(request, _("“%(title)s” is now public on the page “%(page)s”.") % words)
    return True


def _late(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the newer version tells, with what was typed; what was ticked was ticked for another file."""
    looked = publishing.look_at(publishing.get_document_to_publish(request.user, pk))
    words = _("A newer version came meanwhile. Look at what it tells, and publish then.")
    messages.warning(request, " ".join([words, _("Nothing was changed.")]))
    return _page(request, looked, _form(request, looked, sent=False), status=409)


def _page(request: HttpRequest, looked: Looked, form: PublishForm, *, status: int) -> HttpResponse:
    context = {
        **framed(request, looked.document, (_("Publish"), request.path)),
        "form": form,
        "findings": looked.findings,
        "all_go": looked.all_go,
        "is_signed": looked.is_signed,
        "publications": publishing.told(request.user, looked.document),
    }
    return render(request, "folders/publish.html", context, status=status)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a public copy away; the notice offers to bring it back."""
    origin, undo = withdrawing.withdraw(request.user, pk)
    words = _("The public copy was taken away. Its address answers nothing any more.")
    tell_done(request, words, undo)
    if access.is_trashed(origin):
        return redirect("folder_trash", workspace_page_of(origin.guard).pk)
    return redirect("publish_document", origin.pk)
