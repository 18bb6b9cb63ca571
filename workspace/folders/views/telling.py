"""What became of one thing or of each of many, in words for the one who did it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.folders import left_public
from workspace.folders.choosing import named
from workspace.folders.moving import Outcome
from workspace.members.shell import workspace_page_of


def tell(request: HttpRequest, outcome: Outcome, sentence: str) -> None:
    """Say what was done (`sentence` has %(what)s in it), with what undoes it; and what was not done, and why."""
    if outcome.done:
        tell_done(request, sentence % {"what": named(outcome.done)}, outcome.undo)
    for why in dict.fromkeys(reason for _title, reason in outcome.refused):
        titles = [title for title, reason in outcome.refused if reason == why]
        messages.warning(
            request,
            _("Stayed as before: %(what)s – %(why)s.") % {"what": _what(titles), "why": why.rstrip(".")},
        )


def tell_done(request: HttpRequest, words: str, undo: UUID | None) -> None:
    """Say what was done; the notice offers to undo it where there is a key for that."""
    messages.success(request, words, extra_tags=str(undo or ""))


def tell_left_public(request: HttpRequest, batch: UUID) -> None:
    """Say what stays public of what was just thrown away in one go, with the way to where it is taken away."""
    left = left_public.of_batch(request.user, batch)
    if not left:
        return
    place = workspace_page_of(left[0][0].document.origin.guard)
    words = _("It was thrown away here, but everybody can still read on the public site: %(what)s.")
    words %= {"what": named([row.document.title for row, _url, _mine in left])}
    way = reverse("folder_trash", args=[place.pk])
    label = _("The public copy can be taken away on the page of the trash")
    messages.warning(request, format_html('{} <a href="{}">{}</a>.', words, way, label))


def _what(titles: list[str]) -> str:
    if all(titles):
        return named(titles)
    count = len(titles)
    return ngettext("%(count)d of the chosen", "%(count)d of the chosen", count) % {"count": count}
