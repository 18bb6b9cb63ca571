"""A host of its own for people's files: no cookie ever goes there, and nothing but a file is answered (UP-16).

Where `FILES_URL` is set, the site judges as ever and leads on to the same address on that host, with a ticket that
says who asked. There the same view answers, as that person, so the guard is asked again at every request; without a
ticket that fits there is nothing. Views that hand out files are marked with `hands_out`.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, resolve
from django.utils import translation
from django.utils.encoding import escape_uri_path

from cms import byte_ranges, request_memory
from cms.accounts import User

WORD = "ticket"
LIFETIME = 60  # seconds in which a download or a look begins
PARTS = 600  # seconds in which a reader of PDFs may ask for further parts
ANSWERS = {200, 206, 304, 412, 416}
_SALT = "cms.files_host"


class FilesHostMiddleware:
    """Answers everything on the host of files by itself; no layer below sees it."""

    def __init__(self, get_response: Callable) -> None:
        """Keep the next layer, for the site's own host."""
        self.get_response = get_response
        self.answer = request_memory.RequestMemoryMiddleware(_answer)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with a file, or pass on."""
        if not is_asked(request):
            return self.get_response(request)
        response = self.answer(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; sandbox")
        response["X-Frame-Options"] = "DENY"
        return response


def hands_out(view: Callable) -> Callable:
    """Mark a view that the host of files answers with."""
    view.hands_out = True
    return view


def is_asked(request: HttpRequest) -> bool:
    """Tell whether a request came to the host of files."""
    return bool(settings.FILES_URL) and _name(request.get_host()) == _name(settings.FILES_URL.split("//")[1])


def _name(host: str) -> str:
    """Return a host without its port: cookies do not know ports, so two ports are no two hosts."""
    return host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host


def is_attached(request: HttpRequest) -> bool:
    """Tell whether a ticket says that a file is downloaded, whatever its type."""
    return getattr(request, "is_attached", False)


def address(request: HttpRequest, *, attached: bool = False) -> str:
    """Return where the one who was let in here gets the same file there; empty when there is no such place."""
    if not settings.FILES_URL or not getattr(request.resolver_match.func, "hands_out", False):
        return ""
    query = request.GET.copy()
    query[WORD] = signing.dumps([request.path, request.user.pk, attached], salt=_SALT)
    return f"{settings.FILES_URL}{escape_uri_path(request.path)}?{query.urlencode()}"


# -- There --------------------------------------------------------------------------------------
def _answer(request: HttpRequest) -> HttpResponseBase:
    try:
        match = _view_at(request.path)
        request.user, request.is_attached = _ticket(request)
        with translation.override(translation.get_language_from_path(request.path) or settings.LANGUAGE_CODE):
            response = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return _nothing(404)
    if response.status_code in ANSWERS:
        return response
    response.close()
    return _nothing(503 if response.status_code == 503 else 404)


def _view_at(path: str) -> ResolverMatch:
    """Return the view of an address, when it is one that hands out files; raises Http404."""
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        match = resolve(path)
    if not getattr(match.func, "hands_out", False):
        raise Http404
    return match


def _ticket(request: HttpRequest) -> tuple:
    """Return who got the ticket of a request, and whether to download; raises Http404 when it does not fit.

    It fits nobody who may not log in any more.
    """
    first = byte_ranges.begins(request.headers.get("Range", ""))
    try:
        path, pk, attached = signing.loads(
            request.GET.get(WORD, ""), salt=_SALT, max_age=LIFETIME if first else PARTS
        )
    except signing.BadSignature:
        raise Http404 from None
    if path != request.path:
        raise Http404
    user = User.objects.filter(pk=pk, is_active=True).first() if pk else AnonymousUser()
    if user is None:
        raise Http404
    return user, attached


def _nothing(status: int) -> HttpResponse:
    return HttpResponse(status=status, content_type="text/plain")
