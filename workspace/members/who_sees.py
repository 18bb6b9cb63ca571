"""Who can see a page: in a sentence on the page itself, and on a page with the reason and the names (K10).

The audience is `cms.access`'s; here it is put into words and counted. A workspace's guests are counted
apart from its members, and apart from both those who read it through another group.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms import access, languages, request_memory
from cms.accounts import User
from cms.prepared import Prepared
from workspace.members import terms
from workspace.members.counting import Heads
from workspace.members.joining import is_member
from workspace.members.models import Membership, Workspace, WorkspacePage

PER_PAGE = 60


@dataclass(frozen=True)
class Counted:
    """How many people an audience has: members and guests of the workspace, and others beside them."""

    members: int
    guests: int
    others: int


def clauses_of(audience: str) -> list[list[int]]:
    """Return the groups of an audience: a person is in one of each list."""
    if audience in {access.PUBLIC, access.LOGIN, access.NOBODY}:
        return []
    return [[int(key[1:]) for key in clause.split("|")] for clause in audience.split("&")]


# -- The sentence -------------------------------------------------------------------------------
def sentence(page: Page, workspace_page: WorkspacePage | None = None) -> str:
    """Say in a sentence who can see a page; counted once a request for each audience."""
    audience = access.audience(page)
    if audience == access.PUBLIC:
        return _("Everyone can see this.")
    if audience == access.LOGIN:
        return _("Everyone who is logged in can see this.")
    if audience == access.NOBODY:
        return _("Nobody but the administrator can see this.")
    key = ("who sees", audience, workspace_page.pk if workspace_page else None, languages.current())
    return request_memory.remember(key, lambda: _of_groups(audience, workspace_page))


def _of_groups(audience: str, workspace_page: WorkspacePage | None) -> str:
    clauses = clauses_of(audience)
    own = workspace_page.workspace.group_id if workspace_page else None
    counted = count_own(workspace_page.workspace) if audience == f"g{own}" else count(audience, own)
    if not any(own in keys for keys in clauses):
        names = group_names([key for keys in clauses for key in keys])
        return _members_and_guests(names, Counted(counted.others, 0, 0))
    closing = [key for keys in clauses if own not in keys for key in keys]
    beside = [key for keys in clauses if own in keys for key in keys if key != own]
    told = _members_and_guests([workspace_page.title, *group_names(closing)], counted)
    return f"{told} {_others(beside, counted.others)}" if beside else told


def _members_and_guests(names: list[str], counted: Counted) -> str:
    heads = Heads(counted.members, counted.guests)
    return _("%(names)s: %(heads)s can see this.") % {"names": " + ".join(names), "heads": heads}


def _others(keys: list[int], number: int) -> str:
    return ngettext(
        "So can %(count)d other person through another group: %(names)s.",
        "So can %(count)d other people through another group: %(names)s.",
        number,
    ) % {"count": number, "names": ", ".join(group_names(keys))}


def group_names(keys: list[int]) -> list[str]:
    """Return what groups are called: the titles of their workspaces in the active language."""
    if not keys:
        return []
    titles = dict(Group.objects.filter(pk__in=keys).values_list("pk", "name"))
    pages = WorkspacePage.objects.live().filter(Q(workspace__group__in=keys) | Q(workspace__inner__in=keys))
    rows = pages.values_list("workspace__group", "workspace__inner", "title", "locale__language_code")
    for group, inner, title, _language in sorted(rows, key=lambda row: row[3] == languages.current()):
        titles |= {key: title for key in (group, inner) if key in titles}
    return sorted(set(titles.values()))


# -- Counting -----------------------------------------------------------------------------------
def people_of(audience: str) -> QuerySet[User]:
    """Return the people of an audience of groups, those not counted whose time in the group is over."""
    people = User.objects.filter(is_active=True)
    for keys in clauses_of(audience):
        people = people.filter(pk__in=_users_in(keys))
    return people


def _users_in(keys: list[int]) -> QuerySet:
    own = Q(workspace__group=OuterRef("group_id")) | Q(workspace__inner=OuterRef("group_id"))
    rows = Membership.objects.filter(own, user=OuterRef("user_id"))
    through = User.groups.through.objects.filter(group_id__in=keys)
    return through.exclude(Exists(rows.exclude(terms.running()))).values("user_id")


def count(audience: str, group_id: int | None) -> Counted:
    """Count an audience of groups in one query; `group_id` is that of the workspace."""
    guest = Membership.objects.filter(
        workspace__group=group_id, user=OuterRef("pk"), role=Membership.Role.GUEST
    )
    own = User.groups.through.objects.filter(user_id=OuterRef("pk"), group_id=group_id)
    people = people_of(audience).annotate(is_own=Exists(own), is_guest=Exists(guest))
    found = people.aggregate(
        everyone=Count("pk"), own=Count("pk", Q(is_own=True)), guests=Count("pk", Q(is_guest=True))
    )
    return Counted(found["own"] - found["guests"], found["guests"], found["everyone"] - found["own"])


def count_own(workspace: Workspace) -> Counted:
    """Count the same for what only the workspace itself sees: nearly every closed page, in a plain query."""
    here = Q(memberships__workspace=workspace.pk)
    now = Q(here__isnull=True) | terms.running(at="here__")
    rows = _OWN.rows(Q(is_active=True, groups=workspace.group_id), here, now)
    everyone, guests = rows[0] if rows else (0, 0)
    return Counted(everyone - guests, guests, 0)


def _own(people: Q, here: Q, now: Q) -> QuerySet:
    rows = User.objects.filter(people).annotate(here=FilteredRelation("memberships", condition=here))
    is_guest = Q(here__role=Membership.Role.GUEST)
    rows = rows.filter(now).order_by().values("is_active")
    return rows.annotate(everyone=Count("pk"), guests=Count("pk", is_guest)).values_list("everyone", "guests")


_OWN = Prepared(_own)


# -- The page with the reason and the names -----------------------------------------------------
def reasons(page: Page, workspace_page: WorkspacePage | None) -> list[str]:
    """Say why just these people can see a page: a sentence for each restriction on the way to it."""
    rows = [row for row in access.page_restrictions() if page.path.startswith(row.path)]
    if not rows:
        return [_("The page is public: nobody needs to log in to read it.")]
    titles = dict(Page.objects.filter(path__in=[row.path for row in rows]).values_list("path", "title"))
    only_login = all(row.clause == access.LOGIN for row in rows)
    own = workspace_page.workspace if workspace_page else None
    told = []
    for row in rows:
        if row.clause != access.LOGIN or only_login:
            told += _of_row(row, titles[row.path], own)
    return [*dict.fromkeys(told), _("Those who administer the site see every page.")]


def _of_row(row: access.Restriction, title: str, workspace: Workspace | None) -> list[str]:
    if row.clause == access.NOBODY:
        return [_("“%(title)s” is closed to a group that is not chosen yet.") % {"title": title}]
    if row.clause == access.LOGIN:
        return [_("“%(title)s” and what lies below it is for everyone who is logged in.") % {"title": title}]
    keys = clauses_of(row.clause)[0]
    if workspace is None or workspace.group_id not in keys:
        names = ", ".join(group_names(keys))
        return [
            _("“%(title)s” is also closed to all but these groups: %(names)s.")
            % {"title": title, "names": names}
        ]
    return _of_workspace(title, [key for key in keys if key != workspace.group_id])


def _of_workspace(title: str, beside: list[int]) -> list[str]:
    told = [
        _("It lies in the workspace “%(title)s”, which its members and guests can read.") % {"title": title}
    ]
    if beside:
        names = ", ".join(group_names(beside))
        told.append(
            _("The coordinators of the workspace let these groups read it, too: %(names)s.")
            % {"names": names}
        )
    return told


def page_of_names(user, page: Page, workspace: Workspace, number: str | None) -> PageOfList | None:
    """Return the people who can see a page, for those who belong to the workspace; None for others.

    Each has the membership of this workspace as `here` (a list of one, or empty for those who read it
    through another group). Where everyone logged in may see it, the members are named.
    """
    if not is_member(user, workspace):
        return None
    audience = access.audience(page)
    people = people_of(audience if clauses_of(audience) else f"g{workspace.group_id}")
    own = workspace.memberships.select_related("organisation")
    people = people.prefetch_related(Prefetch("memberships", own, to_attr="here")).order_by(
        "last_name", "first_name", "pk"
    )
    return Paginator(people, PER_PAGE).get_page(number)
