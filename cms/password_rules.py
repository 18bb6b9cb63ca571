"""The rule of a password's length with a sentence in both languages; Django's own lacks the Finnish."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LongEnough(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Say that it is too short."""
        return ngettext(
            "This password is too short: it needs at least %(count)d character.",
            "This password is too short: it needs at least %(count)d characters.",
            self.min_length,
        ) % {"count": self.min_length}

    def get_help_text(self) -> str:
        """Say how long it has to be."""
        return ngettext(
            "The password has at least %(count)d character.",
            "The password has at least %(count)d characters.",
            self.min_length,
        ) % {"count": self.min_length}
