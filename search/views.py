"""The search page and the suggestions of its box."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms import languages
from search import finding


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answer `?q=`; a visitor's answer may be kept, since only the public can be found in it."""
    found = finding.find(finding.Wish.of(request.GET.dict()), request.user, languages.current())
    request.cacheable = found.is_whole
    return render(request, "search/results.html", {"results": found, "noindex": True})


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return titles that begin like `?q=`, each with its address and what it is."""
    found = finding.suggested(request.GET.get("q", ""), request.user, languages.current())
    request.cacheable = not found.by
    rows = [
        {"title": hit.name, "url": hit.url, "kind": str(hit.kind.one), "language": hit.language}
        for hit in found.answer
    ]
    return JsonResponse({"suggestions": rows})
