"""Every page of ours in both languages, on a wide and a narrow screen, for each who can open it."""

import re

import pytest

from tests.accessibility import looking
from tests.accessibility.addresses import CLOSED, PUBLIC, language_of, shape, walk
from tests.browsing import MARKS

pytestmark = [*MARKS, pytest.mark.axe]
FRONTS, DOORS = ["/fi/", "/sv/"], ["/fi/tyotilat/", "/sv/arbetsrum/"]
# Pages that no link leads to, or that are a case of their own.
MORE_PUBLIC = [
    "/fi/haku/", "/sv/sok/", "/fi/haku/?q=ohjaus", "/sv/sok/?q=v%C3%A4gledning", "/fi/haku/?q=zzxyzzy",
    "/sv/sok/?q=zzxyzzy", "/fi/uutiset/en-kvall-for-studier-pa-svenska/", "/fi/ohjauspalvelut/?kind=newcomers",
    "/fi/toimintasuunnitelma/?status=done", "/sv/verksamhetsplan/?priority=2", "/fi/palaute/kiitos/",
    "/sv/respons/tack/", "/fi/uutiskirje/tilattu/", "/sv/nyhetsbrev/nastan-klart/",
    "/fi/uutiskirje/vahvista/vaara/", "/sv/nyhetsbrev/avsluta/fel/", "/fi/ei-ole/", "/sv/finns-inte/",
]  # fmt: skip
MISSING = re.compile(r"/(vaara|fel|ei-ole|finns-inte)/$")
ACCOUNT = ["login", "password/reset", "password/reset/done", "signup", "logout"]
OWN_ACCOUNT = ["email", "password/change", "2fa", "reauthenticate", "logout"]


def in_both(names: list[str]) -> list[str]:
    """Return the account pages of these names in both languages."""
    return [f"/accounts/{name}/?lang={language}" for name in names for language in ("fi", "sv")]


def findings(visit, paths: list[str], look=looking.everything) -> str:
    """Return what is wrong with pages, a line each; empty when all is well."""
    wrong = []
    for path in paths:
        page = visit.go(path)
        if visit.status != (404 if MISSING.search(path) else 200):
            wrong.append(f"{path}: answered {visit.status}")
        wrong += [f"{path}: {line}" for line in look(page, language_of(path))]
        visit.page.set_viewport_size({"width": looking.SIZES[0], "height": looking.HEIGHT})
    return "\n".join(wrong)


@pytest.fixture(scope="module")
def public(browser, site):
    """Return one address of every shape of public page."""
    context = browser.new_context()
    kept, broken = walk(context.request, f"http://127.0.0.1:{site.port}", FRONTS, PUBLIC)
    context.close()
    assert not broken
    return kept


@pytest.fixture(scope="module")
def closed(browser, site, session_of):
    """Return a function that gives one address of every shape of closed page that a person is led to."""

    def of(person: str) -> list[str]:
        context = browser.new_context(storage_state=session_of(person))
        kept, broken = walk(context.request, f"http://127.0.0.1:{site.port}", DOORS, CLOSED)
        context.close()
        assert not broken
        return kept

    return of


def test_walk_finds_the_pages(public):
    shapes = {shape(path) for path in public}
    assert {
        "fi",
        "sv",
        "fi/uutiset/*",
        "sv/nyhetsbrev/*",
        "fi/ohjauspalvelut",
        "sv/verksamhetsplan",
    } <= shapes
    assert len(public) >= 30


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_public_pages(visit, public, language):
    reader = visit()
    paths = [path for path in [*public, *MORE_PUBLIC] if language_of(path) == language]

    def look(page, language):
        return looking.everything(page, language) + looking.other_language(page, language)

    assert not findings(reader, paths, look)
    assert reader.page.context.cookies() == []


def test_account_pages_of_a_visitor(visit):
    assert not findings(visit(), in_both(ACCOUNT))


def test_pages_of_a_member(visit, closed):
    paths = closed("bjorn@elo.example")
    assert len(paths) >= 20
    assert not findings(visit(person="bjorn@elo.example"), [*FRONTS, *paths, *in_both(OWN_ACCOUNT)])


def test_pages_of_a_coordinator(visit, closed):
    own = [path for path in closed("aino@elo.example") if "/jasenet/" in path or "/medlemmar/" in path]
    assert len(own) >= 6
    assert not findings(visit(person="aino@elo.example"), own)


def test_pages_of_somebody_without_a_workspace(visit, closed):
    paths = closed("dmitri@elo.example")
    assert {"/fi/tyotilat/", "/sv/arbetsrum/"} <= set(paths)
    assert not findings(visit(person="dmitri@elo.example"), [*paths, "/fi/tyotilat/ei-ole/"])


def test_pages_that_only_the_demo_has(visit):
    reader = visit()
    demo = ["/demo/components/", "/demo/components/?base=workspace", *in_both_mail()]
    assert not findings(reader, demo)


def in_both_mail() -> list[str]:
    """Return the address of the demo's mailbox in both languages."""
    return ["/demo/mail/?lang=fi", "/demo/mail/?lang=sv"]


DARK = [
    "/fi/", "/fi/toimintasuunnitelma/", "/sv/nyhetsbrev/", "/fi/haku/?q=ohjaus", "/demo/components/",
    "/sv/arbetsrum/styr-och-samarbetsgruppen/", "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/tapahtumat/",
]  # fmt: skip


def test_dark_pages(visit):
    reader = visit(person="bjorn@elo.example", color_scheme="dark")
    assert not findings(reader, DARK, lambda page, language: looking.violations(page))


def test_axe_sees_what_is_wrong(visit):
    page = visit().go("/fi/yhteys/")
    page.evaluate(
        """() => {
          const picture = document.createElement("img");
          const field = document.createElement("input");
          document.querySelector("main").append(picture, field, "Please log in");
        }"""
    )
    found = " ".join(looking.everything(page, "fi"))
    assert "image-alt" in found
    assert "1280 px: label at" in found
    assert "nameless" in found
    assert "English: Please log in" in found
