"""How much memory a process takes before and after the words are loaded, in MB; prints JSON.

Run in a process of its own: `python -m tests.benchmarks.held libvoikko|pyvoikko`.
"""

import json
import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.urls import get_resolver  # noqa: E402 - Django is set up first

from search import analysis  # noqa: E402
from search.analysis import voikko  # noqa: E402


def megabytes() -> float:
    """Return what this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(which: str) -> None:
    """Load the site as a web process does, then the words."""
    try:
        voikko.use(which)
    except LookupError:
        print("null")
        return
    _all_views = get_resolver().url_patterns
    before = megabytes()
    analysis.warm()
    print(json.dumps([before, megabytes()]))


if __name__ == "__main__":
    main(sys.argv[1])
