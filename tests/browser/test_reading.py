"""Journey 1: somebody reads the public site and searches, in either language."""

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
WORDS = {
    "fi": {
        "news": "Uutiset", "other": "Svenska", "services": "Löydä ohjausta", "show": "Näytä",
        "only": "Tämä sivu on toistaiseksi vain ruotsiksi.", "nothing": "ei löytynyt mitään",
        "plan": "Toimintasuunnitelma 2017–2020", "ask": "ohj", "all": "Näytä koko suunnitelma",
    },
    "sv": {
        "news": "Nyheter", "other": "Suomi", "services": "Hitta vägledning", "show": "Visa",
        "only": "Den här sidan finns än så länge bara på finska.", "nothing": "gav ingen träff",
        "plan": "Verksamhetsplan 2017–2020", "ask": "väg", "all": "Visa hela planen",
    },
}  # fmt: skip
OTHER = {"fi": "sv", "sv": "fi"}
NEWS = {"fi": "/fi/uutiset/lokakuun-kokous/", "sv": "/sv/nyheter/motet-i-oktober/"}
UNTRANSLATED = {
    "fi": ("/fi/uutiset/en-kvall-for-studier-pa-svenska/", "sv"),
    "sv": ("/sv/nyheter/projektipaallikkoklinikka/", "fi"),
}
MEASURE = "#measures .planned__title"
SEARCH = {"fi": "/fi/haku/", "sv": "/sv/sok/"}
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


def open_from_menu(reader, language: str, name: str):
    """Begin at the front page and follow a link of the main menu; return the page."""
    page = reader.go(f"/{language}/")
    reader.follow(page.locator(".site-nav").get_by_role("link", name=name, exact=True))
    assert page.locator("h1").count() == 1
    return page


@LANGUAGES
def test_reader_finds_news_and_the_same_page_in_the_other_language(visit, language):
    words = WORDS[language]
    reader = visit()
    page = open_from_menu(reader, language, words["news"])
    reader.follow(page.locator(f"main a[href='{NEWS[language]}']").first)
    title = page.locator("h1").inner_text()
    reader.follow(page.locator(".site-header__tools").get_by_role("link", name=words["other"]))
    assert page.url.endswith(NEWS[OTHER[language]])
    assert page.locator("html").get_attribute("lang") == OTHER[language]
    assert page.locator("h1").inner_text() != title


@LANGUAGES
def test_reader_of_untranslated_news_is_told_so(visit, language):
    path, content = UNTRANSLATED[language]
    page = visit().go(path)
    assert page.get_by_text(WORDS[language]["only"]).is_visible()
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").evaluate("it => it.closest('[lang]').lang") == content


@LANGUAGES
def test_reader_finds_whom_to_ask(visit, language):
    words = WORDS[language]
    reader = visit()
    page = open_from_menu(reader, language, words["services"])
    everyone = page.locator(".services > li").count()
    page.locator("select[name=kind]").select_option("newcomers")
    reader.press(words["show"])
    assert "kind=newcomers" in page.url
    assert 0 < page.locator(".services > li").count() < everyone
    assert page.locator("select[name=kind]").input_value() == "newcomers"


@LANGUAGES
def test_reader_follows_the_plan(visit, language):
    words = WORDS[language]
    reader = visit()
    page = open_from_menu(reader, language, words["plan"])
    measures = page.locator(MEASURE).count()
    assert page.locator("#measures h2").count() == 5
    page.locator("#plan-status").select_option("done")
    reader.press(words["show"])
    assert "status=done" in page.url
    assert 0 < page.locator(MEASURE).count() < measures
    reader.follow(page.get_by_role("main").get_by_role("link", name=words["all"]))
    assert page.locator(MEASURE).count() == measures


@LANGUAGES
def test_reader_searches_with_the_keyboard_alone(visit, language):
    page = visit().go(f"/{language}/")
    for _stop in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "site-search":
            break
    page.keyboard.type(WORDS[language]["ask"], delay=30)
    options = page.locator(".search-suggestions:not([hidden]) [role=option]")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    target = options.first.get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith(target))
    assert page.locator("main h1").count() == 1


@LANGUAGES
def test_reader_searches_and_opens_a_hit(visit, language):
    query = {"fi": "ohjaajille", "sv": "vägledare"}[language]
    reader = visit()
    page = reader.go(f"/{language}/")
    page.locator("#site-search").fill(query)
    page.locator("#site-search").press("Enter")
    page.wait_for_url(f"**{SEARCH[language]}**")
    hit = page.locator(".search-hit a").first
    title = hit.inner_text()
    reader.follow(hit)
    assert title in page.locator("main").inner_text()


@LANGUAGES
@pytest.mark.parametrize("script", [True, False])
def test_search_without_a_hit_helps_on(visit, language, script):
    reader = visit(java_script_enabled=script)
    page = reader.go(SEARCH[language])
    page.locator("#search-q").fill('zzxyzzy "')
    reader.follow(page.locator("main .search-form__button"))
    assert WORDS[language]["nothing"] in page.locator("main").inner_text()
    assert page.locator("#search-q").input_value().startswith("zzxyzzy")
