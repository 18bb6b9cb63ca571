"""The log of a workspace, for those who coordinate it: what was changed, by whom, in plain sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from cms import audit_words
from cms.audit import AuditRow
from workspace.members.log_words import KINDS
from workspace.members.models import Workspace

PER_PAGE = 50


@dataclass(frozen=True)
class Entry:
    """A row of the log in words."""

    row: AuditRow

    @property
    def at(self) -> datetime:
        """Return when it happened."""
        return self.row.at

    @property
    def actor(self) -> str:
        """Return who did it; empty where the program did by itself."""
        return self.row.actor

    @cached_property
    def sentence(self) -> str:
        """Return what happened."""
        return audit_words.sentence(self.row)

    @cached_property
    def details(self) -> list[audit_words.Detail]:
        """Return from what to what."""
        return audit_words.details(self.row)


def rows_of(workspace: Workspace, person: str = "", kind: str = "") -> QuerySet[AuditRow]:
    """Return the rows of a workspace, the newest first: of a person who did or met it, of one kind."""
    rows = AuditRow.objects.filter(group_id=workspace.group_id).order_by("-pk")
    if person:
        rows = rows.filter(Q(actor__icontains=person) | Q(subject__icontains=person))
    if kind in KINDS:
        rows = rows.filter(action__startswith=f"{kind}.")
    return rows


def page_of_log(workspace: Workspace, number: str | None, person: str = "", kind: str = "") -> PageOfList:
    """Return one page of the log; a number that is none gives the first or the last page."""
    page = Paginator(rows_of(workspace, person, kind), PER_PAGE).get_page(number)
    page.object_list = [Entry(row) for row in page.object_list]
    return page
