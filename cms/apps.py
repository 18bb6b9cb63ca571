"""The project package as a Django app, and Wagtail's user admin with our user form."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    """The room that every other one stands on."""

    name = "cms"
    default = True

    def ready(self) -> None:
        """Connect the checks and the signals that keep audience and page cache true."""
        from cms import checks, page_cache, restricting  # noqa: F401, PLC0415 - models come first; imported to register

        page_cache.connect()


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's list of users; people are named by their e-mail address."""

    default = False
    user_viewset = "cms.people_admin.PeopleViewSet"
