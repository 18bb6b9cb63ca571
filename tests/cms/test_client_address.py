"""Where a request comes from, through the web servers in front."""

import pytest

from cms import request_memory
from cms.request_memory import RequestMemoryMiddleware


@pytest.mark.parametrize(
    ("servers", "forwarded", "network"),
    [
        (1, "198.51.100.7", "198.51.100.0/24"),
        (1, "192.0.2.1, 198.51.100.7", "198.51.100.0/24"),  # the first is what the visitor says
        (2, "192.0.2.1, 198.51.100.7", "192.0.2.0/24"),
        (1, "2001:db8:1:2::7", "2001:db8:1::/48"),
        (1, "not an address", ""),
        (1, "", "127.0.0.0/24"),
        (0, "198.51.100.7", "127.0.0.0/24"),  # no web server of ours: nobody is believed
    ],
)
def test_a_change_is_traced_to_the_network_of_whoever_asks(servers, forwarded, network, rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = servers
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    seen = RequestMemoryMiddleware(lambda request: request_memory.trace())(rf.get("/fi/", headers=headers))
    assert seen.network == network
