"""What a person sees first: what is new since the last visit, and what waits for them.

Features do not know each other; each answers two hooks of ours:

- `workspace_news(workspace_pages, user, since) -> list[NewThing]`: what others have added or
  changed. `since` has the last visit by translation key; a workspace without one has no news.
- `workspace_waiting(user, workspace_page=None) -> list[WaitingThing]`: what somebody expects of
  this person, in one workspace or in all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, F, Func, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from cms import access, languages, request_memory
from cms.pages import addresses
from workspace.members.models import WorkspacePage

Since = dict[UUID, datetime]
MOST = 60  # things that one room tells of; nobody reads more at once


@dataclass(frozen=True)
class NewThing:
    """Something that others did since the last visit: once, whatever happened to it meanwhile.

    `kind` is a word that people read ("Document"), `who` is a name, `workspace_key` the translation
    key of the workspace's page. `note` says what is new about it, `language` is set where it is not the reader's.
    """

    title: str
    url: str
    kind: str
    at: datetime
    who: str
    workspace_key: UUID
    icon: str = "document"
    note: str = ""
    language: str = ""


@dataclass(frozen=True)
class WaitingThing:
    """Something that waits for a person; `due` is the last day for it, where there is one."""

    title: str
    url: str
    note: str
    due: date | None
    workspace_key: UUID | None


# -- Asking the features ------------------------------------------------------------------------
def news(workspace_pages: Iterable[WorkspacePage], user, since: Since) -> list[NewThing]:
    """Return what is new in the workspaces that have a last visit, the newest first."""
    pages = Told(page for page in workspace_pages if page.translation_key in since)
    found = [n for hook in hooks.get_hooks("workspace_news") if pages for n in hook(pages, user, since)]
    return sorted(found, key=lambda thing: thing.at, reverse=True)


def waiting(user, workspace_page: WorkspacePage | None = None) -> list[WaitingThing]:
    """Return what waits for a person, what is due first at the top."""
    found = [w for hook in hooks.get_hooks("workspace_waiting") for w in hook(user, workspace_page)]
    return sorted(found, key=lambda thing: (thing.due is None, thing.due or date.max, thing.title))


class Told(list):
    """The workspace pages that the features are told of; what all of them ask is read once."""

    changed: list[tuple[int, int]] | None = None  # key and content type of pages, the newest first

    @cached_property
    def places(self) -> dict[str, UUID]:
        """Return the translation key of each by its path, in all languages."""
        return where(self)


def where(workspace_pages: list[WorkspacePage]) -> dict[str, UUID]:
    """Return the translation keys of workspaces by the paths of their pages in all languages; one query a request."""
    known: dict[str, UUID] = request_memory.remember("workspace places", dict)
    wanted = {page.translation_key for page in workspace_pages}
    unknown = wanted.difference(known.values())
    if unknown:
        rows = WorkspacePage.objects.filter(translation_key__in=unknown)
        known.update(rows.values_list("path", "translation_key"))
    return {path: key for path, key in known.items() if key in wanted}


# -- Answering, for the features ----------------------------------------------------------------
class _Young(Func):
    """The condition of lying in one of many places, and being younger than the last visit there.

    Written in one piece: three rooms ask it of each start page, for two places a workspace.
    """

    output_field = BooleanField()

    def __init__(self, path: str, moment: str, *, by_visit: dict[datetime, list[str]]) -> None:
        """Take the names of both fields, and the tree paths of places by the last visit to them."""
        super().__init__(path, moment)
        self.by_visit = by_visit

    def as_sql(self, compiler, connection, **kwargs) -> tuple[str, list]:
        """Return `(SUBSTR(path, 1, 12) IN (…) AND moment > …) OR …`, a term for each visit."""
        (path, its), (moment, own) = (compiler.compile(field) for field in self.source_expressions)
        terms, values = [], []
        for visit, places in self.by_visit.items():
            marks = ", ".join(["%s"] * len(places))
            terms.append(f"(SUBSTR({path}, 1, {len(places[0])}) IN ({marks}) AND {moment} > %s)")
            values += [*its, *places, *own, connection.ops.adapt_datetimefield_value(visit)]
        return f"({' OR '.join(terms)})", values


class Places:
    """Where workspaces lie in the tree, in all their languages, so that things below them are sorted out.

    Workspaces lie side by side, so the beginning of a path tells the workspace of anything below.
    """

    def __init__(self, workspace_pages: list[WorkspacePage], user, since: Since) -> None:
        """Read where they lie: one query for however many, asked once for all features."""
        self.user, self.since, self.told = user, since, workspace_pages
        self.keys = getattr(workspace_pages, "places", None) or where(workspace_pages)
        self.length = len(workspace_pages[0].path)

    def key_of(self, path: str) -> UUID:
        """Return the translation key of the workspace that a page's path lies in."""
        return self.keys[path[: self.length]]

    def since_at(self, path: str) -> datetime:
        """Return the last visit to the workspace that a page's path lies in."""
        return self.since[self.key_of(path)]

    def fresh(self, rows: QuerySet, path: str, moment: str) -> QuerySet:
        """Return the rows that are younger than the last visit to their workspace, the newest first.

        `path` and `moment` name the fields: "guard__path", "created_at".
        """
        by_visit: dict[datetime, list[str]] = {}
        for place, key in self.keys.items():
            by_visit.setdefault(self.since[key], []).append(place)
        young = rows.filter(_Young(path, moment, by_visit=by_visit)) if by_visit else rows.none()
        return young.order_by(F(moment).desc(), "-pk")

    def changed_pages(self, model: type[Page]) -> list[Page]:
        """Return the pages of one type that were published since the last visit, the newest first.

        Which pages those are is asked once for all types; only those of a type that is asked for are read.
        """
        changed = getattr(self.told, "changed", None)
        if changed is None:
            changed = self._changed()
            if isinstance(self.told, Told):
                self.told.changed = changed
        wanted = ContentType.objects.get_for_model(model).pk
        keys = [pk for pk, kind in changed if kind == wanted][: 2 * MOST]
        rows = model.objects.filter(pk__in=keys).select_related("locale", "live_revision__user")
        found = rows.defer("live_revision__content").in_bulk() if keys else {}
        return [found[key] for key in keys if key in found]

    def _changed(self) -> list[tuple[int, int]]:
        rows = access.viewable_by(self.user, Page.objects.filter(alias_of=None))
        rows = self.fresh(rows, "path", "last_published_at")
        return list(rows.values_list("pk", "content_type")[: 20 * MOST])


