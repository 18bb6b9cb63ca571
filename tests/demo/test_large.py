"""The large demo, made small: the tree is sound, and what is in it is found by those it is for."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from cms import texts, versions
from cms.demo import large
from cms.models import Document, User
from home.models import ContentPage, NewsPage
from search.models import Entry
from workspace.discussions.models import Post
from workspace.folders.models import FolderPage

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


@pytest.fixture
def enlarged(built, monkeypatch):
    """Make a few of each."""
    sizes = {"NEWS": 5, "EVENTS": 4, "CONTENT": (2, 3), "FOLDERS": (2, 2)}
    for name, size in {**sizes, "DOCUMENTS": 12, "THREADS": 4, "POSTS": 12}.items():
        monkeypatch.setattr(large, name, size)
    before = [model.objects.count() for model in (Page, Document, Post)]
    told = list(large.enlarge())
    return before, told


def test_it_is_as_large_as_it_says(enlarged):
    before, told = enlarged
    after = [model.objects.count() for model in (Page, Document, Post)]
    assert [b - a for a, b in zip(before, after, strict=True)] == [2 * (5 + 4 + 8 + 3 * 6), 12, 12]
    assert told[0].startswith("  pages: 70")


def test_the_real_sizes_are_those_of_the_contract():
    pairs = large.NEWS + large.EVENTS
    pairs += sum(
        branches * (1 + leaves) for branches, leaves in [large.CONTENT, *[large.FOLDERS] * len(large.ROOMS)]
    )
    assert (2 * pairs, large.DOCUMENTS, large.POSTS) == (10_000, 20_000, 50_000)


def test_the_tree_is_sound(enlarged):
    assert Page.find_problems() == ([], [], [], [], [])
    page = ContentPage.objects.get(slug="content-3", locale__language_code="sv")
    assert page.get_parent().slug == "content-0"
    assert page.get_translations().count() == 1


def test_pages_are_read_and_can_be_added_to(enlarged, client):
    page = NewsPage.objects.get(slug="news-2", locale__language_code="fi")
    assert client.get(page.get_url()).status_code == 200
    page.get_parent().add_child(instance=NewsPage(title="Uusi", slug="uusi", locale=page.locale))
    assert Page.find_problems() == ([], [], [], [], [])


def test_documents_are_files_of_their_rooms(enlarged, client_of):
    document = Document.objects.filter(original_name="00000.txt").get()
    assert isinstance(document.guard.specific, FolderPage)
    answers = [
        client_of(User.objects.get(email=f"{who}@elo.example")).get(document.url)
        for who in ("bjorn", "dmitri")
    ]
    assert [answer.status_code for answer in answers] == [200, 404]
    version = document.versions.get()
    assert (version.file.name, version.sha256) == (document.file.name, versions.digest(document.file))
    assert texts.of(document).text.encode() == document.file.open("rb").read()


def test_everything_is_in_the_index_with_its_audience(enlarged):
    newest = Post.objects.order_by("-pk").first()
    entry = Entry.objects.get(kind="post", object_id=newest.pk)
    assert entry.audience.startswith("g")
    page = NewsPage.objects.get(slug="news-4", locale__language_code="sv")
    assert Entry.objects.get(object_id=page.pk, language="sv", kind="news").audience == "public"


def test_a_second_time_changes_nothing(enlarged, capsys):
    before = Page.objects.count()
    call_command("demo", "--size", "large")
    assert "large demo is here already" in capsys.readouterr().out
    assert Page.objects.count() == before
