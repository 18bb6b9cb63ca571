"""The cards in a person's list of workspaces, each drawn once as long as it says the same.

A card is drawn of a `Card` alone, so what is kept cannot show anything but what was just read for the one who looks.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from workspace.members.counting import Heads
from workspace.members.listing import Branch
from workspace.members.models import Workspace

KEPT = 1000  # cards of a kilobyte, in each process


class Card(NamedTuple):
    """Everything that a card shows; `way_in` and `subgroups` are drawn already."""

    kind: str
    title: str
    url: str
    language: str
    purpose: str
    next_at: datetime | None
    next_title: str
    heads: Heads
    way_in: SafeString
    subgroups: SafeString


def drawn(branch: Branch) -> SafeString:
    """Return a workspace with its subgroups as HTML in the active language; "today" in it is today."""
    return _drawn(card_of(branch), get_language(), timezone.localdate())


def card_of(branch: Branch) -> Card:
    """Return what the card of a workspace shows."""
    row, page, below = branch.row, branch.row.page, branch.subgroups
    return Card(
        page.workspace.kind, page.title, row.url, row.language, page.purpose,
        row.next.starts_at if row.next else None, row.next.title if row.next else "", row.heads,
        render_to_string("members/way_in.html", {"row": row}) if row.way_in else SafeString(),
        render_to_string("members/subgroups.html", {"branches": below}) if below else SafeString(),
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _drawn(card: Card, language: str, today: date) -> SafeString:
    kind = Workspace.Kind(card.kind).label
    return render_to_string("members/workspace_card.html", {"card": card._replace(kind=kind)})
