"""An archived workspace is only read in the Wagtail admin, too, whoever it is that edits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from workspace.members.models import Workspace


def is_archived(page: Page) -> bool:
    """Tell whether a page lies in an archived workspace, or is its front page."""
    around = page.get_ancestors(inclusive=True).values("pk")
    return Workspace.objects.filter(pages__in=around, archived_at__isnull=False).exists()


def _refuse(pages: list[Page]) -> HttpResponse | None:
    held = next((page for page in pages if is_archived(page)), None)
    return redirect("wagtailadmin_explore", held.get_parent().pk) if held else None


@hooks.register("before_create_page")
def refuse_adding(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> HttpResponse | None:
    """Refuse to add a page."""
    return _told(request, _refuse([parent_page]))


@hooks.register("before_edit_page")
@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
@hooks.register("before_convert_alias_page")
def refuse_changing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to change a page, or to take it away."""
    return _told(request, _refuse([page]))


@hooks.register("before_move_page")
def refuse_moving(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move a page out of the workspace or into it."""
    return _told(request, _refuse([page, destination]))


@hooks.register("before_copy_page")
def refuse_copying(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a page to where nothing is added; out of an archived workspace, it may be copied."""
    number = request.POST.get("new_parent_page", "")
    return _told(request, _refuse(list(Page.objects.filter(pk=int(number)) if number.isdecimal() else ())))


@hooks.register("before_bulk_action")
def refuse_many(request: HttpRequest, action_type: str, objects, action) -> HttpResponse | None:
    """The same for several pages at once."""
    pages = [item for item in objects if isinstance(item, Page)]
    if action_type == "move" and pages and request.method == "POST":
        pages.append(action.cleaned_form.cleaned_data["chooser"])
    return _told(request, _refuse(pages))


def _told(request: HttpRequest, response: HttpResponse | None) -> HttpResponse | None:
    if response is not None:
        messages.error(
            request, _("The workspace is archived and can only be read. Its coordinator can reopen it.")
        )
    return response
