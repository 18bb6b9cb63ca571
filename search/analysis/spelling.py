"""The Hunspell dictionary of Swedish, read backwards: which words a form is made of, and by which rule."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

FIRST, MIDDLE, LAST, ONLY_INSIDE = "X", "U", "Y", "Z"
_RULE = re.compile(r"^SFX\s+(\S)\s+(\S+)\s+(\S+)\s+(\S+)\s*$")


@dataclass(frozen=True)
class Rule:
    """A suffix rule: words with `flag` that meet `condition` lose `strip` and gain `add`."""

    flag: str
    strip: str
    add: str
    inside: str
    condition: re.Pattern


@dataclass(frozen=True)
class Stem:
    """A word of the dictionary that a form comes from; what the form may be in a compound."""

    word: str
    first: bool
    last: bool


class Dictionary:
    """Words with their flags, and the rules by what they add."""

    def __init__(self, folder: Path) -> None:
        """Read `sv_SE.aff` and `sv_SE.dic`."""
        self.rules: dict[str, list[Rule]] = defaultdict(list)
        for line in (folder / "sv_SE.aff").read_text(encoding="utf-8").splitlines():
            match = _RULE.match(line)
            if match:
                self._add_rule(*match.groups())
        self.longest = max(map(len, self.rules))
        self.flags: dict[str, str] = {}
        for line in (folder / "sv_SE.dic").read_text(encoding="utf-8").splitlines()[1:]:
            word, _slash, flags = line.partition("\t")[0].partition("/")
            low = word.casefold()
            self.flags[low] = sys.intern(self.flags.get(low, "") + flags)

    def _add_rule(self, flag: str, strip: str, add: str, condition: str) -> None:
        added, _slash, inside = add.partition("/")
        rule = Rule(flag, strip.replace("0", ""), added.replace("0", ""), inside, re.compile(f"{condition}$"))
        self.rules[rule.add].append(rule)

    def stems(self, form: str) -> Iterator[Stem]:
        """Return the words that a form comes from; a part that lives only in compounds is one too."""
        own = self.flags.get(form)
        if own is not None:
            yield Stem(form, FIRST in own or MIDDLE in own, LAST in own and ONLY_INSIDE not in own)
        for length in range(min(self.longest, len(form) - 1) + 1):
            for rule in self.rules.get(form[len(form) - length :] if length else "", ()):
                word = form[: len(form) - length] + rule.strip
                flags = self.flags.get(word)
                if flags is not None and rule.flag in flags and rule.condition.search(word):
                    inside = bool(rule.inside)
                    yield Stem(word, inside, not inside and LAST in flags)

    def is_only_inside(self, word: str) -> bool:
        """Tell whether a word lives only in compounds."""
        return ONLY_INSIDE in self.flags.get(word, "")


@cache
def swedish() -> Dictionary | None:
    """Return the dictionary, read once; None where it is not installed."""
    folder = next((place for place in _places() if (place / "sv_SE.dic").exists()), None)
    return Dictionary(folder) if folder else None


def _places() -> Iterator[Path]:
    yield Path(sys.prefix) / "share" / "hunspell"
    try:
        for file in files("hunspell-sv") or ():
            if file.name == "sv_SE.dic":
                yield Path(str(file.locate())).parent
    except PackageNotFoundError:
        pass
    yield Path("/usr/share/hunspell")
