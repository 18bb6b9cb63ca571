"""Where a request comes from, also through the web server that stands before the site."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the network address of whoever asks; empty when there is none, as on a socket without an address.

    Of X-Forwarded-For only what our own web servers wrote is believed (`ALLAUTH_TRUSTED_PROXY_COUNT`).
    """
    from allauth.account.adapter import get_adapter  # noqa: PLC0415 - it reads models, and models ask `cms.access`

    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""
