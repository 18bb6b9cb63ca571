"""Facets and their values: as an address has them, as people write them, as the page calls them."""

from collections.abc import Collection

from django.utils import translation
from django.utils.translation import gettext as _

from cms import languages
from search import registry
from search.analysis import clean
from search.models import Entry

LANGUAGES = {"suomi": "fi", "finska": "fi", "ruotsi": "sv", "svenska": "sv"}
LONGEST_TAG = 100


def value(name: str, text: str) -> object | None:
    """Return the value of a facet that an address names; None for one that cannot be."""
    if name == "kind":
        return text if text in registry.kinds() else None
    if name == "language":
        return text if text in languages.CODES else None
    if name == "tag":
        return clean(text[:LONGEST_TAG]) or None
    return number(text)


def number(text: str) -> int | None:
    """Return a number above zero of nine digits at most; None for anything else."""
    return int(text) or None if text.isascii() and text.isdigit() and len(text) <= 9 else None


def named(name: str, text: str) -> object | None:
    """Return the value that somebody wrote among the words, in Finnish or in Swedish; None where it is none."""
    word = text.casefold()
    if name == "kind":
        return _kinds_by_name().get(word) or value(name, word)
    if name == "language":
        return LANGUAGES.get(word) or value(name, word)
    return None if name == "workspace" else value(name, text)


def _kinds_by_name() -> dict[str, str]:
    found = {}
    for code in languages.CODES:
        with translation.override(code):
            for key, kind in registry.kinds().items():
                found |= {str(kind.one).casefold(): key, str(kind.many).casefold(): key}
    return found


def room_named(text: str, audiences: Collection[str]) -> int:
    """Return the number of a workspace by its name or the beginning of it, of those the asker may see; else 0."""
    rows = Entry.objects.filter(audience__in=list(audiences), workspace__isnull=False).order_by()
    numbers = list(rows.values_list("workspace", flat=True).distinct())
    for code in languages.CODES:
        with translation.override(code):
            for key, name in sorted(registry.room_names(numbers).items()):
                if name.casefold().startswith(text.casefold()):
                    return key
    return 0


def labels(name: str, values: list) -> dict:
    """Return what values of a facet are called; those without a name are left out."""
    if name == "kind":
        return {value: str(registry.kinds()[value].many) for value in values if value in registry.kinds()}
    if name == "workspace":
        return registry.room_names(values) if values else {}
    if name == "language":
        return {value: languages.OWN_NAMES[value] for value in values}
    if name == "priority":
        return {value: _("Priority %(number)d") % {"number": value} for value in values}
    return {value: str(value) for value in values}


def in_order(name: str, counts: dict, labels: dict) -> list:
    """Return the values of a facet that have a name, as they are listed."""
    known = [value for value in counts if value in labels]
    if name == "kind":
        order = list(registry.kinds())
        return sorted(known, key=order.index)
    if name == "year":
        return sorted(known, reverse=True)
    if name == "tag":
        return sorted(known, key=lambda value: (-counts[value], value))
    return sorted(known, key=lambda value: labels[value])
