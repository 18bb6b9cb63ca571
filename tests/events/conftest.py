"""A public list of events in both languages, and a meeting of the workspace A."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from tests import factories
from workspace.events.models import EventDocument, EventIndexPage, EventPage

CANARY = "Kanarialintu"


def agenda_item(title: str, minutes: int | None = None, **fields) -> tuple[str, dict]:
    """Return the value of one item of an agenda."""
    return ("item", {"title": title, "minutes": minutes, "presenter": "", "text": "", **fields})


@pytest.fixture
def public(site_tree) -> SimpleNamespace:
    """The public lists of events in Finnish and Swedish."""
    index = factories.page(site_tree.home, EventIndexPage, "Tapahtumat", "tapahtumat")
    index_sv = factories.in_swedish(index, "Evenemang", "evenemang")
    return SimpleNamespace(index=index, index_sv=index_sv)


@pytest.fixture
def meeting(site_tree) -> EventPage:
    """The next meeting of A, with a paper to read before it that only A may open."""
    found = factories.event(
        site_tree.a.events, f"{CANARY} kokous", days=3, kind="meeting", place=f"{CANARY}nkatu 1",
        agenda=[agenda_item("Avaus", 15), agenda_item("Vuosikello", 45)],
    )  # fmt: skip
    paper = factories.document(site_tree.a.folder, f"{CANARY} esityslista")
    EventDocument.objects.create(event=found, document=paper, stage="before")
    return EventPage.objects.get(pk=found.pk)


@pytest.fixture
def autumn_day(public) -> EventPage:
    """A public event on 26.11.2026 at 9–11.30 in Finland."""
    return factories.page(
        public.index, EventPage, "Ohjauspäivä", "ohjauspaiva", place="Oulu", lead="Kaikille ohjaajille.",
        starts_at=datetime(2026, 11, 26, 7, 0, tzinfo=UTC), ends_at=datetime(2026, 11, 26, 9, 30, tzinfo=UTC),
    )  # fmt: skip
