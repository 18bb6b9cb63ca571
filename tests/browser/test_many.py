"""A member tidies up a folder: chooses by mouse and keyboard, moves, undoes, takes a ZIP, throws away, brings back."""

import zipfile
from pathlib import Path

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])
WORDS = {
    "fi": {
        "folder": "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/asiakirjat/", "top": "Asiakirjat", "new": "Uusi kansio",
        "make": "Tee kansio", "add": "Lisää kansioon", "one": "1 valittu", "three": "3 valittua",
        "rename": "Nimeä uudelleen", "move": "Siirrä", "here": "Siirrä tähän kansioon",
        "moved": "Siirretty kansioon ”Asiakirjat”", "undo": "Kumoa", "undone": "Kumottu", "zip": "Lataa ZIP-pakettina",
        "throw": "Roskakoriin", "trash": "Roskakori", "back": "Palauta",
    },
    "sv": {
        "folder": "/sv/arbetsrum/styr-och-samarbetsgruppen/dokument/", "top": "Dokument", "new": "Ny mapp",
        "make": "Skapa mappen", "add": "Lägg till i mappen", "one": "1 vald", "three": "3 valda",
        "rename": "Byt namn", "move": "Flytta", "here": "Flytta hit",
        "moved": "Flyttat till ”Dokument”", "undo": "Ångra", "undone": "Ångrat", "zip": "Ladda ner som ZIP",
        "throw": "Till papperskorgen", "trash": "Papperskorgen", "back": "Återställ",
    },
}  # fmt: skip


def make_folder(member, title: str, papers: int, tmp_path: Path, language: str = "fi") -> str:
    """Make a folder of one's own with some papers in it; return its address."""
    words = WORDS[language]
    page = member.go(words["folder"])
    member.follow(page.get_by_role("link", name=words["new"]))
    page.locator(f"input[name=title_{language}]").fill(title)
    member.press(words["make"])
    for number in range(papers):
        file = tmp_path / f"paperi-{number}.txt"
        file.write_text(f"Paperi {number}")
        page.locator("#one-file input[type=file]").set_input_files(str(file))
        member.press(words["add"])
    return page.url.removeprefix(member.home).split("?")[0]


def titles(page) -> list[str]:
    return page.locator(".items .item__title").all_inner_texts()


@pytest.fixture
def plain(visit):
    """Return a member's browser that runs no scripts."""
    return visit(person="bjorn@elo.example", java_script_enabled=False)


@LANGUAGES
def test_it_works(plain, visit, tmp_path, language):
    words, title = WORDS[language], f"Siivottava {language}"
    folder = make_folder(plain, title, 3, tmp_path, language)
    member = visit(person="bjorn@elo.example")
    page = member.go(folder)
    boxes = page.locator(".items input[type=checkbox]")
    bar = page.locator("#many")
    assert boxes.count() == 3
    assert bar.is_hidden()
    # A click, and a click with Shift: all between them.
    boxes.first.click()
    assert bar.locator("#many-count").inner_text() == words["one"]
    boxes.last.click(modifiers=["Shift"])
    assert bar.locator("#many-count").inner_text() == words["three"]
    assert page.locator("#pick-all").is_checked()
    assert bar.get_by_role("button", name=words["rename"]).is_disabled()
    # Move, and undo.
    member.follow(bar.get_by_role("button", name=words["move"]))
    page.locator("select[name=to]").select_option(label=words["top"])
    member.press(words["here"])
    assert words["moved"] in page.locator(".messages").inner_text()
    assert titles(page) == []
    member.press(words["undo"])
    assert words["undone"] in page.locator(".messages").inner_text()
    assert len(titles(page)) == 3
    # By the keyboard alone: the first box, two more with Shift and the arrow, none with Escape.
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    assert bar.locator("#many-count").inner_text() == words["three"]
    page.keyboard.press("Escape")
    assert bar.is_hidden()
    page.locator("#pick-all").check()
    with page.expect_download() as coming:
        bar.get_by_role("button", name=words["zip"]).click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        assert sorted(archive.namelist()) == ["paperi-0.txt", "paperi-1.txt", "paperi-2.txt"]
    # Into the trash, and back from there.
    member.follow(bar.get_by_role("button", name=words["throw"]))
    assert titles(page) == []
    page.locator(".folder-actions summary").click()
    member.follow(page.locator(".folder-actions").get_by_role("link", name=words["trash"]))
    row = page.locator(".trash__item", has_text="paperi-1")
    assert title in row.inner_text()
    member.follow(row.get_by_role("button", name=words["back"]))
    assert titles(page) == ["paperi-1"]


def test_without_script(plain, tmp_path):
    member = plain
    page = member.go(make_folder(member, "Ilman skriptiä", 2, tmp_path))
    page.locator(".items input[type=checkbox]").first.check()
    member.follow(page.locator("#many").get_by_role("button", name="Roskakoriin"))
    assert len(titles(page)) == 1
    member.press("Kumoa")
    assert len(titles(page)) == 2
