"""The field's own list of words: what means the same, in Finnish and in Swedish; editors keep it."""

from collections import defaultdict
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import CODES
from search.analysis import keys, words

HELP = _("Words and abbreviations, with commas between them, such as: opo, opinto-ohjaaja")
Term = tuple[str, ...]  # the words of one expression
Written = tuple[int, str, Term]  # the row of an expression, its language, its words


class Synonym(models.Model):
    """Expressions that mean the same; who searches by one finds the others, too, in both languages."""

    finnish = models.CharField(_("in Finnish"), max_length=300, blank=True, help_text=HELP)
    swedish = models.CharField(_("in Swedish"), max_length=300, blank=True, help_text=HELP)

    class Meta:
        """Named for the admin."""

        ordering = ["finnish", "swedish"]
        verbose_name = _("word with the same meaning")
        verbose_name_plural = _("words with the same meaning")

    def __str__(self) -> str:
        """Return all that means the same."""
        return " = ".join(text for text in (self.finnish, self.swedish) if text)

    def terms(self) -> dict[str, list[Term]]:
        """Return the expressions of each language."""
        texts = {"fi": self.finnish, "sv": self.swedish}
        found = {code: [tuple(words(text)) for text in texts[code].split(",")] for code in CODES}
        return {code: [term for term in terms if term] for code, terms in found.items()}

    def clean(self) -> None:
        """Ask for two expressions at least."""
        if sum(map(len, self.terms().values())) < 2:
            raise ValidationError(_("Give at least two words that mean the same."))


class WordList:
    """The list, read once a search."""

    def __init__(self) -> None:
        """Read it."""
        self._rows = [row.terms() for row in Synonym.objects.all()]
        self._begins: dict[str, set[Written]] = defaultdict(set)
        for number, row in enumerate(self._rows):
            for code, terms in row.items():
                for term in terms:
                    for key in keys(term[0], code):
                        self._begins[key].add((number, code, term))

    def others(self, asked: Sequence[str], language: str) -> list[tuple[Term, ...]]:
        """Return for each of some words next to each other what may stand in its place, in a language.

        They may be in any form and in either language. What means the same as several of them may stand in the
        place of each: who has it has all of them.
        """
        found: list[dict[Term, None]] = [{} for _word in asked]
        for place in range(len(asked)) if self._rows else ():
            for number, _code, term in self._written_at(place, asked):
                own = term if len(term) > 1 else (asked[place],)
                same = [other for other in self._rows[number][language] if other != own]
                for words_place in range(place, place + len(term)):
                    found[words_place] |= dict.fromkeys(same)
        return [tuple(terms) for terms in found]

    def _written_at(self, place: int, asked: Sequence[str]) -> list[Written]:
        """Return the expressions of the list that are written at a place among words, as the list has them."""
        wanted = (key for code in CODES for key in keys(asked[place], code))
        begun = {written for key in wanted for written in self._begins.get(key, ())}
        return sorted(written for written in begun if _is_written(written, asked[place:]))


def _is_written(written: Written, asked: Sequence[str]) -> bool:
    _number, code, term = written
    rest = zip(term[1:], asked[1:], strict=False)
    return len(term) <= len(asked) and all(keys(one, code) & keys(word, code) for one, word in rest)
