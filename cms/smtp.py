"""SMTP that knows whether a broken connection may have carried the letter."""

import smtplib

from django.core.mail.backends import smtp

from cms.delivering import UncertainError


class _Careful:
    """Tells a connection that broke while the letter was handed over from one that broke before."""

    def data(self, msg):
        """Send the letter's text; raises UncertainError when no answer comes."""
        try:
            return super().data(msg)
        except (smtplib.SMTPServerDisconnected, TimeoutError, ConnectionError) as error:
            raise UncertainError(str(error)) from error


class CarefulSMTP(_Careful, smtplib.SMTP):
    """Plain SMTP, or with STARTTLS."""


class CarefulSMTPOverTLS(_Careful, smtplib.SMTP_SSL):
    """SMTP that is encrypted from the first byte."""


class EmailBackend(smtp.EmailBackend):
    """Django's, with careful connections: every error but UncertainError means that nothing was sent."""

    certain = True

    @property
    def connection_class(self):
        """Return how to connect."""
        return CarefulSMTPOverTLS if self.use_ssl else CarefulSMTP
