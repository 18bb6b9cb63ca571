"""The shapes that the words of the demo are written in."""

from dataclasses import dataclass, field
from typing import NamedTuple

LANGUAGES = ("fi", "sv")


class T(NamedTuple):
    """One text in both languages; None where it is left untranslated on purpose."""

    fi: str | None
    sv: str | None

    def of(self, language: str) -> str:
        """Return the text of a language on one line; empty where there is none."""
        return " ".join((getattr(self, language) or "").split())

    def raw(self, language: str) -> str:
        """Return the text of a language with its lines, as `cms.demo.markup` reads it."""
        return getattr(self, language) or ""

    def has(self, language: str) -> bool:
        """Tell whether there is a text in a language."""
        return bool(getattr(self, language))


NOTHING = T("", "")


def same(text: str) -> T:
    """Return a text that is the same in both languages: a name, an address."""
    return T(text, text)


@dataclass(frozen=True)
class Measure:
    """A measure of the plan; what the paper leaves open stays empty."""

    title: T
    responsible: T = NOTHING
    resources: T = NOTHING
    evaluation: T = NOTHING
    status: str = "not_started"
    evidence: T = NOTHING
    years: str = ""


@dataclass(frozen=True)
class Priority:
    """A priority of the plan with its measures in the paper's order."""

    title: T
    description: T
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Plan:
    """A plan for some years."""

    title: T
    slug: T
    years: tuple[int, int]
    lead: T
    priorities: tuple[Priority, ...]


@dataclass(frozen=True)
class Content:
    """A content page; `parent` is the key of the page that it lies under."""

    key: str
    title: T
    slug: T
    lead: T
    body: T
    parent: str = ""
    responsible: T = NOTHING
    in_menu: bool = False


@dataclass(frozen=True)
class News:
    """A piece of news; a language without a title has no version of it."""

    key: str
    date: str
    title: T
    slug: T
    lead: T
    body: T
    picture: str = ""
    scope: str = "regional"


@dataclass(frozen=True)
class Item:
    """An item of an agenda."""

    title: T
    presenter: T = NOTHING
    minutes: int = 0
    text: T = NOTHING
    decision: T = NOTHING


@dataclass(frozen=True)
class Event:
    """An event or a meeting: on a date (`2016-10-20`), or so many days from today.

    `room` is empty for a public event, else the key of the workspace that it is for.
    """

    key: str
    title: T
    slug: T
    starts: str
    ends: str
    place: T
    lead: T
    body: T
    date: str = ""
    days: int = 0
    kind: str = "event"
    room: str = ""
    link: str = ""
    agenda: tuple[Item, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Place:
    """A municipality or a language: its code and its names."""

    code: str
    name: T


@dataclass(frozen=True)
class Service:
    """A guidance service."""

    name: T
    kind: str
    municipality: str
    summary: T
    email: str
    phone: str
    website: str
    address: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Organisation:
    """A member organisation or an authority; `successor` is the key of the one that followed it."""

    key: str
    name: T
    kind: str
    municipality: str
    summary: T
    email: str
    website: str
    languages: tuple[str, ...]
    started: str = ""
    ended: str = ""
    successor: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody of the demo; `login` for the five who have a password."""

    key: str
    first: str
    last: str
    organisation: str = ""
    language: str = "fi"
    login: bool = False

    @property
    def email(self) -> str:
        """Return the address."""
        return f"{self.key}@elo.example"


@dataclass(frozen=True)
class Profile:
    """What somebody tells of themselves, in the own language; who sees what is as the site has it by default."""

    person: str
    title: T
    municipality: str
    languages: tuple[str, ...]
    expertise: tuple[str, ...]
    about: T = NOTHING
    phone: str = ""
    phone_shown: str = "groups"
    email_shown: str = "groups"


@dataclass(frozen=True)
class Paper:
    """A document: the key of the file that `cms.demo.files` makes, and how it is called."""

    key: str
    title: str
    language: str = "fi"
    tags: tuple[str, ...] = ()
    uploader: str = "aino"
    kind: str = ""


@dataclass(frozen=True)
class Folder:
    """A folder with its documents and sub-folders."""

    title: T
    slug: T
    description: T
    papers: tuple[Paper, ...] = ()
    folders: tuple["Folder", ...] = ()


@dataclass(frozen=True)
class Post:
    """One person's words; `day` and `time` tell when, counted back from today."""

    author: str
    days_ago: int
    time: str
    text: str


@dataclass(frozen=True)
class Thread:
    """A discussion."""

    title: str
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class Seat:
    """Who belongs to a workspace, and as what."""

    person: str
    role: str = "member"
    coordinates: bool = False
    sponsor: str = ""
    days: int = 0  # from today to the last day of a guest


@dataclass(frozen=True)
class Room:
    """A workspace with everything in it."""

    key: str
    kind: str
    title: T
    slug: T
    purpose: T
    seats: tuple[Seat, ...]
    folders: tuple[Folder, ...] = ()
    threads: tuple[Thread, ...] = ()
    parent: str = ""
    reading: str = "members"
    joining: str = "invited"


@dataclass(frozen=True)
class Issue:
    """A newsletter: an introduction and its items (title, text, key of the page that it leads to)."""

    key: str
    title: T
    slug: T
    intro: T
    date: str = ""
    days: int = 0
    items: tuple[tuple[T, T, str], ...] = field(default=())
