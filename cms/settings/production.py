"""A real site: secrets from the environment, HTTPS, no demo."""

from cms.settings.base import *  # noqa: F403 - settings are layered

DEBUG = False
SECRET_KEY = env.secret_key(None)
BASE_URL = env.base_url("")
WAGTAILADMIN_BASE_URL = BASE_URL
FILES_URL = env.files_url(BASE_URL)
ALLOWED_HOSTS = env.hosts(BASE_URL, FILES_URL)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
# The web servers before the site that each add an address to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("ALLAUTH_TRUSTED_PROXY_COUNT", 1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 63072000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
