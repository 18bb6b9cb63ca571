"""Text pages as they are read: the list of a workspace, and what stands around one page."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page

from cms import access, languages, tree
from cms.pages import addresses
from workspace.members.joining import is_member
from workspace.members.models import WorkspacePage
from workspace.members.shell import workspace_page_of
from workspace.members.writing import may_write
from workspace.pages import editing
from workspace.pages.models import TextPage, may_hold_pages

# Finnish and Swedish end the alphabet with å ä ö.
_LETTERS = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c"})


@dataclass(frozen=True)
class Row:
    """A text page in a list; `language` is set where it is not the reader's."""

    page: TextPage
    url: str
    language: str
    below: list["Row"] = field(default_factory=list)


def get_workspace_page(user, pk: int) -> WorkspacePage:
    """Return the page of a workspace that a person may see, in the active language if it can be; raises Http404."""
    return workspace_page_of(access.get_viewable(user, WorkspacePage.objects.all(), pk=pk))


def pages_in(workspace_page: WorkspacePage, user) -> list[Row]:
    """Return the text pages of a workspace by title, each once, with those that hang from it: five queries."""
    below = _below(workspace_page)
    return _tree(access.viewable_by(user, TextPage.objects.filter(below)))


def _below(page: Page) -> Q:
    """Return the condition of lying below a page in any of its languages; nothing lies below one that is not saved."""
    return tree.below(page.get_translations(inclusive=True).values_list("path", flat=True))


def _tree(pages) -> list[Row]:
    pages = list(pages.select_related("locale", "live_revision__user").defer("live_revision__content"))
    keys = {page.path: page.translation_key for page in pages}
    parent_of = {page.translation_key: keys.get(page.path[: -page.steplen]) for page in pages}
    rows = {row.page.translation_key: row for row in rows_of(pages)}
    for key, row in rows.items():
        if parent_of[key] in rows:
            rows[parent_of[key]].below.append(row)
    return [row for key, row in rows.items() if parent_of[key] not in rows]


def rows_of(pages: list[TextPage]) -> list[Row]:
    """Return pages as rows by title, each once, in the active language where there is that version."""
    active, chosen = languages.current(), {}
    for page in pages:
        if page.translation_key not in chosen or page.locale.language_code == active:
            chosen[page.translation_key] = page
    urls = addresses(list(chosen.values()), active)
    rows = [
        Row(page, urls[page.pk], "" if page.locale.language_code == active else page.locale.language_code)
        for page in chosen.values()
    ]
    return sorted(rows, key=lambda row: row.page.title.casefold().translate(_LETTERS))


def around(page: TextPage, user) -> dict:
    """Return what stands around the text of a page: the pages below, who wrote last, what one may do.

    Nothing can be done with one that is not saved yet, as the admin shows it.
    """
    is_there = page.pk is not None
    may_edit = is_there and editing.may_edit(user, page)
    below = TextPage.objects.filter(_below(page), depth=page.depth + 1)
    found = access.viewable_by(user, below).select_related("locale")
    return {
        "below": rows_of(list(found)),
        "may_edit": may_edit,
        "may_add": may_edit and may_hold_pages(page),
        "may_throw": may_edit and editing.may_throw(user, page),
        "sees_history": is_there and sees_history(user, page),
        "other_language": editing.missing_language(page, user) if may_edit else "",
        "author": page.live_revision.user if page.live_revision else None,
    }


def sees_history(user, page: Page) -> bool:
    """Tell whether a person may read older versions: the members of the workspace."""
    place = workspace_page_of(page)
    return place is not None and is_member(user, place.workspace)


def may_add(user, workspace_page: WorkspacePage) -> bool:
    """Tell whether a person may add pages to a workspace."""
    return may_write(user, workspace_page)


def room_url(workspace_page: WorkspacePage) -> str:
    """Return the address of the list of pages."""
    return reverse("workspace_pages", args=[workspace_page.pk])
