"""Lets the folders show what happens in them: versions, a must-read, a request, a share, a copy, the trash.

All goes the way that people go, so that the logs tell it too; it needs published pages.
"""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cms import request_memory
from cms.accounts import User
from cms.demo.making import Making
from cms.demo.words import folder_life as words
from cms.models import Document
from workspace.folders import links, must_read, publishing, requesting, sharing, throwing, versions
from workspace.folders.models import Acknowledgement, FolderPage, Link, MustRead, UploadRequest


def build_folder_life(making: Making, people: dict[str, User]) -> None:
    """Do once what is not done yet."""
    request_memory.forget()  # the pages were published just now
    _versions(making, people)
    _links(making, people["aino"])
    _must_read(making, people)
    _request(making, people["aino"])
    _share(making, people["bjorn"])
    _publish(making, people["aino"])
    _throw(making, people["aino"])


def _folder(making: Making, key: str) -> FolderPage:
    return FolderPage.objects.get(pk=making.pages[key]["fi"].pk)


def _paper(making: Making, key: str) -> Document:
    return Document.objects.get(pk=making.papers[key].pk)


def _versions(making: Making, people: dict[str, User]) -> None:
    document = _paper(making, words.VERSIONED)
    made = document.versions.count() == 1
    making.count("versions", made)
    for number, version in enumerate(words.VERSIONS if made else (), start=2):
        file = SimpleUploadedFile(document.filename, version.content.encode())
        versions.add_version(document, people[version.by], file=file, why=version.why)
        versions.remember_as(document, people[version.by], number, version.label)


def _links(making: Making, user: User) -> None:
    folder = _folder(making, words.COMMUNICATION)
    for link in words.LINKS:
        made = not Link.objects.filter(folder=folder, url=link.url).exists()
        making.count("links", made)
        if made:
            links.add_link(folder, user, title=link.title, url=link.url, language=link.language)


def _must_read(making: Making, people: dict[str, User]) -> None:
    document = _paper(making, words.MUST_READ)
    made = not MustRead.objects.filter(document=document).exists()
    making.count("must-reads", made)
    if not made:
        return
    due = timezone.localdate() + timedelta(days=words.MUST_READ_DAYS)
    must = must_read.ask(document, people["aino"], note=words.MUST_READ_NOTE, due=due)
    MustRead.objects.filter(pk=must.pk).update(told_at=timezone.now())  # the demo writes no letters
    Acknowledgement.objects.bulk_create(
        Acknowledgement(document=document, version=must.version, user=people[key]) for key in words.HAVE_READ
    )


def _request(making: Making, user: User) -> None:
    folder = _folder(making, words.MEETINGS)
    made = not UploadRequest.objects.filter(folder=folder, title=words.REQUEST).exists()
    making.count("upload requests", made)
    if made:
        until = timezone.now() + timedelta(days=words.REQUEST_DAYS)
        requesting.ask(
            folder, user, title=words.REQUEST, note=words.REQUEST_NOTE, language="fi", most=20, expires_at=until
        )  # fmt: skip


def _share(making: Making, user: User) -> None:
    document = _paper(making, words.SHARED)
    made = not document.shares.exists()
    making.count("links for outsiders", made)
    if made:
        until = timezone.localdate() + timedelta(days=words.SHARE_DAYS)
        sharing.share(document, user, language="sv", until=until, note=words.SHARE_NOTE)


def _publish(making: Making, user: User) -> None:
    document = _paper(making, words.PUBLISHED)
    made = not document.publications.exists()
    making.count("public copies", made)
    if made:
        looked = publishing.look_at(document)
        removed = [finding.kind for finding in looked.findings if finding.removable]
        publishing.publish(
            looked, user, page=making.pages[words.PUBLISHED_ON]["fi"], title=document.title,
            language=document.language, removed=removed,
        )  # fmt: skip


def _throw(making: Making, user: User) -> None:
    document = _paper(making, words.THROWN)
    made = document.trashed_at is None
    making.count("things in the trash", made)
    if made:
        throwing.throw_away(user, _folder(making, words.COMMUNICATION), [f"d{document.pk}"])
