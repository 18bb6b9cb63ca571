"""Puts a large document into a folder of the demo, and prints what is needed to fetch it, as JSON."""

import json
import os
import tempfile

import django

from tests.benchmarks.documents import MEGABYTES

django.setup()

from django.conf import settings  # noqa: E402 - after setup
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.files import File  # noqa: E402

from cms.models import Document, User  # noqa: E402
from workspace.folders.models import FolderPage  # noqa: E402
from workspace.members.models import Workspace  # noqa: E402

TITLE = "Sata megatavua"


def large_document() -> Document:
    """Return the document, made when it is not there."""
    found = Document.objects.filter(title=TITLE).first()
    if found is not None:
        return found
    workspace = Workspace.objects.filter(memberships__user__email="bjorn@elo.example").first()
    folder = FolderPage.objects.filter(workspace.around("path"), locale__language_code="fi").first()
    with tempfile.TemporaryFile() as content:
        for _piece in range(MEGABYTES):
            content.write(os.urandom(1 << 20))
        made = Document(
            title=TITLE, guard=folder, collection=workspace.collection, file=File(content, "sata.bin")
        )
        made.save()
    return made


def session_of(email: str) -> str:
    """Return the key of a session in which a person is logged in."""
    user = User.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


if __name__ == "__main__":
    document = large_document()
    words = {
        "url": document.url,
        "stored": document.file.name,
        "cookie": f"{settings.SESSION_COOKIE_NAME}={session_of('bjorn@elo.example')}",
    }
    print(json.dumps(words))
