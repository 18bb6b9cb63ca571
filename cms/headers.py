"""Headers of every answer: what the browser may run, and that private pages are never kept."""

import base64
import hashlib
import re

from django.http import HttpRequest, HttpResponse

PUBLIC_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
}
ADMIN_POLICY = {
    **PUBLIC_POLICY,
    "img-src": "'self' data: blob:",
    "style-src": "'self' 'unsafe-inline'",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
_INLINE = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


class HeadersMiddleware:
    """Adds the content security policy, and `private, no-store` where nothing else was said."""

    def __init__(self, get_response) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer and add what is missing."""
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Content-Security-Policy" not in response.headers:
            response["Content-Security-Policy"] = policy(request, response)
        return response


def policy(request: HttpRequest, response: HttpResponse) -> str:
    """Return the policy of an answer; Wagtail's own inline scripts are allowed by their hash."""
    if not request.path.startswith("/admin/"):
        return OUTSIDE_ADMIN
    rules = dict(ADMIN_POLICY)
    if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
        rules["script-src"] = " ".join(["'self'", *script_hashes(response.content)])
    return _written(rules)


def _written(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


OUTSIDE_ADMIN = _written(PUBLIC_POLICY)


def script_hashes(html: bytes) -> list[str]:
    """Return the CSP hash of each inline script of a page."""
    digests = {hashlib.sha256(body).digest() for body in _INLINE.findall(html) if body.strip()}
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
