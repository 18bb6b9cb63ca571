"""Views that publish a document of the closed side, and take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms import metadata
from cms.models import Document
from workspace.folders import publishing, withdrawing
from workspace.folders.forms.publishing import PublishForm
from workspace.folders.views.document import framed
from workspace.folders.views.telling import tell_done


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the file tells and where it may go; publish it when that is confirmed."""
    document = publishing.get_document_to_publish(request.user, pk)
    findings = publishing.findings_of(document)
    form = _form(request, document, findings)
    if request.method == "POST" and form.is_valid() and _done(request, document, form):
        return redirect("publish_document", document.pk)
    context = {
        **framed(request, document, (_("Publish"), request.path)),
        "form": form,
        "findings": findings,
        "all_go": document.content_type_sniffed in metadata.PICTURES,
        "publications": publishing.told(request.user, document),
    }
    return render(request, "folders/publish.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, document: Document, findings) -> PublishForm:
    pages = publishing.pages_for(request.user)
    return PublishForm(
        request.POST if request.method == "POST" else None,
        document=document,
        pages=pages,
        findings=findings,
        all_go=document.content_type_sniffed in metadata.PICTURES,
        initial={"page": publishing.page_of(pages, request.GET.get("page", ""))},
    )


def _done(request: HttpRequest, document: Document, form: PublishForm) -> bool:
    """Publish; False when it could not be done, and the form says why."""
    told = form.told()
    try:
        publishing.publish(document, request.user, **told)
    except metadata.UncleanError:
        form.add_error(
            None, _("A clean copy could not be made. Take these things out in the program it was made with.")
        )
    except publishing.KeptError:
        form.add_error(None, _("A newer version came meanwhile. Look at what it tells, and publish then."))
    else:
        words = {"title": document.title, "page": told["page"].title}
        messages.success(request, _("“%(title)s” is now public on the page “%(page)s”.") % words)
        return True
    return False


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a public copy away; the notice offers to bring it back."""
    origin, undo = withdrawing.withdraw(request.user, pk)
    words = _("The public copy was taken away. Its address answers nothing any more.")
    tell_done(request, words, undo)
    return redirect("publish_document", origin.pk)
