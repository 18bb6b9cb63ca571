"""What somebody chose in a folder: documents, links, text pages and folders, each looked at again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import access
from cms.models import Document
from workspace.folders import making
from workspace.folders.models import FolderPage, Link

KEY = re.compile(r"[dltf][1-9][0-9]{0,17}", re.ASCII)
MOST = 1000
NAMED = 3


@dataclass(frozen=True)
class Thing:
    """A thing in a folder, with the key that forms send: d12, l5, t6 (a text page), f7 (a folder)."""

    key: str
    thing: Document | Link | Page

    @property
    def title(self) -> str:
        """Return what it is called."""
        return self.thing.title

    @property
    def is_page(self) -> bool:
        """Tell whether it is a folder or a text page."""
        return self.key[0] in "ft"


@dataclass(frozen=True)
class Chosen:
    """What was chosen and is still in the folder; what went elsewhere; how many are not there any more."""

    things: list[Thing]
    elsewhere: list[str]
    gone: int

    def of(self, kinds: str) -> list[Thing]:
        """Return those of some kinds: "d" for documents, "ft" for all pages."""
        return [thing for thing in self.things if thing.key[0] in kinds]

    def problems(self) -> list[tuple[str, str]]:
        """Return (title, why) of what was not found in the folder."""
        found = [(title, _("it is not in this folder any more")) for title in self.elsewhere]
        return found + ([("", _("it is not there any more"))] * self.gone)


def chosen(user, folder: FolderPage, keys: Iterable[str]) -> Chosen:
    """Return what of the keys a person finds in a folder, the folder itself included.

    What they may not see is told of as what does not exist. Raises Http404 when they see nothing of it.
    """
    wanted = list(dict.fromkeys(keys))[:MOST]
    seen = _seen(user, [key for key in wanted if KEY.fullmatch(key)])
    things, elsewhere = [], []
    here = _Here(folder)
    for key in (key for key in wanted if key in seen):
        if here.holds(key, seen[key]):
            things.append(Thing(key, seen[key]))
        else:
            elsewhere.append(seen[key].title)
    if not things and not elsewhere:
        raise Http404
    return Chosen(things, elsewhere, len(wanted) - len(seen))


def _seen(user, keys: list[str]) -> dict[str, Document | Link | Page]:
    pks = {what: [int(key[1:]) for key in keys if key[0] == what] for what in "dltf"}
    folders = access.viewable_by(user, FolderPage.objects.all())
    links = Link.objects.filter(trashed=None, folder__in=folders.values("pk"))
    texts = access.viewable_by(user, Page.objects.filter(folderpage=None))
    rows = {
        "d": Document.objects.viewable_by(user).select_related("guard"),
        "l": links.select_related("folder"),
        "t": texts.select_related("locale"),
        "f": folders.select_related("locale"),
    }
    found = {what: rows[what].in_bulk(pks[what]) if pks[what] else {} for what in "dltf"}
    return {f"{what}{pk}": thing for what, things in found.items() for pk, thing in things.items()}


class _Here:
    """Tells whether things lie in a folder, in whichever of its languages."""

    def __init__(self, folder: FolderPage) -> None:
        self.key = folder.translation_key
        self.paths = {page.path for page in making.versions(folder).values()}

    def holds(self, key: str, thing: Document | Link | Page) -> bool:
        if key[0] == "d":
            return thing.guard is not None and thing.guard.translation_key == self.key
        if key[0] == "l":
            return thing.folder.translation_key == self.key
        return thing.path[: -thing.steplen] in self.paths or thing.path in self.paths


def named(titles: list[str]) -> str:
    """Return a few titles as a sentence has them: “A”, “B” and 5 others."""
    told = [f"”{title}”" for title in titles[:NAMED]]
    more = len(titles) - NAMED
    if more > 0:
        told.append(_("%(count)d more") % {"count": more})
    return get_text_list(told, _("and"))
