"""Pages that files hang from: they are not deleted before their files are."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.media import Document, Image


def held_by(page: Page) -> int:
    """Return how many documents and pictures hang from a page or from a page below it."""
    below = Q(guard__path__startswith=page.path)
    return Document.objects.filter(below).count() + Image.objects.filter(below).count()


def refuse_deletion(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """Lead back with a sentence when one of the pages holds files; nothing when all may go."""
    for page in pages:
        count = held_by(page)
        if count:
            messages.error(request, sentence(page.get_admin_display_title(), count))
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def sentence(title: str, count: int) -> str:
    """Say why a page stays, and what can be done."""
    return ngettext(
        "“%(title)s” was not deleted: %(count)d file still lies in it. Delete the file first, or unpublish"
        " the page: then nobody sees it and nothing is lost.",
        "“%(title)s” was not deleted: %(count)d files still lie in it. Delete the files first, or unpublish"
        " the page: then nobody sees it and nothing is lost.",
        count,
    ) % {"title": title, "count": count}
