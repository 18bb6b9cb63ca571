"""The app of workspace/folders."""

from django.apps import AppConfig


class FoldersConfig(AppConfig):
    """Folders of a workspace."""

    name = "workspace.folders"
    label = "folders"

    def ready(self) -> None:
        """Connect the signal that closes a workspace's collection, the words of the log, hooks."""
        from workspace.folders import (  # noqa: PLC0415 - imported to connect
            closing,  # noqa: F401
            coming_hooks,  # noqa: F401
            document_hooks,  # noqa: F401
            outgoing_words,  # noqa: F401
            search,  # noqa: F401
            trash_hooks,  # noqa: F401
        )
