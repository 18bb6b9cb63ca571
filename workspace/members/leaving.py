"""Leaving a workspace with hand-over (K9, AU-23): what a person holds, who takes it over, and the end.

Features do not know each other; each answers our hook `workspace_holdings() -> list[Holdings]` with what
it can say of a person. What has been written keeps the name of its author; what is handed over is who
looks after it from now on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from cms import audit, languages
from cms.accounts import User
from cms.pages import addresses
from workspace.members import joining, terms
from workspace.members.models import Caretaker, Seat, SeatTerm, Workspace
from workspace.members.seat_rights import current


@dataclass(frozen=True)
class Holding:
    """One thing that a person holds; the key is the feature's own and opaque to everybody else."""

    key: str
    title: str
    url: str = ""
    note: str = ""


def _always(user: User, workspace: Workspace) -> bool:
    return True


@dataclass(frozen=True)
class Holdings:
    """One kind of things that people hold, and how they are given to somebody else.

    `is_needed` tells whether somebody must take them over. With `after_leaving` they are given when
    the membership has ended: a seat is free only then. The `order` is that of the page.
    """

    key: str
    title: str
    found: Callable[[User, Workspace], list[Holding]]
    give: Callable[[User, User, Workspace, list[str]], None]
    order: int = 50
    is_needed: Callable[[User, Workspace], bool] = _always
    after_leaving: bool = False


@dataclass(frozen=True)
class Held:
    """What of one kind somebody holds now, and whether somebody must take it over."""

    kind: Holdings
    things: list[Holding]
    is_needed: bool


# -- Asking the features ------------------------------------------------------------------------
def held_by(user: User, workspace: Workspace) -> list[Held]:
    """Return what a person holds in a workspace, kind by kind; nothing of what is empty."""
    kinds = sorted(
        (k for hook in hooks.get_hooks("workspace_holdings") for k in hook()), key=lambda k: k.order
    )
    found = [(kind, kind.found(user, workspace)) for kind in kinds]
    return [Held(kind, things, kind.is_needed(user, workspace)) for kind, things in found if things]


def successors(user: User, workspace: Workspace) -> QuerySet[User]:
    """Return who can take over: the members who may write, not guests."""
    return terms.sponsors_of(workspace).exclude(pk=user.pk)


def beside_in_seats(user: User, workspace: Workspace) -> set[int]:
    """Return the keys of those who share a seat with a person: its holder or deputy."""
    own = Seat.objects.filter(workspace=workspace, terms__in=SeatTerm.objects.filter(current(), user=user))
    rows = SeatTerm.objects.filter(current(), seat__in=own).exclude(user=user)
    return set(rows.values_list("user", flat=True))


# -- Leaving ------------------------------------------------------------------------------------
@transaction.atomic
def leave(workspace: Workspace, user: User, chosen: dict[str, User | None]) -> None:
    """Give what a person holds to those chosen by kind, then end the membership; all of it or nothing.

    Raises ValidationError where somebody must take over and nobody does, or the one chosen cannot;
    LastCoordinatorError where nobody would coordinate the workspace.
    """
    Workspace.objects.select_for_update().get(pk=workspace.pk)
    held = held_by(user, workspace)
    _check(user, workspace, held, chosen)
    _give([part for part in held if not part.kind.after_leaving], user, workspace, chosen)
    joining.remove_member(workspace, user)
    _give([part for part in held if part.kind.after_leaving], user, workspace, chosen)


def _check(user: User, workspace: Workspace, held: list[Held], chosen: dict[str, User | None]) -> None:
    able = set(successors(user, workspace).values_list("pk", flat=True))
    for part in held:
        heir = chosen.get(part.kind.key)
        if heir is None and part.is_needed and (able or part.kind.key == COORDINATION):
            raise ValidationError({part.kind.key: _("Choose who takes this over.")})
        if heir is not None and heir.pk not in able:
            raise ValidationError({part.kind.key: _("This person cannot take over: not a member any more.")})


def _give(held: list[Held], user: User, workspace: Workspace, chosen: dict[str, User | None]) -> None:
    for part in held:
        heir = chosen.get(part.kind.key)
        if heir is None:
            continue
        part.kind.give(user, heir, workspace, [thing.key for thing in part.things])
        given = {"kind_of_thing": part.kind.key, "count": len(part.things), "to": str(heir)}
        audit.record("member.handed_over", str(user), group_id=workspace.group_id, after=given)


COORDINATION = "coordination"


# -- Answering, for the features ----------------------------------------------------------------
def looked_after(user: User, kind: str, rows: QuerySet, author: str) -> QuerySet:
    """Return the rows that a person looks after: made by them and given to nobody, or given to them."""
    given = Caretaker.objects.filter(kind=kind)
    taken_over, away = given.filter(user=user).values("key"), given.exclude(user=user).values("key")
    return rows.filter(Q(pk__in=taken_over) | (Q(**{author: user}) & ~Q(pk__in=away)))


def hand_on(kind: str, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Let somebody look after rows from now on."""
    for key in keys:
        Caretaker.objects.update_or_create(
            kind=kind, key=int(key), defaults={"user": heir, "workspace": workspace}
        )


def owned_pages(rows: QuerySet, note: Callable[[Page], str]) -> list[Holding]:
    """Return pages that somebody owns, each once for its languages, in the active one where there is one."""
    chosen: dict[UUID, Page] = {}
    for page in rows.select_related("locale"):
        if page.translation_key not in chosen or page.locale.language_code == languages.current():
            chosen[page.translation_key] = page
    urls = addresses(list(chosen.values()), languages.current())
    return [Holding(str(key), page.title, urls[page.pk] or "", note(page)) for key, page in chosen.items()]


def give_pages(rows: QuerySet, user: User, heir: User, workspace: Workspace, keys: list[str]) -> None:
    """Give the pages that `owned_pages` told of, in all their languages, to another owner."""
    rows.filter(workspace.around(), translation_key__in=keys, owner=user).update(owner=heir)
