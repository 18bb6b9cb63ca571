"""Views of what is done with many things of a folder at once; one address takes every action.

The first post shows what is asked (where to, which tags); the same form, filled in, does it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from cms.pages import address
from workspace.folders import choosing, contents, copying, describing, destinations, moving, throwing, zipping
from workspace.folders.choosing import Chosen
from workspace.folders.forms.many import DestinationForm, KindForm, RenameForm, TagForm
from workspace.folders.models import FolderPage
from workspace.folders.views.telling import tell, tell_left_public
from workspace.folders.widening import WidensError
from workspace.members.shell import frame


@dataclass(frozen=True)
class Asking:
    """A page that asks what is still to be known: its heading, its button, its form."""

    do: str
    heading: str
    button: str
    form: object
    widening: object = None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def many(request: HttpRequest, pk: int) -> HttpResponse:
    """Do with what was chosen in a folder what the pressed button says."""
    folder = contents.get_folder(request.user, pk)
    keys = request.POST.getlist("item")
    action = ACTIONS.get(request.POST.get("do", ""))
    if action is None or not keys:
        if request.method == "POST":
            messages.error(request, _("Choose something first, then what to do with it."))
        return redirect(address(folder))
    if action is not _zip:
        contents.get_folder_to_fill(request.user, pk)
    return action(request, folder, keys)


def _back(folder: Page) -> HttpResponse:
    """Lead to a folder, or to what is left above it when it was moved or thrown away itself."""
    return redirect(address(throwing.nearest(Page.objects.get(pk=folder.pk).specific)))


def _ask(request: HttpRequest, folder: FolderPage, found: Chosen, asking: Asking) -> HttpResponse:
    sent = asking.form.is_bound and bool(asking.form.errors)
    context = {
        **frame(folder, request.user, "documents", [(asking.heading, request.path)]),
        "asking": asking,
        "form": asking.form,
        "found": found,
        "folder_url": address(folder),
    }
    return render(request, "folders/many.html", context, status=422 if sent else 200)


# -- Elsewhere ----------------------------------------------------------------------------------
def _elsewhere(request: HttpRequest, folder: FolderPage, keys: list[str], *, do: str) -> HttpResponse:
    act, heading, button, sentence = WORDS[do]
    found = choosing.chosen(request.user, folder, keys)
    sent = request.POST if "to" in request.POST else None
    form = DestinationForm(sent, shelves=destinations.shelves(request.user, folder))
    asking = Asking(do, str(heading), str(button), form)
    if sent is None or not form.is_valid():
        return _ask(request, folder, found, asking)
    there = destinations.get_destination(request.user, form.cleaned_data["to"])
    try:
        outcome = act(request.user, folder, keys, there, request.POST.get("confirmed", ""))
    except WidensError as error:
        return _ask(request, folder, found, Asking(do, str(heading), str(button), form, error.widening))
    tell(request, outcome, str(sentence).replace("%(folder)s", there.title.replace("%", "%%")))
    return _back(folder)


WORDS: dict[str, tuple[Callable, str, str, str]] = {
    "move": (
        moving.move, gettext_lazy("Move to another folder"), gettext_lazy("Move here"),
        gettext_lazy("Moved to “%(folder)s”: %(what)s."),
    ),
    "copy": (
        copying.copy, gettext_lazy("Copy to a folder"), gettext_lazy("Copy here"),
        gettext_lazy("Copied to “%(folder)s”: %(what)s."),
    ),
}  # fmt: skip


def _throw(request: HttpRequest, folder: FolderPage, keys: list[str]) -> HttpResponse:
    outcome = throwing.throw_away(request.user, folder, keys)
    tell(request, outcome, _("In the trash for 30 days: %(what)s."))
    if outcome.undo:
        tell_left_public(request, outcome.undo)
    return _back(folder)


# -- In place -----------------------------------------------------------------------------------
def _tag(request: HttpRequest, folder: FolderPage, keys: list[str]) -> HttpResponse:
    found = choosing.chosen(request.user, folder, keys)
    sent = request.POST if "add" in request.POST else None
    form = TagForm(sent, there=describing.tags_of(found))
    if sent is None or not form.is_valid():
        return _ask(request, folder, found, Asking("tag", _("Tags"), _("Save the tags"), form))
    told = form.cleaned_data
    outcome = describing.tag(request.user, folder, keys, told["add"], told.get("remove", []))
    tell(request, outcome, _("Tags saved: %(what)s."))
    return redirect(address(folder))


def _kind(request: HttpRequest, folder: FolderPage, keys: list[str]) -> HttpResponse:
    found = choosing.chosen(request.user, folder, keys)
    sent = request.POST if "kind" in request.POST else None
    form = KindForm(sent)
    if sent is None or not form.is_valid():
        return _ask(request, folder, found, Asking("kind", _("Type of document"), _("Save the type"), form))
    outcome = describing.set_kind(request.user, folder, keys, form.cleaned_data["kind"])
    tell(request, outcome, _("Type saved: %(what)s."))
    return redirect(address(folder))


def _rename(request: HttpRequest, folder: FolderPage, keys: list[str]) -> HttpResponse:
    found = choosing.chosen(request.user, folder, keys)
    if len(found.things) != 1 or len(keys) != 1:
        messages.error(request, _("Choose just one to rename it."))
        return redirect(address(folder))
    thing = found.things[0]
    if thing.is_page:
        name = "change_folder" if thing.key[0] == "f" else "edit_text"
        return redirect(reverse(name, args=[thing.thing.pk]))
    sent = request.POST if "title" in request.POST else None
    form = RenameForm(sent, initial={"title": thing.title})
    if sent is None or not form.is_valid():
        return _ask(request, folder, found, Asking("rename", _("Rename"), _("Save"), form))
    outcome = describing.rename(request.user, folder, thing.key, form.cleaned_data["title"])
    tell(request, outcome, _("Saved: %(what)s."))
    return redirect(address(folder))


# -- As a ZIP -----------------------------------------------------------------------------------
def _zip(request: HttpRequest, folder: FolderPage, keys: list[str]) -> HttpResponse:
    found = choosing.chosen(request.user, folder, keys)
    return _streamed(request, folder, zipping.of_chosen(request.user, found))


@login_required
@require_safe
def folder_zip(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a folder with all below it as a ZIP, as far as the person may read it."""
    folder = contents.get_folder(request.user, pk)
    return _streamed(request, folder, zipping.of_folder(request.user, folder))


def _streamed(request: HttpRequest, folder: FolderPage, entries: list[zipping.Entry]) -> HttpResponse:
    if not any(entry.key for entry in entries):
        messages.info(request, _("There is nothing to download in the folder yet."))
        return redirect(address(folder))
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": content_disposition_header(True, zipping.name_of(folder)),
        "X-Content-Type-Options": "nosniff",
        "X-Accel-Buffering": "no",
    }
    if request.method == "HEAD":
        return HttpResponse(content_type="application/zip", headers=headers)
    zipping.write_down(request.user, folder, entries)
    body = zipping.stream(request.user, entries)
    return StreamingHttpResponse(body, content_type="application/zip", headers=headers)


ACTIONS = {
    "move": partial(_elsewhere, do="move"),
    "copy": partial(_elsewhere, do="copy"),
    "rename": _rename,
    "tag": _tag,
    "kind": _kind,
    "throw": _throw,
    "zip": _zip,
}
