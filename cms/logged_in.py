"""Who asks: the session and its person, read by prepared queries, since every page of the closed side asks for both."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from cms.accounts import User
from cms.prepared import Prepared

_SESSIONS = Prepared(Session.objects.filter)
_PEOPLE = Prepared(User.objects.filter)


class SessionStore(db.SessionStore):
    """Django's own sessions in the database."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Refuse what PostgreSQL cannot even be asked for: a cookie may have it, by hand."""
        return super()._validate_session_key(key) and "\0" not in key

    def _get_session_from_db(self) -> Session | None:
        rows = _SESSIONS.rows(Q(session_key=self.session_key, expire_date__gt=timezone.now()))
        if not rows:
            self._session_key = None
        return rows[0] if rows else None


class Backend(AuthenticationBackend):
    """Log-in as allauth has it."""

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session, unless their account is closed."""
        found = _PEOPLE.rows(Q(pk=user_id))
        return found[0] if found and self.user_can_authenticate(found[0]) else None
