"""The Wagtail admin and the trash: nothing of folders is lost there, and what lies in the trash is not shown."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page, get_page_models

from workspace.folders import throwing, trash
from workspace.folders.models import FolderPage, Link, Trashed
from workspace.members.trash import goes_into_trash


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


def spare_from_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer the hook before a page is deleted: nothing that has a trash goes past it.

    A text page goes into the trash instead; what holds others is thrown away on the workspace's own pages.
    """
    if goes_into_trash(page.specific_class):
        if request.method == "POST":
            _throw(request, page)
            return redirect("wagtailadmin_explore", page.get_parent().pk)
        return None
    if not _holds_something(page):
        return None
    messages.error(
        request,
        _("“%(title)s” was not deleted: folders, and pages with something in them, are thrown away on the workspace's"
          " own pages. From the trash there they can be brought back for 30 days.")
        % {"title": page.get_admin_display_title()},
    )  # fmt: skip
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _holds_something(page: Page) -> bool:
    """Tell whether a page is a folder, or holds what would be lost with it: pages, links, things in the trash."""
    inside = page.path
    kinds = [model for model in get_page_models() if issubclass(model, FolderPage) or goes_into_trash(model)]
    return (
        Page.objects.type(*kinds).filter(path__startswith=inside).exists()
        or Link.objects.filter(folder__path__startswith=inside).exists()
        or Trashed.objects.filter(page__path__startswith=inside).exists()
        or trash.is_in_trash(page)
    )


def _throw(request: HttpRequest, page: Page) -> None:
    told = {"title": page.get_admin_display_title()}
    try:
        throwing.throw_page(request.user, page)
    except Http404:
        messages.error(request, _("“%(title)s” was not deleted: you may not write in its workspace.") % told)
    else:
        messages.success(request, _("“%(title)s” is in the workspace's trash for 30 days.") % told)


def spare_many(request: HttpRequest, action_type: str, objects: list, action) -> HttpResponse | None:
    """The same when something is done with many pages at once; what went into the trash leaves the list."""
    pages = [item for item in objects if isinstance(item, Page)]
    thrown = [page for page in pages if action_type == "delete" and goes_into_trash(page.specific_class)]
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
