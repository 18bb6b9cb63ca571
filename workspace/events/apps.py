"""The app of workspace/events."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events of a workspace."""

    name = "workspace.events"
    label = "events"
