"""Pages that one meets only by doing something: forms with mistakes, open menus, letters, keys of links."""

import re

import pytest

from tests.accessibility import looking
from tests.accessibility.addresses import language_of
from tests.browsing import MARKS

pytestmark = MARKS
GROUP = {"fi": "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/", "sv": "/sv/arbetsrum/styr-och-samarbetsgruppen/"}
VISITOR_FORMS = [
    "/fi/uutiskirje/tilaa/", "/sv/nyhetsbrev/prenumerera/", "/fi/palaute/", "/sv/respons/",
    "/accounts/login/?lang=fi", "/accounts/login/?lang=sv", "/accounts/password/reset/?lang=sv",
]  # fmt: skip
MEMBER_FORMS = ["/accounts/password/change/?lang=fi", "/accounts/email/?lang=sv"]
FORM = "main form[method=post]:not(:has([type=radio]))"

SUBMIT = "form => form.requestSubmit(form.querySelector('button[type=submit], button:not([type])'))"
EMPTY = """form => form.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea")
  .forEach(field => { field.value = ""; })"""


def send(page, selector: str = FORM) -> None:
    """Send the form as it is, without a key pressed."""
    with page.expect_navigation():
        page.locator(selector).first.evaluate(SUBMIT)


def mistakes(visit, path: str) -> list[str]:
    """Send the form of a page empty; return what is wrong with the page that says so."""
    page = visit.go(path)
    page.locator(FORM).first.evaluate(EMPTY)
    send(page)
    told = page.locator(".notice--error, .field__errors").count()
    wrong = [] if told else ["nothing says what is to be corrected"]
    return [f"{path}: {line}" for line in wrong + looking.everything(page, language_of(path))]


def test_mistakes_of_a_visitor(visit):
    assert not [line for path in VISITOR_FORMS for line in mistakes(visit(), path)]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_mistakes_of_a_member(visit, language):
    member = visit(person="bjorn@elo.example")
    words = {"fi": ("asiakirjat/ehdotukset/", "keskustelut/"), "sv": ("dokument/forslag/", "diskussioner/")}
    folder, board = (GROUP[language] + part for part in words[language])
    start = member.go(board).locator(".page-header ~ .actions a, .actions a").first.get_attribute("href")
    thread = member.page.locator(".list-items a").first.get_attribute("href")
    paths = [folder, start, thread, {"fi": "/fi/oma/", "sv": "/sv/eget/"}[language]]
    paths += [path for path in MEMBER_FORMS if language_of(path) == language]
    assert not [line for path in paths for line in mistakes(member, path)]


def test_mistakes_of_a_coordinator(visit):
    aino = visit(person="aino@elo.example")
    members = {}
    for language, home in GROUP.items():
        links = aino.go(home).locator("a").evaluate_all("all => all.map(it => it.pathname)")
        members[language] = next(path for path in links if re.search(r"/(jasenet|medlemmar)/\d+/$", path))
    paths = [members["fi"] + "uusi/", members["sv"] + "ny/"]
    assert not [line for path in paths for line in mistakes(aino, path)]


def test_page_of_a_stale_form(visit):
    member = visit(person="bjorn@elo.example")
    page = member.go("/accounts/password/change/?lang=sv")
    page.locator("main input[name=csrfmiddlewaretoken]").evaluate("it => { it.value = 'gammal'; }")
    send(page)
    assert page.locator("h1").inner_text() == "Formuläret hade hunnit bli för gammalt"
    assert not looking.everything(page, "sv")


@pytest.mark.parametrize("path", ["/fi/", "/sv/nyheter/"])
def test_open_menu_and_suggestions(visit, path):
    page = visit(width=360).go(path)
    page.locator(".site-menu__button").click()
    assert not looking.violations(page)
    page.locator("#site-search-menu").press_sequentially("ohj" if language_of(path) == "fi" else "väg")
    page.locator(".site-menu [role=option]").first.wait_for()
    assert not looking.violations(page)


def test_open_menus_of_the_workspace(visit):
    page = visit(person="bjorn@elo.example").go(GROUP["sv"])
    page.locator(".own-menu summary").click()
    assert not looking.violations(page)
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator(".room-bar__more summary").click()
    assert not looking.violations(page)


def ask_for_letters(visit) -> None:
    """Do what sends letters: sign up twice over, forget a password, write to us."""
    for language, path in {"fi": "/fi/uutiskirje/tilaa/", "sv": "/sv/nyhetsbrev/prenumerera/"}.items():
        page = visit.go(path)
        page.locator("main input[type=email]").fill(f"kirje-{language}@elo.example")
        send(page)
        page = visit.go(f"/accounts/password/reset/?lang={language}")
        page.locator("main input[type=email]").fill(f"nobody-{language}@elo.example")
        send(page)
        page = visit.go({"fi": "/fi/palaute/", "sv": "/sv/respons/"}[language])
        page.locator("main textarea").fill("Kiitos / Tack")
        page.locator("main input[type=email]").fill(f"palaute-{language}@elo.example")
        send(page)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_letters_and_where_their_links_lead(visit, language):
    reader = visit(bypass_csp=True)
    ask_for_letters(reader)
    wrong = []
    for name in ("kirje", "nobody", "palaute"):
        page = reader.open_letter(f"{name}-{language}@elo.example", language)
        wrong += looking.everything(page, language)
        letter = page.locator("iframe").get_attribute("src")
        page = reader.go(letter)
        assert page.locator("html").get_attribute("lang") == language
        wrong += looking.english(page) + looking.at_sizes(page) + looking.too_wide(page)
    assert not wrong


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_pages_of_a_subscription(visit, language):
    reader = visit()
    address = f"sivut-{language}@elo.example"
    page = reader.go({"fi": "/fi/uutiskirje/tilaa/", "sv": "/sv/nyhetsbrev/prenumerera/"}[language])
    page.locator("main input[type=email]").fill(address)
    send(page)
    page = reader.open_letter(address, language)
    key = page.locator(".letter-text a").first.get_attribute("href")
    wrong = []
    page.goto(key)
    wrong += looking.everything(page, language)
    send(page)
    wrong += looking.everything(page, language)
    assert not wrong
