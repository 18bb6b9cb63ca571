"""The app of workspace/pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Text pages of a workspace, written by its members."""

    name = "workspace.pages"
    label = "pages"

    def ready(self) -> None:
        """Tell search what of the pages is found."""
        from workspace.pages import search  # noqa: F401, PLC0415 - imported to register
