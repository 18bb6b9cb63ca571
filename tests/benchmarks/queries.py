"""How many queries each page asks, without the page cache: prints {path: queries} as JSON.

Run in a process of its own: `python -m tests.benchmarks.queries E-MAIL PATH …` (`-` for a visitor).
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.db import connection  # noqa: E402 - Django is set up first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from cms import page_cache  # noqa: E402
from cms.models import User  # noqa: E402


def count(client: Client, path: str) -> int:
    """Return the queries of one page, asked a second time so that Wagtail's site paths are known."""
    for _time in range(2):
        page_cache.clear()
        with CaptureQueriesContext(connection) as seen:
            response = client.get(path)
        if response.status_code != 200:
            raise SystemExit(f"{path} answered {response.status_code}")
    return len(seen)


def main(email: str, paths: list[str]) -> None:
    """Count for one person."""
    client = Client(HTTP_HOST="127.0.0.1")
    if email != "-":
        client.force_login(User.objects.get(email=email))
    print(json.dumps({path: count(client, path) for path in paths}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
