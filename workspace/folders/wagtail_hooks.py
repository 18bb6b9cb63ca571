"""What folders offer to the workspace: their room in the rail, and the newest documents on its start page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from cms import languages
from cms.pages import address, addresses, readable
from cms.templatetags.elo import file_icon
from workspace.folders import closing, contents, furnishing, holding
from workspace.folders.items import document_url
from workspace.folders.models import FolderPage
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import Room, Section, pages_below
from workspace.members.start import NewThing, Places, Since

NEWEST = 5


@hooks.register("workspace_rooms")
def documents_room(workspace_page: WorkspacePage, user) -> list[Room]:
    """The first folder of the workspace is the door to all of them."""
    folder = _first_folder(workspace_page, user)
    return [Room("documents", _("Documents"), address(folder), "folder", 10)] if folder else []


@hooks.register("workspace_start_sections")
def newest_documents(workspace_page: WorkspacePage, user) -> list[Section]:
    """The newest documents of the workspace, each with the folder it lies in."""
    folder = _first_folder(workspace_page, user)
    if folder is None:
        return []
    documents = list(contents.documents_of_workspace(workspace_page, user)[:NEWEST])
    folders = readable([document.guard for document in documents], languages.current(), user)
    urls = addresses(list(folders.values()), languages.current())
    rows = [(document, folders[document.guard.translation_key]) for document in documents]
    rows = [{"document": document, "folder": page, "folder_url": urls[page.pk]} for document, page in rows]
    context = {"documents": rows, "folder_url": address(folder)}
    return [Section("newest-documents", "folders/newest_documents.html", 20, context)]


@hooks.register("workspace_news")
def new_documents(workspace_pages: list[WorkspacePage], user, since: Since) -> list[NewThing]:
    """The documents that others have added since the last visit."""
    places = Places(workspace_pages, user, since)
    return [
        NewThing(
            document.title, document_url(document), _("Document"), document.created_at,
            str(document.uploaded_by_user or ""), places.key_of(document.guard.path),
            icon=file_icon(document.file_extension), language=document.language,
        )
        for document in contents.added_by_others(places)
    ]  # fmt: skip


@hooks.register("workspace_founded")
def first_folders(workspace: Workspace, pages: dict[str, WorkspacePage], kind: str) -> None:
    """A workspace begins with a folder of documents, and folders in it that suit the group."""
    furnishing.furnish(pages, kind)


@hooks.register("workspace_contents")
def documents_there(workspace: Workspace) -> list[str]:
    """Documents keep a workspace from being deleted."""
    count = contents.count_in(workspace)
    return [ngettext("%(count)d document", "%(count)d documents", count) % {"count": count}] if count else []


@hooks.register("file_collections")
def collections_of_coordinator(user):
    """A coordinator looks after the files of the own workspace in the admin."""
    return closing.handled_by(user)


def _first_folder(workspace_page: WorkspacePage, user) -> Page | None:
    return next(iter(pages_below(workspace_page, user, FolderPage)), None)


hooks.register("workspace_holdings", holding.holdings)
