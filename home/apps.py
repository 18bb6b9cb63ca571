"""The app of home."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The public site."""

    name = "home"

    def ready(self) -> None:
        """Register what of this room is found."""
        from home import search  # noqa: F401, PLC0415 - imported to register
