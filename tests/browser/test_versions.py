"""A member replaces a document, compares the two versions and brings the first one back; asks all to read it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.browsing import MARKS

pytestmark = MARKS
PEOPLE = {"fi": "aino@elo.example", "sv": "bjorn@elo.example"}
WORDS = {
    "fi": {
        "search": "/fi/haku/?q=uutiskirjeen+muistilista", "title": "Uutiskirjeen muistilista", "new": "Uusi versio",
        "add": "Lisää versio", "all": "versiota: vertaa", "compare": "Vertaa näitä kahta",
        "back": "Palauta vanhempi versio",
        "again": "on taas käytössä", "preview": "Esikatselu", "ask": "Pyydä kaikkia lukemaan",
        "send": "Pyydä jäseniä lukemaan",
        "read": "Olet lukenut tämän",
    },
    "sv": {
        "search": "/sv/sok/?q=termit+suomeksi", "title": "Termit suomeksi ja ruotsiksi", "new": "Ny version",
        "add": "Lägg till versionen", "all": "versioner: jämför", "compare": "Jämför de två",
        "back": "Återställ den äldre versionen",
        "again": "används igen", "preview": "Förhandsvisning", "ask": "Be alla läsa", "send": "Be medlemmarna läsa",
        "read": "Du har läst det här",
    },
}  # fmt: skip


def replacement(folder: Path, language: str) -> str:
    file = folder / ("uusi.md" if language == "fi" else "ny.txt")
    file.write_text("# Aivan uusi teksti\n\nRivi, jota ei ollut.\n", "utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("language", "script", "width"), [("fi", True, 1280), ("sv", False, 360)], ids=["fi", "sv-no-script"]
)
def test_replace_compare_and_restore(visit, tmp_path, language, script, width):
    words = WORDS[language]
    member = visit(person=PEOPLE[language], width=width, java_script_enabled=script)
    page = member.go(words["search"])
    member.follow(page.get_by_role("main").get_by_role("link", name=words["title"], exact=True).first)
    assert page.locator("h1").inner_text() == words["title"]
    assert page.get_by_role("heading", name=words["preview"]).is_visible()
    before = page.locator(".preview__text").inner_text()
    member.follow(page.get_by_role("link", name=words["new"], exact=True))
    page.locator("main input[type=file]").set_input_files(replacement(tmp_path, language))
    page.locator("main input[name=why]").fill("Ny text, uusi teksti")
    member.press(words["add"])
    assert "Aivan uusi teksti" in page.locator(".preview__text").inner_text()
    assert "Ny text, uusi teksti" in page.locator(".version-brief").inner_text()
    member.follow(page.get_by_role("link", name=words["all"]))
    member.press(words["compare"])
    assert "Aivan" in " ".join(page.locator("ins").all_inner_texts())
    assert page.locator("del").count()
    member.press(words["back"])
    assert words["again"] in page.locator(".notice--success").inner_text()
    assert page.locator(".version").count() == 3
    member.follow(page.locator(".breadcrumb").get_by_role("link", name=words["title"]))
    assert page.locator(".preview__text").inner_text() == before
    page.locator(".folder-actions summary").click()
    member.follow(page.get_by_role("link", name=words["ask"], exact=True))
    page.locator("main input[name=due]").fill((date.today() + timedelta(days=9)).isoformat())
    member.press(words["send"])
    assert words["read"] in page.locator(".must-read").inner_text()
