"""The directory follows what is typed, keeps the browser's history, and works without a script."""

from tests.browsing import MARKS

pytestmark = MARKS
COUNT = "[data-instant-count]"
ROWS = "#directory-list .person"


def opened(visit, **options):
    return visit(person="bjorn@elo.example", **options).go("/fi/hakemisto/")


def shows(page, count: str) -> None:
    page.locator(COUNT, has_text=count).wait_for()


def test_the_list_follows_what_is_typed(visit):
    page = opened(visit)
    everybody = page.locator(ROWS).count()
    assert not page.get_by_role("button", name="Näytä", exact=True).is_visible()
    page.locator("#id_q").press_sequentially("karpp", delay=30)
    shows(page, "1 henkilö")
    assert page.url.endswith("/fi/hakemisto/?q=karpp")
    assert page.locator(ROWS).all_inner_texts()[0].startswith("HK")
    assert page.evaluate("document.activeElement.id") == "id_q", "the focus stays where one types"
    assert page.locator(COUNT).get_attribute("role") == "status"
    page.go_back()
    shows(page, f"{everybody} henkilöä")
    assert page.locator("#id_q").input_value() == "", "one step back is the whole word"


def test_a_choice_is_a_step_of_the_history(visit):
    page = opened(visit)
    page.select_option("#id_role", "deputy")
    shows(page, "1 henkilö")
    page.select_option("#id_role", "observer")
    page.get_by_role("heading", name="Hakua vastaavaa ei löytynyt").wait_for()
    page.go_back()
    shows(page, "1 henkilö")
    assert page.locator("#id_role").input_value() == "deputy"
    page.locator(f"{ROWS} a").first.click()
    page.wait_for_url("**/fi/ihmiset/*/")
    page.go_back()
    shows(page, "1 henkilö")
    assert page.locator("#id_role").input_value() == "deputy"


def test_it_works_without_a_script(visit):
    member = visit(person="bjorn@elo.example", java_script_enabled=False)
    page = member.go("/fi/hakemisto/")
    page.locator("#id_q").fill("karpp")
    member.press("Näytä")
    assert page.locator(ROWS).count() == 1
    member.follow(page.get_by_role("link", name="Näytä kaikki"))
    assert page.locator(ROWS).count() > 1
