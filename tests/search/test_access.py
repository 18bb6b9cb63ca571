"""Nothing that one may not see counts: hits, totals, facets, suggestions (AC-04, 05, 06, 12)."""

import json

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.models import Document
from cms.restricting import restrict
from home.models import ContentPage
from search import finding, outbox, spelling
from search.models import Entry
from tests import factories
from tests.events.conftest import agenda_item
from tests.factories import in_swedish, page
from workspace.discussions.models import Post, Thread
from workspace.folders.models import FolderPage

pytestmark = pytest.mark.usefixtures("search_engine")

CANARY = "kanarialintu"
OUTSIDE = ("aino", "bjorn", "dmitri", "nobody")


@pytest.fixture
def cast(aino, bjorn, cecilia, dmitri, admin) -> dict:
    return {
        "aino": aino,
        "bjorn": bjorn,
        "cecilia": cecilia,
        "dmitri": dmitri,
        "admin": admin,
        "nobody": None,
    }


@pytest.fixture
def private(site_tree, cecilia):
    """One of every private thing in B, with the canary in each field."""
    b = site_tree.b
    folder = page(b.folder, FolderPage, f"Kansio {CANARY}", f"k-{CANARY}", description=CANARY)
    factories.document(folder, f"Muistio {CANARY}", CANARY.encode(), f"{CANARY}.txt").tags.add(CANARY)
    item = agenda_item(f"Asia {CANARY}", presenter=CANARY, text=CANARY, decision=CANARY)
    factories.event(b.events, f"Kokous {CANARY}", place=CANARY, lead=CANARY, kind="meeting", agenda=[item])
    thread = Thread.objects.create(board=b.board, title=f"Aihe {CANARY}")
    Post.objects.create(thread=thread, body=f"Viesti {CANARY}", author=cecilia)
    return folder


@pytest.mark.parametrize("who", OUTSIDE)
def test_outsider_finds_nothing(who, private, cast, found):
    results = found.results(CANARY, cast[who])
    assert (results.total, results.hits, results.facets) == (0, [], [])
    assert finding.suggestions("kanari", cast[who], "fi") == []
    assert finding.suggestions("muistio k", cast[who], "fi") == []


@pytest.mark.parametrize("who", ["cecilia", "admin"])
def test_insiders_find_it(who, private, cast, found):
    results = found.results(CANARY, cast[who])
    assert (results.total, results.kinds.total) == (6, 6)
    assert len(finding.suggestions("muistio k", cast[who], "fi")) == 1


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("address", ["/fi/haku/", "/sv/sok/"])
def test_no_word_of_it_on_the_page(who, address, private, cast, client_of):
    outbox.drain()
    client = client_of(cast[who])
    for q in ("muistio", "aihe", "kokous", "asia", "viesti", "kansio", '"muistio'):
        for more in ("", "&any=1", "&kind=document", f"&workspace={Entry.objects.latest('pk').workspace}"):
            assert CANARY not in client.get(f"{address}?q={q}{more}").content.decode().lower()


@pytest.mark.parametrize("who", OUTSIDE)
def test_counts_are_taken_after_the_filter(who, private, cast, found, site_tree):
    """A count must not tell how many private things have a word (AC-06)."""
    page(site_tree.home, ContentPage, "Viesti ja muistio")
    for word in ("viesti", "muistio"):
        results = found.results(word, cast[who])
        assert (results.total, results.kinds.total) == (1, 1)
        assert [choice.count for facet in results.facets for choice in facet.choices] == [1] * len(
            results.facets
        )


def test_private_document_by_its_name(private, cast, found):
    """AC-05, by title and file name."""
    assert found(f"{CANARY}.txt", cast["bjorn"]) == []
    assert f"Muistio {CANARY}" in found(f"{CANARY}.txt", cast["cecilia"])


