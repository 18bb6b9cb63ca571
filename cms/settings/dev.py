"""The default: a demo or a developer's machine; no environment variable is needed."""

from cms.settings.base import *  # noqa: F403 - settings are layered

DEMO = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.hosts(FILES_URL)]
if DEBUG:
    STORAGES = {
        **STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
