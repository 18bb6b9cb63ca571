"""Small views of the whole site: health, and the ways to the log-in page."""

from urllib.parse import urlencode

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult
from wagtail import hooks
from wagtail.models import Page

from cms import languages
from cms.pages import address


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Tell the state of database and tasks, and of what answers the hook `health` (name → dict)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    waiting = DBTaskResult.objects.ready().count()
    failed = DBTaskResult.objects.failed().count()
    parts = {"database": {"vendor": connection.vendor}, "tasks": {"waiting": waiting, "failed": failed}}
    for hook in hooks.get_hooks("health"):
        parts.update(hook())
    return JsonResponse({"status": "ok", **parts})


def to_login(request: HttpRequest, **kwargs) -> HttpResponse:
    """Lead to the log-in page and keep where the person was going, if that is ours."""
    target = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    query = f"?{urlencode({'next': target})}" if ours else ""
    return redirect(f"{reverse('account_login')}{query}")


def admin_login(request: HttpRequest) -> HttpResponse:
    """Lead to the log-in page; who is logged in and was sent here has no right to the admin, and goes to their own."""
    return redirect("after_login") if request.user.is_authenticated else to_login(request)


def gone(request: HttpRequest, **kwargs) -> HttpResponse:
    """404 for an address of Wagtail's that this site does not use."""
    raise Http404


def after_login(request: HttpRequest) -> HttpResponse:
    """Lead a person to the workspaces in their language."""
    language = getattr(request.user, "language", languages.current())
    door = Page.objects.live().filter(
        content_type__app_label="members",
        content_type__model="workspaceindexpage",
        locale__language_code=language,
    )
    page = door.first()
    return redirect(address(page, language) if page else f"/{language}/")
