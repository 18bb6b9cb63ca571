"""Journey: ten papers by drag and drop, one fails and is retried; somebody without an account sends one."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing import MARKS

pytestmark = MARKS
WORDS = {
    "fi": {
        "person": "aino@elo.example", "folder": "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/asiakirjat/viestinta/",
        "end": "valmis", "again": "Yritä uudelleen", "counted": "Lähetetty 9 / 10. Lähettämättä jäi 1.",
        "all": "Lähetetty 10 / 10.", "ask": "Pyydä tiedostoja", "make": "Tee linkki",
        "thanks": "Tullut perille. Kiitos.", "close": "Sulje", "over": "Tämä pyyntö on suljettu",
    },
    "sv": {
        "person": "bjorn@elo.example", "folder": "/sv/arbetsrum/styr-och-samarbetsgruppen/dokument/kommunikation/",
        "end": "klar", "again": "Försök igen", "counted": "Skickat 9 av 10. Inte skickat: 1.",
        "all": "Skickat 10 av 10.", "ask": "Be om filer", "make": "Skapa länken",
        "thanks": "Har kommit fram. Tack.", "close": "Stäng", "over": "Den här begäran är stängd",
    },
}  # fmt: skip
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])

DRAGGED = """(names) => {
  const carried = new DataTransfer();
  names.forEach((name) => carried.items.add(new File([`Teksti ${name}\n`.repeat(500)], name)));
  return carried;
}"""


@LANGUAGES
def test_ten_by_drag_and_drop_one_fails_and_is_retried(visit, language):
    words, names = WORDS[language], [f"Pudotettu {language} {n}.txt" for n in range(1, 11)]
    member = visit(person=words["person"])
    page = member.go(words["folder"])
    ends = []

    def fail_once(route) -> None:
        ends.append(route.request.url)
        if len(ends) == 4:
            route.fulfill(status=503, json={"error": "503"})
        else:
            route.fallback()

    page.route(re.compile(f"/{words['end']}/$"), fail_once)
    carried = page.evaluate_handle(DRAGGED, names)
    page.dispatch_event(".drop", "dragenter", {"dataTransfer": carried})
    assert "drop--over" in page.locator(".drop").get_attribute("class")
    page.dispatch_event(".drop", "drop", {"dataTransfer": carried})
    said = page.locator("[data-said]")
    expect(said).to_have_text(words["counted"], timeout=20_000)
    assert page.locator(".drop__row[data-kind=failed]").count() == 1
    page.get_by_role("button", name=re.compile(words["again"])).press("Enter")
    expect(said).to_have_text(words["all"], timeout=20_000)
    assert said.get_attribute("role") == "status"
    page.locator("#folder-list .item", has_text=f"Pudotettu {language}").nth(9).wait_for()
    assert len(ends) == 11
    assert member.problems == [f"503: {ends[3]}"], "the one that this test provoked"
    member.problems.clear()


def test_a_whole_folder_comes_with_its_folders(visit, tmp_path):
    """What systems leave behind stays out; what cannot come in says so, and the rest is there."""
    top = tmp_path / "Kokous 3.12."
    (top / "Liitteet").mkdir(parents=True)
    for name in ("esityslista.txt", ".DS_Store", "sivu.html", "Liitteet/liite 1.txt"):
        (top / name).write_text(f"Teksti {name}")
    member = visit(person="aino@elo.example")
    page = member.go(WORDS["fi"]["folder"])
    page.locator("#drop-folder").set_input_files(str(top))
    expect(page.locator("[data-said]")).to_have_text("Lähetetty 2 / 3. Lähettämättä jäi 1.", timeout=20_000)
    expect(page.locator(".drop__row[data-kind=failed]")).to_contain_text("Kokous 3.12./sivu.html")
    made = page.locator("#folder-folders").get_by_role("link", name="Kokous 3.12", exact=True)
    member.follow(made)
    assert page.locator(".items .item__title").all_inner_texts() == ["esityslista"]
    assert page.locator("#folder-folders .document-row__title").all_inner_texts() == ["Liitteet"]


@LANGUAGES
def test_a_lost_connection_goes_on_by_itself(visit, language, tmp_path):
    """The first piece never arrives, then the scanner does not answer: the browser asks how far it is, and goes on."""
    words, paper = WORDS[language], tmp_path / f"Katkennut {language}.txt"
    paper.write_text("Teksti\n" * 1000)
    member = visit(person=words["person"])
    page = member.go(words["folder"])
    broken, ends = [], []

    def break_once(route) -> None:
        if (
            route.request.method == "POST"
            and not route.request.url.endswith(f"/{words['end']}/")
            and not broken
        ):
            broken.append(route.request.url)
            route.abort()
        else:
            route.fallback()

    def away_once(route) -> None:
        ends.append(route.request.url)
        if len(ends) == 1:
            route.fulfill(status=503, json={"error": "503"}, headers={"Retry-After": "1"})
        else:
            route.fallback()

    page.route(re.compile(r"/(tulevat|inkommande)/[0-9a-f-]{36}/$"), break_once)
    page.route(re.compile(f"/{words['end']}/$"), away_once)
    page.locator("#drop-files").set_input_files(str(paper))
    page.locator(".drop__row[data-kind=unchecked]").wait_for()
    page.locator(".drop__row[data-kind=done]").wait_for()
    assert (len(broken), len(ends)) == (1, 2)
    assert member.problems == [f"503: {ends[0]}"], "the one that this test provoked"
    member.problems.clear()


def test_one_on_its_way_is_cancelled_by_the_keyboard_and_sent_after_all(visit, tmp_path):
    words, paper = WORDS["fi"], tmp_path / "Peruttu fi.txt"
    paper.write_text("Teksti\n" * 1000)
    page = visit(person=words["person"]).go(words["folder"])
    pieces, held = re.compile(r"/tulevat/[0-9a-f-]{36}/$"), []

    def hold(route) -> None:
        held.append(route.request.method)
        if route.request.method != "POST":
            route.fallback()

    page.route(pieces, hold)
    with page.expect_request(pieces):
        page.locator("#drop-files").set_input_files(str(paper))
    with page.expect_response(lambda answer: answer.request.method == "DELETE") as gone:
        page.get_by_role("button", name="Peruuta Peruttu fi.txt", exact=True).press("Enter")
    assert gone.value.json() == {"offset": 0}
    expect(page.locator("[data-said]")).to_have_text("Lähetetty 0 / 1. Peruutettu: 1.")
    assert page.evaluate("document.activeElement.dataset.kind") == "cancelled"
    page.unroute(pieces)
    page.get_by_role("button", name=re.compile(words["again"])).press("Enter")
    expect(page.locator("[data-said]")).to_have_text("Lähetetty 1 / 1.")
    assert held == ["POST", "DELETE"]


def ask(member, words):
    """Open the folder, its menu, and the page of its requests."""
    page = member.go(words["folder"])
    page.locator(".folder-actions summary").click()
    return member.follow(page.get_by_role("link", name=words["ask"]))


@LANGUAGES
def test_an_upload_request_is_answered_and_closed(visit, language, tmp_path):
    words, paper = WORDS[language], tmp_path / f"Kalvot {language}.txt"
    paper.write_text("Teksti")
    member = visit(person=words["person"])
    page = ask(member, words)
    page.locator("input[name=title]").fill("Esitykset")
    member.press(words["make"])
    path = "/" + page.locator(".request-link code").inner_text().split("/", 3)[3]
    outsider = visit(width=360)
    theirs = outsider.go(path)
    theirs.locator("#drop-files").set_input_files(str(paper))
    assert theirs.locator(".drop__row").count() == 0, "nothing is sent without a name"
    theirs.locator("input[name=sender]").fill("Maija Mallila")
    theirs.locator("#drop-files").set_input_files(str(paper))
    theirs.get_by_text(words["thanks"]).wait_for()
    assert theirs.context.cookies() == []
    assert (
        "Maija Mallila"
        in member.go(words["folder"]).locator(".item", has_text=f"Kalvot {language}").first.inner_text()
    )
    ask(member, words)
    page.get_by_role("button", name=re.compile(f"^{words['close']}")).first.click()
    page.locator(".notice").first.wait_for()
    assert words["over"] in outsider.go(path).locator("h1").inner_text()
