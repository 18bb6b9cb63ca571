"""The app of workspace/members."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    """Workspaces of a workspace."""

    name = "workspace.members"
    label = "members"
