"""What can be found: every room declares it in its `search.py`, read when its app is ready.

Search knows only this contract. A room registers its kinds (what a hit is called), its findables
(which rows, and what is known of each) and, if it has closed rooms, where they lie.
"""

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


@dataclass(frozen=True)
class Kind:
    """A kind of hit: its key, what one and many are called, its icon, its place among the facets."""

    key: str
    one: str
    many: str
    icon: str
    order: int


@dataclass(frozen=True)
class Record:
    """What is known of a thing in one language. Needs a `guard` (its page) or an `audience`.

    `url`: empty for the guard's address, "#part" for a part of the guard's page, else a path.
    `group`: entries of one group are one hit; by default the thing itself in all its languages.
    `part`: which one of the things in the row it is, as the id of a block; empty for the row itself.
    `parts`: more of the body, in pairs of a label and a text; hits say in which one the words are.
    `unit`: what the labels are of: "page", "slide", "sheet".
    """

    language: str
    title: str
    body: str = ""
    guard: Page | None = None
    audience: str = ""
    url: str = ""
    group: str = ""
    date: datetime.date | None = None
    tags: tuple[str, ...] = ()
    priority: int | None = None
    part: str = ""
    parts: Iterable[tuple[str, str]] = ()
    unit: str = ""


@dataclass(frozen=True)
class Step:
    """What a hit lies below or belongs to; `language` is set where it is not the reader's."""

    title: str
    language: str = ""


@dataclass(frozen=True)
class Follow:
    """That the change of another model changes things of this kind: which ones, by their ids."""

    model: type[Model]
    ids: Callable[[Model], Iterable[int]]


@dataclass(frozen=True)
class Findable:
    """Rows of a model that can be found; a model with several kinds of things in a row is declared for each.

    `queryset()` gives those that are (published, not in the trash), with what `records` reads;
    `records(row)` one Record a language; `guard` is the lookup from a row to its guard page ("pk"
    for a page itself), empty where there is none. `belongs(ids, user)`, where there is none: what each of
    some rows belongs to, in the active language and only what the reader may see; a fixed number of queries.
    """

    kind: Kind
    model: type[Model]
    queryset: Callable[[], QuerySet]
    records: Callable[[Model], Iterable[Record]]
    guard: str = ""
    follows: tuple[Follow, ...] = field(default=())
    belongs: Callable[[Collection[int], AbstractBaseUser | None], dict[int, list[Step]]] | None = None

    def below(self, path: str) -> QuerySet:
        """Return the rows that hang from a page with this tree path or from one below it."""
        if not self.guard:
            return self.queryset().none()
        lookup = "path" if self.guard == "pk" else f"{self.guard}__path"
        return self.queryset().filter(**{f"{lookup}__startswith": path})


@dataclass(frozen=True)
class Rooms:
    """The closed rooms that a facet tells apart.

    `paths()` gives the number of the room for the tree path of each of its front pages;
    `names(numbers)` what rooms are called in the active language.
    """

    paths: Callable[[], dict[str, int]]
    names: Callable[[Iterable[int]], dict[int, str]]


PATHS_IN = settings.LANGUAGE_CODE  # the language that paths are kept in
PAGE = Kind("page", _("Page"), _("Pages"), "text", 10)

_findables: dict[tuple[type[Model], str], Findable] = {}
_rooms: list[Rooms] = []


def path_of(name: str, *args: object) -> str:
    """Return the path of a named view as a record keeps it; readers get it in their language."""
    with translation.override(PATHS_IN):
        return reverse(name, args=args)


def register(findable: Findable) -> None:
    """Make rows of a model findable as a kind; raises ValueError when somebody has done so already."""
    key = findable.model, findable.kind.key
    if key in _findables:
        raise ValueError(f"{findable.model.__name__} is registered twice as {findable.kind.key}.")
    _findables[key] = findable


def register_rooms(rooms: Rooms) -> None:
    """Tell where closed rooms lie."""
    _rooms.append(rooms)


def findables() -> list[Findable]:
    """Return everything that is declared."""
    return list(_findables.values())


def findables_of(model: type[Model]) -> list[Findable]:
    """Return what is declared of a model, the row itself first."""
    return [findable for (declared, _kind), findable in _findables.items() if declared is model]


def findable_of(model: type[Model]) -> Findable:
    """Return what is declared of the rows of a model themselves; raises LookupError where nothing is."""
    found = findables_of(model)
    if not found:
        raise LookupError(f"{model.__name__} is not to be found.")
    return found[0]


def kinds() -> dict[str, Kind]:
    """Return the kinds by key, in the order of the facets."""
    found = {findable.kind.key: findable.kind for findable in _findables.values()}
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def belongings(kind: str, ids: Collection[int], user: AbstractBaseUser | None) -> dict[int, list[Step]]:
    """Return what each of some things of a kind belongs to, as a reader may see it; nothing of most kinds."""
    told = (findable.belongs for findable in _findables.values() if findable.kind.key == kind)
    return {key: steps for belongs in told if belongs for key, steps in belongs(ids, user).items()}


def room_paths() -> dict[str, int]:
    """Return the number of each closed room by the tree path of its front pages."""
    return {path: number for rooms in _rooms for path, number in rooms.paths().items()}


def room_names(numbers: Iterable[int]) -> dict[int, str]:
    """Return what rooms are called in the active language."""
    wanted = list(numbers)
    return {number: name for rooms in _rooms for number, name in rooms.names(wanted).items()}
