"""Addresses that a page had before: they lead on only those who may see where they lead (AC-14)."""

from urllib.parse import urlparse

from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from cms import access


class GuardedRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, but no new address of a page is told to those who may not see the page."""

    def process_response(self, request, response):
        """Return where a missing address leads, or the answer as it is for somebody from outside."""
        found = super().process_response(request, response)
        if found is response:
            return response
        page = _row(request).redirect_page
        if page is None:
            return found
        if not access.can_view(request.user, page):
            return response
        if access.audience(page) != access.PUBLIC:
            found["Cache-Control"] = "private, no-store"  # a move that is undone leads back at once
        return found


def _row(request) -> Redirect:
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    return get_redirect(request, path) or get_redirect(request, urlparse(path).path)
