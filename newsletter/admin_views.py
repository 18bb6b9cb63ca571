"""The editor's way from a newsletter page to the readers' mail: look, try, send, see how it goes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from cms.delivering import State
from newsletter import sending
from newsletter.models import Issue, NewsletterPage

SHOWN_PROBLEMS = 50
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"


def _page(user, pk: int) -> NewsletterPage:
    """Return a newsletter that a person may publish; raises Http404 or PermissionDenied."""
    page = get_object_or_404(NewsletterPage.objects.select_related("locale"), pk=pk)
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    return page


def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter, who gets it, and the button; send when it is pressed."""
    page = _page(request.user, pk)
    if request.method == "POST":
        return _start(request, page)
    if Issue.objects.filter(page=page).exists():
        return redirect("newsletter_progress", page.pk)
    context = {
        "page": page,
        "count": sending.recipients(page).count(),
        "hindrance": sending.hindrance(page),
        "breadcrumbs_items": _trail(page, _("Send to subscribers")),
        "header_title": _("Send to subscribers"),
        "header_icon": "mail",
    }
    return render(request, "newsletter/admin/send.html", context)


def _start(request: HttpRequest, page: NewsletterPage) -> HttpResponse:
    try:
        sending.start(page, request.user)
    except sending.CannotSendError as problem:
        messages.error(request, str(problem))
        return redirect("newsletter_send", page.pk)
    return redirect("newsletter_progress", page.pk)


@require_POST
def send_test(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letter to the editor alone."""
    page = _page(request.user, pk)
    sending.send_test(page, request.user)
    messages.success(request, _("A test letter is on its way to %(email)s.") % {"email": request.user.email})
    return redirect("newsletter_send", page.pk)


@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the letter as it would be sent, or as it was."""
    page = _page(request.user, pk)
    issue = Issue.objects.filter(page=page).first()
    html = issue.html if issue else sending.write(page).html
    return HttpResponse(html, headers={"Content-Security-Policy": LETTER_POLICY})


def preview_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the letter's plain text."""
    page = _page(request.user, pk)
    issue = Issue.objects.filter(page=page).first()
    text = issue.text if issue else sending.write(page).text
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how many letters are where, and what went wrong with which."""
    page = _page(request.user, pk)
    issue = Issue.objects.filter(page=page).select_related("created_by").first()
    if issue is None:
        return redirect("newsletter_send", page.pk)
    context = {
        "page": page,
        "issue": issue,
        "breadcrumbs_items": _trail(page, _("How the sending goes")),
        "header_title": _("How the sending goes"),
        "header_icon": "mail",
        **_standing(issue),
    }
    return render(request, "newsletter/admin/progress.html", context)


def _standing(issue: Issue) -> dict:
    counts = sending.counts(issue)
    wrong = issue.deliveries.filter(state__in=[State.FAILED, State.UNKNOWN]).select_related("subscriber")
    return {
        "rows": [(State(state).label, counts[state]) for state in State.values],
        "total": sum(counts.values()),
        "sent": counts[State.SENT],
        "waiting": counts[State.QUEUED] + counts[State.SENDING],
        "problems": wrong.order_by("pk")[:SHOWN_PROBLEMS],
    }


def _trail(page: NewsletterPage, here: str) -> list[dict]:
    return [
        {
            "url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
            "label": page.get_parent().title,
        },
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
        {"url": "", "label": here},
    ]
