"""Error pages in the visitor's language; they tell what to do and nothing about what was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    """404: no such page, or one that is not yours to see; both look the same."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    """403: you may be here, but not do this."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old or came from another site; nothing was changed."""
    return render(request, "403.html", {"stale_form": True}, status=403)


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    """400: what was sent cannot be read."""
    return render(request, "403.html", {"bad_request": True}, status=400)


def storage_away(request: HttpRequest) -> HttpResponse:
    """503: the storage of files does not answer; the pages do."""
    response = render(request, "503.html", status=503)
    response["Retry-After"] = "60"
    return response
