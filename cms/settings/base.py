"""Settings that every environment shares."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cms.settings import env, storage_address

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")

DEBUG = env.flag("DEBUG")
BASE_URL = env.base_url(f"http://127.0.0.1:{env.number('PORT', 8000)}")
WAGTAILADMIN_BASE_URL = BASE_URL
# People's files are opened from here, where no cookie goes; empty: from the site's own host.
FILES_URL = env.files_url(BASE_URL)
WEB_WORKERS = env.number("WEB_WORKERS", 2)

INSTALLED_APPS = [
    "cms",
    "home",
    "workspace",
    "workspace.members",
    "workspace.folders",
    "workspace.discussions",
    "workspace.events",
    "workspace.plans",
    "workspace.pages",
    "newsletter",
    "search",  # the last of ours: it listens to what the others registered
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.apps.UsersConfig",
    "wagtail.snippets",
    "cms.apps.DocumentsConfig",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Above all that sets a cookie, and above static files: on the host of files there is nothing else.
    "cms.files_host.FilesHostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Above the kept pages: they have the same headers as fresh ones.
    "cms.headers.HeadersMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.languages.LanguageMiddleware",
    "cms.request_memory.RequestMemoryMiddleware",
    "workspace.members.views.viewing_as.ViewingAsMiddleware",
    "cms.page_permissions.AdminGuardMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.redirecting.GuardedRedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
SITE_ID = 1

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context_processors.site",
            ],
        },
    },
]

DATABASES = {"default": env.database(VAR_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SECRET_KEY = env.secret_key(VAR_DIR / "secret-key")

# The page cache is shared by the web workers and the task worker, so it lies in files.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}

# -- Tasks and mail -----------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = "cms.mail.LedgerBackend"
MAIL_DELIVERY = env.email(
    {"backend": "cms.mailbox.EmailBackend", "options": {"file_path": str(VAR_DIR / "mail")}}
)
MAIL_FOLDER = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "ELO-verkosto <elo@elo.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# A mailbox that somebody reads, for mail programs that leave a list by mail (List-Unsubscribe).
NEWSLETTER_LEAVE_MAILBOX = env.text("NEWSLETTER_LEAVE_MAILBOX")

# -- Search -------------------------------------------------------------------------------------
SEARCH_URL = env.search()

# -- People and sessions ------------------------------------------------------------------------
AUTH_USER_MODEL = "cms.User"
AUTHENTICATION_BACKENDS = ["cms.logged_in.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "cms.password_rules.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "after_login"
ACCOUNT_ADAPTER = "cms.accounts.AccountAdapter"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "cms.reset_links.ResetTokens"  # noqa: S105 - a class
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SESSION_ENGINE = "cms.logged_in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cms.error_views.csrf_failure"

# -- Languages ----------------------------------------------------------------------------------
LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fi", "suomi"), ("sv", "svenska")]
LOCALE_PATHS = [BASE_DIR / "locale"]
WAGTAIL_I18N_ENABLED = True
# True would publish the Finnish text of a new translation under /sv/.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
TIME_ZONE = "Europe/Helsinki"
# Editors are not asked for theirs: of six hundred names, browsers know most and throw an error at the others.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_I18N = True
USE_TZ = True

# -- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
# Nothing under MEDIA_ROOT is served; files lie in the private storage and ask the guard.
MEDIA_ROOT = VAR_DIR / "parked"
MEDIA_URL = "/files/"
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": storage_address.storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
UPLOAD_MAX_BYTES = env.number("UPLOAD_MAX_MB", 50) * 1024 * 1024
# What one workspace and one person may add, all versions together; and how many files in a minute.
UPLOAD_QUOTA_WORKSPACE = env.number("UPLOAD_QUOTA_WORKSPACE_MB", 20_480) * 1024 * 1024
UPLOAD_QUOTA_PERSON = env.number("UPLOAD_QUOTA_PERSON_MB", 10_240) * 1024 * 1024
UPLOAD_FILES_A_MINUTE = env.number("UPLOAD_FILES_A_MINUTE", 300)
# The virus scanner (clamd); without one, files are checked by their structure only.
CLAMD_URL = env.clamd()
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "cms.receiving.BoundedUploadHandler",
]
# Set where nginx hands the files out: the address of its internal location (docs/nginx.conf).
X_ACCEL_PREFIX = env.text("X_ACCEL_PREFIX")
storage_address.goes_with(STORAGES["default"], X_ACCEL_PREFIX)
FILE_UPLOAD_TEMP_DIR = env.folder("UPLOAD_TEMP_DIR", VAR_DIR / "uploading")
# Where files lie that come in pieces; several web servers must share it.
INCOMING_ROOT = VAR_DIR / "incoming"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# -- Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "ELO"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.Document"
WAGTAILIMAGES_IMAGE_MODEL = "cms.Image"
WAGTAILDOCS_EXTENSIONS = [
    "pdf", "docx", "odt", "pptx", "odp", "xlsx", "ods", "png", "jpg", "jpeg", "txt", "md",
]  # fmt: skip
WAGTAILDOCS_MAX_UPLOAD_SIZE = UPLOAD_MAX_BYTES
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.file_forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.file_forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["png", "jpg", "jpeg", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# Shared passwords are off: a change of password would not end old visits (AC-61).
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "wagtailadmin_login"  # `site_views.admin_login` stands there
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS = []
WAGTAILADMIN_COMMENTS_ENABLED = True
TAGGIT_CASE_INSENSITIVE = True

# -- Headers ------------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
PERMISSIONS_POLICY = {
    name: [] for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}

# What breaks is told on standard error, where the one who runs the site looks. A line a task, and a line
# a page that is not there, would drown it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
        "stderr_warnings": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        # At DEBUG they would write down signatures, which open files.
        "botocore": {"level": "INFO"},
        "boto3": {"level": "INFO"},
        "s3transfer": {"level": "INFO"},
        # The worker sets the level of these two itself, so their handler has one of its own.
        **{
            name: {"handlers": ["stderr_warnings"], "propagate": False}
            for name in ("django_tasks", "django_tasks_db")
        },
    },
}

DEMO = False
