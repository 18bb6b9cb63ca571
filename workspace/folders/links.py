"""Links beside the documents of a folder."""

from django.db import transaction
from django.http import Http404

from cms import access
from cms.accounts import User
from cms.marks import StaleError, mark
from workspace.folders import contents
from workspace.folders.models import FolderPage, Link
from workspace.members.writing import may_write


def get_link_to_change(user, pk: int) -> Link:
    """Fetch a link that a person may change; raises Http404."""
    link = Link.objects.filter(pk=pk, trashed=None).select_related("folder").first()
    if link is None or not access.can_view(user, link.folder) or not may_write(user, link.folder):
        raise Http404
    return link


def add_link(folder: FolderPage, user: User, *, title: str, url: str, language: str) -> Link:
    """Put a link into a folder; raises Http404 or PermissionDenied when the person may not."""
    contents.get_folder_to_fill(user, folder.pk)
    return Link.objects.create(folder=folder, title=title, url=url, language=language, added_by=user)


def mark_of(link: Link) -> str:
    """Return a mark of all that the form changes: another one when any of it was saved."""
    return mark([link.title, link.url, link.language])


@transaction.atomic
def change_link(link: Link, title: str, url: str, language: str, *, seen: str) -> None:
    """Save what a link is called and where it leads.

    `seen` is the mark that the form was opened with; raises StaleError when it is another one now, Http404 when the
    link is not there any more.
    """
    link = Link.objects.select_for_update(of=("self",)).filter(pk=link.pk, trashed=None).first()
    if link is None:
        raise Http404
    if seen != mark_of(link):
        raise StaleError
    link.title, link.url, link.language = title, url, language
    link.save(update_fields=["title", "url", "language"])
