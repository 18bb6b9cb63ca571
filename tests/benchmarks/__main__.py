"""`make bench`: figures of the large demo as ratios in one run; writes build/bench.json."""

import argparse
import json
import sys
from pathlib import Path

from tests.benchmarks.parts import PARTS
from tests.benchmarks.table import Figure, show
from tests.served import Site

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Measure what was asked; return 1 when a figure is below its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted(PARTS), help="Measure one part")
    parser.add_argument("--size", default="large", choices=["small", "large"])
    options = parser.parse_args()
    figures: list[Figure] = []
    with Site(ROOT / "build" / f"bench-{options.size}", options.size) as site:
        for name, measure in PARTS.items():
            if options.only in (None, name):
                figures += measure(site)
                site.rest()
    show(figures)
    target = ROOT / "build" / "bench.json"
    target.write_text(json.dumps([figure.as_dict() for figure in figures], indent=2) + "\n")
    return 0 if all(figure.ok for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
