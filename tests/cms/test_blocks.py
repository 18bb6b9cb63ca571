"""The shared blocks: what they show, and that they never show what the reader may not see."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation
from wagtail import blocks
from wagtail.models import Page

from cms import request_memory
from cms.block_links import LinkBlock, shown_links
from cms.blocks import body_blocks, cells
from cms.restricting import restrict
from home.blocks import front_blocks
from home.models import ContentPage
from newsletter.blocks import letter_blocks
from tests.factories import document, in_swedish, page

ALL_BLOCKS = [*body_blocks(), *front_blocks()]
# Those of plans and agendas are looked at beside their pages.
WITH_LETTERS = [*ALL_BLOCKS, *((f"letter {name}", block) for name, block in letter_blocks())]


def rendered(name: str, raw, user=None) -> str:
    block = dict(ALL_BLOCKS)[name]
    request = RequestFactory().get("/fi/")
    request.user = user or AnonymousUser()
    with translation.override("fi"), request_memory.reading_as(user):
        return block.render(block.to_python(raw), {"request": request})


@pytest.fixture
def secret(site_tree) -> ContentPage:
    made = page(site_tree.home, ContentPage, "Kanarialintu", "kanarialintu")
    restrict(made, [site_tree.a.group])
    return made


@pytest.mark.parametrize(("name", "block"), WITH_LETTERS)
def test_every_block_tells_the_editor_what_it_is(name, block):
    assert block.meta.icon not in {"placeholder", ""}
    assert str(block.meta.label)
    assert str(block.get_description())
    assert block.is_previewable


@pytest.mark.parametrize(("name", "block"), WITH_LETTERS)
def test_every_block_can_be_previewed(name, block, db, client, admin):
    client.force_login(admin)
    response = client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "css/blocks.css" in response.content.decode()
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(("name", "raw"), [
    ("text", "<h2>Otsikko</h2><p>Teksti</p>"),
    ("quote", {"text": "Sanottua", "who": "Björn", "role": "rehtori"}),
    ("notice", {"kind": "warning", "title": "Huomaa", "text": "Muutos", "link": []}),
    ("table", {"caption": "Luvut", "rows": "Kunta | Määrä\nOulu | 3\nRaahe"}),
    ("accordion", {"items": [{"title": "Kysymys", "text": "<p>Vastaus</p>"}]}),
    ("contact", {"name": "Aino", "role": "", "organisation": "", "email": "a@elo.example", "phone": "044 1"}),
])  # fmt: skip
def test_a_block_shows_its_words(name, raw, db):
    html = rendered(name, raw)
    words = raw if isinstance(raw, str) else " ".join(str(value) for value in raw.values())
    for word in ("Otsikko", "Sanottua", "rehtori", "Muutos", "Raahe", "Kysymys", "Vastaus", "Aino"):
        assert (word in html) is (word in words)


@pytest.mark.parametrize(("text", "expected"), [
    ("", ([], [])),
    ("A|B\n1|2", (["A", "B"], [["1", "2"]])),
    ("A\tB\tC\n1\t2", (["A", "B", "C"], [["1", "2", ""]])),
    ("| A | B |\n\n| 1 | 2 |", (["A", "B"], [["1", "2"]])),
    ("A\n1|2", (["A", ""], [["1", "2"]])),
])  # fmt: skip
def test_a_table_is_read_as_it_was_typed_or_pasted(text, expected):
    assert cells(text) == expected


# -- AC-13 ----------------------------------------------------------------------------------------
def test_a_link_in_text_to_a_closed_page_is_only_words(secret, bjorn, cecilia):
    raw = f'<p>Lue <a linktype="page" id="{secret.pk}">tästä</a>.</p>'
    for outsider in (None, cecilia):
        html = rendered("text", raw, outsider)
        assert "tästä" in html
        assert "kanarialintu" not in html
        assert "href" not in html
    assert 'href="/fi/kanarialintu/"' in rendered("text", raw, bjorn)


def test_text_that_nobody_in_particular_reads_is_for_visitors(secret):
    block = dict(ALL_BLOCKS)["text"]
    value = block.to_python(f'<p><a linktype="page" id="{secret.pk}">tästä</a></p>')
    assert "kanarialintu" not in str(block.render(value))


def test_a_link_in_text_to_a_closed_document_is_only_words(site_tree, bjorn):
    paper = document(site_tree.a.folder, "Kanarialinnun muistio")
    raw = f'<p><a linktype="document" id="{paper.pk}">muistio</a></p>'
    assert "href" not in rendered("text", raw)
    assert "href" in rendered("text", raw, bjorn)


def test_a_link_in_text_leads_to_the_readers_language(site_tree):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista")
    in_swedish(meista, "Om oss", "om-oss")
    block = dict(ALL_BLOCKS)["text"]
    value = block.to_python(f'<p><a linktype="page" id="{meista.pk}">oss</a></p>')
    with translation.override("sv"):
        assert 'href="/sv/om-oss/"' in block.render(value)


def test_a_broken_link_in_text_is_only_words(db):
    html = rendered("text", '<p><a linktype="page" id="9999">a</a><a linktype="document" id="x">b</a></p>')
    assert "href" not in html


@pytest.mark.parametrize(("name", "wrap"), [
    ("links", lambda link: {"title": "", "links": [link]}),
    ("buttons", lambda link: {"links": [link]}),
    ("notice", lambda link: {"kind": "info", "title": "", "text": "Hei", "link": [link]}),
    ("hero", lambda link: {"title": "Hei", "lead": "", "links": [link]}),
    ("doors", lambda link: {"title": "", "doors": [{**link, "icon": "person"}]}),
])  # fmt: skip
def test_a_chosen_closed_page_is_left_out(name, wrap, secret, bjorn, cecilia):
    link = {"page": secret.pk, "url": "", "title": "", "text": ""}
    for outsider in (None, cecilia):
        assert "anarialintu" not in rendered(name, wrap(link), outsider)
    if name != "doors":
        assert "Kanarialintu" in rendered(name, wrap(link), bjorn)
    assert "/fi/kanarialintu/" in rendered(name, wrap(link), bjorn)


def test_closed_documents_are_left_out(site_tree, bjorn, cecilia):
    paper = document(site_tree.a.folder, "Kanarialinnun muistio")
    raw = {"title": "Asiakirjat", "documents": [paper.pk]}
    for outsider in (None, cecilia):
        html = rendered("documents", raw, outsider)
        assert "anarialin" not in html
        assert "Asiakirjat" not in html
    assert "Kanarialinnun muistio" in rendered("documents", raw, bjorn)


@pytest.mark.parametrize(("values", "field"), [
    ({"page": None, "url": "", "title": "Sanat", "text": ""}, "page"),
    ({"page": None, "url": "https://elo.example/", "title": "", "text": ""}, "title"),
])  # fmt: skip
def test_a_link_needs_one_aim_and_words(values, field):
    block = LinkBlock()
    with pytest.raises(ValidationError) as wrong:
        block.clean(block.to_python(values))
    assert field in wrong.value.block_errors


def test_a_link_with_two_aims_is_refused(site_tree):
    block = LinkBlock()
    value = block.to_python(
        {"page": site_tree.home.pk, "url": "https://elo.example/", "title": "", "text": ""}
    )
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize("count", [1, 3])
def test_many_links_ask_no_more_than_one(site_tree, django_assert_max_num_queries, count):
    for number in range(count):
        page(site_tree.home, ContentPage, f"Sivu {number}", f"sivu-{number}")
    pages = Page.objects.filter(slug__startswith="sivu-")
    links = [{"page": each, "url": "", "title": ""} for each in pages]
    request = RequestFactory().get("/sv/")
    request.user = AnonymousUser()
    with translation.override("sv"), django_assert_max_num_queries(8):
        assert len(shown_links(links, {"request": request})) == count


def test_a_picture_needs_words_or_to_be_decorative():
    picture = dict(body_blocks())["picture"]
    assert isinstance(picture.child_blocks["image"], blocks.StructBlock)
    assert {"alt_text", "decorative"} <= set(picture.child_blocks["image"].child_blocks)