def new_pages(model: type[Page], places: Places, kind: Callable[[Page], str], icon: str) -> list[NewThing]:
    """Return the pages of one type that others published or changed, each once for both languages.

    `kind` gives the word for a page: "Meeting".
    """
    chosen: dict[UUID, Page] = {}
    for page in places.changed_pages(model):
        if not _is_own(page, places.user):
            there = chosen.get(page.translation_key)
            if there is None or page.locale.language_code == languages.current():
                chosen[page.translation_key] = page
    pages = list(chosen.values())[:MOST]
    urls = addresses(pages, languages.current()) if pages else {}
    return [_of_page(page, urls[page.pk], places, kind(page), icon) for page in pages]


def _is_own(page: Page, user) -> bool:
    return page.live_revision is not None and page.live_revision.user_id == user.pk


def _of_page(page: Page, url: str, places: Places, kind: str, icon: str) -> NewThing:
    author = page.live_revision.user if page.live_revision else None
    changed = page.first_published_at <= places.since_at(page.path)
    written_in = page.locale.language_code
    return NewThing(
        page.title, url, kind, page.last_published_at, str(author or ""), places.key_of(page.path),
        icon=icon, note=_("changed") if changed else "",
        language="" if written_in == languages.current() else written_in,
    )  # fmt: skip
