"""What a question costs the engine of SEARCH_URL among 1,000, 10,000 and 100,000 entries; prints JSON.

Run in a process of its own in a site's environment: `python -m tests.benchmarks.finding COUNT …`. A question is two
words of a visitor, answered as the page does: hits with lit passages, all facets, the total; without the web server.
"""

import datetime
import json
import os
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.db import connection, transaction  # noqa: E402 - Django is set up first
from django.utils import timezone, translation  # noqa: E402

from cms.chunks import chunks  # noqa: E402
from search import registry  # noqa: E402
from search.engines import engine, engines  # noqa: E402
from search.engines.contract import terms_of  # noqa: E402
from search.finding import Wish, find  # noqa: E402
from search.indexing import digest  # noqa: E402
from search.models import Entry, Outbox  # noqa: E402
from search.rebuilding import of_engine, refill  # noqa: E402
from tests.benchmarks.writing import Writing  # noqa: E402

URL = "/fi/mittaus/"  # of all that is made here
QUESTIONS, TIMES = 40, 3
LONGEST, LONGEST_WORDS = 8, 20  # questions of as many different words as are read
LONG_TEXTS, LONG_WORDS = 600, 200


def entries(writing: Writing, first: int, last: int, length: int = 60) -> Iterator[Entry]:
    """Return entries of made text: a third of them closed, of ten years, of every kind."""
    kinds, today = list(registry.kinds()), timezone.localdate()
    for number in range(first, last):
        date = today - datetime.timedelta(days=writing.chance.randrange(3650))
        entry = Entry(
            kind=kinds[number % len(kinds)], object_id=10_000_000 + number, language="fi", group=f"made:{number}",
            title=writing.text(5), body=writing.text(writing.chance.randrange(length // 2, length * 3 // 2)),
            url=URL, workspace=number % 60 or None, date=date, year=date.year, priority=number % 6 or None,
            audience=f"g{number % 20}" if number % 3 == 0 else "public",
        )  # fmt: skip
        entry.digest = digest(entry)
        yield entry


def clean_up() -> None:
    """Take away what an earlier run made."""
    Entry.objects.filter(url=URL).delete()
    Outbox.objects.all().delete()


def add(some: Iterator[Entry]) -> None:
    """Write entries, without bringing them to the engine."""
    for rows in chunks(some):
        with transaction.atomic():
            Entry.objects.bulk_create(rows)


def answers(questions: list[str]) -> dict[str, float]:
    """Return milliseconds (median, 95th percentile, median of this process's own work), and how much is found."""
    spent, worked, totals = [], [], []
    for turn in range(TIMES + 1):
        for question in questions:
            begun, own = time.perf_counter(), time.process_time()
            found = find(Wish.of({"q": question}), None, "fi")
            if turn:  # the first turn reads the words of the questions
                spent.append((time.perf_counter() - begun) * 1000)
                worked.append((time.process_time() - own) * 1000)
                totals.append(found.total)
    marks = statistics.quantiles(spent, n=20)
    return {
        "p50": statistics.median(spent), "p95": marks[18], "cpu": statistics.median(worked),
        "found": statistics.median(totals),
    }  # fmt: skip


def rebuilt() -> dict[str, float]:
    """Make the engine's index anew; return the seconds, and how often its progress was told."""
    told: list[int] = []
    begun = time.perf_counter()
    refill(engine(), lambda stage, done, total: told.append(done))
    return {"seconds": time.perf_counter() - begun, "told": len(told)}


def compared() -> float:
    """Return the seconds that comparing every entry with the engine takes; ends where they differ."""
    begun = time.perf_counter()
    if differences := list(of_engine(engine())):
        raise SystemExit("\n".join(differences[:10]))
    return time.perf_counter() - begun


def throughput(writing: Writing) -> float:
    """Return how many documents of 200 words are analysed and indexed a second of this process, words known."""
    some = list(entries(writing, 200_000_000, 200_000_000 + LONG_TEXTS, LONG_WORDS))
    for entry in some:
        entry.body = writing.text(LONG_WORDS)
        terms_of(entry)
    Entry.objects.bulk_create(some)
    begun, worked = time.perf_counter(), _worked()
    for rows in chunks(some, 200):
        with transaction.atomic():
            engine().put(rows)
    spent = time.perf_counter() - begun if engine().is_outside else _worked() - worked
    engine().delete([entry.pk for entry in some])
    return LONG_TEXTS / spent


def _worked() -> float:
    """Return the processor time of this process and of PostgreSQL's that serves it, which runs on this machine."""
    own = time.process_time()
    if connection.vendor != "postgresql":
        return own
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text()
    user, system = stat.rpartition(")")[2].split()[11:13]
    return own + (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def main(counts: list[int]) -> None:
    """Measure with ever more entries."""
    if len(engines()) > 1:
        raise SystemExit("Only one engine is measured at a time: SEARCH_URL with standby=0.")
    clean_up()
    writing = Writing()
    asking = Writing(2)
    questions = [asking.question() for _number in range(QUESTIONS)]
    longest = [asking.longest(LONGEST_WORDS) for _number in range(LONGEST)]
    told, there = {}, 0
    with translation.override("fi"):
        for count in counts:
            add(entries(writing, there, count))
            there = count
            made = rebuilt()
            told[count] = {
                **answers(questions), "longest": answers(longest), "rebuild": made, "compare": compared()
            }  # fmt: skip
        print(json.dumps({"by_count": told, "throughput": throughput(writing)}))


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]])
