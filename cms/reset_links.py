"""The keys of password links: they end with the address, the password, and with the account (AU-05, AU-15)."""

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator


class ResetTokens(EmailAwarePasswordResetTokenGenerator):
    """Also ties a key to the person's stamp: a link from before the account was closed stays dead."""

    def _make_hash_value(self, user, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}|{user.session_stamp}"
