"""The preview of a document: pages of a PDF, pictures, text, Markdown, words of office files; never anything else's."""

import pytest

from cms import previews, texts
from cms.models import Preview
from tests import factories
from tests.files import samples
from workspace.folders import preview

CANARY = "kanarialintu"


@pytest.fixture
def a(site_tree):
    return site_tree.a


def pdf(pages: int = 2) -> bytes:
    """A PDF with real pages."""
    import io

    import pikepdf

    out, made = io.BytesIO(), pikepdf.new()
    for _page in range(pages):
        made.add_blank_page(page_size=(200, 200))
    made.save(out)
    return out.getvalue()


def fi(document, rest: str = "") -> str:
    return f"/fi/asiakirjat/{document.pk}/{rest}"


def shown(client, document, rest: str = "") -> str:
    response = client.get(fi(document, rest))
    assert response.status_code == 200
    return response.content.decode()


def test_the_pages_of_a_pdf_appear(a, bjorn, client_of, run_tasks, django_capture_on_commit_callbacks):
    document = factories.document(a.folder, "Esitys", pdf(10), "esitys.pdf")
    client = client_of(bjorn)
    with django_capture_on_commit_callbacks(execute=True):
        page = shown(client, document)
    assert "Esikatselua tehdään" in page
    assert f'hx-get="{fi(document, "esikatselu/")}"' in page
    run_tasks()
    part = shown(client, document, "esikatselu/")
    assert "hx-get" not in part
    assert "Sivu 8/10" in part
    assert "Sivu 9/10" not in part
    assert "Loput sivut ovat tiedostossa." in part
    picture = client.get(f"/documents/{document.pk}/v1/page/1.png")
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/png", "private, no-store")
    assert b"".join(picture.streaming_content).startswith(b"\x89PNG")
    assert client.get(f"/documents/{document.pk}/v1/page/9.png").status_code == 404


def test_outsider_gets_404_for_pages_and_preview(a, bjorn, cecilia, client_of):
    document = factories.document(a.folder, CANARY, pdf(), f"{CANARY}.pdf")
    previews.wanted(document.versions.get())
    previews.draw(document.versions.get().sha256)
    assert client_of(bjorn).get(f"/documents/{document.pk}/v1/page/1.png").status_code == 200
    stored = Preview.objects.get().pages.first().file.name
    for url in (fi(document, "esikatselu/"), f"/documents/{document.pk}/v1/page/1.png", f"/files/{stored}"):
        assert client_of(cecilia).get(url).status_code == 404, url
    assert client_of(None).get(f"/documents/{document.pk}/v1/page/1.png").status_code == 302


def test_the_same_content_elsewhere_opens_nothing(a, site_tree, bjorn, cecilia, client_of):
    """A preview belongs to a content; who sees one document with it sees only that one's pages."""
    closed = factories.document(a.folder, "A", pdf(), "a.pdf")
    mine = factories.document(site_tree.b.folder, "B", pdf(), "b.pdf")
    previews.wanted(closed.versions.get())
    previews.draw(closed.versions.get().sha256)
    client = client_of(cecilia)
    assert client.get(f"/documents/{closed.pk}/v1/page/1.png").status_code == 404
    same = mine.versions.get().sha256 == closed.versions.get().sha256
    assert client.get(f"/documents/{mine.pk}/v1/page/1.png").status_code == (200 if same else 404)


def test_a_pdf_that_cannot_be_drawn_says_so(a, bjorn, client_of):
    document = factories.document(a.folder, "Rikki", b"%PDF-1.7 nothing", "a.pdf")
    previews.wanted(document.versions.get())
    previews.draw(document.versions.get().sha256)
    page = shown(client_of(bjorn), document)
    assert "ei voitu piirtää" in page
    assert "hx-get" not in page


def test_one_that_takes_too_much_is_stopped(a, bjorn, client_of, monkeypatch):
    """UP-08: the child is ended by its own limit, or by the clock; the worker goes on."""
    document = factories.document(a.folder, "Pommi", pdf(), "a.pdf")
    version = document.versions.get()
    previews.wanted(version)
    monkeypatch.setattr(
        previews.limited_child,
        "run",
        lambda *words, run=previews.limited_child.run: run(*words, seconds=0.01),
    )
    previews.draw(version.sha256)
    assert Preview.objects.get().state == previews.State.TOO_LARGE
    assert "liian suuria" in shown(client_of(bjorn), document)


def test_pictures_go_with_the_last_version(a, django_capture_on_commit_callbacks):
    document = factories.document(a.folder, "Esitys", pdf(), "a.pdf")
    version = document.versions.get()
    previews.wanted(version)
    previews.draw(version.sha256)
    files = [page.file for page in Preview.objects.get().pages.all()]
    assert len(files) == 2
    assert all(file.storage.exists(file.name) for file in files)
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not Preview.objects.exists()
    assert not any(file.storage.exists(file.name) for file in files)


# -- Other files ----------------------------------------------------------------------------------
def test_a_text_is_shown_as_it_is(a, bjorn, client_of):
    document = factories.document(a.folder, "Muistio", "Äiti <b>ja</b> isä".encode(), "a.txt")
    page = shown(client_of(bjorn), document)
    assert "Äiti &lt;b&gt;ja&lt;/b&gt; isä" in page
    long = factories.document(a.folder, "Pitkä", b"x" * 70_000, "a.txt")
    assert "Tässä on vain alku" in shown(client_of(bjorn), long)


EVIL = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://example.org/a.png)",
    '<img src=x onerror="alert(1)">',
    "[x](data:text/html;base64,eA==)",
    "<https://example.org/><style>*{}</style>",
]


@pytest.mark.parametrize("text", EVIL)
def test_markdown_brings_nothing_with_it(text):
    """UP-23: no HTML of its own, no addresses that run something, no pictures from elsewhere."""
    html = preview.markdown(text)
    for forbidden in ("<script", "<img", "<style", 'href="javascript', 'href="data'):
        assert forbidden not in html


def test_markdown_is_read(a, bjorn, client_of):
    text = "# Otsikko\n\n* kohta\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[linkki](https://example.org/)"
    page = shown(client_of(bjorn), factories.document(a.folder, "Muistio", text.encode(), "a.md"))
    for words in (
        "<h3>Otsikko</h3>",
        "<li>kohta</li>",
        "<td>1</td>",
        'href="https://example.org/"',
        "noopener",
    ):
        assert words in page, words


def test_a_picture_is_shown(a, bjorn, client_of):
    document = factories.document(a.folder, "Kuva", samples.picture("PNG"), "a.png")
    assert f'<img src="/documents/{document.pk}/v1/a.png" alt="Kuva"' in shown(client_of(bjorn), document)


def test_without_libreoffice_an_office_file_shows_its_words_and_says_so(a, bjorn, client_of, monkeypatch):
    monkeypatch.setenv("PATH", "")  # where LibreOffice is looked for
    document = factories.document(a.folder, "Taulukko", b"PK", "a.xlsx")
    row = {"state": texts.State.READY, "unit": "sheet", "parts": [["Vuosi 2027", "Budjetti 100"]]}
    texts.FileText.objects.update_or_create(pk=document.versions.get().sha256, defaults=row)
    page = shown(client_of(bjorn), document)
    for words in ("Vuosi 2027", "Budjetti 100", "Vain sanat ilman ulkoasua"):
        assert words in page, words
