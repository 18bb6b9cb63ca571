"""Swedish words → terms: the lemma list of simplemma and the dictionary of Hunspell.

`main`: every word that the form may come from. `weak`: the parts of a compound, by the dictionary's
own compound flags. A word that nobody knows is cut by Snowball.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from search.analysis import spelling
from search.analysis.relatives import of_swedish_noun
from search.analysis.split import Split

SHORTEST_PART = 3
MOST_PARTS = 4


# Long forms of the same word; the endings go on the long one (*faderns*), the short one is what people type.
_LONG = {
    "far": "fader", "mor": "moder", "bror": "broder", "ha": "hava", "ge": "giva", "ta": "taga", "bli": "bliva",
    "dra": "draga",
}  # fmt: skip
_SHORT = {long: short for short, long in _LONG.items()}


def terms(word: str, *, is_small: bool) -> Split:
    """Return the terms of a casefolded word; a capital tells nothing here."""
    main, other, weak = set(), set(), set()
    pieces = [piece for piece in word.split("-") if piece]
    for piece in pieces:
        lemmas, parts = _of_piece(piece)
        weak |= parts
        if len(pieces) > 1:
            weak |= lemmas
        else:
            main |= lemmas
            other |= _present(piece)
    if len(pieces) > 1:
        front = "".join(pieces[:-1])
        main |= {front + lemma for lemma in _lemmas(pieces[-1])}
    main, other, weak = _plain(main), _plain(other), _plain(weak)
    return Split(main, other - main, weak - main - other)


def _plain(found: set[str]) -> frozenset[str]:
    cleaned = ("".join(letter for letter in term if letter.isalnum()) for term in found)
    return frozenset(term for term in cleaned if term)


def _of_piece(word: str) -> tuple[set[str], set[str]]:
    split = _split(word)
    lemmas = _lemmas(word)
    if not _is_known(word):
        lemmas = (
            {"".join(split[:-1]) + lemma for lemma in _lemmas(split[-1])} if split else {word, _stem(word)}
        )
    weak = {lemma for part in split for lemma in _lemmas(part)}
    weak |= {noun for lemma in lemmas | weak for noun in of_swedish_noun(lemma)}
    for start in range(1, len(split) - 1):
        weak |= {"".join(split[start:-1]) + lemma for lemma in _lemmas(split[-1])}
    return lemmas, weak


# -- Lemmas -------------------------------------------------------------------------------------
@lru_cache(maxsize=20_000)
def _lemmas(word: str) -> set[str]:
    """Return the dictionary forms of a word; the word itself where nobody knows it."""
    simple, dictionary = _simple(word), spelling.swedish()
    found = {simple} if simple else set()
    if dictionary is not None:
        found |= {stem.word for stem in dictionary.stems(word) if not dictionary.is_only_inside(stem.word)}
    found |= _past(word)
    return {_SHORT.get(lemma, lemma) for lemma in found} or {word}


def _past(word: str) -> set[str]:
    """Return the verb of a past tense, which the lists take for its participle: *lärde* is *lära*."""
    for ending in ("de", "des"):
        base = word[: -len(ending)]
        if word.endswith(ending):
            return set(filter(_is_infinitive, (base, f"{base}a", f"{base}ja")))
    return set()


def _present(word: str) -> set[str]:
    """Return the verb of a present tense, which may be a noun's plural as well: *vårdar* is *vårda*."""
    return {word[:-1]} if word.endswith("ar") and _is_infinitive(word[:-1]) else set()


def _is_infinitive(word: str) -> bool:
    dictionary = spelling.swedish()
    return (
        word.endswith("a") and _simple(word) == word and dictionary is not None and word in dictionary.flags
    )


def _is_known(word: str) -> bool:
    dictionary = spelling.swedish()
    if dictionary is not None and any(not dictionary.is_only_inside(s.word) for s in dictionary.stems(word)):
        return True
    return _simple(word) != ""


def _simple(word: str) -> str:
    """Return simplemma's lemma; empty where it has none of its own."""
    import simplemma  # noqa: PLC0415 - the lists load late

    # Its lists as they are packed take 80 MB less, and load in half the time.
    if not simplemma.is_known(word, lang="sv", low_memory=True):
        return ""
    return simplemma.lemmatize(word, lang="sv", low_memory=True).casefold()


@cache
def _stemmer():
    import snowballstemmer  # noqa: PLC0415 - loaded late

    return snowballstemmer.stemmer("swedish")


def _stem(word: str) -> str:
    return _stemmer().stemWord(word)


# -- Compounds ----------------------------------------------------------------------------------
@lru_cache(maxsize=20_000)
def _split(word: str) -> tuple[str, ...]:
    """Return the parts of a compound: the fewest, and of those the longest last one; nothing if it is none."""
    found = min(_splits(word, 1), key=lambda parts: (len(parts), -len(parts[-1])), default=())
    return found if len(found) > 1 else ()


def _splits(word: str, depth: int) -> Iterator[tuple[str, ...]]:
    if depth > 1 and _may_be_last(word):
        yield (word,)
    if depth == MOST_PARTS:
        return
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        front = word[:cut]
        if _may_be_first(front):
            for rest in _splits(word[cut:], depth + 1):
                yield (front, *rest)


@lru_cache(maxsize=20_000)
def _may_be_first(part: str) -> bool:
    dictionary = spelling.swedish()
    return dictionary is not None and any(stem.first for stem in dictionary.stems(part))


@lru_cache(maxsize=20_000)
def _may_be_last(part: str) -> bool:
    dictionary = spelling.swedish()
    return dictionary is not None and any(stem.last for stem in dictionary.stems(part))
