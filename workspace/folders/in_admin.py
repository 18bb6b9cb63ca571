"""The Wagtail admin and the trash: nothing of folders is lost there, and what lies in the trash is not shown."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, get_page_models

from cms import tree
from workspace.folders import moving, throwing, trash
from workspace.folders.models import FolderPage, Link, Trashed
from workspace.folders.views.telling import tell_left_public
from workspace.members.models import WorkspaceIndexPage
from workspace.members.shell import workspace_page_of
from workspace.members.trash import can_go_into_trash, goes_into_trash


def without_trash(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Answer Wagtail's hook that narrows the pages of a chooser; it may search in them."""
    thrown = Page.objects.filter(trash.below_trashed())
    return pages.exclude(pk__in=list(thrown.values_list("pk", flat=True)))


def explorable(parent_page: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Answer Wagtail's hook that narrows the page tree."""
    return without_trash(pages, request)


def keep_from_trash(request: HttpRequest, page: Page, *args) -> HttpResponse | None:
    """Answer hooks before something is done with one page: what lies in the trash is brought back first."""
    if not trash.is_in_trash(page):
        return None
    messages.error(
        request,
        _("“%(title)s” is in the trash. Bring it back first.") % {"title": page.get_admin_display_title()},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def make_way(request: HttpRequest, parent: Page, *args) -> None:
    """Answer the hook before a page is made: one in the trash gives the slug up, since nobody sees why it is taken."""
    slug = request.POST.get("slug", "")
    for page in parent.get_children().filter(slug=slug) if slug else ():
        if trash.is_in_trash(page):
            moving.give_free_slug(page.specific, parent)


def make_way_beside(request: HttpRequest, page: Page) -> None:
    """The same before a page is changed."""
    if request.POST.get("slug") != page.slug:
        make_way(request, page.get_parent())


def spare_from_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer the hook before a page is deleted: nothing that has a trash goes past it.

    A text page or an event of a workspace goes into the trash instead; what holds others stays.
    """
    if goes_into_trash(page):
        if request.method == "POST":
            _throw(request, page)
            return redirect("wagtailadmin_explore", page.get_parent().pk)
        return None
    if not _holds_something(page):
        return None
    messages.error(
        request,
        _("“%(title)s” was not deleted, so that nothing is lost with it. Folders are thrown away on the workspace's own"
          " pages; text pages and events here too, one by one. From the trash they can be brought back for 30 days.")
        % {"title": page.get_admin_display_title()},
    )  # fmt: skip
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _holds_something(page: Page) -> bool:
    """Tell whether a page is a folder, or holds what would be lost with it: pages, links, things in the trash."""
    inside = page.path
    kinds = [
        model for model in get_page_models() if issubclass(model, FolderPage) or can_go_into_trash(model)
    ]
    closed = tree.below(WorkspaceIndexPage.objects.values_list("path", flat=True))
    return (
        Page.objects.type(*kinds).filter(closed, path__startswith=inside).exists()
        or Link.objects.filter(folder__path__startswith=inside).exists()
        or Trashed.objects.filter(page__path__startswith=inside).exists()
        or trash.is_in_trash(page)
    )


def _throw(request: HttpRequest, page: Page) -> None:
    told = {"title": page.get_admin_display_title()}
    try:
        batch = throwing.throw_page(request.user, page)
    except Http404:
        messages.error(request, _("“%(title)s” was not deleted: you may not write in its workspace.") % told)
    else:
        bin_url = reverse("folder_trash", args=[workspace_page_of(page).pk])
        way = [messages.button(bin_url, _("Open the trash"))]
        messages.success(
            request, _("“%(title)s” is in the workspace's trash for 30 days.") % told, buttons=way
        )
        tell_left_public(request, batch)


def spare_many(request: HttpRequest, action_type: str, objects: list, action) -> HttpResponse | None:
    """The same when something is done with many pages at once; what went into the trash leaves the list."""
    pages = [item for item in objects if isinstance(item, Page)]
    thrown = [page for page in pages if action_type == "delete" and goes_into_trash(page)]
    for page in pages:
        answer = keep_from_trash(request, page)
        if answer is None and action_type == "delete" and page not in thrown:
            answer = spare_from_deletion(request, page)
        if answer is not None:
            return answer
    for page in thrown:
        objects.remove(page)
        if not trash.is_in_trash(page):  # with the page above it, a moment ago
            _throw(request, page)
    return redirect(action.next_url) if thrown and not objects else None
