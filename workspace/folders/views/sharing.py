"""Views of links for outsiders: making and taking back inside, the page and the download outside."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms import serving
from cms.files_host import hands_out
from cms.models import Document
from cms.same_origin import same_origin_form
from workspace.folders import sharing
from workspace.folders.forms.sharing import PasswordForm, ShareForm
from workspace.folders.models import Share
from workspace.folders.views.document import framed
from workspace.folders.views.telling import tell_done
from workspace.members import directory
from workspace.members.joining import is_coordinator
from workspace.members.shell import frame

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


# -- Inside -------------------------------------------------------------------------------------
@login_required
@sensitive_post_parameters("password")
@READ_AND_WRITE
def shares(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the links of a document; make one, whose address is shown this once."""
    document, workspace = sharing.get_document_to_share(request.user, pk)
    form = _form(request, document)
    made, link = None, ""
    if request.method == "POST" and form.is_valid():
        made, key = sharing.share(document, request.user, **form.cleaned_data)
        link = request.build_absolute_uri(sharing.address(made, key))
        form = _form(request, document, blank=True)
    context = {
        **framed(request, document, (_("Share outside"), request.path)),
        "form": form,
        "rows": _told(sharing.shares_of(document)),
        "made": made,
        "link": link,
        "coordinates": is_coordinator(request.user, workspace) or request.user.is_superuser,
    }
    status = 422 if form.errors else 200
    return render(request, "folders/shares.html", context, status=status)


def _form(request: HttpRequest, document: Document, *, blank: bool = False) -> ShareForm:
    sent = request.POST if request.method == "POST" and not blank else None
    only = request.GET.get("version", "")
    return ShareForm(sent, versions=sharing.versions_of(document), initial={"version": only})


def _told(rows) -> list[tuple[Share, str]]:
    return [(row, sharing.state(row)) for row in rows]


@login_required
@require_POST
def revoke_share(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a link back."""
    share, undo = sharing.revoke(request.user, pk)
    if undo:
        tell_done(request, _("The link was taken back. It shows nothing any more."), undo)
    else:
        messages.info(request, _("The link had been taken back already."))
    return redirect("document_shares", share.document_id)


@login_required
@require_safe
def workspace_shares(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a coordinator all open links of a workspace."""
    page = directory.get_coordinated_page(request.user, pk)
    title = _("Links to outsiders")
    context = {
        **frame(page, request.user, "documents", [(title, request.path)]),
        "title": title,
        "rows": list(sharing.open_shares(page.workspace)),
    }
    return render(request, "folders/workspace_shares.html", context)


# -- Outside ------------------------------------------------------------------------------------
def _with_key(view):
    """Answer a link that shows nothing with one page, whatever the reason; let nobody keep or pass on anything."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponseBase:
        try:
            response = view(request, sharing.read(key), key)
        except sharing.GoneError:
            response = render(request, "folders/shared_gone.html", {"noindex": True}, status=404)
        except sharing.TooManyError:
            response = render(request, "429.html", {"noindex": True}, status=429)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@sensitive_post_parameters("password")
@READ_AND_WRITE
@same_origin_form
@_with_key
def shared(request: HttpRequest, share: Share, key: str) -> HttpResponse:
    """Show somebody outside what the link is for, after its password if it has one."""
    version = sharing.shown_version(share)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    given = _given(form, share) if share.password else ""
    context = {
        "noindex": True, "share": share, "version": version, "form": form if share.password else None,
        "url": _download_url(key, given), "open": given or not share.password,
    }  # fmt: skip
    return render(request, "folders/shared.html", context, status=422 if form.errors else 200)


def _given(form: PasswordForm, share: Share) -> str:
    """Return the pass of the right password; else nothing, and the form says so when one was sent."""
    if not form.is_valid():
        return ""
    given = sharing.let_in(share, form.cleaned_data["password"])
    if given is None:
        form.add_error("password", _("This is not the password of this link. Check it and try again."))
    return given or ""


def _download_url(key: str, given: str) -> str:
    url = reverse("shared_file", args=[key])
    return f"{url}?pass={given}" if given else url


@hands_out
@require_safe
@_with_key
def shared_file(request: HttpRequest, share: Share, key: str) -> HttpResponseBase:
    """Hand the file out; a download that begins is counted, a look or a part that follows is not."""
    version = sharing.shown_version(share)
    if not sharing.may_download(share, request.GET.get("pass", "")):
        return redirect("shared", key)
    response = serving.handed_out(request, share.document, version)
    if serving.begins(request, response):
        sharing.count(share)
    return response
