"""Views of must-reads: asking, who has read and who has not yet, saying so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.marks import StaleError
from workspace.folders import documents, must_read
from workspace.folders.forms.reading import MustReadForm
from workspace.folders.items import document_url
from workspace.folders.views.document import form_of, framed
from workspace.folders.views.telling import tell_done


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form that asks the members to read a document, and ask them."""
    document = documents.get_document_to_change(request.user, pk)
    there = must_read.wish_for(document)
    form = MustReadForm(request.POST if request.method == "POST" else None, document)
    parts = (_("Ask everybody to read this"), _("Save") if there else _("Ask the members"))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            must_read.ask(document, request.user, note=told["note"], due=told["due"], seen=told["mark"])
        except StaleError:
            return form_of(request, document, form, *parts, status=409, differences=form.renew())
        if there:
            messages.success(request, _("Saved."))
        else:
            messages.success(
                request, _("The members are asked to read this. A letter goes out in ten minutes.")
            )
        return redirect(document_url(document))
    return form_of(request, document, form, *parts)


@login_required
@require_POST
def stop_asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask nobody to read it any more."""
    document = documents.get_document_to_change(request.user, pk)
    undo = must_read.withdraw(document, request.user)
    tell_done(request, _("Nobody is asked to read this any more."), undo)
    return redirect(document_url(document))


@login_required
@require_POST
def have_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down that somebody has read a document."""
    document = documents.get_document(request.user, pk)
    must_read.acknowledge(document, request.user)
    messages.success(request, _("Thank you. It is noted that you have read this."))
    return redirect(document_url(document))


@login_required
@require_safe
def reader_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show to those who write who has read a document and who has not yet."""
    document = documents.get_document_to_change(request.user, pk)
    asked = must_read.asked(document, request.user)
    if asked is None:
        raise Http404
    context = {
        **framed(request, document, (_("Who has read this"), request.path)),
        "asked": asked,
        "page_obj": must_read.page_of_readers(asked.must, request.GET.get("page")),
    }
    return render(request, "folders/reader_list.html", context)
