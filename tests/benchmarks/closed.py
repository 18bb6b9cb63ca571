"""What pages of the closed side cost: queries and milliseconds of each, as JSON.

Run in a process of its own: `python -m tests.benchmarks.closed E-MAIL PATH E-MAIL PATH …`. Pages are asked
in turns, so that the machine's moods meet all of them; the milliseconds are the median, without a
web server.
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
Asked = tuple[Client, str]


def queries(client: Client, path: str) -> int:
    """Return the queries of one page, asked again until Wagtail's paths are known; ends on any answer but 200."""
    count = 0
    for _time in range(WARM):
        with CaptureQueriesContext(connection) as seen:
            response = client.get(path)
            count = len(seen)
        if response.status_code != 200:
            raise SystemExit(f"{path} answered {response.status_code}")
    return count


def milliseconds(asked: list[Asked]) -> list[float]:
    """Return the median of each page, all asked in turns."""
    spent: list[list[float]] = [[] for _one in asked]
    for _turn in range(TIMES):
        for number, (client, path) in enumerate(asked):
            begun = time.perf_counter()
            client.get(path)
            spent[number].append((time.perf_counter() - begun) * 1000)
    return [statistics.median(times) for times in spent]


def main(words: list[str]) -> None:
    """Tell the cost of each page for the person before it."""
    asked = [(_client(email), path) for email, path in zip(words[::2], words[1::2], strict=True)]
    counts = [queries(*one) for one in asked]
    print(json.dumps(list(zip(counts, milliseconds(asked), strict=True))))


def _client(email: str) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    user = User.objects.get(email=email)
    client.force_login(user)
    return client


if __name__ == "__main__":
    main(sys.argv[1:])