def test_login_is_not_enough_for_a_group_and_enough_for_the_door(site_tree, cast, found):
    assert found("työtilat", None) == []
    assert found("työtilat", cast["dmitri"]) == ["Työtilat"]
    assert found("ohjausryhmä", cast["dmitri"]) == []


def test_two_restrictions_are_both_needed(site_tree, cast, found):
    inner = page(site_tree.a.folder, FolderPage, "Sisin kansio")
    group = Group.objects.create(name="Sisäpiiri")
    restrict(inner, [group])
    assert found("sisin", cast["bjorn"]) == []
    cast["bjorn"].groups.add(group)
    assert found("sisin", cast["bjorn"]) == ["Sisin kansio"]
    cast["cecilia"].groups.add(group)
    assert found("sisin", cast["cecilia"]) == []


def test_inactive_person_finds_only_the_public(private, cast, found):
    cast["cecilia"].is_active = False
    assert found(CANARY, cast["cecilia"]) == []


# -- At once: without the worker ----------------------------------------------------------------
def hits(q, user):
    return [hit.name for hit in finding.find(finding.Wish.of({"q": q}), user, "fi").hits]


@pytest.fixture
def open_page(site_tree, caught_up):
    parent = page(site_tree.home, ContentPage, "Seepra")
    child = page(parent, ContentPage, "Seepra ja kirahvi")
    in_swedish(parent, "Öppna avdelningen")
    caught_up()
    assert hits("kirahvi", None) == ["Seepra ja kirahvi"]
    return parent, child


def test_restricted_at_once_with_all_below(open_page, cast, site_tree):
    restrict(open_page[0], [site_tree.a.group])
    assert hits("kirahvi", None) == []
    assert hits("öppna", None) == []
    assert hits("kirahvi", cast["bjorn"]) == ["Seepra ja kirahvi"]
    assert hits("kirahvi", cast["cecilia"]) == []


def test_opened_at_once(open_page, site_tree):
    restrict(open_page[0], [site_tree.a.group])
    PageViewRestriction.objects.filter(page=open_page[0]).delete()
    assert hits("kirahvi", None) == ["Seepra ja kirahvi"]


def test_another_group_at_once(open_page, cast, site_tree):
    restrict(open_page[0], [site_tree.a.group])
    restrict(open_page[0], [site_tree.b.group])
    assert hits("kirahvi", cast["bjorn"]) == []
    assert hits("kirahvi", cast["cecilia"]) == ["Seepra ja kirahvi"]


def test_moved_in_and_out_at_once(open_page, cast, site_tree):
    parent, child = open_page
    parent.move(site_tree.a.page, pos="last-child")
    assert hits("kirahvi", None) == []
    assert hits("kirahvi", cast["bjorn"]) == ["Seepra ja kirahvi"]
    assert Entry.objects.get(object_id=child.pk).workspace == site_tree.a.row.pk
    Page.objects.get(pk=parent.pk).move(site_tree.home, pos="last-child")
    assert hits("kirahvi", None) == ["Seepra ja kirahvi"]
    assert Entry.objects.get(object_id=child.pk).workspace is None


def test_moved_below_a_draft_and_out_again(open_page, site_tree):
    parent, child = open_page
    draft = page(site_tree.home, ContentPage, "Kesken", live=False)
    draft.unpublish()
    parent.move(draft, pos="last-child")
    assert not Entry.objects.filter(object_id=child.pk).exists()
    Page.objects.get(pk=parent.pk).move(site_tree.home, pos="last-child")
    assert Entry.objects.filter(object_id=child.pk).exists()


def test_unpublished_at_once_with_all_below(open_page):
    open_page[0].unpublish()
    assert hits("seepra", None) == []


def test_deleted_at_once_with_all_below(open_page):
    Page.objects.get(pk=open_page[0].pk).delete()
    assert hits("seepra", None) == []
    assert not Entry.objects.filter(title__contains="Seepra").exists()


