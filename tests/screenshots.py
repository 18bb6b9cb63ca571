"""`make screenshots`: pages of a fresh demo, in both languages and sizes, into docs/screenshots/."""

import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find
from tests.served import ROOT, Site

TARGET = ROOT / "docs" / "screenshots"
SIZES = (360, 1280)
LOWEST, HIGHEST = 800, 2400
PUBLIC = {
    "front": ("/fi/", "/sv/"),
    "guidance": ("/fi/ohjauspalvelut/", "/sv/vagledningstjanster/"),
    "news": ("/fi/uutiset/", "/sv/nyheter/"),
    "plan": ("/fi/toimintasuunnitelma/", "/sv/verksamhetsplan/"),
    "search": ("/fi/haku/?q=ohjaus", "/sv/sok/?q=v%C3%A4gledning"),
    "newsletter": ("/fi/uutiskirje/", "/sv/nyhetsbrev/"),
}
CLOSED = {
    "workspace": ("/fi/tyotilat/ohjaus-ja-yhteistyoryhma/", "/sv/arbetsrum/styr-och-samarbetsgruppen/"),
    "folder": (
        "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/asiakirjat/kokoukset/2016-10-20/",
        "/sv/arbetsrum/styr-och-samarbetsgruppen/dokument/moten/2016-10-20/",
    ),
    "board": (
        "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/keskustelut/",
        "/sv/arbetsrum/styr-och-samarbetsgruppen/diskussioner/",
    ),
    "meetings": (
        "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/tapahtumat/seuraava-kokous/",
        "/sv/arbetsrum/styr-och-samarbetsgruppen/evenemang/nasta-mote/",
    ),
}
# The folder with a document that has versions; its page is shown, too.
WITH_VERSIONS = (
    "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/asiakirjat/viestinta/",
    "/sv/arbetsrum/styr-och-samarbetsgruppen/dokument/kommunikation/",
)
VERSIONED = "Näin kirjoitamme selkeästi"
PEOPLE = {"fi": "aino@elo.example", "sv": "bjorn@elo.example"}
# What docs/members.md shows to a coordinator; the number is that of the workspace's page.
COORDINATOR = "aino@elo.example"
COORDINATED = {
    "members": ("/fi/jasenet/{}/", "/sv/medlemmar/{}/"),
    "invite": ("/fi/jasenet/{}/kutsu/", "/sv/medlemmar/{}/bjud-in/"),
    "seats": ("/fi/edustukset/{}/", "/sv/representation/{}/"),
    "who-sees": ("/fi/kuka-nakee/{}/", "/sv/vem-ser/{}/"),
    "log": ("/fi/jasenet/{}/loki/", "/sv/medlemmar/{}/logg/"),
    "leave": ("/fi/jasenet/{}/lahde/", "/sv/medlemmar/{}/lamna/"),
    "settings": ("/fi/tyotila/{}/asetukset/", "/sv/arbetsrum/{}/installningar/"),
    "network": ("/fi/verkosto/", "/sv/natverket/"),
}


def take(browser: Browser, home: str, width: int, language: str) -> None:
    """Take all pages in one size and one language."""
    context = browser.new_context(viewport={"width": width, "height": LOWEST}, locale=language)
    page = context.new_page()
    number = ("fi", "sv").index(language)
    for name, addresses in PUBLIC.items():
        _shoot(page, home + addresses[number], f"{name}-{language}-{width}")
    _log_in(page, home, PEOPLE[language], language)
    for name, addresses in CLOSED.items():
        _shoot(page, home + addresses[number], f"{name}-{language}-{width}")
    page.goto(home + WITH_VERSIONS[number])
    address = page.locator(".item__title", has_text=VERSIONED).get_attribute("href")
    _shoot(page, home + address, f"document-{language}-{width}")
    context.close()


def take_coordinated(browser: Browser, home: str, width: int, language: str) -> None:
    """Take what the one sees who coordinates a workspace, in one size and one language."""
    context = browser.new_context(viewport={"width": width, "height": LOWEST}, locale=language)
    page = context.new_page()
    number = ("fi", "sv").index(language)
    _log_in(page, home, COORDINATOR, language)
    page.goto(home + CLOSED["workspace"][number])
    key = page.locator(".visible-to a").get_attribute("href").rstrip("/").rsplit("/", 1)[-1]
    for name, addresses in COORDINATED.items():
        _shoot(page, home + addresses[number].format(key), f"{name}-{language}-{width}")
    context.close()


def _log_in(page, home: str, email: str, language: str) -> None:
    page.goto(f"{home}/accounts/login/?next=/{language}/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill("elo-demo-2026")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**/{language}/**")


def _shoot(page, address: str, name: str) -> None:
    answer = page.goto(address, wait_until="networkidle")
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}")
    _whole_on_screen(page)
    path = TARGET / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    Image.open(path).quantize(128).save(path, optimize=True)


def _whole_on_screen(page) -> None:
    """Make the screen as high as the page, so that late pictures come and the bar of a phone lies at its foot."""
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": LOWEST})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(height, LOWEST), HIGHEST)})
    page.wait_for_timeout(200)
    page.wait_for_load_state("networkidle")


def main() -> int:
    """Serve a demo and take the pictures."""
    path = find()
    if not path:
        print("There is no Chromium to take pictures with.", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with Site(Path(ROOT / "build" / "screenshots")) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for width in SIZES:
            for language in PEOPLE:
                take(browser, f"http://127.0.0.1:{site.port}", width, language)
                take_coordinated(browser, f"http://127.0.0.1:{site.port}", width, language)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
