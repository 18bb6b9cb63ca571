"""The search box: suggestions by keyboard and mouse, and the form without a script."""

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
LIST = ".search-suggestions:not([hidden])"


def typed(visit, path: str, words: str):
    page = visit().go(path)
    page.locator("#search-q").press_sequentially(words, delay=20)
    page.locator(LIST).wait_for()
    return page


@pytest.mark.parametrize(
    ("path", "words", "below"), [("/fi/haku/", "ohj", "/fi/"), ("/sv/sok/", "väg", "/sv/")]
)
def test_a_suggestion_is_chosen_by_keyboard(visit, path, words, below):
    page = typed(visit, path, words)
    box = page.locator("#search-q")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    option = page.locator(f"{LIST} [role=option]").first
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    target = option.get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith(target))
    assert target.startswith(below)


def test_a_journey_of_a_member(visit):
    """Write a choice among the words, take it back, find the query again in an empty box, wipe it away."""
    member = visit(person="bjorn@elo.example")
    page = member.go("/sv/sok/?q=v%C3%A4gledning+typ:dokument")
    chosen = page.locator(".search-kinds [aria-current]")
    assert "Dokument" in chosen.inner_text()
    assert page.locator("#search-q").input_value() == "vägledning"
    member.follow(page.locator(".search-kinds a").first)
    assert "Alla" in chosen.inner_text()
    page.locator("#search-q").fill("")
    page.locator("#search-q").blur()
    page.locator("#search-q").focus()
    assert "vägledning" in page.locator(f"{LIST} [role=option]").first.inner_text()
    page.goto(page.url.split("?")[0])
    page.get_by_role("button", name="Radera dem").click()
    assert page.locator(".search-lately").count() == 0


@pytest.mark.parametrize(
    ("path", "words"), [("/fi/haku/?q=opoille", "ohja"), ("/sv/sok/?q=studiehandledare", "vägled")]
)
def test_a_page_is_on_top_and_the_search_a_feed(visit, path, words):
    page = visit(java_script_enabled=False).go(path)
    assert words in page.locator(".search-pick a").inner_text().lower()
    href = page.locator(".search-feed a").get_attribute("href")
    assert "<rss" in page.request.get(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + href).text()


def test_a_search_is_counted_once_with_a_script_or_without(visit):
    visit(java_script_enabled=False).go("/fi/haku/?q=kotkanpes%C3%A4")
    visit().go("/fi/haku/?q=tikankontti")
    editor = visit(person="admin@elo.example")
    for word in ("kotkanpesä", "tikankontti"):
        row = editor.go("/admin/search-log/").locator("tr", has_text=word)
        for _try in range(20):  # the beacon goes when the page is there already
            if row.count():
                break
            editor.page.wait_for_timeout(100)
            editor.page.reload()
        times, in_vain = row.locator("td").all_inner_texts()[-3:-1]
        assert (times.strip(), in_vain.strip()) == ("1", "1"), word


def test_escape_closes_and_keeps_what_was_typed(visit):
    page = typed(visit, "/fi/haku/", "ohj")
    page.keyboard.press("Escape")
    assert page.locator(LIST).count() == 0
    assert page.locator("#search-q").input_value() == "ohj"
    assert page.locator("#search-q").get_attribute("aria-expanded") == "false"


def test_enter_without_a_choice_searches(visit):
    page = typed(visit, "/fi/haku/", "ohjaus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fi/haku/?q=ohjaus")
    assert page.locator(".search-hit mark").count() > 0


def test_a_suggestion_is_chosen_by_mouse(visit):
    page = typed(visit, "/fi/haku/", "ohj")
    option = page.locator(f"{LIST} [role=option]").nth(1)
    target = option.get_attribute("data-url")
    option.click()
    page.wait_for_url(lambda url: url.endswith(target))


def test_it_works_without_a_script(visit):
    reader = visit(java_script_enabled=False)
    page = reader.go("/fi/haku/")
    page.locator("#search-q").fill("ohjaus")
    reader.follow(page.locator("main .search-form__button"))
    assert page.locator(".search-hit").count() > 0
    reader.follow(page.locator(".search-kinds a").nth(1))
    assert "kind=" in page.url
    assert page.locator(".search-hit").count() > 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path", ["/fi/haku/?q=ohjaus", "/sv/sok/?q=v%C3%A4gledning", "/fi/haku/", "/sv/sok/?q=xyzzy"]
)
def test_nothing_is_wider_than_the_screen(visit, path, width):
    page = visit(width=width).go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("path", "slip", "meant", "kind"),
    [
        ("/fi/haku/", "tavoittteet laji:asiakirja", "tavoitteet", "Asiakirjat"),
        ("/sv/sok/", "vägldningen typ:nyhet", "vägledningen", "Nyheter"),
    ],
)
def test_a_slip_is_put_right_and_the_choice_stays(visit, path, slip, meant, kind):
    member = visit(person="bjorn@elo.example")
    page = member.go(path)
    page.locator("#search-q").fill(slip)
    page.keyboard.press("Enter")
    better = page.locator(".search-meant a")
    page.wait_for_url("**q=*")
    for _second in range(60):  # until the worker has learnt the words of a site that is new
        if better.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    assert better.inner_text() == meant
    member.follow(better)
    assert page.locator("#search-q").input_value() == meant
    assert kind in page.locator(".search-kinds [aria-current]").inner_text()
    assert page.locator(".search-hit mark").count() > 0
