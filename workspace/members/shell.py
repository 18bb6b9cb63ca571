"""The frame around every page of the closed side: whose room it is, its rooms, who can see it.

Features do not know each other; each answers two hooks of ours:

- `workspace_rooms(workspace_page, user) -> list[Room]`: entries of the rail.
- `workspace_start_sections(workspace_page, user) -> list[Section]`: parts of the start page.

A third one is asked by the list of workspaces: `workspace_next`, see `listing.next_things`.
"""

from dataclasses import dataclass, field, replace

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from cms import languages, tree
from cms.pages import SitePage, address, addresses, children_of, in_one_language, read_children
from workspace.members import who_sees
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.models.workspaces import versions_of


@dataclass(frozen=True)
class Room:
    """One entry of the rail: `order` 10 documents, 20 discussions, 30 events, 40 plan, 90 members."""

    key: str
    title: str
    url: str
    icon: str
    order: int
    current: bool = False


@dataclass(frozen=True)
class Section:
    """One part of a workspace's start page: a template and what it needs."""

    key: str
    template: str
    order: int
    context: dict = field(default_factory=dict)


def workspace_page_of(page: Page) -> WorkspacePage | None:
    """Return the workspace page that a page lies in, in the active language where there is one."""
    if isinstance(page, WorkspacePage):
        return in_active_language(page)
    kind = ContentType.objects.get_for_model(WorkspacePage).pk
    above = next((step for step in reversed(tree.line(page)) if step.content_type_id == kind), None)
    if above is None:
        return None
    found = next((version for version in versions_of(above.translation_key) if version.pk == above.pk), None)
    return in_active_language(found) if found else None


def in_active_language(page: WorkspacePage) -> WorkspacePage:
    """Return the published version of a workspace page in the active language, else the page itself."""
    here = (v for v in page.versions() if v.live and v.locale.language_code == languages.current())
    return next(here, page)


def rooms_of(workspace_page: WorkspacePage, user, current: str = "") -> list[Room]:
    """Return the rail of a workspace for a person, in order."""
    found = [Room("start", _("Start"), address(workspace_page), "start", 0)]
    for hook in hooks.get_hooks("workspace_rooms"):
        found += hook(workspace_page, user)
    found.sort(key=lambda room: room.order)
    return [replace(room, current=room.key == current) for room in found]


def pages_below(workspace_page: WorkspacePage, user, model: type[Page]) -> list[Page]:
    """Return the pages of one type that lie in a workspace itself and that a person may see, by their order there.

    The rail and the start page ask for each type; all of them are read in one query a request, with
    `tree.FIELDS` of each. A page that exists in both languages is there once.
    """
    wanted = ContentType.objects.get_for_model(model).pk
    return [page for page in children_of(workspace_page, user) if page.content_type_id == wanted]


def start_sections(workspace_page: WorkspacePage, user) -> list[Section]:
    """Return the parts of a workspace's start page for a person, in order."""
    found = [s for hook in hooks.get_hooks("workspace_start_sections") for s in hook(workspace_page, user)]
    return sorted(found, key=lambda section: section.order)


def own_start_sections(user) -> list[Section]:
    """Return the parts of a person's own start page, across workspaces, in order."""
    found = [section for hook in hooks.get_hooks("own_start_sections") for section in hook(user)]
    return sorted(found, key=lambda section: section.order)


def frame(page: Page, user, current: str = "", trail: list[tuple[str, str]] | None = None) -> dict:
    """Return the context of `base_workspace.html` for a page or something that hangs from it.

    `trail` is a list of (title, url) below the page: a thread in its board, say. A page outside
    every workspace gets the public base and keeps its own breadcrumb.
    """
    workspace_page = workspace_page_of(page)
    if workspace_page is None:
        return {"base_template": "base_public.html"}
    if getattr(page, "lists_children", False):
        read_children([workspace_page, page], user)
    return {
        "base_template": "base_workspace.html",
        "workspace_page": workspace_page,
        "workspace_title": workspace_page.title,
        "workspace_url": address(workspace_page),
        "rooms": rooms_of(workspace_page, user, current),
        "visible_to": who_sees.sentence(page, workspace_page),
        # A new page in the admin's preview has no key yet; it will be seen by those who see its parent.
        "visible_to_url": reverse("who_sees", args=[page.pk or page.get_parent().pk]),
        "archived_at": workspace_page.workspace.archived_at,
        "breadcrumb": breadcrumb(page, user, workspace_page.workspace) + (trail or []),
    }


def breadcrumb(page: Page, user, workspace: Workspace | None = None) -> list[tuple[str, str]]:
    """Return (title, address) of the pages from the list of workspaces down to a page.

    Each is told in the active language where there is a version of it. A subgroup comes after its
    parent, where the person may read that; the parent is no ancestor in the tree.
    """
    line = [step for step in tree.line(page) if step.depth > 2]
    line = in_one_language([*line[:1], *_parents(workspace), *line[1:]], languages.current(), user)
    urls = addresses(line, languages.current())
    return [(item.title, urls[item.pk]) for item in line]


def _parents(workspace: Workspace | None) -> list[Page]:
    """Return the pages of the workspaces that a workspace hangs below, the topmost first."""
    parent = workspace.parent_id if workspace else None
    if parent is None:
        return []
    above = dict(Workspace.objects.values_list("pk", "parent"))
    chain: list[int] = []
    while parent is not None and parent not in chain:
        chain.insert(0, parent)
        parent = above.get(parent)
    pages = {page.workspace_id: page for page in WorkspacePage.objects.filter(workspace__in=chain)}
    return [pages[key] for key in chain if key in pages]


class InWorkspace(SitePage):
    """A page that can lie in a workspace: it is framed by it. Set `room` to the rail's key.

    `icon`: what stands beside it in lists of things of several kinds.
    `lists_children`: what it shows is made of the pages below it, so they are read along with the rail's.
    """

    room = ""
    icon = "text"
    lists_children = False

    class Meta:
        """A mixin."""

        abstract = True

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the frame; somebody who is here is still on their visit."""
        from workspace.members import visiting  # noqa: PLC0415 - stands on the models

        context = {**super().get_context(request, *args, **kwargs), **frame(self, request.user, self.room)}
        if "workspace_page" in context and visiting.is_visit(request):
            visiting.stay(request.user, context["workspace_page"])
        return context
