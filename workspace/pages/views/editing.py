"""Pages for writing: the list, a new page, changing one, its other language, the trash."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms import languages
from cms.differences import compared
from cms.pages import address
from workspace.members.models import WorkspacePage
from workspace.members.shell import frame
from workspace.members.trash import trash
from workspace.pages import editing, history, reading
from workspace.pages.editing import StaleError, Written
from workspace.pages.forms import TextForm
from workspace.pages.models import TextPage
from workspace.pages.plain import read_out
from workspace.pages.rich_text import stored

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def workspace_pages(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the text pages of a workspace to those who may see it."""
    page = reading.get_workspace_page(request.user, pk)
    context = {
        **frame(page, request.user, "pages", [(_("Pages"), request.path)]),
        "pages": reading.pages_in(page, request.user),
        "may_add": reading.may_add(request.user, page),
    }
    return render(request, "pages/list.html", context)


@login_required
@READ_AND_WRITE
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of a new page, and publish it."""
    parent = editing.get_parent(request.user, pk)
    form = TextForm(_sent(request), body="", user=request.user)
    if request.method == "POST" and form.is_valid():
        page = editing.create(parent, request.user, form.words())
        messages.success(request, _("The page “%(title)s” is there now.") % {"title": page.title})
        return redirect(address(page))
    parts = {
        "heading": _("New page"),
        "written_in": parent.locale.language_code,
        "button": _("Publish the page"),
    }
    return _form_page(request, parent, form, parts)


@login_required
@READ_AND_WRITE
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of a text, and save a version; one that was made from an older version is asked about."""
    page = editing.get_page_to_write(request.user, pk)
    form = _form_of(request, page)
    if request.method == "POST" and form.is_valid():
        return _save(request, page, form)
    heading = _("What the workspace is for") if isinstance(page, WorkspacePage) else _("Change the page")
    parts = {
        "heading": heading, "written_in": page.locale.language_code, "button": _("Save"),
        "has_draft": page.has_unpublished_changes, "room": _room(page),
    }  # fmt: skip
    return _form_page(request, page, form, parts)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _room(page: Written) -> str:
    return "start" if isinstance(page, WorkspacePage) else page.room


def _form_of(request: HttpRequest, page: Written) -> TextForm:
    """Return the form, filled from the version that it was made from."""
    base = history.published_text(page, request.POST.get("base")) if request.method == "POST" else None
    initial = {"revision": page.latest_revision_id, "base": page.live_revision_id, "title": page.title}
    body = editing.text_of(page) if base is None else base
    has_title = isinstance(page, TextPage)
    return TextForm(_sent(request), body=body, user=request.user, has_title=has_title, initial=initial)


def _save(request: HttpRequest, page: Written, form: TextForm) -> HttpResponse:
    words = form.words()
    try:
        saved = editing.save(page, request.user, words, form.cleaned_data["revision"])
    except StaleError as error:
        return _stale(request, error.current, form, words)
    messages.success(request, _("Saved."))
    return redirect(address(saved))


def _stale(request: HttpRequest, current: Written, form: TextForm, words: editing.Words) -> HttpResponse:
    """Show both texts; nothing is lost, and mine can be saved on top on purpose (DS-13)."""
    form.begin_with(current.latest_revision_id)
    theirs = editing.text_of(current)
    parts = {
        "heading": _("Somebody saved before you"), "written_in": current.locale.language_code,
        "current": current, "theirs": theirs, "author": current.latest_revision.user,
        "lines": compared(read_out(stored(theirs)), read_out(stored(words.body))),
        "has_draft": current.latest_revision_id != current.live_revision_id,
        "button": _("Save mine on top"), "room": _room(current),
    }  # fmt: skip
    return _form_page(request, current, form, parts, template="pages/stale.html", status=409)


@login_required
@READ_AND_WRITE
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of a page's version in another language, filled with its text, and publish it."""
    page, language = editing.get_page_to_translate(request.user, pk)
    form = TextForm(_sent(request), body=page.body, user=request.user, initial={"title": page.title})
    if request.method == "POST" and form.is_valid():
        words = form.words()
        if words.body != page.body or not words.body:
            version = editing.translate(page, request.user, language, words)
            messages.success(request, _("The page is there now in this language, too."))
            return redirect(address(version, language))
        form.add_error(None, _("The text is still the same, word for word. Translate it first."))
    parts = {"heading": _translation_heading(language), "written_in": language, "original": page,
             "button": _("Publish the page")}  # fmt: skip
    return _form_page(request, page, form, parts)


def _translation_heading(language: str) -> str:
    return _("The Swedish version") if language == "sv" else _("The Finnish version")


def _form_page(
    request: HttpRequest, page: Written, form: TextForm, parts: dict, *,
    template: str = "pages/form.html", status: int = 200,
) -> HttpResponse:  # fmt: skip
    if form.is_bound:
        form.show_both()
        status = 422 if form.errors else status
    context = {
        **frame(page, request.user, parts.get("room", "pages"), [(parts["heading"], request.path)]),
        **parts,
        "form": form,
        "page": page,
        "cancel_url": address(page),
        "foreign": parts["written_in"] if parts["written_in"] != languages.current() else "",
    }
    return render(request, template, context, status=status)


@login_required
@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a page into the trash; the notice takes it back."""
    page = editing.get_page_to_throw(request.user, pk)
    room = reading.room_url(reading.workspace_page_of(page))
    key = trash().throw(request.user, page)
    messages.success(
        request, _("“%(title)s” is in the trash for 30 days.") % {"title": page.title}, extra_tags=str(key)
    )
    trash().tell(request, key)
    return redirect(room)
