"""The WSGI application that a web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()

from search import analysis  # noqa: E402 - the settings come first

# Loaded before the web server makes its processes (`--preload`), the words are in memory once for all.
analysis.warm()
gc.collect()
gc.freeze()
