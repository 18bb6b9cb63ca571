"""The app of search; it stands last, since it listens to what the other rooms registered."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """The index, the words of two languages, the engines, the page."""

    name = "search"

    def ready(self) -> None:
        """Listen to changes, and make the engine's tables whenever the database is migrated."""
        from search import following  # noqa: PLC0415 - stands on models
        from search.engines import check, prepare  # noqa: PLC0415 - stands on models

        check()
        following.connect()
        post_migrate.connect(prepare, sender=self, dispatch_uid="search_prepare")
