"""The app of workspace/members."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    """Workspaces and who belongs to them."""

    name = "workspace.members"
    label = "members"

    def ready(self) -> None:
        """Connect what closes a workspace's pages and keeps membership and group the same."""
        from workspace.members import (  # noqa: PLC0415 - imported to connect
            archived_admin,  # noqa: F401
            founding,  # noqa: F401
            joining,  # noqa: F401
            search,  # noqa: F401
        )
