"""Settings of the test suite: the real thing, with quick passwords and mail kept in memory."""

import tempfile
from pathlib import Path

from cms.settings.dev import *  # noqa: F403 - settings are layered

_HOME = Path(tempfile.mkdtemp(prefix="elo-tests-"))

SECRET_KEY = "only-for-the-test-suite-and-never-anywhere-else-0123456789"  # noqa: S105 - no secret
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PRIVATE_ROOT = _HOME / "private"
INCOMING_ROOT = _HOME / "incoming"
MEDIA_ROOT = _HOME / "parked"
MAIL_FOLDER = _HOME / "mail"
MAIL_DELIVERY = {"backend": "django.core.mail.backends.locmem.EmailBackend", "options": {}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ACCOUNT_RATE_LIMITS = False
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_TEMP_DIR = _HOME / "uploading"
FILE_UPLOAD_TEMP_DIR.mkdir()
