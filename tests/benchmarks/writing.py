"""Finnish without end: the words of the demo's own sentences in an order they could have, and compounds of them."""

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from cms.demo.sentences import Sentences
from search.analysis import words

COMPOUNDS = 30_000
COMPOUND_SHARE = 0.08
LONG = 7  # letters of a word that may be a part of a compound, or be asked for


class Writing:
    """Text by chance; the same seed gives the same words."""

    def __init__(self, seed: int = 1) -> None:
        """Learn which word follows which."""
        self.chance = random.Random(seed)
        self.followers: dict[str, list[str]] = defaultdict(list)
        for sentence in Sentences("fi").all:
            row = words(sentence)
            for word, following in pairwise(row):
                self.followers[word].append(following)
        self.all = [word for followers in self.followers.values() for word in followers]
        self.compounds = list(self._made(sorted({word for word in self.all if len(word) >= LONG})))

    def _made(self, parts: list[str]) -> Iterator[str]:
        for _number in range(COMPOUNDS):
            first, last = self.chance.choices(parts, k=2)
            yield f"{first}{last.lower()}"

    def text(self, length: int) -> str:
        """Return a text of so many words."""
        made, word = [], self.chance.choice(self.all)
        for _number in range(length):
            made.append(word)
            word = self._next(word)
        return " ".join(made)

    def _next(self, word: str) -> str:
        if self.chance.random() < COMPOUND_SHARE:
            # A few are common, most are rare, as words are.
            return self.compounds[int(COMPOUNDS ** self.chance.random()) - 1]
        return self.chance.choice(self.followers.get(word) or self.all)

    def question(self) -> str:
        """Return two words that could stand in one text, neither of them made up."""
        while True:
            asked = [word for word in self.text(14).split() if len(word) >= LONG and word in self.followers]
            if len(set(asked)) > 1:
                return " ".join(asked[:2])

    def longest(self, length: int) -> str:
        """Return so many different words of the sentences, which hardly any text has together."""
        return " ".join(self.chance.sample(sorted(self.followers), length))
