"""Who is in a workspace, for those who may see it."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils import timezone

from cms import access
from workspace.members import counting, people, terms
from workspace.members.forms.members import MemberFilter
from workspace.members.joining import is_coordinator
from workspace.members.models import Invitation, Membership, Workspace, WorkspacePage
from workspace.members.people import Seen
from workspace.members.shell import in_active_language

PER_PAGE = 60
SOON = timedelta(days=31)


@dataclass(frozen=True)
class Row:
    """A member in the list: what they are, and what the reader may see of the person."""

    membership: Membership
    seen: Seen

    @property
    def is_guest(self) -> bool:
        """Tell whether it is a guest."""
        return self.membership.role == Membership.Role.GUEST

    @property
    def ends_soon(self) -> bool:
        """Tell whether the last day is within a month."""
        day = self.membership.ends_on
        return day is not None and day <= timezone.localdate() + SOON


def get_workspace_page(user, pk: int) -> WorkspacePage:
    """Return a workspace page that a person may see, in the active language; raises Http404."""
    pages = WorkspacePage.objects.select_related("workspace", "locale")
    return in_active_language(access.get_viewable(user, pages, pk=pk))


def get_coordinated_page(user, pk: int) -> WorkspacePage:
    """Return the page of a workspace that a person coordinates, as get_workspace_page; raises Http404."""
    page = get_workspace_page(user, pk)
    if not is_coordinator(user, page.workspace):
        raise Http404
    return page


def get_inviting_page(user, pk: int) -> WorkspacePage:
    """Return the page of a workspace that a person may take people into; raises Http404, also when archived."""
    page = get_coordinated_page(user, pk)
    if page.workspace.is_archived:
        raise Http404
    return page


def get_membership(page: WorkspacePage, pk: int) -> Membership:
    """Return a membership of this workspace and no other; raises Http404."""
    rows = page.workspace.memberships.select_related("workspace", "user", "organisation", "sponsor", "seat")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_invitation(page: WorkspacePage, pk: int) -> Invitation:
    """Return an invitation to this workspace and no other; raises Http404."""
    found = page.workspace.invitations.select_related("workspace").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def members_of(workspace: Workspace) -> QuerySet[Membership]:
    """Return the members of today: those who coordinate first, then by name."""
    return (
        workspace.memberships.filter(terms.running(), user__is_active=True)
        .select_related("user__profile", "organisation", "sponsor", "seat__organisation")
        .order_by("-is_coordinator", "user__last_name", "user__first_name", "pk")
    )


def found_by(workspace: Workspace, asker, query: QueryDict) -> dict:
    """Return the context of the list of members for a query string; a filter that is none filters nothing.

    `page_obj` holds rows as the asker may see them.
    """
    form = MemberFilter(query, workspace=workspace)
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    rows = members_of(workspace).filter(**{form.LOOKUPS[name]: value for name, value in asked.items()})
    kept = QueryDict(mutable=True)
    kept.update({name: query[name] for name in asked})
    page_obj = Paginator(rows, PER_PAGE).get_page(query.get("page"))
    return {
        "form": form, "filtered": bool(asked), "query": kept.urlencode(), "page_obj": page_obj,
        "rows": _rows(asker, page_obj), "heads": counting.heads(rows),
    }  # fmt: skip


def _rows(asker, page_obj: PageOfList) -> list[Row]:
    memberships = list(page_obj)
    seen = people.seen(asker, [row.user for row in memberships], {})
    return [Row(membership, one) for membership, one in zip(memberships, seen, strict=True)]
