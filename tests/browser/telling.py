"""What the story of a workspace's life is told with: its words in both languages, its three tellings, its steps."""

import re
from dataclasses import dataclass

import pytest

WORDS = {
    "fi": {
        "door": "/fi/tyotilat/", "search": "/fi/haku/?q=", "found": "Perusta työtila",
        "send_founding": "Perusta työtila", "members": "Jäsenet", "invite": "Kutsu mukaan",
        "send_invitations": "Lähetä kutsut", "sent": "Kutsu lähetettiin.",
        "wrong": "Tämä ei ole sähköpostiosoite.", "join": "Liity työtilaan", "log_in": "Kirjaudu",
        "others": "Muut työtilat, joita saat lukea", "mine": "Omat työtilat", "ask": "Pyydä päästä mukaan",
        "asked": "Pyyntösi lähetettiin koordinaattoreille.", "take_in": "Ota jäseneksi", "waits": "Odottaa sinua",
        "seats": "Organisaatioiden edustukset", "add_seat": "Lisää edustus", "send_seat": "Lisää edustus",
        "vacant": "Avoinna", "give": "Nimeä edustaja", "settings": "Asetukset", "save": "Tallenna",
        "start": "Aloita keskustelu", "send_thread": "Aloita keskustelu", "discussions": "Keskustelut",
        "leave": "Poistu työtilasta", "who": "Valitse, kuka ottaa tämän vastuulleen.",
        "left": "Olet lähtenyt työtilasta", "none": "Sinulla ei ole vielä työtilaa",
        "nothing": "Hakusanalla", "log": "Loki", "everyone": "Kaikki kirjautuneet",
    },
    "sv": {
        "door": "/sv/arbetsrum/", "search": "/sv/sok/?q=", "found": "Grunda ett arbetsrum",
        "send_founding": "Grunda arbetsrummet", "members": "Medlemmar", "invite": "Bjud in",
        "send_invitations": "Skicka inbjudningarna", "sent": "Inbjudan skickades.",
        "wrong": "Det här är ingen e-postadress.", "join": "Gå med i arbetsrummet", "log_in": "Logga in",
        "others": "Andra arbetsrum som du får läsa", "mine": "Mina arbetsrum", "ask": "Be om att få gå med",
        "asked": "Din förfrågan skickades till samordnarna.", "take_in": "Ta in", "waits": "Väntar på dig",
        "seats": "Organisationernas representation", "add_seat": "Lägg till en representation",
        "send_seat": "Lägg till representationen", "vacant": "Vakant", "give": "Utse representant",
        "settings": "Inställningar", "save": "Spara", "start": "Starta en diskussion",
        "send_thread": "Starta diskussionen", "discussions": "Diskussioner", "leave": "Lämna arbetsrummet",
        "who": "Välj vem som tar över detta.", "left": "Du har lämnat arbetsrummet",
        "none": "Du har inget arbetsrum ännu", "nothing": "Ingenting hittades", "log": "Logg",
        "everyone": "Alla inloggade",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One telling of the story: its language, screen and script, and the names that are only its own."""

    language: str
    width: int
    script: bool
    title_fi: str
    title_sv: str
    newcomer: str

    @property
    def words(self) -> dict[str, str]:
        """Return the words of the language."""
        return WORDS[self.language]

    @property
    def title(self) -> str:
        """Return the workspace's name in the language."""
        return self.title_fi if self.language == "fi" else self.title_sv

    @property
    def thread(self) -> str:
        """Return a title that nothing else on the site has."""
        return f"Sanavalinnat {self.newcomer}"

    @property
    def address(self) -> str:
        """Return the address of the newcomer."""
        return f"{self.newcomer.lower()}@koulu.example"


CASES = pytest.mark.parametrize(
    "case",
    [
        Case("fi", 360, True, "Etäohjauksen kokeilu", "Försök med distansvägledning", "Saara"),
        Case("sv", 1280, True, "Vierailupäivien järjestäjät", "Besöksdagarnas arrangörer", "Sanna"),
        Case("sv", 1280, False, "Kesäohjauksen tiimi", "Teamet för sommarvägledning", "Solveig"),
    ],
    ids=["fi-phone", "sv-desk", "sv-no-script"],
)


# -- Small steps --------------------------------------------------------------------------------
def main(page):
    """Return the page's own content."""
    return page.get_by_role("main")


def follow(visit, name: str, *, exact: bool = True):
    """Follow the link of that name in the page's own content."""
    return visit.follow(main(visit.page).get_by_role("link", name=name, exact=exact).first)


def press(visit, name: str):
    """Press the first button whose name begins so; what it is about may follow for screen readers."""
    named = re.compile(rf"^{re.escape(name)}\b")
    return visit.follow(main(visit.page).get_by_role("button", name=named).first)


def room(visit, name: str):
    """Go to a room of the workspace: by the rail, or by the bar at a phone's foot, where some are behind "More"."""
    link = visit.page.locator(".rail a, .room-bar a").filter(has_text=name)
    if not link.filter(visible=True).count():
        visit.page.locator(".room-bar summary").click()
    return visit.follow(link.filter(visible=True))


def enter(visit, case: Case):
    """Go to the workspace from the list."""
    visit.go(case.words["door"])
    card = main(visit.page).get_by_role("article")
    return visit.follow(card.get_by_role("link", name=case.title, exact=True))


def sees(visit, path: str) -> bool:
    """Tell whether a path is there for somebody."""
    visit.go(path)
    return visit.status == 200


def finds(visit, case: Case, words: str) -> bool:
    """Tell whether the search gives somebody a hit with just this title."""
    page = visit.go(case.words["search"] + words.replace(" ", "+"))
    return page.locator(".search-hit__title").filter(has_text=words).count() > 0


def path_of(page) -> str:
    """Return the path of the page that is open."""
    return re.sub(r"^https?://[^/]+", "", page.url).split("?")[0].split("#")[0]


# -- Keys ---------------------------------------------------------------------------------------
def tab_to(page, selector: str) -> None:
    """Press Tab until what has the focus is what was looked for."""
    for _press in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def choose_by_arrows(page, name: str, value: str) -> None:
    """Go to a group of radio buttons by Tab, and on in it by the arrow."""
    tab_to(page, f"input[name={name}]")
    for _press in range(6):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"The arrows never come to {value}")


def type_into(page, name: str, text: str) -> None:
    """Go to a field by Tab and write."""
    tab_to(page, f"[name={name}]")
    page.keyboard.type(text)


def enter_key(page) -> None:
    """Press Enter where one is, and wait for what answers."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
