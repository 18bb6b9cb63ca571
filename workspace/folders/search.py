"""What of the folders is found: the folders, and documents by title, file name and the words in the file."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, CollectionViewRestriction

from cms import access, texts
from cms.models import Document, DocumentVersion, FileText
from search.analysis.guessing import guess
from search.models import BODY_LIMIT
from search.page_text import page_record, published, text_of
from search.registry import Findable, Follow, Kind, Record, path_of, register
from workspace.folders import signs
from workspace.folders.models import FolderPage

FOLDER = Kind("folder", _("Folder"), _("Folders"), "folder", 60)
DOCUMENT = Kind("document", _("Document"), _("Documents"), "document", 50)


def _folder(folder: FolderPage) -> list[Record]:
    return [page_record(folder, folder.description)]


def _document(document: Document) -> list[Record]:
    parts = [
        (label, signs.without(text[:BODY_LIMIT], document.filename))
        for label, text in document.text_parts or []
    ]
    return [
        Record(
            language=document.language or _language(document.title, parts),
            title=document.title,
            body=text_of(document.filename),
            parts=parts,
            unit=document.text_unit or "",
            guard=document.guard,
            audience="" if document.guard_id else access.file_audience(document),
            url=_address(document),
            tags=tuple(tag.name for tag in document.tags.all()),
            date=timezone.localdate(document.created_at),
        )
    ]


def _address(document: Document) -> str:
    """Return the page of a document that lies in a folder; of others the file, which a visitor may have, too."""
    lies_in_folder = document.guard_id and document.origin_version is None  # else it is a public copy
    return path_of("document_page", document.pk) if lies_in_folder else document.url


def _language(title: str, parts: list) -> str:
    beginning = " ".join(text[:1000] for _label, text in parts[:3])
    return guess(f"{title} {beginning}", settings.LANGUAGE_CODE)


def _documents() -> QuerySet[Document]:
    """Return those that do not lie in the trash, with the words of their newest version."""
    rows = Document.objects.filter(trashed_at=None).select_related("guard", "collection")
    return texts.with_parts(rows.prefetch_related("tags"))


def _loose_below(restriction: CollectionViewRestriction) -> Iterable[int]:
    top = Collection.objects.filter(pk=restriction.collection_id).first()
    below = top.get_descendants(inclusive=True) if top is not None else Collection.objects.none()
    return Document.objects.filter(guard=None, collection__in=below).values_list("pk", flat=True)


register(Findable(FOLDER, FolderPage, published(FolderPage), _folder, guard="pk"))
register(
    Findable(
        DOCUMENT,
        Document,
        _documents,
        _document,
        guard="guard",
        follows=(
            Follow(CollectionViewRestriction, _loose_below),
            Follow(DocumentVersion, lambda version: [version.document_id]),
            Follow(FileText, texts.documents_with),
        ),
    )
)
