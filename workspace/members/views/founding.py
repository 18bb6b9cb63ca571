"""Pages of founding a workspace, its settings, archiving it, deleting it while it is empty."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.marks import StaleError
from cms.pages import address
from workspace.members import access_settings, archiving, changing, founding
from workspace.members.directory import get_coordinated_page
from workspace.members.forms.founding import FoundingForm, SettingsForm
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import frame, in_active_language


# -- Founding -----------------------------------------------------------------------------------
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def found_workspace(request: HttpRequest) -> HttpResponse:
    """Show the form of a new workspace, and found it."""
    index = founding.get_index_to_found(request.user)
    parents = access_settings.possible_parents(request.user)
    form = FoundingForm(request.POST or None, parents=parents, parent=_asked_parent(request, parents))
    if request.method == "POST" and "usual" in request.POST:
        form = form.with_usual_answers()
    elif request.method == "POST" and form.is_valid() and (workspace := _founded(form, index, request.user)):
        return _to_the_founded(request, workspace)
    context = {"form": form, "index_url": address(index)}
    return render(request, "members/found_workspace.html", context)


def _asked_parent(request: HttpRequest, parents) -> Workspace | None:
    number = request.GET.get("parent", "")
    return parents.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None


def _founded(form: FoundingForm, index, founder) -> Workspace | None:
    try:
        return founding.found_once(index, form.plan(founder), founder)
    except ValidationError as error:
        form.add_error(None, error)
        return None


def _to_the_founded(request: HttpRequest, workspace: Workspace) -> HttpResponse:
    page = in_active_language(workspace.pages.first())
    messages.success(request, _("“%(title)s” is ready. Next, take in its members.") % {"title": page.title})
    return redirect(address(page))


# -- Settings -----------------------------------------------------------------------------------
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def workspace_settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save what a workspace is called, and who may see it, join it and write in it."""
    page = get_coordinated_page(request.user, pk)
    parents = access_settings.possible_parents(request.user, page.workspace)
    form = SettingsForm(request.POST or None, workspace=page.workspace, parents=parents)
    if request.method != "POST" or "back" in request.POST or not form.is_valid():
        return _settings_page(request, page, form)
    try:
        changing.change(page.workspace, form.settings(), by=request.user, **form.seen())
    except StaleError:
        form.renew(page.workspace)
        return _settings_page(request, page, form, status=409, differences=form.differences())
    except changing.UnconfirmedError as error:
        return _confirm_page(request, page, form, error.widening)
    except ValidationError as error:
        form.add_error(None, error)
        return _settings_page(request, page, form, status=409 if page.workspace.is_archived else 200)
    messages.success(request, _("The settings were saved."))
    return redirect(_settings_url(page))


def _settings_url(page: WorkspacePage) -> str:
    return reverse("workspace_settings", args=[page.pk])


def _settings_page(
    request: HttpRequest, page: WorkspacePage, form: SettingsForm, *, status: int = 200, **more
) -> HttpResponse:
    context = {
        **frame(page, request.user, "", [(_("Settings"), request.path)]),
        "form": form,
        "start_url": address(page),
        **more,
    }
    return render(request, "members/workspace_settings.html", context, status=status)


def _confirm_page(request: HttpRequest, page: WorkspacePage, form: SettingsForm, widening) -> HttpResponse:
    title = _("More people will be able to read this")
    trail = [(_("Settings"), _settings_url(page)), (title, request.path)]
    context = {
        **frame(page, request.user, "", trail),
        "title": title,
        "widening": widening,
        "typed": form.typed(),
    }
    return render(request, "members/workspace_widening.html", context)


# -- Archiving, deleting ------------------------------------------------------------------------
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def archive_workspace(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what archiving means, and do it."""
    page = get_coordinated_page(request.user, pk)
    if request.method == "POST":
        archiving.archive(page.workspace)
        messages.success(request, _("The workspace is archived."))
        return redirect(_settings_url(page))
    return _ending_page(request, page, "members/workspace_archive.html", _("Archive the workspace"))


@login_required
@require_POST
def reopen_workspace(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an archived workspace live on."""
    page = get_coordinated_page(request.user, pk)
    archiving.reopen(page.workspace)
    messages.success(request, _("The workspace is open again."))
    return redirect(_settings_url(page))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_workspace(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is still in a workspace; delete it when it is empty."""
    page = get_coordinated_page(request.user, pk)
    title, index_url = page.title, address(page.get_parent().specific)
    kept = archiving.contents(page.workspace, request.user)
    if request.method == "POST" and not kept:
        try:
            archiving.delete(page.workspace, request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(request.path)
        messages.success(request, _("“%(title)s” was deleted.") % {"title": title})
        return redirect(index_url)
    status = 409 if request.method == "POST" else 200
    return _ending_page(
        request, page, "members/workspace_delete.html", _("Delete the workspace"), status, kept=kept
    )


def _ending_page(
    request: HttpRequest, page: WorkspacePage, template: str, title: str, status: int = 200, **more
) -> HttpResponse:
    trail = [(_("Settings"), _settings_url(page)), (title, request.path)]
    context = {
        **frame(page, request.user, "", trail),
        "title": title,
        "settings_url": _settings_url(page),
        **more,
    }
    return render(request, template, context, status=status)
