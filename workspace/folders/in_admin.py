"""The Wagtail admin and the trash: nothing of folders is lost there, and what lies in the trash is not shown."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from workspace.folders import trash
from workspace.folders.models import FolderPage, Link, Trashed


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


def keep_folders(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer the hook before a page is deleted: a folder goes into the trash on its own page, not here."""
    if not _holds_folders(page):
        return None
    messages.error(
        request,
        _("“%(title)s” was not deleted: folders are thrown away on the workspace's own pages. From the trash there"
          " they can be brought back for 30 days.") % {"title": page.get_admin_display_title()},
    )  # fmt: skip
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _holds_folders(page: Page) -> bool:
    """Tell whether a page is a folder, or holds what would be lost with it: links, or things in the trash."""
    inside = page.path
    return (
        issubclass(page.specific_class, FolderPage)
        or Link.objects.filter(folder__path__startswith=inside).exists()
        or Trashed.objects.filter(page__path__startswith=inside).exists()
        or trash.is_in_trash(page)
    )


def keep_many(request: HttpRequest, action_type: str, objects, action) -> HttpResponse | None:
    """The same when something is done with many pages at once."""
    for page in (item for item in objects if isinstance(item, Page)):
        answer = keep_from_trash(request, page)
        if answer is None and action_type == "delete":
            answer = keep_folders(request, page)
        if answer is not None:
            return answer
    return None
