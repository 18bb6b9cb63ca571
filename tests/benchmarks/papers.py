"""Hangs what is measured into folders of the demo, and prints what is needed to ask for it, as JSON.

Run in a process of its own: `python -m tests.benchmarks.papers`. What is there is kept, but for what an
earlier run has uploaded.
"""

import json
import os
import tempfile

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.conf import settings  # noqa: E402 - Django is set up first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.core.files import File  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import translation  # noqa: E402

from cms.demo.sentences import Sentences  # noqa: E402
from cms.logged_in import SessionStore  # noqa: E402
from cms.media import DocumentKind  # noqa: E402
from cms.models import Document, User  # noqa: E402
from cms.pages import address  # noqa: E402
from search import outbox  # noqa: E402
from tests.benchmarks.paper_sizes import EACH, FEW, MANY, MEGABYTES, MEMBER, ZIPPED  # noqa: E402
from workspace.folders import making  # noqa: E402
from workspace.folders.models import FolderPage  # noqa: E402
from workspace.members.models import Workspace  # noqa: E402


class Papers:
    """The folders that are measured, in the first workspace of the member."""

    def __init__(self) -> None:
        """Find the member and the workspace."""
        self.member = User.objects.get(email=MEMBER)
        self.workspace = Workspace.objects.filter(memberships__user=self.member).order_by("pk").first()
        inside = FolderPage.objects.filter(self.workspace.around("path"), locale__language_code="fi")
        self.root = inside.order_by("depth", "path").first()
        self.words = Sentences("fi")

    def folder(self, title: str) -> FolderPage:
        """Return a folder by its title, made when it is not there."""
        return making.folder_along(self.root, self.member, [title])

    def hang(self, folder: FolderPage, title: str, file: File, **told) -> Document:
        """Hang a document from a folder."""
        made = Document(
            title=title, guard=folder, collection=self.workspace.collection,
            uploaded_by_user=self.member, file=file, **told,
        )  # fmt: skip
        made.save()
        return made

    def shelf(self, title: str, count: int) -> FolderPage:
        """Return a folder with so many small documents, with types, languages and tags."""
        folder = self.folder(title)
        for number in range(Document.objects.hung_on(folder).count(), count):
            text = self.words.paragraph(number).encode()
            kinds = DocumentKind.values
            made = self.hang(
                folder, self.words.title(number), ContentFile(text, f"asiakirja-{number:03}.txt"),
                kind=kinds[number % len(kinds)], language=("fi", "sv")[number % 5 == 0],
            )  # fmt: skip
            made.tags.add(*("ohjaus", "kokoukset", "verkosto")[: number % 3])
        return folder

    def large(self, folder: FolderPage, title: str, megabytes: int) -> Document:
        """Return a large document of a folder, made when it is not there."""
        found = Document.objects.filter(title=title, guard=folder).first()
        if found is not None:
            return found
        with tempfile.TemporaryFile() as content:
            for _piece in range(megabytes):
                content.write(os.urandom(1 << 20))
            return self.hang(folder, title, File(content, "suuri.bin"))

    def heavy(self) -> FolderPage:
        """Return a folder of a gigabyte."""
        folder = self.folder("Gigatavu")
        for number in range(ZIPPED):
            self.large(folder, f"Osa {number + 1}", EACH)
        return folder

    def emptied(self) -> FolderPage:
        """Return the folder into which is uploaded, without what an earlier run has brought."""
        folder = self.folder("Tulevat")
        for document in Document.objects.hung_on(folder):
            document.delete()
        return folder

    def session(self) -> str:
        """Return the key of a session in which the member is logged in."""
        session = SessionStore()
        session[SESSION_KEY] = str(self.member.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = self.member.get_session_auth_hash()
        session.create()
        return session.session_key


def main() -> None:
    """Make all of it and print the addresses."""
    with translation.override("fi"), transaction.atomic():
        papers = Papers()
        document = papers.large(papers.root, "Sata megatavua", MEGABYTES)
        told = {
            "cookie": f"{settings.SESSION_COOKIE_NAME}={papers.session()}",
            "large": {"url": document.url, "stored": document.file.name},
            "many": address(papers.shelf("Viisisataa", MANY)),
            "few": address(papers.shelf("Kolme", FEW)),
            "zip": reverse("folder_zip", args=[papers.heavy().pk]),
            "into": address(papers.emptied()),
        }
    outbox.drain()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
