"""The text pages of somebody who leaves: those that are theirs, published or still a draft."""

from dataclasses import replace

from django.utils.translation import gettext as _

from cms.accounts import User
from workspace.members import leaving
from workspace.members.leaving import Holding, Holdings
from workspace.members.models import Workspace
from workspace.members.trash import trash
from workspace.pages.models import TextPage


def holdings() -> list[Holdings]:
    """Answer which text pages somebody keeps up."""
    return [Holdings("pages", _("Pages"), found, give, order=55)]


def found(user: User, workspace: Workspace) -> list[Holding]:
    """Return the text pages that a person owns in a workspace, each once; drafts and those in the trash say so."""
    rows = TextPage.objects.filter(workspace.around(), owner=user)
    thrown = set(rows.filter(trash().lying()).values_list("pk", flat=True))
    held = leaving.owned_pages(rows.order_by("title", "pk"), lambda page: _state(page, page.pk in thrown))
    keys = {str(page.translation_key) for page in rows if page.pk in thrown}
    return [replace(holding, url="") if holding.key in keys else holding for holding in held]


def _state(page: TextPage, is_thrown: bool) -> str:
    if is_thrown:
        return _("in the trash")
    if not page.live:
        return _("draft, not published")
    return _("has changes that are not published") if page.has_unpublished_changes else ""


def give(user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Give the pages to another owner; who wrote which version stays in their history."""
    leaving.give_pages(TextPage.objects.all(), user, heir, workspace, keys)
