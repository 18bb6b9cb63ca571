"""Documents of an event: those that a reader may see, by when they are needed (F2)."""

from dataclasses import dataclass

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
