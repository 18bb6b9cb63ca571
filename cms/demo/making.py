"""Making pages of words: once each, in both languages, published at the end.

Each page has a key of its own, from which its `translation_key` follows; so a page is found again
wherever somebody has moved it and whatever they have called it.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from wagtail.models import Locale, Page

from cms.accounts import User
from cms.demo import markup
from cms.demo.words.shapes import LANGUAGES, T
from cms.models import Document

NAMESPACE = UUID("6f1c0f0e-5d0b-4f0e-9a57-0e1020161025")
Versions = dict[str, Page]
Fields = Callable[[str], dict]


def key_of(*parts: str | int) -> UUID:
    """Return the lasting key of something of the demo."""
    return uuid5(NAMESPACE, "/".join(str(part) for part in parts))


def stream(owner: str, blocks: list[tuple[str, object]]) -> str:
    """Return the content of a StreamField; a block's id follows from its owner and its place.

    So the versions of a page in two languages have the same ids.
    """
    rows = [
        {"type": kind, "value": value, "id": str(key_of(owner, kind, place))}
        for place, (kind, value) in enumerate(blocks)
    ]
    return json.dumps(rows, ensure_ascii=False)


@dataclass(frozen=True)
class Waiting:
    """A new page that is still to be filled and published."""

    page: Page
    language: str
    fields: Fields


@dataclass
class Making:
    """What is being made: pages and documents by key, and a count of what is new and what was there."""

    author: User | None = None
    pages: dict[str, Versions] = field(default_factory=dict)
    papers: dict[str, Document] = field(default_factory=dict)
    made: Counter = field(default_factory=Counter)
    kept: Counter = field(default_factory=Counter)
    waiting: list[Waiting] = field(default_factory=list)
    locales: dict[str, Locale] = field(default_factory=dict)

    def locale(self, language: str) -> Locale:
        """Return the locale of a language, made where it is missing."""
        if language not in self.locales:
            self.locales[language], _made = Locale.objects.get_or_create(language_code=language)
        return self.locales[language]

    def count(self, what: str, made: bool) -> None:
        """Count something as new or as found."""
        (self.made if made else self.kept)[what] += 1

    # -- Pages ----------------------------------------------------------------------------------
    def page(
        self, key: str, model: type[Page], parents: Versions, words: tuple[T, T],
        fields: Fields = lambda language: {}, **needed,
    ) -> Versions:  # fmt: skip
        """Make a page in each language that it has a title in (`words` are title and slug).

        `needed` is what its row cannot be without; `fields` is asked at the end, when every page
        is there to be linked to.
        """
        found: Versions = {}
        for language in LANGUAGES:
            if words[0].has(language):
                row = (key, model, language)
                found[language] = self._there(*row) or self._new(
                    row, parents[language], words, fields, needed
                )
        self.pages[key] = found
        return found

    def _there(self, key: str, model: type[Page], language: str) -> Page | None:
        page = model.objects.filter(translation_key=key_of(key), locale=self.locale(language)).first()
        if page is not None:
            self.count("pages", made=False)
        return page

    def _new(self, row: tuple, parent: Page, words: tuple[T, T], fields: Fields, needed: dict) -> Page:
        key, model, language = row
        page = model(
            title=words[0].of(language), slug=words[1].of(language), locale=self.locale(language),
            translation_key=key_of(key), owner=self.author, live=False, **needed,
        )  # fmt: skip
        parent.add_child(instance=page)
        self.waiting.append(Waiting(page, language, fields))
        self.count("pages", made=True)
        return page

    def finish(self) -> None:
        """Fill and publish the new pages, parents first."""
        for new in self.waiting:
            page = type(new.page).objects.get(pk=new.page.pk)
            for name, value in new.fields(new.language).items():
                setattr(page, name, value)
            page.save_revision(user=self.author).publish()
        self.waiting = []

    # -- Words ----------------------------------------------------------------------------------
    def named(self, key: str, language: str) -> Page:
        """Return a page by key: in a language, else in the other one; raises KeyError."""
        versions = self.pages[key]
        return versions.get(language) or next(iter(versions.values()))

    def rich(self, words: T, language: str) -> str:
        """Return rich text, its links to pages (`page:key`) led to the pages of the same language."""

        def link(target: str) -> str:
            if not target.startswith("page:"):
                return markup.plain_link(target)
            return f'linktype="page" id="{self.named(target.removeprefix("page:"), language).pk}"'

        return markup.html(words.raw(language), link)
