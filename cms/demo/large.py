"""The large demo, for measuring: 10,000 pages, 20,000 documents and 50,000 posts more, all found.

Everything is made of the demo's own sentences, in an order that is always the same.
"""

import hashlib
import time
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone
from wagtail.models import Page

from cms import request_memory
from cms.accounts import User
from cms.chunks import chunks
from cms.demo.bulk_pages import Seed, grow
from cms.demo.making import key_of, stream
from cms.demo.sentences import Sentences
from cms.demo.words import rooms
from cms.models import Document, DocumentVersion
from cms.texts import FileText, State
from home.models import ContentPage, NewsPage
from search import indexing
from search.registry import findables
from workspace.discussions.models import BoardPage, Post, Thread
from workspace.events.models import EventPage
from workspace.folders.models import FolderPage
from workspace.members.models import Workspace

# Pairs of pages (one in each language), together 10,000 pages. Content and folders lie in two
# levels, so that nobody looks at a list of hundreds: so many branches, so many leaves in each.
NEWS, EVENTS = 1500, 500
CONTENT, FOLDERS = (30, 49), (10, 49)
DOCUMENTS, THREADS, POSTS = 20_000, 2_500, 50_000
LANGUAGES = ("fi", "sv")
# The closed ones; a circle that everybody may read is small.
ROOMS = [room.key for room in (rooms.STEERING, rooms.YOUNG, rooms.MENTORING)]


