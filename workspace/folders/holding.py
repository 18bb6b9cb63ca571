"""The documents of somebody who leaves: all that they uploaded into the workspace, or took over."""

from django.utils.translation import gettext as _

from cms.accounts import User
from cms.models import Document
from workspace.folders.items import document_url
from workspace.members import leaving
from workspace.members.leaving import Holding, Holdings
from workspace.members.models import Workspace

KIND = "document"


def holdings() -> list[Holdings]:
    """Answer which documents somebody looks after."""
    return [Holdings("documents", _("Documents"), found, give, order=50)]


def found(user: User, workspace: Workspace) -> list[Holding]:
    """Return the documents that a person looks after in a workspace, by title; those in the trash without a link."""
    rows = Document.objects.filter(workspace.around("guard__path")).select_related("guard")
    rows = leaving.looked_after(user, KIND, rows, "uploaded_by_user").order_by("title", "pk")
    return [
        Holding(str(row.pk), row.title, "", _("in the trash"))
        if row.trashed_at
        else Holding(str(row.pk), row.title, document_url(row), row.guard.title)
        for row in rows
    ]


def give(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Let somebody else look after them; the name of the one who uploaded them stays."""
    leaving.hand_on(KIND, heir, workspace, keys)
