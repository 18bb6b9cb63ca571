"""Whole anonymous pages, kept until something public changes.

Only answers that a view marked with `request.cacheable = True` are kept, only for visitors
without a session, only plain 200 pages that set no cookie. Every publish, move, deletion or
saved row of public data begins a new generation; what was kept before is never read again.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpRequest, HttpResponse

SECONDS = 60
NEAR = 200  # pages that each process has at hand besides
# Query words that public pages understand; an address with any other is answered afresh.
WORDS = {
    "page",
    "year",
    "scope",
    "kind",
    "municipality",
    "language",
    "q",
    "priority",
    "status",
    "sort",
    "any",
    "tag",
}
CONTROL = "public, max-age=0, must-revalidate"


@dataclass(frozen=True)
class Kept:
    """One kept answer."""

    content: bytes
    content_type: str
    etag: str
    language: str
    until: float

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the answer: whole, or 304 where the browser already has it."""
        if request.headers.get("If-None-Match") == self.etag:
            response = HttpResponse(status=304)
        else:
            response = HttpResponse(self.content, content_type=self.content_type)
            response["Content-Length"] = str(len(self.content))  # else the server sends it in chunks
            response["Content-Language"] = self.language
        response["ETag"] = self.etag
        response["Cache-Control"] = CONTROL
        response["Vary"] = "Cookie"
        return response


class PageCacheMiddleware:
    """Answers visitors from the cache, and keeps what a view says may be kept."""

    def __init__(self, get_response: Callable) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the cache, or ask and keep."""
        if not _may_ask(request):
            return self.get_response(request)
        key = _key(request)
        kept = _kept(key)
        if kept is None:
            response = self.get_response(request)
            if not _may_keep(request, response):
                return response
            kept = _keep(key, response)
        return kept.answer(request)


_near: OrderedDict[str, Kept] = OrderedDict()


def _kept(key: str) -> Kept | None:
    """Return a kept answer: one at hand, else the one that another process has kept.

    The key names the generation, which all processes share, so nothing purged is at hand.
    """
    kept = _near.get(key)
    if kept is None:
        kept = cache.get(key)
        if kept is not None:
            _put_near(key, kept)
    return kept if kept is not None and kept.until > time.time() else None


def clear() -> None:
    """Forget all kept pages and everything else in the cache; other processes keep theirs for a minute."""
    cache.clear()
    _near.clear()


def _put_near(key: str, kept: Kept) -> None:
    _near[key] = kept
    while len(_near) > NEAR:
        try:
            _near.popitem(last=False)
        except KeyError:  # another thread was emptying it, too
            return


def _may_ask(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and len(request.META.get("QUERY_STRING", "")) < 300  # before a long one is read
        and WORDS.issuperset(request.GET)
        and "HX-Request" not in request.headers
    )


def _may_keep(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        getattr(request, "cacheable", False)
        and request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
    )


def _key(request: HttpRequest) -> str:
    query = urlencode(sorted((k, v) for k in request.GET for v in request.GET.getlist(k)))
    scheme = "s" if request.is_secure() else ""
    name = f"{scheme}{request.get_host()}{request.path}?{query}"
    return f"page.{generation()}.{hashlib.sha256(name.encode()).hexdigest()}"


def _keep(key: str, response: HttpResponse) -> Kept:
    content = response.content
    kept = Kept(
        content=content,
        content_type=response["Content-Type"],
        etag=f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        language=response.headers.get("Content-Language", ""),
        until=time.time() + SECONDS,
    )
    cache.set(key, kept, SECONDS)
    _put_near(key, kept)
    return kept


def generation() -> str:
    """Return the number of the present generation of kept pages."""
    return cache.get("page.generation", "0")


def purge(**kwargs) -> None:
    """Begin a new generation once the change is committed."""
    transaction.on_commit(lambda: cache.set("page.generation", str(time.time_ns()), None))


# Rows that no public page shows; everything else that is saved purges.
SILENT = {
    "sessions.Session", "django_tasks_database.DBTaskResult", "cms.Mail", "cms.User", "account.EmailConfirmation",
    "wagtailcore.Revision", "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry",
    "wagtailcore.ReferenceIndex", "wagtailcore.PageSubscription", "wagtailcore.Comment", "wagtailcore.CommentReply",
    "discussions.Thread", "discussions.Post",
    "home.Feedback", "search.Outbox", "wagtailsearch.IndexEntry", "newsletter.Delivery", "newsletter.Subscriber",
    "newsletter.Consent", "account.EmailAddress", "mfa.Authenticator", "wagtailadmin.EditingSession",
    "wagtailadmin.FormState", "wagtailusers.UserProfile", "contenttypes.ContentType", "auth.Permission", "cms.AuditRow",
    "usersessions.UserSession", "members.Invitation", "members.JoinRequest",
    "cms.DocumentVersion", "folders.Incoming", "folders.UploadRequest", "folders.Share", "folders.Opened",
    "search.Asked", "search.Click", "search.Recent", "search.KnownWord", "search.Gram",
    "folders.Star", "folders.MustRead", "folders.Acknowledgement", "folders.Trashed", "folders.Undo", "folders.Link",
}  # fmt: skip


def connect() -> None:
    """Purge whenever a row that a public page could show is saved or deleted."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label not in SILENT:
            post_save.connect(purge, sender=model, dispatch_uid=f"purge_saved_{model._meta.label}")
            post_delete.connect(purge, sender=model, dispatch_uid=f"purge_gone_{model._meta.label}")
            m2m_changed.connect(purge, sender=model, dispatch_uid=f"purge_m2m_{model._meta.label}")