class Large:
    """Makes it, part by part."""

    def __init__(self) -> None:
        """Take the words and the people."""
        self.words = {language: Sentences(language) for language in LANGUAGES}
        self.people = list(User.objects.filter(is_superuser=False).order_by("pk"))
        self.rooms = {key: _room(key) for key in ROOMS}

    # -- Pages ----------------------------------------------------------------------------------
    def pages(self, name: str, parent: str, model: type[Page], count: int) -> list[Page]:
        """Make pairs of pages below a page of the demo; return the Finnish ones."""
        return self._pairs(name, self._versions(key_of(parent)), model, range(count))

    def two_levels(self, name: str, parent: str, model: type[Page], sizes: tuple[int, int]) -> list[Page]:
        """Make branches below a page of the demo, and leaves below each; return the Finnish ones."""
        branches, leaves = sizes
        made = self.pages(name, parent, model, branches)
        for place, branch in enumerate(list(made)):
            numbers = range(branches + place * leaves, branches + (place + 1) * leaves)
            made += self._pairs(name, self._versions(branch.translation_key), model, numbers)
        return made

    def _versions(self, key: UUID) -> dict[str, Page]:
        pages = Page.objects.filter(translation_key=key).select_related("locale")
        return {page.locale.language_code: page for page in pages}

    def _pairs(self, name: str, parents: dict[str, Page], model: type[Page], numbers: range) -> list[Page]:
        made = {}
        for language in LANGUAGES:
            seeds = (self._seed(name, number, language) for number in numbers)
            made[language] = grow(parents[language], model, seeds, owner=self.people[0])
        return made["fi"]

    def _seed(self, name: str, number: int, language: str) -> Seed:
        words = self.words[language]
        fields = getattr(self, f"_{name.split('-', maxsplit=1)[0]}")(number, language)
        return Seed(words.title(number), f"{name}-{number}", key_of("large", name, number), fields)

    def _news(self, number: int, language: str) -> dict:
        return {
            **self._content(number, language),
            "date": date(2018, 1, 1) + timedelta(days=number * 2 % 3000),
        }

    def _content(self, number: int, language: str) -> dict:
        words = self.words[language]
        return {
            "lead": words.sentence(number),
            "body": stream(f"large-{number}", [("text", words.html(number))]),
        }

    def _event(self, number: int, language: str) -> dict:
        words = self.words[language]
        starts = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=number - 450)
        body = stream(f"large-event-{number}", [("text", words.html(number))])
        times = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
        return {"lead": words.sentence(number + 7), "place": "Oulu", "body": body, **times}

    def _folder(self, number: int, language: str) -> dict:
        return {"description": self.words[language].sentence(number)}

    # -- What hangs on them ---------------------------------------------------------------------
    def documents(self, folders: dict[str, list[Page]]) -> None:
        """Hang documents from the folders, the same number from each, with their first version and its words."""
        places = [(key, folder) for key in ROOMS for folder in folders[key]]
        texts = [self._text(number) for number in range(DOCUMENTS)]
        rows = [
            self._document(number, text, *places[number % len(places)]) for number, text in enumerate(texts)
        ]
        Document.objects.bulk_create(rows, batch_size=500)
        versions = [_version(row, text) for row, text in zip(rows, texts, strict=True)]
        DocumentVersion.objects.bulk_create(versions, batch_size=500)
        read = [
            FileText(
                sha256=version.sha256, state=State.READY, parts=[["", text]], extracted_at=timezone.now()
            )
            for version, text in zip(versions, texts, strict=True)
        ]
        FileText.objects.bulk_create(read, batch_size=500, ignore_conflicts=True)

    def _text(self, number: int) -> str:
        return self.words[_language(number)].paragraph(number) + "\n"

    def _document(self, number: int, text: str, room: str, folder: Page) -> Document:
        language, content = _language(number), text.encode()
        document = Document(
            title=self.words[language].title(number + 3), language=language, guard_id=folder.pk,
            collection_id=self.rooms[room].collection_id, original_name=f"{number:05}.txt",
            content_type_sniffed="text/plain", file_size=len(content), uploaded_by_user=self._person(number),
            file_hash=hashlib.sha1(content).hexdigest(),  # noqa: S324 - Wagtail's kind of hash
        )  # fmt: skip
        document.file.name = _store(document, content)
        return document

    def discussions(self) -> None:
        """Write threads on the boards of the rooms, with posts."""
        boards = list(BoardPage.objects.filter(translation_key__in=[key_of(f"{key}-board") for key in ROOMS])
                      .filter(locale__language_code="fi").order_by("path"))  # fmt: skip
        threads = [self._thread(number, boards[number % len(boards)]) for number in range(THREADS)]
        Thread.objects.bulk_create(threads, batch_size=500)
        posts = (self._post(number, threads[number % THREADS]) for number in range(POSTS))
        for some in chunks(posts, 5000):
            Post.objects.bulk_create(some, batch_size=500)

    def _thread(self, number: int, board: BoardPage) -> Thread:
        began = timezone.now() - timedelta(days=60 + number % 900)
        title, author = self.words["fi"].title(number + 5), self._person(number)
        moved = began + timedelta(hours=POSTS // THREADS)
        return Thread(board=board, title=title, author=author, created_at=began, last_post_at=moved)

    def _post(self, number: int, thread: Thread) -> Post:
        language = LANGUAGES[number % 4 == 0]
        when = thread.created_at + timedelta(hours=number // THREADS)
        body = self.words[language].paragraph(number)
        return Post(thread=thread, author=self._person(number), body=body, created_at=when)

    def _person(self, number: int) -> User:
        return self.people[number % len(self.people)]


def _room(key: str) -> Workspace:
    page = Page.objects.get(translation_key=key_of(f"{key}-board"), locale__language_code="fi").get_parent()
    return page.specific.workspace


def _language(number: int) -> str:
    return LANGUAGES[number % 5 == 0]


def _version(document: Document, text: str) -> DocumentVersion:
    return DocumentVersion(
        document=document, number=1, file=document.file.name, original_name=document.original_name,
        content_type=document.content_type_sniffed, file_size=document.file_size,
        sha256=hashlib.sha256(text.encode()).hexdigest(), added_by=document.uploaded_by_user,
    )  # fmt: skip


def _store(document: Document, content: bytes) -> str:
    """Keep a file under a name of its own; the storage is asked for nothing else."""
    field = Document._meta.get_field("file")
    name = field.generate_filename(document, document.original_name)
    return field.storage.save(name, ContentFile(content))


# -- All of it ----------------------------------------------------------------------------------
def is_large() -> bool:
    """Tell whether the large demo is here."""
    return Page.objects.filter(translation_key=key_of("large", "news", 0)).exists()


def enlarge() -> Iterator[str]:
    """Make the large demo, once; yield a line after each part."""
    if is_large():
        yield "The large demo is here already: kept as it is."
        return
    with transaction.atomic(), request_memory.remembering():
        newest = {findable.model: _newest(findable.model) for findable in findables()}
        yield from _parts()
        yield from _found(newest)


def _parts() -> Iterator[str]:
    large = Large()
    began = time.monotonic()
    count, folders = _pages(large)
    yield f"  pages: {count} ({time.monotonic() - began:.0f} s)"
    began = time.monotonic()
    large.documents(folders)
    yield f"  documents: {DOCUMENTS} ({time.monotonic() - began:.0f} s)"
    began = time.monotonic()
    large.discussions()
    yield f"  posts: {POSTS} in {THREADS} discussions ({time.monotonic() - began:.0f} s)"


def _pages(large: Large) -> tuple[int, dict[str, list[Page]]]:
    """Make all pages; return how many there are in both languages, and the folders of each room."""
    public = large.pages("news", "news", NewsPage, NEWS) + large.pages("event", "events", EventPage, EVENTS)
    public += large.two_levels("content", "demo", ContentPage, CONTENT)
    root = rooms.DOCUMENTS.slug.fi
    folders = {key: large.two_levels(f"folder-{key}", f"{key}/{root}", FolderPage, FOLDERS) for key in ROOMS}
    return 2 * (len(public) + sum(map(len, folders.values()))), folders


def _newest(model: type[Model]) -> int:
    return model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0


def _found(newest: dict[type[Model], int]) -> Iterator[str]:
    """Let what is new be found."""
    for findable in findables():
        began = time.monotonic()
        rows = findable.queryset().filter(pk__gt=newest[findable.model]).order_by("pk")
        count = indexing.bulk(indexing.entries_of(findable, rows.iterator(chunk_size=500)))
        if count:
            yield f"  found: {count} {findable.model._meta.label} ({time.monotonic() - began:.0f} s)"
