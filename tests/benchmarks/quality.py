"""How well a collection is searched: nDCG@10, recall and F1 by kind of query.

`python -m tests.benchmarks.quality COLLECTION.json.gz … [--engine sqlite|postgresql|elasticsearch]
[--analyser libvoikko|pyvoikko] [--halves]`. A collection is gzipped JSON: `lang`, `docs` (`id`, `text`) and
`queries` (`id`, `kind`, `q`, `rel`: grade by id of a document; 2 has the word itself and gains 3, 1 has it in a
compound and gains 1). Recall (R2) and F1 (F2) are of documents with the word itself. `--halves`: the two halves of
the queries, parted by a hash, so that a rule made with one can be proven on the other.
"""

import argparse
import gzip
import hashlib
import json
import math
import os
from collections import defaultdict
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.db import connection  # noqa: E402 - Django is set up first

from search.analysis import voikko  # noqa: E402
from search.trial import trial  # noqa: E402

GAINS = {1: 1.0, 2: 3.0}
COUNTED = 10
WHOLE = 2
Measures = dict[str, float]


def ndcg(hits: list[str], grades: dict[str, int]) -> float:
    """Return nDCG@10 of ranked hits, 0 to 1 (Järvelin and Kekäläinen 2002)."""
    found = _discounted([GAINS.get(grades.get(hit, 0), 0.0) for hit in hits[:COUNTED]])
    best = sorted((GAINS[grade] for grade in grades.values()), reverse=True)
    return found / _discounted(best[:COUNTED])


def _discounted(gains: list[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def found_share(hits: list[str], grades: dict[str, int]) -> tuple[float, float] | None:
    """Return recall and F1 of the documents that have the word itself; None where there is none."""
    wanted = {key for key, grade in grades.items() if grade == WHOLE}
    if not wanted:
        return None
    right = len(wanted.intersection(hits))
    return right / len(wanted), 2 * right / (len(wanted) + len(set(hits)))


def half_of(query: dict) -> str:
    """Return in which half of its collection a query is."""
    return "ab"[hashlib.md5(query["id"].encode()).digest()[0] % 2]  # noqa: S324 - nothing is secret


def measured(collection: Path, engine: str) -> dict[str, Measures]:
    """Return the means of each kind of query: by half, and of all."""
    data = json.loads(gzip.decompress(collection.read_bytes()))
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with trial(engine, data["lang"], data["docs"]) as made:
        for query in data["queries"]:
            hits, _milliseconds = made.ask(query["q"])
            told = {"nDCG": ndcg(hits, query["rel"])}
            told |= dict(zip(("R2", "F2"), found_share(hits, query["rel"]) or (), strict=False))
            for half in ("all", half_of(query)):
                for name, value in told.items():
                    scores[half][f"{query['kind']} {name}"].append(value)
    return {
        half: {name: sum(found) / len(found) for name, found in kinds.items()}
        for half, kinds in sorted(scores.items(), reverse=True)
    }


def main() -> None:
    """Print a line a collection and kind of query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="+", type=Path)
    parser.add_argument("--engine", default=connection.vendor)
    parser.add_argument("--analyser", choices=["libvoikko", "pyvoikko"], default=voikko.name())
    parser.add_argument("--halves", action="store_true")
    options = parser.parse_args()
    voikko.use(options.analyser)
    for collection in options.collections:
        for half, means in measured(collection, options.engine).items():
            if half == "all" or options.halves:
                told = [f"{name} {mean:.3f}" for name, mean in means.items()]
                print(collection.name, options.engine, options.analyser, half, *told)


if __name__ == "__main__":
    main()
