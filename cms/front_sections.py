"""Sections of the front page that other rooms offer.

The front page is `home`'s; events, the plan and the newsletter are not. Each room answers our
hook `front_page_sections() -> list[FrontSection]`; the editor picks one in a block.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail import hooks


@dataclass(frozen=True)
class FrontSection:
    """A section by key: its name for the editor, its template, and what it shows to a visitor."""

    key: str
    label: str
    template: str
    context: Callable[[HttpRequest], dict]


def front_sections() -> dict[str, FrontSection]:
    """Return all sections by key."""
    found = [section for hook in hooks.get_hooks("front_page_sections") for section in hook()]
    return {section.key: section for section in found}
