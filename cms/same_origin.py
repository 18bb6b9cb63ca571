"""Forms that visitors without a cookie may post: refused when another site sends them.

A public visitor gets no cookie (P5), so Django's cookie token cannot be used. There is no
session that a foreign site could ride on; what is left to prevent is that it posts at all.
Browsers say where a post comes from in Sec-Fetch-Site (Fetch Metadata) or Origin (RFC 6454).
"""

from functools import wraps

from django.http import HttpRequest
from django.views.decorators.csrf import csrf_exempt

from cms.error_views import csrf_failure


def comes_from_here(request: HttpRequest) -> bool:
    """Tell whether a post comes from one of our own pages (or from no browser at all)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def is_own_picture(request: HttpRequest) -> bool:
    """Tell whether a browser asks for a picture of one of our own pages; what is no browser does not say so."""
    fetched = (request.headers.get("Sec-Fetch-Site"), request.headers.get("Sec-Fetch-Dest"))
    return request.method == "GET" and fetched == ("same-origin", "image")


def same_origin_form(view):
    """Protect a view's POST by its origin instead of by a cookie."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs):
        if request.method == "POST" and not comes_from_here(request):
            return csrf_failure(request)
        return view(request, *args, **kwargs)

    return guarded
