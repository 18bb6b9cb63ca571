"""What an analyser says of one word."""

from typing import NamedTuple


class Split(NamedTuple):
    """The terms of a word: what it is a form of, what it may be too but seldom is, what it is made of or near."""

    main: frozenset[str]
    other: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
