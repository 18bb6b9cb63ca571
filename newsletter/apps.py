"""The app of newsletter."""

from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    """The newsletter, from sign-up to delivery."""

    name = "newsletter"

    def ready(self) -> None:
        """Register what of this room is found."""
        from newsletter import search  # noqa: F401, PLC0415 - imported to register
