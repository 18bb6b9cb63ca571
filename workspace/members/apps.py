"""The app of workspace/members."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    """Workspaces and who belongs to them."""

    name = "workspace.members"
    label = "members"

    def ready(self) -> None:
        """Connect what closes a workspace's pages and keeps membership and group the same."""
        from workspace.members import founding, joining, search  # noqa: F401, PLC0415 - imported to connect
