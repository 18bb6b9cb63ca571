"""What every template may count on; docs/architecture.md lists the names."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict:
    """Return the names of the site that are the same for all pages."""
    return {"demo": settings.DEMO}
