"""Whether a file of the same name is in a folder already, as people see names, not as computers do."""

import unicodedata

from cms import uploads
from cms.models import Document
from workspace.folders import contents
from workspace.folders.models import FolderPage


def key(name: str) -> str:
    """Return what two names have in common that differ in capitals or in how letters are put together only."""
    return unicodedata.normalize("NFC", uploads.file_name(name).casefold())


def find(folder: FolderPage, user, name: str) -> Document | None:
    """Return the document of that name in a folder that was changed last; nothing when the name is new.

    What lies in the trash, and what the person may not see, is not found.
    """
    rows = contents.documents_in(folder, user).order_by("-changed_at", "-pk")
    wanted = key(name)
    found = (pk for pk, theirs in rows.values_list("pk", "original_name") if theirs and key(theirs) == wanted)
    return Document.objects.filter(pk=next(found, None)).first()
