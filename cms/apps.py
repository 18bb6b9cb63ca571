"""The project package as a Django app, and Wagtail's user admin with our user form."""

from django.apps import AppConfig
from django.db.models.signals import post_delete
from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    """The room that every other one stands on."""

    name = "cms"
    default = True

    def ready(self) -> None:
        """Connect the checks and the signals that keep audience and page cache true."""
        from cms import checks, page_cache, restricting  # noqa: F401, PLC0415 - models come first; imported to register

        page_cache.connect()


class DocumentsConfig(WagtailDocsAppConfig):
    """Wagtail's documents; a file goes with the last row that names it (`cms.versions`), not with the first."""

    default = False

    def ready(self) -> None:
        """Let Wagtail connect what it does, and leave out its removal of files."""
        super().ready()
        from wagtail.documents.signal_handlers import post_delete_file_cleanup  # noqa: PLC0415 - models come first

        from cms.media import Document  # noqa: PLC0415 - models come first

        post_delete.disconnect(post_delete_file_cleanup, sender=Document)


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's list of users; people are named by their e-mail address."""

    default = False
    user_viewset = "cms.people_admin.PeopleViewSet"
