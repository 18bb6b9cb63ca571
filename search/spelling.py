"""“Did you mean …?”: words of the index that look like what was typed.

The words are learnt from all entries now and then, so what is erased is forgotten. They are nobody's before they
are asked for: a word is offered only when the asker's own search finds something by it (AC-04, AC-06).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from django.core.cache import cache
from django.db import models, transaction
from django.db.models import Count
from django.db.models.functions import Length

from cms.chunks import chunks
from cms.languages import CODES
from search import asking
from search.analysis import forms, words
from search.models import Entry

SHORTEST, LONGEST = 3, 30
MOST_WORDS = 50_000
TWICE = 2  # texts that a word must be in; a title is enough by itself
LOOKED_AT, TRIED = 150, 4
MOST_TYPOS = 3
MOST_SLIPS = 2  # in a word; one in a short word
EVERY = 6 * 60 * 60  # seconds between two learnings


class KnownWord(models.Model):
    """A word of the index, in small letters, as it is written."""

    word = models.CharField(max_length=LONGEST, unique=True)

    def __str__(self) -> str:
        """Return the word."""
        return self.word


class Gram(models.Model):
    """Three letters next to each other in a word."""

    word = models.ForeignKey(KnownWord, on_delete=models.CASCADE, related_name="grams")
    gram = models.CharField(max_length=3, db_index=True)

    def __str__(self) -> str:
        """Return the letters."""
        return self.gram


# -- Learning -----------------------------------------------------------------------------------
def learn() -> int:
    """Know the words that are in the index now, and no others; return how many words changed."""
    now, before = set(_worth_knowing()), set(KnownWord.objects.values_list("word", flat=True))
    for some in chunks(before - now):
        KnownWord.objects.filter(word__in=some).delete()
    for some in chunks(sorted(now - before)):
        _know(some)
    return len(now ^ before)


@transaction.atomic
def _know(some: list[str]) -> None:
    rows = KnownWord.objects.bulk_create(KnownWord(word=word) for word in some)
    Gram.objects.bulk_create(Gram(word=row, gram=gram) for row in rows for gram in sorted(grams_of(row.word)))


def _worth_knowing() -> list[str]:
    counted: Counter[str] = Counter()
    rows = Entry.objects.values_list("title", "body", "language")
    for title, body, language in rows.iterator(chunk_size=200):
        counted.update(_words_of(body, language))
        counted.update(dict.fromkeys(_words_of(title, language), TWICE))
    return [word for word, count in counted.most_common(MOST_WORDS) if count >= TWICE]


def _words_of(text: str, language: str) -> set[str]:
    """Return the words of a text as they are written, and what they are forms of where that is certain."""
    written = {word.casefold() for word in words(text)}
    certain = (forms(word, language).main for word in written)
    found = written | {next(iter(main)) for main in certain if len(main) == 1}
    return {word for word in found if SHORTEST <= len(word) <= LONGEST and not any(map(str.isdigit, word))}


def learn_now_and_then() -> int:
    """Queue the learning when the last one is hours ago; return whether it was."""
    from search.tasks import learn_words  # noqa: PLC0415 - the task stands on this module

    due = cache.add("search.words.learnt", True, EVERY)
    if due:
        learn_words.enqueue()
    return int(due)


# -- Offering -----------------------------------------------------------------------------------
def meant(question: asking.Question, finds: Callable[[asking.Question], bool]) -> str:
    """Return the query with its unknown words put right, or nothing; `finds` asks in the asker's audiences."""
    unknown = (
        piece.words[0] for piece in question.pieces if piece.is_plain and not _finds_word(piece, finds)
    )
    typos = list(islice(unknown, MOST_TYPOS + 1))  # with more nothing is offered, so no more are looked for
    text = question.text
    for typo in typos if len(typos) <= MOST_TYPOS else ():
        better = next((word for word in _like(typo) if finds(asking.understood(word))), None)
        if better is None:
            return ""
        text = re.sub(rf"\b{re.escape(typo)}\b", better, text)
    return text if text != question.text and finds(asking.understood(text)) else ""


def _finds_word(piece: asking.Typed, finds: Callable[[asking.Question], bool]) -> bool:
    return finds(asking.Question(piece.words[0], (piece,)))


def _like(typo: str) -> Iterator[str]:
    """Return words that look like it, then those that look like what it seems to be a form of."""
    yield from near(typo)[:TRIED]
    stems = {stem for code in CODES for stem in forms(typo, code).main if stem != typo.casefold()}
    for stem in sorted(stems, key=lambda stem: (-len(stem), stem))[:TRIED]:
        yield from near(stem)[:1]


def near(typed: str) -> list[str]:
    """Return known words one or two slips away, the nearest first.

    Only words about as long are looked at: a large site has hundreds of compounds that begin like any word.
    """
    word = typed.casefold()
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    allowed = 1 if len(word) <= 4 else MOST_SLIPS
    sized = KnownWord.objects.annotate(length=Length("word"))
    rows = sized.filter(
        length__range=(len(word) - allowed, len(word) + allowed), grams__gram__in=grams_of(word)
    )
    ranked_rows = rows.annotate(shared=Count("grams")).order_by("-shared", "word")
    likely = ranked_rows.values_list("word", flat=True)[:LOOKED_AT]
    ranked = sorted((slips(word, other), place, other) for place, other in enumerate(likely))
    return [other for count, _place, other in ranked if 0 < count <= allowed]


def grams_of(word: str) -> set[str]:
    """Return the trigrams of a word, its beginning and its end counted."""
    padded = f" {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def slips(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, too many or in the wrong order (optimal string alignment)."""
    before, row = [], list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        older, before, row = before, row, [place]
        for column, there in enumerate(other, start=1):
            row.append(min(row[-1] + 1, before[column] + 1, before[column - 1] + (letter != there)))
            if place > 1 and column > 1 and one[place - 2 : place] == other[column - 2 : column][::-1]:
                row[column] = min(row[column], older[column - 2] + 1)
    return row[-1]
