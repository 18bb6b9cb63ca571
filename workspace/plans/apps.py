"""The app of workspace/plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans of a workspace."""

    name = "workspace.plans"
    label = "plans"

    def ready(self) -> None:
        """Register what of this room is found."""
        from workspace.plans import search  # noqa: F401, PLC0415 - imported to register
