"""What waits for a person because they belong: requests to answer, the yearly question, an end."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import languages
from workspace.members import yearly_check
from workspace.members.belonging import running_memberships_of
from workspace.members.models import JoinRequest, Membership, WorkspacePage
from workspace.members.start import WaitingThing


def waiting_of(user, workspace_page: WorkspacePage | None = None) -> list[WaitingThing]:
    """Return the requests to join that a person may answer, the yearly question, and their own end.

    In one workspace or in all of the person; in two queries beside the memberships at most.
    """
    here = workspace_page.workspace_id if workspace_page is not None else None
    own = running_memberships_of(user)
    rows = {row.workspace_id: row for row in own if here in (None, row.workspace_id)}
    requests = _requests_to([key for key, row in rows.items() if row.is_coordinator])
    pages = _pages({*requests, *(key for key, row in rows.items() if _speaks(row))}, workspace_page)
    found = [_request(pages[key], count) for key, count in requests.items() if key in pages]
    for key, row in rows.items():
        if key in pages:
            found += [*_question(row, pages[key]), *_end(row, pages[key])]
    return found


def _speaks(membership: Membership) -> bool:
    """Tell whether a membership itself has something to say: a question, or its end."""
    ends = membership.end_told_on is not None and membership.ends_on is not None
    return ends or yearly_check.open_question(membership)


def _pages(keys: Iterable[int], workspace_page: WorkspacePage | None) -> dict[int, WorkspacePage]:
    """Return the page of each workspace, in the active language where there is one."""
    if workspace_page is not None:
        return {workspace_page.workspace_id: workspace_page}
    rows = (
        WorkspacePage.objects.live().filter(workspace__in=list(keys)).select_related("locale") if keys else ()
    )
    here = sorted(rows, key=lambda page: page.locale.language_code == languages.current())
    return {page.workspace_id: page for page in here}


def _requests_to(workspaces: list[int]) -> dict[int, int]:
    """Return how many wait for an answer, by workspace."""
    waiting_by: dict[int, int] = {}
    rows = JoinRequest.objects.filter(
        workspace__in=workspaces, answered_at__isnull=True, user__is_active=True
    )
    for key in rows.values_list("workspace", flat=True) if workspaces else ():
        waiting_by[key] = waiting_by.get(key, 0) + 1
    return waiting_by


def _request(page: WorkspacePage, count: int) -> WaitingThing:
    title = ngettext("%(count)d person asks to join", "%(count)d people ask to join", count) % {
        "count": count
    }
    url = f"{reverse('workspace_members', args=[page.pk])}#requests"
    return WaitingThing(title, url, _("Answer with one click."), None, page.translation_key)


def _question(membership: Membership, page: WorkspacePage) -> list[WaitingThing]:
    if not yearly_check.open_question(membership):
        return []
    url = reverse("still_right", args=[yearly_check.key_of(membership)])
    due = membership.asked_on + timedelta(days=30)
    title = _("Is your membership still right?")
    return [WaitingThing(title, url, _("Asked once a year."), due, page.translation_key)]


def _end(membership: Membership, page: WorkspacePage) -> list[WaitingThing]:
    if membership.end_told_on is None or membership.ends_on is None:
        return []
    url = reverse("workspace_members", args=[page.pk])
    note = _("Ask a coordinator if it should go on.")
    return [WaitingThing(_("Your membership ends"), url, note, membership.ends_on, page.translation_key)]
