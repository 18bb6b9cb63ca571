"""A page's own table of contents: every second-level heading gets an address of its own."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

_HEADING = re.compile(r"<h2\b(?P<attributes>[^>]*)>(?P<inside>.*?)</h2>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')


def with_anchors(html: str) -> tuple[SafeString, list[tuple[str, str]]]:
    """Return the html with an id on each h2, and (id, title) of each; two of one name get two ids."""
    taken: dict[str, str] = {}

    def mark(match: re.Match) -> str:
        title = unescape(strip_tags(match["inside"])).strip()
        own = _ID.search(match["attributes"])
        name = own[1] if own else _free(slugify(title) or "osa", taken)
        taken[name] = title
        attributes = match["attributes"] if own else f'{match["attributes"]} id="{name}"'
        return f"<h2{attributes}>{match['inside']}</h2>"

    marked = _HEADING.sub(mark, html)
    return mark_safe(marked), list(taken.items())  # noqa: S308 - made by templates, only ids were added


def _free(name: str, taken: dict[str, str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
