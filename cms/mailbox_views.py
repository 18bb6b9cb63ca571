"""The demo's mailbox: every letter that left the house, so that a newcomer can follow its links."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from cms import languages, mailbox
from cms.headers import PUBLIC_POLICY

PER_PAGE = 30
# A letter may have its own styles, and its links may lead out of the frame; nothing else.
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox allow-top-navigation-by-user-activation"
)


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters, newest first."""
    page = Paginator(mailbox.names(), PER_PAGE).get_page(request.GET.get("page"))
    rows = [mailbox.summary(name) for name in page]
    return _shown(request, "demo/mail.html", {"page_obj": page, "letters": rows})


@require_safe
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """Show a letter: its head, its HTML in a frame, its text."""
    found = _get(name)
    context = {
        "name": name,
        "subject": found.get("Subject", ""),
        "head": [(key, value) for key, value in found.items() if key.lower() != "mime-version"],
        "text": mailbox.part(found, "plain"),
        "has_html": bool(mailbox.part(found, "html")),
    }
    response = _shown(request, "demo/mail_letter.html", context)
    policy = PUBLIC_POLICY | {"frame-src": "'self'"}
    response["Content-Security-Policy"] = "; ".join(f"{key} {value}" for key, value in policy.items())
    return response


@require_safe
@xframe_options_sameorigin
def letter_html(request: HttpRequest, name: str) -> HttpResponse:
    """Answer a letter's HTML alone; its links lead out of the frame."""
    html = mailbox.part(_get(name), "html").replace("<head>", '<head><base target="_top">', 1)
    return HttpResponse(html, headers={"Content-Security-Policy": LETTER_POLICY})


def _get(name: str):
    found = mailbox.read(name)
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    asked = request.GET.get("lang")
    query = f"lang={asked}" if asked in languages.CODES else ""
    return render(request, template, {**context, "query": query})
