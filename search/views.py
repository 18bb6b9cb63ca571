"""The search page, the suggestions of its box, and what a person wipes away."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cms import languages
from cms.same_origin import is_own_picture, same_origin_form
from search import finding, log, recent
from search.apart import told_apart

LONGEST = 8000  # bytes of an address's query that are read: 200 characters are searched


def read_shortly(view: Callable) -> Callable:
    """Let a view, and the page that it makes, see the beginning of a very long query only (HT-06)."""

    @wraps(view)
    def shortly(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST:
            request.META["QUERY_STRING"] = query[:LONGEST]
            request.GET = QueryDict(query[:LONGEST], encoding=request.encoding)
        return view(request, *args, **kwargs)

    return shortly


@require_safe
@read_shortly
def results(request: HttpRequest) -> HttpResponse:
    """Answer `?q=`; a visitor's answer may be kept, since only the public can be found in it."""
    found = finding.find(finding.Wish.of(request.GET.dict()), request.user, languages.current())
    request.cacheable = found.is_whole
    lately = [] if found.wish.is_asked else [finding.link_to(text) for text in recent.of(request.user)]
    if found.hits and found.wish.question.wanted and found.wish.page == 1 and not found.any_of:
        recent.remember(request.user, found.wish.question.text)
    return render(request, "search/results.html", {"results": found, "lately": lately, "noindex": True})


@require_safe
@read_shortly
def suggest(request: HttpRequest) -> JsonResponse:
    """Return one's own queries and titles that begin like `?q=`, each with its address and what it is.

    `where` tells those apart that look alike (`apart`).
    """
    typed = request.GET.get("q", "")[:200]
    found = finding.suggested(typed, request.user, languages.current())
    request.cacheable = not found.by
    lately = map(finding.link_to, recent.of(request.user, typed.strip(), 3 if typed.strip() else 5))
    plain = {"language": "", "where": ""}
    rows = [{"title": it.label, "url": it.url, "kind": _("Searched lately"), **plain} for it in lately]
    rows += [
        {
            "title": hit.name,
            "url": hit.url,
            "kind": str(hit.kind.one),
            "language": hit.language,
            "where": where,
        }
        for hit, where in zip(found.answer, told_apart(found.answer), strict=True)
    ]
    return JsonResponse({"suggestions": rows})


@same_origin_form
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Count a search, or that a hit of it was opened; nothing of who it was."""
    typed, group = request.POST.get("q", "")[:1000], request.POST.get("opened", "")
    if group:
        log.opened(typed, languages.current(), group[:60])
    else:
        log.searched(typed, languages.current(), empty=request.POST.get("hits") == "0")
    return HttpResponse(status=204)


@require_safe
@never_cache
@read_shortly
def count_by_picture(request: HttpRequest) -> HttpResponse:
    """Count a search for a browser without JavaScript, which asks for this as for a picture of the page of hits."""
    if is_own_picture(request):
        log.searched(request.GET.get("q", ""), languages.current(), empty=request.GET.get("hits") == "0")
    return HttpResponse(status=204)


@login_required
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Wipe one's own queries away."""
    recent.forget(request.user)
    messages.success(request, _("Your searches were wiped away."))
    return redirect(reverse("search"))
