"""What every template may count on; docs/public-site.md lists the names."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.site_frame import SiteFrame, named

LAZY = (
    "navigation", "languages", "footer_links", "feeds", "feedback_url",
    "login_url", "workspaces_url", "noindex", "canonical",
)  # fmt: skip


def site(request: HttpRequest) -> dict:
    """Return the frame around every page; what a template does not ask for costs no query."""
    frame = SiteFrame(request)
    return {
        "demo": settings.DEMO,
        "base_url": settings.BASE_URL,
        # Wagtail's choosers read this name as that of a route of their own.
        "search_url": "" if request.path.startswith("/admin/") else named("search"),
        "newsletter_url": named("newsletter_sign_up"),
        "logout_url": named("account_logout"),
        "settings_url": named("own_profile"),
        "site_name": SimpleLazyObject(lambda: frame.settings.name),
        "contact": SimpleLazyObject(lambda: frame.settings.contact),
        **{name: _later(frame, name) for name in LAZY},
    }


def _later(frame: SiteFrame, name: str) -> SimpleLazyObject:
    return SimpleLazyObject(lambda: getattr(frame, name))
