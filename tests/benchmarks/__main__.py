"""`make bench`: figures as ratios in one run; writes build/bench.json."""

import argparse
import json
import sys
from pathlib import Path

from tests.benchmarks.documents import documents
from tests.benchmarks.members import members
from tests.benchmarks.parts import PARTS
from tests.benchmarks.search import search
from tests.benchmarks.table import Figure, show
from tests.served import Site

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
# Parts with sites of their own; the others share the large demo.
APART = {"documents": documents, "members": members, "search": search}


def main() -> int:
    """Measure what was asked; return 1 when a figure is below its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted(PARTS | APART), help="Measure one part")
    parser.add_argument("--size", default="large", choices=["small", "large"])
    options = parser.parse_args()
    figures: list[Figure] = []
    if options.only not in APART:
        figures += _on_the_demo(options.size, options.only)
    for name, measure in APART.items():
        if options.only in (None, name):
            figures += measure(BUILD)
    show(figures)
    target = BUILD / "bench.json"
    target.write_text(json.dumps([figure.as_dict() for figure in figures], indent=2) + "\n")
    return 0 if all(figure.ok for figure in figures) else 1


def _on_the_demo(size: str, only: str | None) -> list[Figure]:
    figures: list[Figure] = []
    with Site(BUILD / f"bench-{size}", size) as site:
        for name, measure in PARTS.items():
            if only in (None, name):
                figures += measure(site)
                site.rest()
    return figures


if __name__ == "__main__":
    sys.exit(main())
