"""The app of workspace/events."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events of a workspace."""

    name = "workspace.events"
    label = "events"

    def ready(self) -> None:
        """Register what of this room is found."""
        from workspace.events import search  # noqa: F401, PLC0415 - imported to register
