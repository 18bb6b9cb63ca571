"""Who answers a question: the engine; while it rests, the database in its place; or nobody, as when it takes long."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from search.engines import Engine, engine, standby
from search.engines.contract import EngineAwayError, TooSlowError
from search.models import Entry

Answer = TypeVar("Answer")
RESERVE, NOBODY, SLOW = "reserve", "nobody", "slow"


@dataclass(frozen=True)
class Answered(Generic[Answer]):
    """An answer; `by`: empty for the engine itself, else RESERVE, NOBODY or SLOW (it was broken off)."""

    answer: Answer
    by: str = ""


def ask(question: Callable[[Engine], Answer], nothing: Answer) -> Answered[Answer]:
    """Ask the engine, or who stands in for it; `nothing` is the answer where nobody can tell."""
    try:
        return _asked(question, nothing)
    except TooSlowError:
        return Answered(nothing, SLOW)


def _asked(question: Callable[[Engine], Answer], nothing: Answer) -> Answered[Answer]:
    try:
        return Answered(question(engine()))
    except EngineAwayError:
        second = standby()
    if second is not None and _is_filled(second):
        return Answered(question(second), RESERVE)
    return Answered(nothing, NOBODY)


def _is_filled(second: Engine) -> bool:
    """Tell whether an engine holds what is in the index; it does not before the first rebuild_search."""
    first = Entry.objects.order_by("pk").values_list("pk", flat=True).first()
    return first is None or any(True for _stamp in second.stamps([first]))
