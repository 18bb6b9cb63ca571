"""What pages of the closed side cost: queries and milliseconds of each, as JSON.

Run in a process of its own: `python -m tests.benchmarks.closed E-MAIL PATH …`. A page is asked a few
times first; the milliseconds are the median of the times after that, without a web server.
"""

import json
import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.db import connection  # noqa: E402 - Django is set up first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from cms.models import User  # noqa: E402

WARM, TIMES = 3, 15


def cost(client: Client, path: str) -> dict[str, float]:
    """Return the queries and the milliseconds of one page; ends with a sentence on any answer but 200."""
    for _time in range(WARM):
        with CaptureQueriesContext(connection) as seen:
            response = client.get(path)
        if response.status_code != 200:
            raise SystemExit(f"{path} answered {response.status_code}")
    spent = []
    for _time in range(TIMES):
        begun = time.perf_counter()
        client.get(path)
        spent.append((time.perf_counter() - begun) * 1000)
    return {"queries": len(seen), "ms": statistics.median(spent)}


def main(email: str, paths: list[str]) -> None:
    """Tell the costs for one person."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(
        User.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    print(json.dumps({path: cost(client, path) for path in paths}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
