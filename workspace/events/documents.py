"""Documents of an event: those that a reader may see, by when they are needed (F2)."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from cms import access
from cms.models import Document
from cms.shared_fields import original_of
from workspace.events.models import EventDocument, EventPage


@dataclass(frozen=True)
class StageDocuments:
    """The documents of one stage: to read before, shown during, left after."""

    stage: str
    documents: list[Document]

    @property
    def title(self) -> str:
        """Return the stage's name in the reader's language."""
        return EventDocument.Stage(self.stage).label


def url_inside(document: Document) -> str:
    """Return where a document leads those who are inside: to its own page; one that hangs nowhere has its file only."""
    return reverse("document_page", args=[document.pk]) if document.guard_id else document.url


def by_stage(event: EventPage, user) -> list[StageDocuments]:
    """Return the stages that have a document for this person, in order.

    The documents are those of the event's original, so that every language shows the same ones.
    """
    rows = list((original_of(event) or event).event_documents.all())
    keys = [row.document_id for row in rows]
    seen = {d.pk: d for d in access.viewable_files(user, Document.objects.filter(pk__in=keys))}
    stages = []
    for stage in EventDocument.Stage.values:
        found = [seen[row.document_id] for row in rows if row.stage == stage and row.document_id in seen]
        if found:
            stages.append(StageDocuments(stage, found))
    return stages


def to_read_before(event: EventPage, user) -> list[Document]:
    """Return what a person should read before the event."""
    before = EventDocument.Stage.BEFORE
    return next((s.documents for s in by_stage(event, user) if s.stage == before), [])


def to_read_before_each(events: list[EventPage], user) -> dict[int, list[Document]]:
    """Return what a person should read before each of many events, by the event's id, in three queries."""
    if not events:
        return {}
    originals = _originals(events)
    rows = EventDocument.objects.filter(
        event__in=originals.values(), stage=EventDocument.Stage.BEFORE
    ).order_by("sort_order", "pk")
    wanted: dict[int, list[int]] = {}
    for row in rows:
        wanted.setdefault(row.event_id, []).append(row.document_id)
    keys = {key for found in wanted.values() for key in found}
    files = access.viewable_files(user, Document.objects.filter(pk__in=keys)) if keys else ()
    seen = {document.pk: document for document in files}
    return {
        event.pk: [seen[key] for key in wanted.get(originals[event.translation_key], []) if key in seen]
        for event in events
    }


def _originals(events: list[EventPage]) -> dict[UUID, int]:
    """Return the id of each event's original by translation key: the version that was written first."""
    keys = {event.translation_key for event in events}
    rows = EventPage.objects.filter(translation_key__in=keys, alias_of=None).order_by("-pk")
    return dict(rows.values_list("translation_key", "pk"))
