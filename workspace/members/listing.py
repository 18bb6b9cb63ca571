"""The workspaces of a person, each with what comes next in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from wagtail import hooks

from cms import languages
from cms.pages import addresses, viewable_children
from workspace.members.models import WorkspaceIndexPage, WorkspacePage


@dataclass(frozen=True)
class Paper:
    """A document to read before a meeting; `language` is the document's own."""

    title: str
    url: str
    extension: str
    size: int | None
    language: str


@dataclass(frozen=True)
class NextThing:
    """What a workspace's members have before them: the next meeting, as a rule, and what to read for it."""

    title: str
    url: str
    starts_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    language: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Row:
    """One workspace in a person's list."""

    page: WorkspacePage
    url: str
    language: str
    members: int
    next: NextThing | None


def workspaces_of(index: WorkspaceIndexPage, user) -> list[Row]:
    """Return the workspaces below a list that a person may enter, by title; one row for both languages.

    The number of queries does not depend on how many there are.
    """
    pages = list(
        viewable_children(index, user, WorkspacePage)
        .select_related("workspace")
        .annotate(members=Count("workspace__memberships", Q(workspace__memberships__user__is_active=True)))
        .order_by("title", "pk")
    )
    active = languages.current()
    urls, coming = addresses(pages, active), next_things(pages, user)
    return [
        Row(
            page=page,
            url=urls[page.pk],
            language="" if page.locale.language_code == active else page.locale.language_code,
            members=page.members,
            next=coming.get(page.translation_key),
        )
        for page in pages
    ]


def next_things(pages: Iterable[WorkspacePage], user) -> dict:
    """Return what comes first in each workspace, by the page's translation key.

    Features answer our hook `workspace_next(pages, user) -> dict[translation_key, NextThing]`.
    """
    pages, soonest = list(pages), {}
    for hook in hooks.get_hooks("workspace_next") if pages else ():
        for key, thing in hook(pages, user).items():
            if key not in soonest or thing.starts_at < soonest[key].starts_at:
                soonest[key] = thing
    return soonest
