"""The app of workspace/discussions."""

from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    """Discussions of a workspace."""

    name = "workspace.discussions"
    label = "discussions"

    def ready(self) -> None:
        """Register what of this room is found."""
        from workspace.discussions import search  # noqa: F401, PLC0415 - imported to register
