"""The yardstick: a Django with one view and no middleware that returns given bytes.

`BARE_FOLDER` holds a file per address; `/0` returns the first, and so on.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only-measures", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[], DEBUG=False
)
BODIES = [file.read_bytes() for file in sorted(Path(os.environ["BARE_FOLDER"]).iterdir())]


def page(request, number: int) -> HttpResponse:
    """Return the bytes of a page of the site."""
    body = BODIES[number]
    return HttpResponse(body, headers={"Content-Length": str(len(body))})


urlpatterns = [path("<int:number>", page)]
application = get_wsgi_application()
