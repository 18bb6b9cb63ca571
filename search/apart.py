"""Hits of the same title and kind, in a list that shows little else, told apart: by where they lie, else by the day."""

from collections.abc import Callable
from functools import partial

from cms.spoken_dates import said_range
from search.hits import Hit

LEVELS = 4  # of the pages above a hit, the nearest first


def told_apart(hits: list[Hit]) -> list[str]:
    """Return what tells each hit from those that look like it; empty for one that looks like no other."""
    alike: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        alike.setdefault((hit.name.casefold(), hit.kind.key), []).append(hit)
    words = {id(hit): text for some in alike.values() for hit, text in zip(some, _words(some), strict=True)}
    return [words[id(hit)] for hit in hits]


def _words(some: list[Hit]) -> list[str]:
    """Return the first words that differ for all of some hits, else those that differ for most."""
    if len(some) == 1:
        return [""]
    tries = [[tell(hit) or _day(hit) for hit in some] for tell in _WAYS]
    return max(tries, key=lambda words: len(set(words)))


def _above(level: int, hit: Hit) -> str:
    steps = [step.title for step in hit.place] or [", ".join(step.title for step in hit.belongs)]
    return steps[-level] if level <= len(steps) else ""


def _way(hit: Hit) -> str:
    return " › ".join(step.title for step in hit.place)


def _day(hit: Hit) -> str:
    return said_range(hit.date) if hit.date else ""


def _place_and_day(hit: Hit) -> str:
    return " · ".join(filter(None, (_above(1, hit), _day(hit))))


_WAYS: tuple[Callable[[Hit], str], ...] = (
    *(partial(_above, level) for level in range(1, LEVELS + 1)), _way, _day, _place_and_day,
)  # fmt: skip
