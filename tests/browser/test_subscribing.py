"""Journey 2: somebody subscribes on the public page, confirms from the letter, and leaves again."""

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
WORDS = {
    "fi": {
        "page": "/fi/uutiskirje/", "subscribe": "Tilaa uutiskirje", "look": "Katso sähköpostisi",
        "confirm": "Vahvista tilaus", "yes": "Kyllä, haluan uutiskirjeen", "done": "Olet uutiskirjeen tilaaja",
        "leave": "Peru uutiskirje", "left": "Olet perunut uutiskirjeen", "taken": "Tilaat jo uutiskirjettä",
        "wrong": "Syötä kelvollinen sähköpostiosoite.",
    },
    "sv": {
        "page": "/sv/nyhetsbrev/", "subscribe": "Prenumerera på nyhetsbrevet", "look": "Titta i din e-post",
        "confirm": "Bekräfta prenumerationen", "yes": "Ja, jag vill ha nyhetsbrevet",
        "done": "Du prenumererar på nyhetsbrevet", "leave": "Avsluta prenumerationen",
        "left": "Du har avslutat prenumerationen", "taken": "Du prenumererar redan på nyhetsbrevet",
        "wrong": "Fyll i en giltig e-postadress.",
    },
}  # fmt: skip
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


def sign_up(reader, language: str, address: str):
    """Sign an address up on the newsletter's page; return the page that answers."""
    words = WORDS[language]
    page = reader.go(words["page"])
    page.locator("main input[type=email]").fill(address)
    reader.press(words["subscribe"])
    page.get_by_role("heading", name=words["look"], level=1).wait_for()
    return page


def follow_first_link(page) -> None:
    """Press the link of the letter that is shown in the frame."""
    page.frame_locator("iframe").get_by_role("link").first.click()


@LANGUAGES
@pytest.mark.parametrize("script", [True, False])
def test_reader_subscribes_and_leaves(visit, language, script):
    words, address = WORDS[language], f"matka-{language}-{script}@elo.example".lower()
    reader = visit(java_script_enabled=script)
    sign_up(reader, language, address)
    page = reader.open_letter(address, language)
    link = page.locator(".letter-text a").first.get_attribute("href")
    for _look in range(2):  # a GET confirms nothing, however often a mail program looks
        page.goto(link)
        assert page.locator("h1").inner_text() == words["confirm"]
    reader.press(words["yes"])
    page.get_by_role("heading", name=words["done"], level=1).wait_for()
    assert address[0] + "…@elo.example" in page.locator("main").inner_text()
    page.goto(link)
    assert page.locator("h1").inner_text() == words["done"]
    assert page.context.cookies() == []


@LANGUAGES
def test_letter_in_the_frame_leads_to_the_page(visit, language):
    words, address = WORDS[language], f"kehys-{language}@elo.example"
    reader = visit()
    sign_up(reader, language, address)
    page = reader.open_letter(address, language)
    follow_first_link(page)
    page.get_by_role("heading", name=words["confirm"], level=1).wait_for()


@LANGUAGES
def test_wrong_address_is_told_and_kept(visit, language):
    reader = visit()
    page = reader.go(WORDS[language]["page"])
    page.locator("main input[type=email]").fill("aino@")
    reader.press(WORDS[language]["subscribe"])
    page.locator(".field__errors").wait_for()
    assert WORDS[language]["wrong"] in page.locator("main").inner_text()
    assert page.locator("main input[type=email]").input_value() == "aino@"


@LANGUAGES
def test_front_page_signs_up_too(visit, language):
    reader = visit()
    page = reader.go(f"/{language}/")
    page.locator("main input[type=email]").fill(f"etusivu-{language}@elo.example")
    reader.press(WORDS[language]["subscribe"])
    page.get_by_role("heading", name=WORDS[language]["look"], level=1).wait_for()
    assert reader.open_letter(f"etusivu-{language}@elo.example", language)
