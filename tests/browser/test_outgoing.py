"""Documents leave the house: a link for somebody outside, and a copy on the public site."""

from uuid import uuid4

import pytest

from tests.browser.test_working import enter, paper, upload
from tests.browsing import MARKS
from tests.files.test_metadata import NAME, word

pytestmark = MARKS
WORD = "kolme vihreää venettä"
WORDS = {
    "fi": {
        "folder": "Ehdotukset", "share": "Jaa ulkopuoliselle", "make": "Tee linkki", "open": "Avaa asiakirja",
        "download": "Lataa", "back": "Peru linkki", "gone": "Linkki ei toimi", "publish": "Julkaise",
        "public": "Julkaise julkisella sivustolla", "away": "Poista julkiselta sivustolta",
        "undo": "Kumoa",
    },
    "sv": {
        "folder": "Förslag", "share": "Dela med utomstående", "make": "Skapa länken", "open": "Öppna dokumentet",
        "download": "Ladda ner", "back": "Dra tillbaka länken", "gone": "Länken fungerar inte", "publish": "Publicera",
        "public": "Publicera på den offentliga webbplatsen", "away": "Ta bort från den offentliga webbplatsen",
        "undo": "Ångra",
    },
}  # fmt: skip


def document(member, language: str, tmp_path, title: str, person: str = "") -> None:
    """Upload a Word file that tells a name, and stand on its page."""
    enter(member, language, "documents", person)
    page, words = member.page, WORDS[language]
    member.follow(page.get_by_role("main").get_by_role("link", name=words["folder"], exact=True))
    upload(member, language, paper(tmp_path, f"{title}.docx", word()), title)
    member.follow(page.locator(".items").get_by_role("link", name=title, exact=True))
    page.locator(".folder-actions summary").click()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_somebody_outside_gets_one_document_by_a_link_until_it_is_taken_back(visit, tmp_path, language):
    words, title = WORDS[language], f"jako {uuid4().hex[:6]}"
    member, outsider = visit(), visit(width=360)
    document(member, language, tmp_path, title)
    member.follow(member.page.get_by_role("main").get_by_role("link", name=words["share"], exact=True))
    member.page.locator("input[name=password]").fill(WORD)
    member.press(words["make"])
    link = member.page.locator(".share-made__link").input_value()

    page = outsider.go(link.removeprefix(outsider.home))
    assert title not in page.content()
    page.locator("input[name=password]").fill(WORD)
    outsider.press(words["open"])
    assert page.locator("h1").inner_text() == title
    with page.expect_download() as download:
        page.get_by_role("main").get_by_role("link", name=words["download"], exact=True).click()
    assert download.value.path().read_bytes() == word_of(tmp_path)
    assert page.context.cookies() == []

    member.press(words["back"])
    assert words["gone"] in outsider.go(link.removeprefix(outsider.home)).content()
    assert outsider.status == 404


def word_of(folder) -> bytes:
    """Return the bytes of the one Word file that a test wrote."""
    return next(folder.glob("*.docx")).read_bytes()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_coordinator_publishes_a_clean_copy_takes_it_away_and_back(visit, tmp_path, language):
    words, title = WORDS[language], f"julkaisu {uuid4().hex[:6]}"
    member, visitor = visit(), visit(width=360)
    document(member, language, tmp_path, title, "aino@elo.example")
    page = member.page
    member.follow(page.get_by_role("main").get_by_role("link", name=words["publish"], exact=True))
    assert NAME in page.locator(".publish-warning").inner_text()
    page.locator("select[name=page]").select_option(index=1)
    page.locator("input[name=confirmed]").check()
    member.press(words["public"])
    address = page.locator(".publications a").first.get_attribute("href")

    link = visitor.go(address).locator(".document-rows").get_by_role("link", name=title, exact=True)
    copy = visitor.home + link.get_attribute("href")
    got = visitor.page.context.request.get(copy)
    assert got.status == 200
    assert NAME.encode() not in got.body()

    member.press(words["away"])
    assert visitor.page.context.request.get(copy).status == 404
    assert visitor.go(address).locator(".document-rows").get_by_role("link", name=title).count() == 0

    member.press(words["undo"])
    assert page.locator(".publications a").first.get_attribute("href") == address
    assert visitor.page.context.request.get(copy).body() == got.body()
