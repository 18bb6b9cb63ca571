"""What of the folders is found: the folders, and documents by title and file name."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, CollectionViewRestriction

from cms import access
from cms.models import Document
from search.analysis.guessing import guess
from search.page_text import page_record, published, text_of
from search.registry import Findable, Follow, Kind, Record, register
from workspace.folders.models import FolderPage

FOLDER = Kind("folder", _("Folder"), _("Folders"), "folder", 60)
DOCUMENT = Kind("document", _("Document"), _("Documents"), "document", 50)


def _folder(folder: FolderPage) -> list[Record]:
    return [page_record(folder, folder.description)]


def _document(document: Document) -> list[Record]:
    return [
        Record(
            language=document.language or guess(document.title, settings.LANGUAGE_CODE),
            title=document.title,
            body=text_of(document.filename),
            guard=document.guard,
            audience="" if document.guard_id else access.file_audience(document),
            url=document.url,
            tags=tuple(tag.name for tag in document.tags.all()),
            date=timezone.localdate(document.created_at),
        )
    ]


def _loose_below(restriction: CollectionViewRestriction) -> Iterable[int]:
    top = Collection.objects.filter(pk=restriction.collection_id).first()
    below = top.get_descendants(inclusive=True) if top is not None else Collection.objects.none()
    return Document.objects.filter(guard=None, collection__in=below).values_list("pk", flat=True)


register(Findable(FOLDER, FolderPage, published(FolderPage), _folder, guard="pk"))
register(
    Findable(
        DOCUMENT,
        Document,
        lambda: (
            Document.objects.filter(trashed_at=None)
            .select_related("guard", "collection")
            .prefetch_related("tags")
        ),
        _document,
        guard="guard",
        follows=(Follow(CollectionViewRestriction, _loose_below),),
    )
)
