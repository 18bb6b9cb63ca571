"""Builds the closed side: workspaces with people, folders, documents, discussions, events and a plan."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from cms.accounts import User
from cms.demo import files
from cms.demo.build_belonging import build_belonging
from cms.demo.build_events import event, event_list
from cms.demo.build_plan import work_plan
from cms.demo.build_seats import build_seats
from cms.demo.making import Making, Versions, key_of
from cms.demo.words import events, people, rooms
from cms.demo.words import folder_life as life
from cms.demo.words.shapes import Folder, Paper, Post, Room, Thread
from cms.models import Document
from workspace.discussions.models import BoardPage
from workspace.discussions.models import Post as PostRow
from workspace.discussions.models import Thread as ThreadRow
from workspace.folders.models import FolderPage
from workspace.members import founding, joining
from workspace.members.access_settings import Answers
from workspace.members.models import Organisation, Workspace, WorkspaceIndexPage
from workspace.pages.models import TextPage


def build_workspaces(
    making: Making, people_by_key: dict[str, User], organisations: dict[str, Organisation]
) -> None:
    """Make the list of workspaces and every workspace in it."""
    index = making.page("workspaces", WorkspaceIndexPage, making.pages["home"], rooms.INDEX)
    for room in rooms.ROOMS:
        workspace = _found(making, index, room)
        build_seats(making, workspace, room.key, people_by_key, organisations)
        _join(making, workspace, room, people_by_key, organisations)
        _furnish(making, workspace, room, people_by_key)
        build_belonging(making, workspace, room.key, people_by_key, organisations)


def _found(making: Making, index: Versions, room: Room) -> Workspace:
    before = Workspace.objects.count()
    words = {
        language: founding.Words(
            room.title.of(language), f"<p>{room.purpose.of(language)}</p>", room.slug.of(language)
        )
        for language in ("fi", "sv")
    }
    answers = Answers(_parent(making, room), room.reading, room.joining)
    plan = founding.Plan(words["fi"], words["sv"], kind=room.kind, answers=answers, furnished=False)
    workspace = founding.found(index["fi"], plan)
    making.count("workspaces", made=Workspace.objects.count() > before)
    making.pages[room.key] = {language: workspace.page_in(language) for language in ("fi", "sv")}
    return workspace


def _parent(making: Making, room: Room) -> Workspace | None:
    return making.pages[room.parent]["fi"].workspace if room.parent else None


def _join(making: Making, workspace: Workspace, room: Room, known: dict, organisations: dict) -> None:
    there = set(workspace.memberships.values_list("user_id", flat=True))
    homes = {person.key: person.organisation for person in people.PEOPLE}
    today = timezone.localdate()
    # Who coordinates comes first, and guests after those who answer for them.
    for seat in sorted(room.seats, key=lambda seat: (not seat.coordinates, bool(seat.sponsor))):
        user = known[seat.person]
        making.count("memberships", made=user.pk not in there)
        if user.pk not in there:
            joining.add_member(
                workspace, user, seat.role, is_coordinator=seat.coordinates,
                organisation=organisations.get(homes[seat.person]), sponsor=known.get(seat.sponsor),
                ends_on=today + timedelta(days=seat.days) if seat.days else None,
            )  # fmt: skip


def _furnish(making: Making, workspace: Workspace, room: Room, known: dict[str, User]) -> None:
    pages = making.pages[room.key]
    shelf = Shelf(making, workspace, known)
    shelf.folder(room.key, pages, replace(rooms.DOCUMENTS, folders=room.folders))
    if room.key == "steering":
        making.page("minutes-page", TextPage, making.pages[life.MEETINGS], life.MINUTES_PAGE, _minutes_text)
    board = making.page(f"{room.key}-board", BoardPage, pages, rooms.BOARD)
    for thread in room.threads:
        _thread(making, board["fi"], room.key, thread, known)
    listed = event_list(making, f"{room.key}-events", pages, events.ROOM_LIST)
    for words in events.EVENTS:
        if words.room == room.key:
            event(making, words, listed, shelf.papers.__getitem__)
    if room.key in rooms.PLANS:
        work_plan(making, f"{room.key}-plan", pages, rooms.PLANS[room.key])


def _minutes_text(language: str) -> dict:
    return {"body": life.MINUTES_TEXT.of(language)}


# -- Documents ----------------------------------------------------------------------------------
class Shelf:
    """The folders of one workspace with their documents."""

    def __init__(self, making: Making, workspace: Workspace, known: dict[str, User]) -> None:
        """Begin empty; `papers` are the documents by key."""
        self.making, self.workspace, self.known = making, workspace, known
        self.papers: dict[str, Document] = {}

    def folder(self, place: str, parents: Versions, folder: Folder) -> None:
        """Make a folder with all that is in it."""
        key = f"{place}/{folder.slug.of('fi')}"

        def fields(language: str) -> dict:
            return {"description": folder.description.of(language)}

        pages = self.making.page(key, FolderPage, parents, (folder.title, folder.slug), fields)
        for paper in folder.papers:
            self.papers[paper.key] = self.making.papers[paper.key] = self._document(key, pages["fi"], paper)
        for inner in folder.folders:
            self.folder(key, pages, inner)

    def _document(self, place: str, guard: FolderPage, paper: Paper) -> Document:
        form_id = key_of(place, paper.key)
        document = Document.objects.filter(form_id=form_id).first()
        self.making.count("documents", made=document is None)
        return document or self._upload(guard, paper, form_id)

    def _upload(self, guard: FolderPage, paper: Paper, form_id) -> Document:
        name, content = files.make(paper.key)
        document = Document(
            title=paper.title, language=paper.language, guard=guard, collection=self.workspace.collection,
            uploaded_by_user=self.known[paper.uploader], form_id=form_id, kind=paper.kind,
        )  # fmt: skip
        document.file = ContentFile(content, name=name)
        document.save()
        document.tags.add(*paper.tags)
        return document


# -- Discussions --------------------------------------------------------------------------------
def _thread(making: Making, board: BoardPage, place: str, words: Thread, known: dict[str, User]) -> None:
    """Make a thread with its posts, at their times; one that is there stays as it is."""
    first = key_of(place, words.title, 0)
    there = PostRow.objects.filter(form_id=first).exists()
    making.count("discussions", made=not there)
    if there:
        return
    started, moved = _moment(words.posts[0]), _moment(words.posts[-1])
    thread = ThreadRow.objects.create(
        board=board, title=words.title, author=known[words.posts[0].author],
        created_at=started, last_post_at=moved,
    )  # fmt: skip
    for number, post in enumerate(words.posts):
        PostRow.objects.create(
            thread=thread, author=known[post.author], body=_paragraphs(post.text),
            created_at=_moment(post), form_id=key_of(place, words.title, number),
        )  # fmt: skip


def _moment(post: Post) -> datetime:
    day = timezone.localdate() - timedelta(days=post.days_ago)
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(post.time)))


def _paragraphs(text: str) -> str:
    """Return text with a line a paragraph, as somebody types it."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
