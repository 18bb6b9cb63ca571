"""The app of workspace/folders."""

from django.apps import AppConfig


class FoldersConfig(AppConfig):
    """Folders of a workspace."""

    name = "workspace.folders"
    label = "folders"
