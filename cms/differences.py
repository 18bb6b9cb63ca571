"""What differs between two texts: line by line first, then word by word in the lines that changed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
MOST_WORDS = 1500  # in one line; a longer one is told as a whole
# What is equal to each other in both texts and so is weighed: of lines, and of words in all lines together. A list in
# which few lines come again and again would keep a reader waiting for minutes.
MOST_LINE_PAIRS, MOST_WORD_PAIRS = 1_000_000, 5_000_000
Step = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Part:
    """A stretch of a line: `same`, `added` or `removed`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One line of the newer text, or of the older one where it is gone."""

    parts: tuple[Part, ...]

    @property
    def is_changed(self) -> bool:
        """Tell whether anything in it differs."""
        return any(part.kind != "same" for part in self.parts)


def words_of(lines: Iterable[str]) -> list[str]:
    """Return the words of some lines, for counting."""
    return [word for line in lines for word in re.findall(r"\w+", line)]


def compared(before: list[str], after: list[str]) -> list[Line]:
    """Return the lines of both texts in order, with what was added and what was removed."""
    found: list[Line] = []
    room = _Room(MOST_WORD_PAIRS)
    for kind, a, b, c, d in _steps(before, after):
        if kind == "equal":
            found += [Line((Part("same", line),)) for line in after[c:d]]
        elif kind == "replace":
            found += _changed(before[a:b], after[c:d], room)
        else:
            found += [_whole("removed", line) for line in before[a:b]]
            found += [_whole("added", line) for line in after[c:d]]
    return found


class _Room:
    """How much may still be weighed."""

    def __init__(self, left: int) -> None:
        self.left = left

    def takes(self, weight: int) -> bool:
        if weight > self.left:
            return False
        self.left -= weight
        return True


def _pairs(before: list[str], after: list[str]) -> int:
    counts = Counter(after)
    return sum(counts[one] for one in before)


def _steps(before: list[str], after: list[str]) -> list[Step]:
    """Return what leads from one text to the other; of what is too much to weigh, only its ends are looked at."""
    if _pairs(before, after) <= MOST_LINE_PAIRS:
        return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    a, b = len(before) - end, len(after) - end
    return [
        ("equal", 0, start, 0, start),
        ("replace", start, a, start, b),
        ("equal", a, len(before), b, len(after)),
    ]


def _same(before: list[str], after: list[str]) -> int:
    pairs = zip(before, after, strict=False)
    return next((n for n, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))


def _changed(before: list[str], after: list[str], room: _Room) -> list[Line]:
    """Return lines that were replaced: each beside the one in its place, what is left over as a whole."""
    found = [_line(old, new, room) for old, new in zip(before, after, strict=False)]
    found += [_whole("removed", line) for line in before[len(after) :]]
    return found + [_whole("added", line) for line in after[len(before) :]]


def _line(old: str, new: str, room: _Room) -> Line:
    if old == new:
        return Line((Part("same", new),))
    a, b = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    too_much = max(len(a), len(b)) > MOST_WORDS or not room.takes(_pairs(a, b))
    if too_much or matcher.ratio() < 1 / 4:
        return Line((Part("removed", old), Part("added", new)))
    parts: list[Part] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            parts.append(Part("same", "".join(a[i:j])))
            continue
        parts += [
            Part(name, "".join(words)) for name, words in (("removed", a[i:j]), ("added", b[k:m])) if words
        ]
    return Line(tuple(parts))


def _whole(kind: str, line: str) -> Line:
    return Line((Part(kind, line),))
