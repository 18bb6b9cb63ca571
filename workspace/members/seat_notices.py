"""That a term ends is told a month before, to the person and to those who coordinate."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from cms import access, mail
from cms.accounts import User
from workspace.members.models import SeatTerm, Workspace, WorkspacePage

AHEAD = timedelta(days=31)


def tell_of_ends() -> int:
    """Write the letters about terms that end within a month; return how many terms were told of."""
    today = timezone.localdate()
    ending = SeatTerm.objects.filter(
        starts_on__lte=today, ends_on__gte=today, ends_on__lte=today + AHEAD, end_told_on__isnull=True
    )
    return sum(
        _tell_once(term) for term in ending.select_related("seat__workspace", "seat__organisation", "user")
    )


@transaction.atomic
def _tell_once(term: SeatTerm) -> bool:
    """Tell of one end, whoever sweeps at the same moment; a term that the same person goes on is not told of."""
    claimed = SeatTerm.objects.filter(pk=term.pk, end_told_on__isnull=True)
    if not claimed.update(end_told_on=timezone.localdate()) or _goes_on(term):
        return False
    workspace = term.seat.workspace
    for person in _readers(term, workspace):
        _write(term, workspace, person)
    return True


def _goes_on(term: SeatTerm) -> bool:
    next_day = term.ends_on + timedelta(days=1)
    return term.seat.terms.filter(user=term.user, place=term.place, starts_on=next_day).exists()


def _readers(term: SeatTerm, workspace: Workspace) -> list[User]:
    coordinators = Q(memberships__workspace=workspace, memberships__is_coordinator=True)
    return list(
        User.objects.filter(Q(pk=term.user_id) | coordinators, is_active=True).distinct().order_by("pk")
    )


def _write(term: SeatTerm, workspace: Workspace, person: User) -> None:
    page = _page_in(workspace, person.language)
    if page is None:
        return
    with translation.override(person.language):
        address = settings.BASE_URL + reverse("workspace_seats", args=[page.pk])
    mail.send(
        "seat_ending",
        to=person.email,
        language=person.language,
        context={
            "term": term,
            "own": person.pk == term.user_id,
            "workspace_page": page,
            "seats_url": address,
        },
        user=person,
        audience=access.audience(page),
    )


def _page_in(workspace: Workspace, language: str) -> WorkspacePage | None:
    """Return the workspace's published page in a language, else in the other one."""
    pages = workspace.pages.live().select_related("locale")
    return min(pages, key=lambda page: page.locale.language_code != language, default=None)
