"""What differs between two texts: line by line first, then word by word in the lines that changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
MOST_WORDS = 1500  # in one line; a longer one is told as a whole


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
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Line((Part("same", line),)) for line in after[c:d]]
        elif kind == "replace":
            found += _changed(before[a:b], after[c:d])
        else:
            found += [_whole("removed", line) for line in before[a:b]]
            found += [_whole("added", line) for line in after[c:d]]
    return found


def _changed(before: list[str], after: list[str]) -> list[Line]:
    """Return lines that were replaced: each beside the one in its place, what is left over as a whole."""
    found = [_line(old, new) for old, new in zip(before, after, strict=False)]
    found += [_whole("removed", line) for line in before[len(after) :]]
    return found + [_whole("added", line) for line in after[len(before) :]]


def _line(old: str, new: str) -> Line:
    a, b = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if max(len(a), len(b)) > MOST_WORDS or matcher.ratio() < 1 / 4:
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
