"""What is too much for one statement, some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
SIZE = 500


def chunks(items: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    """Cut an iterable into lists of a size."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
