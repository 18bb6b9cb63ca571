"""What site.js adds: arrow keys, one click only, names of chosen files, menus that close, the rail."""

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
PUBLIC = "/demo/components/"
WORKSPACE = "/demo/components/?base=workspace"


def focused(page) -> str:
    """Return the words of what has the focus."""
    return page.evaluate("document.activeElement.innerText").strip()


@pytest.mark.parametrize("path", [PUBLIC, WORKSPACE])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(visit, path, width):
    page = visit(width=width).go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_title_fits_the_smallest_screen(visit):
    page = visit(width=320).go(PUBLIC)
    title = page.locator("h1", has_text="yhteistyöryhmä")
    assert title.evaluate("it => it.scrollWidth <= it.clientWidth")
    assert title.bounding_box()["x"] + title.bounding_box()["width"] <= 320


def test_arrow_keys_walk_a_list(visit):
    page = visit().go(PUBLIC)
    rows = page.locator(".document-rows a")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    assert focused(page) == rows.nth(1).inner_text()
    page.keyboard.press("End")
    assert focused(page) == rows.last.inner_text()
    page.keyboard.press("ArrowDown")
    assert focused(page) == rows.last.inner_text()
    page.keyboard.press("Home")
    assert focused(page) == rows.first.inner_text()


def test_menu_closes_by_escape_and_gives_the_focus_back(visit):
    page = visit().go(PUBLIC)
    menu = page.locator(".menu").first
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert focused(page) == menu.locator("summary").inner_text().strip()


TWO_CLICKS = """() => {
  const stopped = [];
  window.addEventListener("submit", (event) => {
    stopped.push(event.defaultPrevented);
    event.preventDefault();
  });
  const form = document.createElement("form");
  form.method = "post";
  form.append(document.createElement("button"));
  document.querySelector("main").prepend(form);
  form.firstChild.click();
  form.firstChild.click();
  return [stopped, form.firstChild.getAttribute("aria-busy")];
}"""


def test_second_click_sends_nothing(visit):
    page = visit().go(PUBLIC)
    assert page.evaluate(TWO_CLICKS) == [[False, True], "true"]


def test_chosen_files_are_named_with_their_size(visit, tmp_path):
    paper = tmp_path / "esityslista.pdf"
    paper.write_bytes(b"x" * 184_320)
    page = visit(locale="fi-FI").go(PUBLIC)
    page.locator("input[type=file]").first.set_input_files(str(paper))
    chosen = page.locator("[data-upload-list]").first.inner_text().replace("\u00a0", " ")
    assert chosen == "esityslista.pdf, 184 kt"


def test_narrow_rail_is_remembered_and_never_jumps(visit):
    page = visit().go(WORKSPACE)
    page.locator("[data-rail]").click()
    assert page.locator(".rail").bounding_box()["width"] == 1280
    page.reload()
    assert "rail-narrow" in page.locator("html").get_attribute("class")
    assert page.locator("[data-rail]").get_attribute("aria-expanded") == "false"


def test_phone_menu_opens_without_javascript(visit):
    page = visit(width=360, java_script_enabled=False).go(PUBLIC)
    page.locator(".site-menu__button").click()
    assert page.locator(".site-menu__panel a").first.is_visible()


def test_skip_link_leads_to_the_content(visit):
    page = visit().go(PUBLIC)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
