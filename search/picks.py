"""Pages that the editors put above the hits of a query."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms import languages
from cms.pages import addresses, readable
from search.analysis import keys, words

HELP = _("What people write, with commas between the queries, such as: opo, opinto-ohjaaja")


class Pick(models.Model):
    """A page for some queries; it is shown to those who may see it, in their language if there is one."""

    queries = models.CharField(_("queries"), max_length=300, help_text=HELP)
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    note = models.CharField(_("what one finds there"), max_length=200, blank=True)

    class Meta:
        """Named for the admin."""

        ordering = ["queries"]
        verbose_name = _("page on top")
        verbose_name_plural = _("pages on top")

    def __str__(self) -> str:
        """Return the queries."""
        return self.queries


@dataclass(frozen=True)
class Picked:
    """A page on top; `language` is set where it is not the reader's."""

    title: str
    url: str
    note: str
    language: str


def picked(asked: list[str], user, language: str) -> list[Picked]:
    """Return the pages on top for the words of a query, in any of their forms."""
    rows = [row for row in Pick.objects.select_related("page") if _is_asked(row, asked)]
    shown = readable([row.page for row in rows], language, user) if rows else {}
    urls = addresses(list(shown.values()), language) if shown else {}
    notes = {row.page.translation_key: row.note for row in rows}
    return [_as_picked(page, urls[page.pk], notes[key], language) for key, page in shown.items()]


def _as_picked(page: Page, url: str, note: str, language: str) -> Picked:
    code = page.locale.language_code
    return Picked(page.title, url, note, code if code != language else "")


def _is_asked(row: Pick, asked: list[str]) -> bool:
    return any(_same(words(query), asked) for query in row.queries.split(","))


def _same(query: list[str], asked: list[str]) -> bool:
    return len(query) == len(asked) > 0 and all(map(_one_word, query, asked))


def _one_word(one: str, other: str) -> bool:
    """Tell whether two words are forms of the same, in one of the languages."""
    return any(keys(one, code) & keys(other, code) for code in languages.CODES)
