"""Who may write: an archived workspace, a reader of the parent, an observer, a member where only coordinators do."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cms.models import Document
from tests import factories
from workspace.discussions.models import Post, Thread
from workspace.members import access_settings, archiving, joining
from workspace.members.access_settings import Answers
from workspace.members.models import Membership, Workspace
from workspace.members.writing import may_write

PAPER = SimpleUploadedFile("paperi.txt", b"Teksti.\n")


@pytest.fixture
def thread(site_tree, aino) -> Thread:
    """A thread on A's board."""
    thread = Thread.objects.create(board=site_tree.a.board, title="Asia", author=aino)
    Post.objects.create(thread=thread, author=aino, body="Mitä mieltä olette?")
    return thread


def _archived(site_tree, bjorn) -> None:
    archiving.archive(site_tree.a.row)


def _reader_of_the_parent(site_tree, bjorn) -> None:
    joining.remove_member(site_tree.a.row, bjorn)
    joining.add_member(site_tree.b.row, bjorn)
    access_settings.write(site_tree.a.row, Answers(site_tree.b.row, "parent"))


def _reader_of_the_network(site_tree, bjorn) -> None:
    joining.remove_member(site_tree.a.row, bjorn)
    access_settings.write(site_tree.a.row, Answers(None, "network"))


def _observer(site_tree, bjorn) -> None:
    joining.add_member(site_tree.a.row, bjorn, Membership.Role.OBSERVER)


def _only_coordinators(site_tree, bjorn) -> None:
    access_settings.write(site_tree.a.row, Answers(writing="coordinators"))


CASES = [_archived, _reader_of_the_parent, _reader_of_the_network, _observer, _only_coordinators]


@pytest.mark.parametrize("case", CASES)
def test_no_form_and_no_change(site_tree, bjorn, thread, client_of, case):
    case(site_tree, bjorn)
    place, client = site_tree.a, client_of(bjorn)
    for url in (
        place.page.url,
        place.folder.url,
        place.board.url,
        place.events.url,
        thread.get_absolute_url(),
    ):
        answer = client.get(url)
        words = answer.content.decode()
        assert answer.status_code == 200, url
        main = words[words.index('<main id="main"') : words.index("</main>")]
        # What one keeps at hand is one's own, and changes nothing of the workspace.
        assert set(re.findall(r'method="post" action="([^"]+)"', main)) <= {reverse("star")}, url
        assert main.count('method="post"') == main.count('method="post" action="'), url
        assert "Aloita keskustelu" not in main, url
        assert "Lisää asiakirja" not in main, url
    assert _tried(client, place, thread) <= {403, 404}
    assert (Thread.objects.count(), Post.objects.count(), Document.objects.count()) == (1, 1, 0)


def _tried(client, place, thread) -> set[int]:
    """Post what a form would, with nothing missing; return the answers."""
    words = {"title": "Uusi", "body": "Sanon silti.", "form_id": "6d0f8f0a-8d3c-4a8e-9f55-0d2f3a4b5c6d"}
    PAPER.seek(0)
    posts = [
        client.post(thread.get_absolute_url(), words),
        client.post(f"/fi/keskustelut/uusi/{place.board.pk}/", words),
        client.post(f"/fi/kansiot/{place.folder.pk}/uusi/", {**words, "file": PAPER, "language": "fi"}),
    ]
    return {answer.status_code for answer in posts}


def test_a_member_writes(site_tree, bjorn, thread, client_of):
    assert _tried(client_of(bjorn), site_tree.a, thread) == {302}
    assert (Thread.objects.count(), Post.objects.count(), Document.objects.count()) == (2, 3, 1)


def test_coordinators_write_where_only_they_do(site_tree, aino, thread, client_of):
    access_settings.write(site_tree.a.row, Answers(writing="coordinators"))
    assert _tried(client_of(aino), site_tree.a, thread) == {302}


@pytest.mark.parametrize("role", ["chair", "secretary", "member", "deputy", "expert", "guest", "observer"])
def test_by_role(site_tree, dmitri, aino, role):
    last_day = (
        {"ends_on": timezone.localdate() + timedelta(days=30), "sponsor": aino} if role == "guest" else {}
    )
    joining.add_member(site_tree.a.row, dmitri, role, **last_day)
    assert may_write(dmitri, site_tree.a.folder) == (role != "observer")


def test_not_even_an_administrator_in_an_archived_one(site_tree, admin):
    assert may_write(admin, site_tree.a.page)
    archiving.archive(site_tree.a.row)
    page = factories.WorkspacePage.objects.get(pk=site_tree.a.page.pk)
    assert not may_write(admin, page)
    assert Workspace.objects.get(pk=site_tree.a.row.pk).is_archived


def test_nobody_writes_outside_of_workspaces(site_tree, admin, aino):
    assert not may_write(admin, site_tree.home)
    assert not may_write(aino, site_tree.door)
