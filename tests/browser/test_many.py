"""A member tidies up a folder: chooses by mouse and keyboard, moves, undoes, takes a ZIP, throws away, brings back."""

import zipfile
from pathlib import Path

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
FOLDER = "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/asiakirjat/"


def make_folder(member, title: str, papers: int, tmp_path: Path) -> str:
    """Make a folder of one's own with some papers in it; return its address."""
    page = member.go(FOLDER)
    member.follow(page.get_by_role("link", name="Uusi kansio"))
    page.locator("input[name=title_fi]").fill(title)
    member.press("Tee kansio")
    for number in range(papers):
        file = tmp_path / f"paperi-{number}.txt"
        file.write_text(f"Paperi {number}")
        page.locator("#one-file input[type=file]").set_input_files(str(file))
        member.press("Lisää kansioon")
    return page.url.removeprefix(member.home).split("?")[0]


def titles(page) -> list[str]:
    return page.locator(".items .item__title").all_inner_texts()


@pytest.fixture
def plain(visit):
    """Return a member's browser that runs no scripts."""
    return visit(person="bjorn@elo.example", java_script_enabled=False)


def test_it_works(plain, visit, tmp_path):
    folder = make_folder(plain, "Siivottava", 3, tmp_path)
    member = visit(person="bjorn@elo.example")
    page = member.go(folder)
    boxes = page.locator(".items input[type=checkbox]")
    bar = page.locator("#many")
    assert boxes.count() == 3
    assert bar.is_hidden()
    # A click, and a click with Shift: all between them.
    boxes.first.click()
    assert bar.locator("#many-count").inner_text() == "1 valittu"
    boxes.last.click(modifiers=["Shift"])
    assert bar.locator("#many-count").inner_text() == "3 valittua"
    assert page.locator("#pick-all").is_checked()
    assert bar.get_by_role("button", name="Nimeä uudelleen").is_disabled()
    # Move, and undo.
    member.follow(bar.get_by_role("button", name="Siirrä"))
    page.locator("select[name=to]").select_option(label="Asiakirjat")
    member.press("Siirrä tähän kansioon")
    assert "Siirretty kansioon ”Asiakirjat”" in page.locator(".messages").inner_text()
    assert titles(page) == []
    member.press("Kumoa")
    assert "Kumottu" in page.locator(".messages").inner_text()
    assert len(titles(page)) == 3
    # By the keyboard alone: the first box, two more with Shift and the arrow, none with Escape.
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    assert bar.locator("#many-count").inner_text() == "3 valittua"
    page.keyboard.press("Escape")
    assert bar.is_hidden()
    page.locator("#pick-all").check()
    with page.expect_download() as coming:
        bar.get_by_role("button", name="Lataa ZIP-pakettina").click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        assert sorted(archive.namelist()) == ["paperi-0.txt", "paperi-1.txt", "paperi-2.txt"]
    # Into the trash, and back from there.
    member.follow(bar.get_by_role("button", name="Roskakoriin"))
    assert titles(page) == []
    page.locator(".folder-actions summary").click()
    member.follow(page.locator(".folder-actions").get_by_role("link", name="Roskakori"))
    row = page.locator(".trash__item", has_text="paperi-1")
    assert "Siivottava" in row.inner_text()
    member.follow(row.get_by_role("button", name="Palauta"))
    assert titles(page) == ["paperi-1"]


def test_without_script(plain, tmp_path):
    member = plain
    page = member.go(make_folder(member, "Ilman skriptiä", 2, tmp_path))
    page.locator(".items input[type=checkbox]").first.check()
    member.follow(page.locator("#many").get_by_role("button", name="Roskakoriin"))
    assert len(titles(page)) == 1
    member.press("Kumoa")
    assert len(titles(page)) == 2
