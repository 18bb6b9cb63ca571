"""Journey 3: a member works in the closed workspace; others see nothing of it."""

from pathlib import Path

import pytest

from tests.browsing import MARKS
from tests.files.samples import pdf

pytestmark = MARKS
PEOPLE = {"fi": "aino@elo.example", "sv": "bjorn@elo.example"}
WORDS = {
    "fi": {
        "door": "/fi/tyotilat/", "group": "Ohjaus- ja yhteistyöryhmä", "documents": "Asiakirjat",
        "discussions": "Keskustelut", "events": "Tapahtumat ja kokoukset", "folder": "Ehdotukset",
        "add": "Lisää kansioon", "answer": "Lähetä vastaus", "before": "Ennen",
        "lies": "sisältö ei vastaa sen päätettä .pdf", "empty": "tyhjää viestiä ei lähetetä",
        "none": "Sinulla ei ole vielä työtilaa", "agenda": "Asialista",
    },
    "sv": {
        "door": "/sv/arbetsrum/", "group": "Styr- och samarbetsgruppen", "documents": "Dokument",
        "discussions": "Diskussioner", "events": "Evenemang och möten", "folder": "Förslag",
        "add": "Lägg till i mappen", "answer": "Skicka svaret", "before": "Före",
        "lies": "stämmer inte med filändelsen .pdf", "empty": "ett tomt inlägg skickas inte",
        "none": "Du har inget arbetsrum ännu", "agenda": "Föredragningslista",
    },
}  # fmt: skip
CASES = pytest.mark.parametrize(
    ("language", "script"), [("fi", True), ("sv", True), ("sv", False)], ids=["fi", "sv", "sv-no-script"]
)
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


def enter(member, language: str, room: str = "", person: str = "") -> None:
    """Log in through the form, open the group's workspace and one of its rooms."""
    words = WORDS[language]
    member.log_in(person or PEOPLE[language], language)
    page = member.go(words["door"])
    # The group is named above what is new in it, too; its card is an article.
    card = page.get_by_role("main").get_by_role("article")
    member.follow(card.get_by_role("link", name=words["group"], exact=True))
    assert page.locator("h1").inner_text() == words["group"]
    if room:
        member.follow(page.locator(".rail").get_by_role("link", name=words[room]))
        assert words[room] in page.title()


def paper(folder: Path, name: str, content: bytes) -> str:
    """Write a file that can be chosen, and return where it is."""
    file = folder / name
    file.write_bytes(content)
    return str(file)


def upload(member, language: str, file: str, title: str) -> None:
    """Fill in the form beside the folder and send it."""
    page = member.page
    way = page.locator(".one-file__open a")
    if way.is_visible():  # where scripts run, many files at once come first
        way.click()
    page.locator("main input[name=file]").set_input_files(file)
    page.locator("main input[name=title]").fill(title)
    member.press(WORDS[language]["add"])


@CASES
def test_member_uploads_and_downloads(visit, tmp_path, language, script):
    words, title = WORDS[language], f"Kevät – våren {language} {script}"
    member = visit(java_script_enabled=script)
    enter(member, language, "documents")
    page = member.page
    member.follow(page.get_by_role("main").get_by_role("link", name=words["folder"], exact=True))
    upload(member, language, paper(tmp_path, f"kevat-{language}-{script}.pdf", pdf()), title)
    assert title in page.locator(".notice--success").inner_text()
    link = page.locator(".item", has_text=title).locator("a[download]")
    answer = page.context.request.get(member.home + link.get_attribute("href"))
    assert answer.body() == pdf_of(tmp_path)
    assert answer.headers["content-type"] == "application/pdf"
    assert "no-store" in answer.headers["cache-control"]


def pdf_of(folder: Path) -> bytes:
    """Return the bytes of the one PDF that a test wrote."""
    return next(folder.glob("*.pdf")).read_bytes()


@CASES
def test_wrong_file_is_refused_in_a_sentence(visit, tmp_path, language, script):
    member = visit(java_script_enabled=script)
    enter(member, language, "documents")
    page = member.page
    member.follow(page.get_by_role("main").get_by_role("link", name=WORDS[language]["folder"], exact=True))
    documents = page.locator(".items > li").count()
    upload(member, language, paper(tmp_path, "muistio.pdf", b"Pelkka teksti"), "Muistio – protokoll")
    assert WORDS[language]["lies"] in page.locator(".notice--error").inner_text()
    assert page.locator("main input[name=title]").input_value() == "Muistio – protokoll"
    assert page.locator(".items > li").count() == documents
    if script:
        assert page.evaluate("document.activeElement.matches('.notice--error')")


@CASES
def test_member_reads_a_thread_and_answers(visit, language, script):
    words, says = WORDS[language], f"Luettu, kiitos. Läst, tack. ({language} {script})"
    member = visit(java_script_enabled=script)
    enter(member, language, "discussions")
    page = member.page
    member.follow(page.locator(".list-items a").first)
    posts = page.locator(".post").count()
    assert posts > 1
    member.press(words["answer"])
    assert words["empty"] in page.locator("main").inner_text()
    page.locator("main textarea").fill(says)
    member.press(words["answer"])
    assert page.locator(".post").count() == posts + 1
    assert says in page.locator(".post").last.inner_text()
    assert page.url.endswith("#" + page.locator(".post").last.get_attribute("id"))


@LANGUAGES
def test_member_finds_the_papers_of_the_next_meeting(visit, language):
    words = WORDS[language]
    member = visit()
    enter(member, language, "events")
    page = member.page
    member.follow(page.locator(".list-items a").first)
    assert page.get_by_role("heading", name=words["agenda"], exact=True).is_visible()
    assert page.get_by_role("heading", name=words["before"], exact=True).is_visible()
    document = page.locator(".document-rows a").first.get_attribute("href")
    assert page.context.request.get(member.home + document).ok


@LANGUAGES
def test_outsider_gets_404_and_a_visitor_the_login_page(visit, language):
    member = visit(person=PEOPLE[language])
    page = member.go(WORDS[language]["door"])
    card = page.get_by_role("main").get_by_role("article")
    group = card.get_by_role("link", name=WORDS[language]["group"], exact=True).get_attribute("href")
    page.goto(member.home + group)
    ways = "main a[href^='/fi/asiakirjat/'], main a[href^='/sv/dokument/']"
    document = page.locator(ways).first.get_attribute("href")
    cecilia, nobody = visit(person="cecilia@elo.example"), visit()
    for path in (group, document):
        cecilia.go(path)
        assert cecilia.status == 404
        assert "/accounts/login/" in nobody.go(path).url


@LANGUAGES
def test_somebody_without_a_workspace_is_told_what_to_do(visit, language):
    dmitri = visit(person="dmitri@elo.example")
    page = dmitri.go(WORDS[language]["door"])
    assert page.get_by_role("heading", name=WORDS[language]["none"]).is_visible()
    dmitri.follow(page.locator(".empty-state a"))
    assert page.locator("main textarea").is_visible()
