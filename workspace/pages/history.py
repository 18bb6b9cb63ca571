"""The versions of a text: who saved each and when, what changed in it, and two of them side by side.

Only versions that have been published are told of: a draft in the admin is its writer's.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import PageLogEntry, Revision

from cms.differences import Line, compared, words_of
from workspace.pages.editing import Words, Written, field_of, get_page
from workspace.pages.plain import read_out
from workspace.pages.reading import sees_history
from workspace.pages.rich_text import stored

PUBLISHED = ("wagtail.publish", "wagtail.revert")
A_PAGE = 20
LARGEST = 2**63  # no id of a row is larger
DIGITS = 19


@dataclass(frozen=True)
class Version:
    """One published version of a text; `changes` says in a sentence what it changed."""

    pk: int
    at: datetime
    who: str
    title: str
    body: str
    changes: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two versions, the older one first, with the lines of both."""

    before: Version
    after: Version
    title: Line
    lines: list[Line]

    @property
    def is_same(self) -> bool:
        """Tell whether there is no difference in words."""
        return not any(line.is_changed for line in [self.title, *self.lines])


def get_page_with_history(user, pk: int) -> Written:
    """Return a page whose older versions a person may read; raises Http404."""
    page = get_page(user, pk)
    if not sees_history(user, page):
        raise Http404
    return page


def page_of_versions(page: Written, number: str | None) -> ListPage:
    """Return one page of the versions of a text, the newest first, in a constant number of queries."""
    found = Paginator(_published(page), A_PAGE).get_page(number)
    start = found.start_index() - 1 if found.paginator.count else 0
    rows = list(_published(page)[start : start + A_PAGE + 1])
    told = [_Told.of(row, page) for row in rows]
    restored = set(_log(page, "wagtail.revert").values_list("revision", flat=True))
    found.object_list = [
        _version(row, page, _changes(mine, before, row.pk in restored))
        for row, mine, before in zip(rows[:A_PAGE], told, [*told[1:], None], strict=False)
    ]
    return found


def get_version(page: Written, pk: int) -> Version:
    """Return one published version of a text; raises Http404."""
    return _version(get_revision(page, pk), page)


def get_revision(page: Written, pk: int) -> Revision:
    """Return the row of one published version, to bring it back; raises Http404."""
    row = _published(page).filter(pk=pk).first() if pk < LARGEST else None
    if row is None:
        raise Http404
    return row


def published_text(page: Written, pk: str | None) -> str | None:
    """Return the text of a published version by an id as somebody sent it; None where there is no such."""
    row = _published(page).filter(pk=pk).first() if pk and pk.isdecimal() and len(pk) < DIGITS else None
    return words_in(row, page).body if row else None


def words_in(revision: Revision, page: Written) -> Words:
    """Return what a version says."""
    title = revision.content["title"] if field_of(page) == "body" else None
    return Words(revision.content.get(field_of(page)) or "", title)


def compare(page: Written, first: int, second: int) -> Comparison:
    """Compare two published versions of a text, in whichever order they are named; raises Http404."""
    before, after = sorted((get_version(page, first), get_version(page, second)), key=lambda v: (v.at, v.pk))
    lines = compared(read_out(stored(before.body)), read_out(stored(after.body)))
    return Comparison(before, after, compared([before.title], [after.title])[0], lines)


# -- Rows ---------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _Told:
    """What a version says, for counting: its title and its words."""

    title: str | None
    words: Counter

    @classmethod
    def of(cls, row: Revision, page: Written) -> "_Told":
        said = words_in(row, page)
        return cls(said.title, Counter(words_of(read_out(stored(said.body)))))


def _log(page: Written, *actions: str) -> QuerySet[PageLogEntry]:
    return PageLogEntry.objects.filter(page=page.pk, action__in=actions)


def _published(page: Written) -> QuerySet[Revision]:
    keys = _log(page, *PUBLISHED).values("revision")
    found = page.revisions.filter(Q(pk__in=keys) | Q(pk=page.live_revision_id))
    return found.select_related("user").order_by("-created_at", "-pk")


def _version(row: Revision, page: Written, changes: str = "") -> Version:
    return Version(
        pk=row.pk, at=row.created_at, who=str(row.user or ""), title=row.content["title"],
        body=words_in(row, page).body, changes=changes, is_current=row.pk == page.live_revision_id,
    )  # fmt: skip


def _changes(mine: _Told, before: _Told | None, is_restored: bool) -> str:
    """Say in a sentence of counts what a version changed."""
    if before is None:
        return _("First version: %(words)s.") % {"words": _count(mine.words.total())}
    parts = [_("An older version brought back")] if is_restored else []
    if mine.title != before.title:
        parts.append(_("New title"))
    parts += _counts((mine.words - before.words).total(), (before.words - mine.words).total())
    return f"{', '.join(parts)}." if parts else _("Only the order or the layout changed.")


def _counts(added: int, removed: int) -> list[str]:
    said = []
    if added:
        said.append(ngettext("%(count)d word added", "%(count)d words added", added) % {"count": added})
    if removed:
        said.append(
            ngettext("%(count)d word removed", "%(count)d words removed", removed) % {"count": removed}
        )
    return said


def _count(number: int) -> str:
    return ngettext("%(count)d word", "%(count)d words", number) % {"count": number}
