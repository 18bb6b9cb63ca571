"""The app of workspace/folders."""

from django.apps import AppConfig


class FoldersConfig(AppConfig):
    """Folders of a workspace."""

    name = "workspace.folders"
    label = "folders"

    def ready(self) -> None:
        """Connect the signal that closes a workspace's collection, and the words of the log."""
        from workspace.folders import closing, outgoing_words, search  # noqa: F401, PLC0415 - imported to connect
