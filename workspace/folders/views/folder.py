"""Views of a folder: a new one in it, its names, its links, its order by hand, stars."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.marks import StaleError
from cms.models import Document
from cms.pages import address
from workspace.folders import arranging, at_hand, contents, describing, links, making
from workspace.folders.forms.folder import ChangeFolderForm, ChangeLinkForm, FolderForm, LinkForm
from workspace.folders.models import FolderPage
from workspace.folders.views.form_page import form_page
from workspace.folders.views.telling import tell_done
from workspace.members.shell import frame

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@login_required
@READ_AND_WRITE
def new_folder(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of a folder in a folder, and make it."""
    parent = contents.get_folder_to_fill(request.user, pk)
    form = FolderForm(_sent(request), spoken=making.languages_below(parent))
    if request.method == "POST" and form.is_valid():
        made = making.new_folder(parent, request.user, form.words())
        messages.success(request, _("The folder “%(title)s” is there.") % {"title": made.title})
        return redirect(address(made))
    return _form_page(request, parent, form, _("New folder"), _("Make the folder"))


@login_required
@READ_AND_WRITE
def change_folder(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save what a folder is called, what belongs there, and how it is ordered."""
    folder = contents.get_folder_to_fill(request.user, pk)
    form = ChangeFolderForm(_sent(request), folder)
    parts = (_("Change the folder"), _("Save"))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            undo = describing.change_folder(
                folder, request.user, form.words(), told["order"], seen=told["mark"]
            )
        except StaleError:
            return _form_page(request, folder, form, *parts, status=409, differences=form.renew())
        tell_done(request, _("Saved."), undo)
        return redirect(address(FolderPage.objects.get(pk=folder.pk)))
    return _form_page(request, folder, form, *parts)


@login_required
@READ_AND_WRITE
def new_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of a link beside the documents, and put it there."""
    folder = contents.get_folder_to_fill(request.user, pk)
    form = LinkForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        link = links.add_link(folder, request.user, **form.cleaned_data)
        messages.success(request, _("The link “%(title)s” is now in this folder.") % {"title": link.title})
        return redirect(address(folder))
    return _form_page(request, folder, form, _("Add a link"), _("Add to the folder"))


@login_required
@READ_AND_WRITE
def change_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save what a link is called and where it leads."""
    link = links.get_link_to_change(request.user, pk)
    form, parts = ChangeLinkForm(_sent(request), link), (_("Change the link"), _("Save"))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            undo = describing.change_link(
                link, request.user, told["title"], told["url"], told["language"], seen=told["mark"]
            )
        except StaleError:
            return _form_page(request, link.folder, form, *parts, status=409, differences=form.renew())
        tell_done(request, _("Saved."), undo)
        return redirect(address(link.folder))
    return _form_page(request, link.folder, form, *parts)


def _form_page(
    request: HttpRequest, folder: FolderPage, form, heading: str, button: str, **more
) -> HttpResponse:
    around = frame(folder, request.user, "documents", [(heading, request.path)])
    return form_page(request, around, form, heading, button, back=address(folder), **more)


@login_required
@READ_AND_WRITE
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what lies in a folder as a list that can be put in order, and move one thing."""
    folder = contents.get_folder_to_fill(request.user, pk)
    if request.method == "POST":
        step, _sep, item = request.POST.get("move", "").partition(" ")
        if not arranging.move(folder, request.user, item, step):
            messages.error(request, _("It is not in this folder any more. Nothing was changed."))
        return redirect(f"{request.path}#{item}" if item.isalnum() else request.path)
    heading = _("Put in order")
    context = {
        **frame(folder, request.user, "documents", [(heading, request.path)]),
        "heading": heading,
        "line": arranging.line(folder, request.user),
        "folder_url": address(folder),
    }
    return render(request, "folders/arrange.html", context)


@login_required
@require_POST
def star(request: HttpRequest) -> HttpResponse:
    """Star a document or a folder, or take the star away, and lead back."""
    word, _sep, item = request.POST.get("star", "").partition(" ")
    at_hand.set_star(request.user, _starred_thing(request.user, item), word == "on")
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    return redirect(back)


def _starred_thing(user, item: str) -> Document | FolderPage:
    number = item[1:]
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Http404
    if item[0] == "f":
        return contents.get_folder(user, int(number))
    found = Document.objects.filter(pk=int(number)).viewable_by(user).first() if item[0] == "d" else None
    if found is None:
        raise Http404
    return found
