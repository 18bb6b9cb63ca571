"""Journey 4: the editor writes news, translates them, and sends the newsletter; the readers get it."""

import re

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
EDITOR = "aino@elo.example"
# The editor's own interface is in Finnish; what she writes is in either language.
NEWS = {"fi": "Uutiset", "sv": "Nyheter"}
LETTERS = {"fi": "Uutiskirje", "sv": "Nyhetsbrev"}
UNSENT = {"fi": "Uusi sivusto, tutut tekijät", "sv": "Ny webbplats, bekanta ansikten"}
FRESH = {"fi": "Tämä on heti luettavissa", "sv": "Det här går genast att läsa"}
TEXT = {
    "fi": ("Ensin lyhyesti.", "Sitten tarkemmin."), "sv": ("Först i korthet.", "Sedan närmare."),
}  # fmt: skip
INDEX = {"fi": "/fi/uutiset/", "sv": "/sv/nyheter/"}
SIGN_UP = {"fi": "/fi/uutiskirje/tilaa/", "sv": "/sv/nyhetsbrev/prenumerera/"}
LEFT = {"fi": "Olet perunut uutiskirjeen", "sv": "Du har avslutat prenumerationen"}
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


@pytest.fixture
def editor(visit):
    """Return the editor in the admin, on a screen that is large enough for it."""
    return visit(height=1200, person=EDITOR)


def open_below(editor, *titles: str):
    """Open pages of the explorer one below the other; return the last one's number."""
    number = ""
    editor.go("/admin/pages/")
    for title in titles:
        rows = editor.page.locator("main tbody a[href$='/edit/']")
        number = rows.filter(has_text=title).first.get_attribute("href").split("/")[3]
        editor.go(f"/admin/pages/{number}/")
    return number


def home_of(language: str) -> str:
    """Return the beginning of the front page's title."""
    return {"fi": "Elinikäinen ohjaus", "sv": "Livslång vägledning"}[language]


def write_news(editor, language: str, title: str) -> str:
    """Write a news item in the editor and publish it; return its number."""
    page = editor.page
    index = open_below(editor, home_of(language), NEWS[language])
    editor.go(f"/admin/pages/add/home/newspage/{index}/")
    page.locator("#id_title").fill(title)
    lead, text = TEXT[language]
    page.locator("#id_lead").fill(lead)
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Teksti", exact=True).click()
    page.locator("#panel-child-sisalto-body-content [contenteditable=true]").first.click()
    page.keyboard.type(text)
    page.locator(f"input[name='body-0-value'][value*='{text}']").wait_for(state="attached")
    page.get_by_role("button", name="Muut toiminnot").first.click()
    page.locator("button[name=action-publish]").click()
    page.locator(".messages .success").wait_for()
    edit = page.locator(".messages a[href$='/edit/']").get_attribute("href")
    return edit.split("/")[3]


@LANGUAGES
def test_published_news_are_public_at_once(visit, editor, language):
    reader, title = visit(), FRESH[language]
    assert title not in reader.go(INDEX[language]).content()
    assert title not in reader.go(f"/{language}/").content()
    write_news(editor, language, title)
    page = reader.go(INDEX[language])
    reader.follow(page.locator("main").get_by_role("link", name=title))
    assert page.locator("h1").inner_text() == title
    assert TEXT[language][1] in page.locator("main").inner_text()
    assert title in reader.go(f"/{language}/").content()


def test_news_are_translated_side_by_side(visit, editor):
    page, reader = editor.page, visit()
    number = write_news(editor, "fi", "Käännetään tämä")
    editor.go(f"/admin/localize/submit/page/{number}/")
    page.get_by_role("checkbox", name="ruotsi").check()
    page.get_by_role("button", name="Lähetä").click()
    for words in ("Det här översätts", *TEXT["sv"]):
        page.get_by_role("button", name="Käännä", exact=True).first.click()
        field = page.locator("main textarea:visible").first
        field.fill(words)
        page.get_by_role("button", name="Tallenna", exact=True).click()
        field.wait_for(state="detached")
    page.get_by_role("button", name="Julkaise kielellä ruotsi").click()
    page.locator(".messages", has_text="on julkaistu (ruotsi)").wait_for()
    public = reader.go(INDEX["sv"])
    reader.follow(public.locator("main").get_by_role("link", name="Det här översätts"))
    assert TEXT["sv"][1] in public.locator("main").inner_text()
    reader.follow(public.locator(".site-header__tools .language-switch a"))
    assert public.locator("h1").inner_text() == "Käännetään tämä"


def subscribe(reader, language: str, address: str) -> None:
    """Subscribe and confirm, as test_subscribing.py does it step by step."""
    page = reader.go(SIGN_UP[language])
    page.locator("main input[type=email]").fill(address)
    reader.follow(page.locator("main form[method=post] button"))
    page = reader.open_letter(address, language)
    page.goto(page.locator(".letter-text a").first.get_attribute("href"))
    reader.follow(page.locator("main form[method=post] button"))
    assert page.locator("main form").count() == 0


@LANGUAGES
def test_newsletter_goes_to_its_subscribers_who_can_leave(visit, editor, language):
    reader, page = visit(), editor.page
    stays, goes = (f"{name}-{language}@elo.example" for name in ("nappi", "heti"))
    subscribe(reader, language, stays)
    subscribe(reader, language, goes)

    number = open_below(editor, home_of(language), LETTERS[language], UNSENT[language])
    editor.go(f"/admin/pages/{number}/edit/")
    page.get_by_role("button", name="Muut toiminnot").first.click()
    editor.follow(page.get_by_role("link", name="Lähetä tilaajille").last)
    send = page.get_by_role("button", name=re.compile(r"Lähetä \d+ tilaajalle"))
    count = int(re.search(r"\d+", send.inner_text())[0])
    assert count > 2
    send.click()
    page.wait_for_url("**/progress/")
    page.get_by_role("status").filter(has_text="Lähetetty.").wait_for()
    assert page.get_by_role("row", name=re.compile(rf"^Lähetetty {count}$")).count() == 1

    letter = reader.open_letter(stays, language)
    assert letter.locator("h1").inner_text() == UNSENT[language]
    leave = letter.locator(f".letter-text a[href*='{ways_out(language)[0]}']").first.get_attribute("href")
    letter.goto(leave)
    reader.follow(letter.locator("main form[method=post] button"))
    letter.get_by_role("heading", name=LEFT[language], level=1).wait_for()

    letter = reader.open_letter(goes, language)
    one_click = re.search(r"<(\S+)>", header(letter, "List-Unsubscribe"))[1]
    assert header(letter, "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"
    assert ways_out(language)[1] in one_click
    answer = reader.page.context.request.post(one_click, form={"List-Unsubscribe": "One-Click"})
    assert answer.ok
    assert reader.go(one_click.removeprefix(reader.home)).locator("h1").inner_text() == LEFT[language]


def ways_out(language: str) -> tuple[str, str]:
    """Return what the addresses of the two ways out contain: the page's, and the mail program's."""
    return {"fi": ("/peru/", "/peru-heti/"), "sv": ("/avsluta/", "/avsluta-genast/")}[language]


def header(letter, name: str) -> str:
    """Return a header of the letter that is shown."""
    return letter.locator(f".letter-head dt:text-is('{name}') + dd").inner_text()
