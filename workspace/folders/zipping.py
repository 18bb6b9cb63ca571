"""A folder, or what was chosen in it, as one ZIP: written while it is sent, never whole in memory or on disk.

What the person may read is listed once, at the beginning; each file is asked about once more when its turn comes,
so that who loses a right meanwhile gets at most the rest of the file that is under way (AC-59).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED

from django.utils.translation import get_language, gettext, ngettext, override
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from zipstream import ZipStream

from cms import access, audit, languages, request_memory, tree, uploads
from cms.accounts import User
from cms.models import Document
from workspace.folders import making
from workspace.folders.choosing import Chosen
from workspace.folders.items import natural
from workspace.folders.models import FolderPage, Link
from workspace.members.shell import workspace_page_of

PIECE = 1 << 18
PACKED_WELL = {"txt", "md"}  # all others are compressed already
DEPTH = 30


@dataclass(frozen=True)
class Entry:
    """One file of the ZIP: where it lies there, and what it is made of (d12, l5, t6)."""

    path: str
    key: str


class Names:
    """Gives each file and folder a name that its folder does not have yet, whatever the case of its letters."""

    def __init__(self) -> None:
        """Begin with an empty folder."""
        self.taken: set[str] = set()

    def give(self, wanted: str) -> str:
        """Return a safe name: the wanted one, else with a number, “muistio (2).txt”."""
        name = safe = uploads.file_name(wanted)
        stem, dot, suffix = safe.rpartition(".")
        number = 2
        while name.casefold() in self.taken:
            name = f"{stem} ({number}){dot}{suffix}" if stem else f"{safe} ({number})"
            number += 1
        self.taken.add(name.casefold())
        return name


# -- What goes in -------------------------------------------------------------------------------
def of_folder(user, folder: FolderPage) -> list[Entry]:
    """Return everything below a folder that a person may read: four queries, however much there is."""
    return _Tree(user, [folder]).below(folder, "", Names(), 0)


def of_chosen(user, found: Chosen) -> list[Entry]:
    """Return what was chosen in a folder, with everything below the chosen folders."""
    names = Names()
    folders = [thing.thing for thing in found.of("f")]
    lying = _Tree(user, folders)
    entries: list[Entry] = []
    for folder in folders:
        entries += lying.below(folder, f"{names.give(folder.title)}/", Names(), 0)
    for thing in found.of("dlt"):
        entries.append(Entry(names.give(_file_name(thing.key[0], thing.thing)), thing.key))
    return entries


def _file_name(what: str, thing: Document | Link | Page) -> str:
    return {
        "d": lambda: thing.filename,
        "l": lambda: f"{thing.title}.url",
        "t": lambda: f"{thing.title}.html",
    }[what]()


class _Tree:
    """What lies below some folders, as a person sees it, read at once and listed by folder."""

    def __init__(self, user, folders: list[FolderPage]) -> None:
        tops = [page.path for folder in folders for page in making.versions(folder).values()]
        pages = access.viewable_by(user, Page.objects.filter(tree.below(tops))).select_related("locale")
        pages = list(pages.order_by("path"))
        kinds = set(FolderPage.objects.filter(tree.below(tops)).values_list("pk", flat=True))
        self.key_of = {page.path: page.translation_key for page in pages}
        self.folders: dict = {}
        self.files: dict = {}
        for page in _spoken(pages):
            shelf = self.folders if page.pk in kinds else self.files
            row = page if page.pk in kinds else (f"t{page.pk}", f"{page.title}.html")
            shelf.setdefault(self.key_of.get(page.path[: -page.steplen]), []).append(row)
        documents = Document.objects.filter(tree.below(tops, "guard__path")).viewable_by(user).order_by()
        for pk, name, title, key in documents.values_list(
            "pk", "original_name", "title", "guard__translation_key"
        ):
            self.files.setdefault(key, []).append((f"d{pk}", name or title))
        links = Link.objects.filter(tree.below(tops, "folder__path"), trashed=None).order_by()
        for pk, title, key in links.values_list("pk", "title", "folder__translation_key"):
            self.files.setdefault(key, []).append((f"l{pk}", f"{title}.url"))

    def below(self, folder: Page, path: str, names: Names, depth: int) -> list[Entry]:
        """Return what lies below a folder; an empty one is there, too."""
        files = sorted(self.files.get(folder.translation_key, []), key=lambda row: (natural(row[1]), row[0]))
        folders = sorted(self.folders.get(folder.translation_key, []), key=lambda page: natural(page.title))
        entries = [Entry(path + names.give(name), key) for key, name in files]
        for page in folders if depth < DEPTH else []:
            entries += self.below(page, f"{path}{names.give(page.title)}/", Names(), depth + 1)
        return entries or ([Entry(path, "")] if path else [])


def _spoken(pages: list[Page]) -> list[Page]:
    """Return each page once for its languages: in the active one where there is one."""
    chosen: dict = {}
    for page in pages:
        if page.translation_key not in chosen or page.locale.language_code == languages.current():
            chosen[page.translation_key] = page
    return list(chosen.values())


# -- Sending ------------------------------------------------------------------------------------
def name_of(folder: FolderPage) -> str:
    """Return what the ZIP of a folder is called."""
    return uploads.file_name(f"{folder.title}.zip")


def write_down(user: User, folder: FolderPage, entries: list[Entry]) -> None:
    """Write into the log of the workspace that somebody took so many files home at once."""
    told = {"files": len([entry for entry in entries if entry.key])}
    group = workspace_page_of(folder).workspace.group_id
    audit.record("files.downloaded", folder.title, group_id=group, after=told, actor=user)


def stream(user: User, entries: list[Entry]) -> Iterator[bytes]:
    """Yield the ZIP in pieces; what the person may not read any more, or is missing, is told of in a text file."""
    language, archive, left_out = get_language(), ZipStream(), 0
    for entry in entries:
        with override(language):
            source = _source(user.pk, entry.key) if entry.key else b""
        if source is None:
            left_out += 1
            continue
        if entry.key:
            archive.add(source, entry.path, compress_type=_packing(entry.path))
        else:
            archive.mkdir(entry.path)
        yield from archive.all_files()
    if left_out:
        with override(language):
            archive.add(_note(left_out), gettext("Left out.txt"))
    yield from archive.finalize()


def _note(count: int) -> str:
    return ngettext(
        "%(count)d file was left out: it is not there any more, or you may not read it any more.",
        "%(count)d files were left out: they are not there any more, or you may not read them any more.",
        count,
    ) % {"count": count}


def _packing(path: str) -> int:
    return ZIP_DEFLATED if uploads.ending(path) in {*PACKED_WELL, "html", "url"} else ZIP_STORED


def _source(user_pk: int, key: str) -> Iterator[bytes] | bytes | None:
    """Return the content of an entry, None when the person may not read it now."""
    user = User.objects.filter(pk=user_pk, is_active=True).first()
    if user is None:
        return None
    pk = int(key[1:])
    if key[0] == "d":
        document = Document.objects.viewable_by(user).filter(pk=pk).first()
        return _pieces(document) if document else None
    if key[0] == "l":
        link = Link.objects.filter(pk=pk, trashed=None).select_related("folder").first()
        seen = link is not None and access.can_view(user, link.folder)
        return f"[InternetShortcut]\r\nURL={link.url}\r\n".encode() if seen else None
    page = access.viewable_by(user, Page.objects.filter(pk=pk)).select_related("locale").first()
    return _as_html(page.specific, user) if page else None


def _pieces(document: Document) -> Iterator[bytes] | None:
    try:
        opened = document.file.storage.open(document.file.name, "rb")
    except FileNotFoundError:
        return None
    return _read(opened)


def _read(opened) -> Iterator[bytes]:
    with opened:
        while piece := opened.read(PIECE):
            yield piece


def _as_html(page: Page, user: User) -> bytes:
    """Return a text page as a file that a browser opens; a page without a text of its own has its title."""
    with request_memory.reading_as(user):
        body = expand_db_html(str(getattr(page, "body", "") or ""))
    title, language = escape(page.title), page.locale.language_code
    return (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<h1>{title}</h1>\n{body}\n</html>\n"
    ).encode()