def test_document_moved_to_another_folder_at_once(private, cast, site_tree, caught_up):
    caught_up()
    document = Document.objects.get()
    document.guard = site_tree.a.folder
    document.save()
    assert hits("muistio", cast["cecilia"]) == []
    assert hits("muistio", cast["bjorn"]) == [f"Muistio {CANARY}"]
    document.delete()
    assert hits("muistio", cast["bjorn"]) == []


ASKED = {
    "hits": "/fi/haku/?q=kanarialinnut", "one of two words": "/fi/haku/?q=kanarialinnut+olematon",
    "a facet": "/fi/haku/?q=virtahepo", "a chosen tag": "/fi/haku/?q=virtahepo&tag=kanarialintu",
    "a kind": "/fi/haku/?q=laji:asiakirja", "Swedish": "/sv/sok/?q=kanarialintu",
    "suggestions": "/fi/haku/ehdota/?q=kanar",
    "did you mean": "/fi/haku/?q=kanarialinttu", "feed": "/fi/haku/syote/?q=kanarialintu",
}  # fmt: skip
# What a visitor may go on seeing: their own words, in the box, in the title and in links.
OWN_WORDS = ("kanarialinnut", "kanarialinttu", "q=kanarialintu", "tag=kanarialintu", 'value="kanarialintu"')


def _told(client, address: str) -> str:
    response = client.get(address)
    text = (
        json.dumps(response.json(), ensure_ascii=False) if "ehdota" in address else response.content.decode()
    )
    for words in OWN_WORDS:
        text = text.lower().replace(words, "")
    return text


def test_a_document_that_becomes_private_is_gone_everywhere_at_once(
    site_tree, caught_up, client, django_capture_on_commit_callbacks
):
    """Also from the kept pages of visitors, and before the worker has run."""
    page(site_tree.home, ContentPage, "Virtahepo")
    document = factories.document(None, "Virtahepo ja kanarialintu", name="k.txt")
    document.tags.add(CANARY)
    caught_up()
    spelling.learn()
    before = {what: _told(client, address) for what, address in ASKED.items()}
    assert [what for what, text in before.items() if CANARY not in text] == []
    with django_capture_on_commit_callbacks(execute=True):
        document.guard = site_tree.b.folder
        document.save()
    after = {what: _told(client, address) for what, address in ASKED.items()}
    assert [
        what for what, text in after.items() if "ja kanarialintu" in text or f"<mark>{CANARY}" in text
    ] == []
    assert "1 osuma" in after["a facet"]
    assert CANARY not in after["a facet"] + after["suggestions"] + after["did you mean"]
    assert "<item>" not in after["feed"]


def test_member_removed_the_same_second(private, cast, site_tree, caught_up):
    caught_up()
    assert hits("muistio", cast["cecilia"])
    site_tree.b.group.user_set.remove(cast["cecilia"])
    assert hits("muistio", cast["cecilia"]) == []


def test_loose_document_asks_its_collection(site_tree, cast, caught_up):
    collection = Collection.get_first_root_node().add_child(name="Kokoelma")
    document = factories.document(None, "Vapaa paperi", collection=collection)
    caught_up()
    assert hits("vapaa", None) == ["Vapaa paperi"]
    row = CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    assert hits("vapaa", None) == []
    row.groups.add(site_tree.a.group)
    assert hits("vapaa", cast["bjorn"]) == ["Vapaa paperi"]
    row.delete()
    assert hits("vapaa", None) == ["Vapaa paperi"]
    document.delete()
    assert hits("vapaa", None) == []


def test_group_deleted(site_tree, cast, found):
    inner = page(site_tree.home, ContentPage, "Piirin sivu")
    group = Group.objects.create(name="Piiri")
    restrict(inner, [group])
    cast["bjorn"].groups.add(group)
    assert found("piirin", cast["bjorn"]) == ["Piirin sivu"]
    group.delete()
    assert Entry.objects.get(object_id=inner.pk).audience == "nobody"
