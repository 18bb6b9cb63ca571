"""Entries as a reader sees them: title, what it is, where it lies, when it is from, a passage."""

import datetime
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.db.models.functions import Length, Substr
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.pages import addresses, readable
from search import registry
from search.engines.contract import Clause
from search.models import Entry
from search.passages import Light, Passage, Piece
from search.places import paths_to
from search.registry import Step

READ = 40_000  # characters of a body that a passage is looked for in first
UNITS = {
    "page": gettext_lazy("page %(label)s"),
    "slide": gettext_lazy("slide %(label)s"),
    "sheet": gettext_lazy("sheet “%(label)s”"),
}


@dataclass(frozen=True)
class Hit:
    """One hit; `language` is set where it is not the reader's.

    `place`: the pages above it; of what lies below none `belongs`, what it belongs to.
    """

    title: list[Piece]
    url: str
    kind: registry.Kind
    place: list[Step]
    date: datetime.date | None
    passage: list[Piece]
    language: str
    priority: int | None
    group: str = ""  # of its entries in all languages
    belongs: list[Step] = field(default_factory=list)
    where: str = ""  # of a file: on which page, slide or sheet the passage is

    @property
    def name(self) -> str:
        """Return the title as plain text."""
        return "".join(piece.text for piece in self.title)

    @property
    def is_placed(self) -> bool:
        """Tell whether anything is known of where it is."""
        return bool(self.place or self.belongs)


def hits_of(ids: list[int], clauses: dict[str, tuple[Clause, ...]], user, language: str) -> list[Hit]:
    """Return entries as hits, in the order of their ids; the same number of queries for one and for many."""
    rows = (
        Entry.objects.filter(pk__in=ids)
        .defer("body")
        .annotate(beginning=Substr("body", 1, READ), length=Length("body"))
    )
    found = {entry.pk: entry for entry in rows.select_related("guard__locale")}
    entries = [found[key] for key in ids if key in found]
    light, kinds = Light(clauses), registry.kinds()
    urls, places = _urls(entries, language), _places(entries, user, language)
    belongs, passages = _belongings(entries, user, language), _passages(entries, light)
    return [
        Hit(
            title=light.title(entry.title, entry.language),
            url=urls[entry.pk],
            kind=kinds[entry.kind],
            place=places[entry.pk],
            belongs=belongs[entry.pk],
            date=entry.date,
            passage=passages[entry.pk].pieces,
            language=entry.language if entry.language != language else "",
            priority=entry.priority,
            group=entry.group,
            where=_where(entry, passages[entry.pk].at),
        )
        for entry in entries
    ]


def _passages(entries: list[Entry], light: Light) -> dict[int, Passage]:
    """Return the passage of each; the rest of a long text is read only where its beginning has none of the words.

    What stands before the text of a file, its name, is shown only where nothing else has the words.
    """
    found = {entry.pk: _in_text(entry, entry.beginning, light.passage) for entry in entries}
    far = {entry.pk: entry for entry in entries if entry.length > READ and found[entry.pk].at is None}
    if far and light:
        for pk, body in Entry.objects.filter(pk__in=far).values_list("pk", "body"):
            passage = _in_text(far[pk], body, light.far_passage)
            found[pk] = passage if passage.at is not None else found[pk]
    for entry in entries:
        if entry.parts and found[entry.pk].at is None:
            named = light.passage(entry.beginning[: _start(entry)].strip(), entry.language)
            found[entry.pk] = named if named.at is not None else found[entry.pk]
    return found


def _in_text(entry: Entry, body: str, look: Callable[[str, str], Passage]) -> Passage:
    start = _start(entry)
    passage = look(body[start:], entry.language)
    return replace(passage, at=passage.at + start) if passage.at is not None else passage


def _start(entry: Entry) -> int:
    """Return where the text of an entry begins; of a file, its name stands before it."""
    return entry.parts[0][0] if entry.parts else 0


def _where(entry: Entry, at: int | None) -> str:
    """Return on which page of a file a place in its text is, in words."""
    if at is None or not entry.parts:
        return ""
    before = bisect_right(entry.parts, at, key=lambda part: part[0])
    label = entry.parts[before - 1][1] if before else ""
    return UNITS[entry.unit] % {"label": label} if label else ""


def _urls(entries: list[Entry], language: str) -> dict[int, str]:
    guards = {
        entry.guard_id: entry.guard for entry in entries if entry.guard_id and entry.url[:1] in ("", "#")
    }
    pages = addresses(list(guards.values()), language) if guards else {}
    return {entry.pk: _url(entry, pages, language) for entry in entries}


def _url(entry: Entry, pages: dict[int, str], language: str) -> str:
    if entry.url[:1] in ("", "#"):
        return f"{pages.get(entry.guard_id) or ''}{entry.url}"
    return _path_in(entry.url, language)


@lru_cache(maxsize=10_000)
def _path_in(path: str, language: str) -> str:
    """Return a path as it is in a language; Django tries all our addresses in turn, so known ones are kept."""
    with translation.override(registry.PATHS_IN):
        return translate_url(path, language)


def _places(entries: list[Entry], user, language: str) -> dict[int, list[Step]]:
    """Return the pages above each entry, below the front page, as the reader may see them."""
    lines = {entry.pk: _line(entry) for entry in entries}
    wanted = {path for line in lines.values() for path in line}
    pages = {page.path: page for page in Page.objects.filter(path__in=wanted).only("path", "translation_key")}
    shown = readable(list(pages.values()), language, user)
    steps = {
        path: _step(shown[page.translation_key], language)
        for path, page in pages.items()
        if page.translation_key in shown
    }
    return {key: [steps[path] for path in line if path in steps] for key, line in lines.items()}


def _belongings(entries: list[Entry], user, language: str) -> dict[int, list[Step]]:
    """Return what each entry that lies below no page belongs to."""
    loose: dict[str, set[int]] = {}
    for entry in entries:
        if entry.guard_id is None:
            loose.setdefault(entry.kind, set()).add(entry.object_id)
    with translation.override(language):
        told = {kind: registry.belongings(kind, ids, user) for kind, ids in loose.items()}
    return {entry.pk: told.get(entry.kind, {}).get(entry.object_id, []) for entry in entries}


def _step(page: Page, language: str) -> Step:
    code = page.locale.language_code
    return Step(page.title, code if code != language else "")


def _line(entry: Entry) -> list[str]:
    if entry.guard_id is None:
        return []
    above = paths_to(entry.guard.path)[1:]
    return above[:-1] if entry.url == "" else above
