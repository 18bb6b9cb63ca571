"""How well a collection is searched: nDCG@10 by kind of query.

`python -m tests.benchmarks.quality COLLECTION.json.gz … [--engine sqlite|postgresql|elasticsearch]`. A
collection is gzipped JSON: `lang`, `docs` (`id`, `text`) and `queries` (`kind`, `q`, `rel`: grade by id of a
document; 2 has the word itself and gains 3, 1 has it in a compound and gains 1).
"""

import argparse
import gzip
import json
import math
import os
from collections import defaultdict
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.db import connection  # noqa: E402 - Django is set up first

from search.trial import trial  # noqa: E402

GAINS = {1: 1.0, 2: 3.0}
COUNTED = 10


def ndcg(hits: list[str], grades: dict[str, int]) -> float:
    """Return nDCG@10 of ranked hits, 0 to 1 (Järvelin and Kekäläinen 2002)."""
    found = _discounted([GAINS.get(grades.get(hit, 0), 0.0) for hit in hits[:COUNTED]])
    best = sorted((GAINS[grade] for grade in grades.values()), reverse=True)
    return found / _discounted(best[:COUNTED])


def _discounted(gains: list[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def measured(collection: Path, engine: str) -> dict[str, float]:
    """Return the mean of each kind of query."""
    data = json.loads(gzip.decompress(collection.read_bytes()))
    scores: dict[str, list[float]] = defaultdict(list)
    with trial(engine, data["lang"], data["docs"]) as made:
        for query in data["queries"]:
            hits, _milliseconds = made.ask(query["q"])
            scores[query["kind"]].append(ndcg(hits, query["rel"]))
    return {kind: sum(found) / len(found) for kind, found in scores.items()}


def main() -> None:
    """Print a line a collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="+", type=Path)
    parser.add_argument("--engine", default=connection.vendor)
    options = parser.parse_args()
    for collection in options.collections:
        means = measured(collection, options.engine)
        print(collection.name, options.engine, *(f"{kind} {mean:.3f}" for kind, mean in means.items()))


if __name__ == "__main__":
    main()
