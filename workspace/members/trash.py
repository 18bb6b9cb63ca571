"""The trash of a workspace, for rooms whose pages are thrown away: they ask here, and the room that keeps it answers.

The hook of ours is `workspace_trash() -> Trash`; just one room answers it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from cms.accounts import User
from workspace.members.shell import workspace_page_of


@dataclass(frozen=True)
class Trash:
    """What the trash does with pages.

    `throw` puts a page there with all that hangs from it, in all its languages, and returns the key of what can be
    undone; it raises Http404 when the person may not write there, or it lies there already. `lying` is the
    condition of pages that lie there. `tell` says, by that key, what of it stays public.
    """

    throw: Callable[[User, Page], UUID]
    lying: Callable[[], Q]
    tell: Callable[[HttpRequest, UUID], None]


def can_go_into_trash(model: type[Page]) -> bool:
    """Tell whether pages of a class are thrown away one by one in workspaces: it says so by `goes_into_trash`."""
    return getattr(model, "goes_into_trash", False)


def goes_into_trash(page: Page) -> bool:
    """Tell whether a page is thrown away by itself into the trash of its workspace; the public site has none."""
    return can_go_into_trash(page.specific_class) and workspace_page_of(page) is not None


def trash() -> Trash:
    """Return the trash."""
    (answer,) = hooks.get_hooks("workspace_trash")
    return answer()
