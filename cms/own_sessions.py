"""Where a person is logged in: their sessions, listed and ended one by one (AU-14)."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts import User

# The first that is found in what the browser says of itself counts, so the more special ones come first.
BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """One session of a person, for people: since when, with what."""

    pk: int
    since: datetime
    device: str
    is_this: bool


def visits_of(user: User, session_key: str) -> list[Visit]:
    """Return the sessions of a person that still hold, this one first, then the newest."""
    rows = UserSession.objects.purge_and_list(user)
    visits = [Visit(r.pk, r.created_at, device(r.user_agent), r.session_key == session_key) for r in rows]
    return sorted(visits, key=lambda visit: (not visit.is_this, -visit.since.timestamp()))


def device(user_agent: str) -> str:
    """Return what a browser is, in words: "Firefox, Windows"."""
    names = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return ", ".join(name for name in names if name) or _("An unknown browser")


def _first(known: tuple, user_agent: str) -> str:
    return next((name for sign, name in known if sign in user_agent), "")


def end(user: User, pk: int) -> None:
    """End one of a person's own sessions, from the next request on; raises Http404 for any other."""
    row = UserSession.objects.filter(user=user, pk=pk).first()
    if row is None:
        raise Http404
    row.end()


def end_others(user: User, session_key: str) -> int:
    """End every session of a person but one; return how many."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=session_key)
    for row in (ended := list(rows)):
        row.end()
    return len(ended)


def forget() -> int:
    """Delete sessions whose time is over, and what was known of them; return how many."""
    deleted = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    alive = Session.objects.values("session_key")
    return deleted + UserSession.objects.exclude(session_key__in=alive).delete()[0]
