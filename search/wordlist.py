"""The field's own list of words: what means the same, in Finnish and in Swedish; editors keep it."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import CODES
from search.analysis import forms, words

HELP = _("Words and abbreviations, with commas between them, such as: opo, opinto-ohjaaja")
Term = tuple[str, ...]  # the words of one expression


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
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, row in enumerate(self._rows):
            for code, terms in row.items():
                for term in terms:
                    if len(term) == 1:
                        for key in _keys(term[0], code):
                            self._by_word[key].add(number)

    def others(self, word: str, language: str) -> tuple[Term, ...]:
        """Return what means the same as a word, in a language; the word may be in any form and either language."""
        if not self._rows:
            return ()
        keys = (key for code in CODES for key in _keys(word, code))
        numbers = sorted({number for key in keys for number in self._by_word.get(key, ())})
        found = (term for number in numbers for term in self._rows[number][language])
        return tuple(dict.fromkeys(term for term in found if term != (word,)))


def _keys(word: str, language: str) -> set[str]:
    """Return what two forms of a word have in common: as it is written, and what it is a form of."""
    found = forms(word, language)
    return {" ".join(found.raw), *(f"{language}:{main}" for main in found.main)}
