"""What comes in as rich text, what goes out, and the plain form of it without a loss."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workspace.pages.plain import from_plain, to_plain
from workspace.pages.rich_text import Kept, received, stored, to_edit, to_store, with_kept


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<div>Hei<br><br>Toinen</div>", "<p>Hei</p><p>Toinen</p>"),
        ("<h1>Otsikko</h1><h4>Pieni</h4>", "<h2>Otsikko</h2><h3>Pieni</h3>"),
        ("<p>a <strong>b </strong>c</p>", "<p>a <b>b</b> c</p>"),
        ("<p><em>a</em><em>b</em></p>", "<p><i>ab</i></p>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p><br></p><p>&nbsp;</p>", ""),
        ("Ilman elementtiä", "<p>Ilman elementtiä</p>"),
        ('<a href="mailto:a@b.fi">x</a>', '<p><a href="mailto:a@b.fi">x</a></p>'),
        ('<a href="/fi/haku/">x</a>', '<p><a href="/fi/haku/">x</a></p>'),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)
def test_it_works(sent, kept):
    assert to_store(received(sent)) == kept
    assert received(kept) == received(sent)


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<p onclick=alert(1)>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVa&#9;script:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='/\\evil.example'>x</a>",
    "<a href='\\\\evil.example'>x</a>",
    "<a href='page:3'>x</a>",
    "<a linktype='page' id='3'>x</a>",
    "<a href='#' onmouseover=alert(1)>x</a>",
    "<embed embedtype='image' id='1'>",
    "<iframe src='//evil.example'></iframe>",
    "<style>p{color:red}</style>",
    "<p style='color:red' class='x' id='y'>x</p>",
    "<form action='//evil.example'><input name=x></form>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<base href='//evil.example'>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<object data=x></object>",
    "<meta http-equiv=refresh content=0>",
    "<div>" * 9000 + "x",
    "<ul><li>" * 4000 + "x",
    "<b>" * 9000 + "x",
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda text: text[:30])
@pytest.mark.parametrize("form", ["rich", "plain"])
def test_nothing_harmful_gets_in(form, attack):
    html = to_store(received(attack) if form == "rich" else from_plain(attack))
    tags = html.lower().replace("&lt;", "")
    for word in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<style",
        "<embed",
        "<form",
        "<base",
        "<object",
        "<meta",
    ):
        assert word not in tags
    for word in ("javascript:", "data:", "vbscript:", "evil.example", "linktype"):
        assert f'href="{word}' not in tags
        assert form == "plain" or word not in tags
    assert " on" not in tags.replace("&", "") or form == "plain"
    assert form == "plain" or "style=" not in tags


@pytest.mark.parametrize("link", ["javascript:alert(1)", "//evil.example", "data:text/html,x", "page:3"])
def test_a_plain_link_leads_only_where_links_may(link):
    assert "<a" not in to_store(from_plain(f"[tästä]({link})"))


def test_plain_text_is_read_as_people_write_it():
    text = (
        "Johdanto\ntoinen rivi\n\n## Väliotsikko\n- eka\n- **toka**\n  jatkuu\n\n1. yksi\n2. kaksi\n\n"
        "> lainaus\n\n[sivu](/fi/)"
    )
    assert to_store(from_plain(text)) == (
        "<p>Johdanto<br/>toinen rivi</p><h2>Väliotsikko</h2><ul><li>eka</li><li><b>toka</b><br/>jatkuu</li></ul>"
        '<ol><li>yksi</li><li>kaksi</li></ol><blockquote>lainaus</blockquote><p><a href="/fi/">sivu</a></p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 = 6",
        "a * b * c",
        "hinta 5 €\\",
        "**",
        "[ei linkki]",
        "2026. vuosi",
        "#tagi",
        "****",
        "****a****",
        "a ***** b",
        "*" * 60,
        "*" * 9000,
    ],
    ids=lambda text: text[:20],
)
def test_signs_without_a_meaning_stay(text):
    assert to_store(from_plain(text)) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>- ei lista</p><p>## ei otsikko</p><p>1. ei numero</p><p>&gt; ei lainaus</p>",
        "<p>2 * 3 ** 4 [x](y) \\ [[1]]</p>",
        "<p><b><i>molemmat</i></b> ja <i>vino</i></p>",
        '<p><a href="https://x.example/a_(b)">linkki</a></p>',
        "<ul><li>a<br/>b<ol><li>c</li></ol></li><li>d</li></ul>",
        "<p><b>a</b><i>b</i></p>",
    ],
)
def test_the_plain_form_loses_nothing(html):
    blocks = received(html)
    text, kept = to_plain(blocks, {})
    assert with_kept(from_plain(text), kept) == blocks


def test_reading_costs_as_much_as_the_text_is_long():
    """Lists of both kinds in turn were read anew for every line: a page of them took minutes."""
    unit = "1. a\n- b\n"
    short, long = (min(seconds(from_plain, unit * number) for _ in range(3)) for number in (60, 600))
    assert long < 20 * short  # of ten times the text


def test_what_the_plain_form_cannot_carry_is_kept():
    blocks = stored('<p>Alku</p><embed embedtype="image" id="4"/><p>Loppu</p>')
    text, kept = to_plain(blocks, {})
    assert text == "Alku\n\n[[1]]\n\nLoppu"
    changed = with_kept(from_plain(text.replace("Loppu", "Uusi loppu")), kept)
    assert to_store(changed) == '<p>Alku</p><embed embedtype="image" id="4"/><p>Uusi loppu</p>'
    assert to_edit(blocks, {}) == "<p>Alku</p><p>[[1]]</p><p>Loppu</p>"


def test_a_picture_inside_a_paragraph_is_kept_too():
    blocks = stored('<p>Kuva <embed embedtype="image" id="4"/> tässä</p>')
    assert [type(block) for block in blocks] == [Kept]


def test_a_text_that_looks_like_what_is_kept_stays_as_it_is():
    html = '<embed embedtype="image" id="4"/><p>[[1]]</p>'
    blocks = stored(html)
    text, kept = to_plain(blocks, {})
    assert to_store(with_kept(from_plain(text), kept)) == html, "the picture once, the words too"
    assert to_store(with_kept(received(to_edit(blocks, {})), blocks)) == html


def test_nobody_can_send_what_is_kept():
    assert with_kept(from_plain("[[1]]\n\n[[2]]"), []) == from_plain("[[1]]\n\n[[2]]")


def seconds(work, *args) -> float:
    """Return the processor time that something takes."""
    begun = time.process_time()
    work(*args)
    return time.process_time() - begun


WORDS = st.text(st.sampled_from("aäÅ *_#->1.)[](\\\n&<\xa0"), max_size=12)
INLINE = st.recursive(
    WORDS.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")),
    lambda inner: (
        st.builds("<{0}>{1}</{0}>{2}".format, st.sampled_from(["b", "i"]), inner, inner)
        | st.builds('<a href="/x">{0}</a>{1}'.format, inner, inner)
    ),
    max_leaves=5,
)
BLOCKS = st.lists(
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "h2", "h3", "blockquote", "ul", "div"]), INLINE)
    | st.builds("<{0}><li>{1}</li><li>{2}<ol><li>{3}</li></ol></li></{0}>".format,
                st.sampled_from(["ul", "ol"]), INLINE, INLINE, INLINE),
    max_size=5,
).map("".join)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(BLOCKS)
def test_any_text_keeps_its_shape(html):
    blocks = received(html)
    assert received(to_store(blocks)) == blocks, "what is stored is read as it was"
    assert stored(to_store(blocks)) == blocks
    text, kept = to_plain(blocks, {})
    assert with_kept(from_plain(text), kept) == blocks, "and the plain form loses nothing"


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("aä *#->1.)[]( \\\n"), max_size=60))
def test_any_plain_text_is_read(text):
    blocks = from_plain(text)
    again, kept = to_plain(blocks, {})
    assert with_kept(from_plain(again), kept) == blocks
