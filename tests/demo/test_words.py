"""The words of the demo: complete, in both languages, and the paper's own where they should be."""

import dataclasses
import re
from html.parser import HTMLParser

import pytest

from cms.demo import files, markup
from cms.demo.words import (
    events,
    front,
    guidance_services,
    newsletter,
    organisations,
    people,
    places,
    plan,
    rooms,
)
from cms.demo.words.news import ALT, NEWS
from cms.demo.words.pages import PAGES
from cms.demo.words.shapes import T

# The working paper of 20.10.2016: how many measures stand under each priority, its first and its last.
COUNTS = [13, 8, 18, 6, 19]
ENDS = [
    ("ELO:n TNO:jen kehittäminen ja koordinointi", "Monialainen työvoiman palvelu"),
    ("Ammatinvalinta- ja uraohjaustaitojen vahvistaminen", "Elämänhallinta- ja –suunnittelukurssit"),
    (
        "TE-hallinnon henkilöstön lisä- ja täydennyskoulutus",
        "Työhönvalmennuskoulutus, työpaikkaohjaajakoulutus, opettajien työelämäjaksot",
    ),
    ("Vaikuttavuusselvitys (tilanne 6 kk palvelun jälkeen)", "Laadunhallinnan järjestelmä"),
    (
        "TE-hallinnon ja oppilaitosjohdon neuvottelupäivät",
        "Selvitetään TNO:n vaikuttavuuden arviointikeinoja",
    ),
]
TWICE = {"Muutosturvapalvelut työnantajille", "Monialainen työvoiman palvelu"}


def texts_of(thing) -> list[T]:
    """Return every text of a piece of data, however deep."""
    if isinstance(thing, T):
        return [thing]
    if dataclasses.is_dataclass(thing):
        thing = [getattr(thing, field.name) for field in dataclasses.fields(thing)]
    if isinstance(thing, dict):
        thing = list(thing.values())
    return [text for part in thing for text in texts_of(part)] if isinstance(thing, list | tuple) else []


def test_every_measure_of_the_paper_is_there():
    assert [len(priority.measures) for priority in plan.PRIORITIES] == COUNTS
    for priority, (first, last) in zip(plan.PRIORITIES, ENDS, strict=True):
        assert (priority.measures[0].title.fi, priority.measures[-1].title.fi) == (first, last)


def test_what_stands_under_two_priorities_is_under_both():
    titles = [measure.title.fi for priority in plan.PRIORITIES for measure in priority.measures]
    assert {title for title in titles if titles.count(title) == 2} == TWICE


def test_enough_of_the_plan_is_agreed_and_the_rest_is_honestly_open():
    measures = [measure for priority in plan.PRIORITIES for measure in priority.measures]
    agreed = [measure for measure in measures if measure.responsible.fi]
    assert 25 <= len(agreed) < len(measures)
    assert {measure.status for measure in agreed} == {"not_started", "under_way", "done"}
    assert all(measure.evidence.fi for measure in measures if measure.status != "not_started")


@pytest.mark.parametrize(
    "words",
    [
        plan.PLAN, rooms.PLANS, PAGES, events.EVENTS, events.PUBLIC_LIST, newsletter.ISSUES, newsletter.INDEX,
        organisations.ORGANISATIONS, guidance_services.SERVICES, places.MUNICIPALITIES, places.SPOKEN, ALT,
        front.HOME, front.SENTENCE, front.DOORS, front.WELCOME, front.SETTINGS,
        [(room.title, room.slug, room.purpose, room.folders) for room in rooms.ROOMS],
    ],
)  # fmt: skip
def test_both_languages_are_complete(words):
    found = texts_of(words)
    assert found
    assert [text for text in found if text.has("fi") != text.has("sv")] == []


def test_what_is_there_in_both_languages_hangs_in_both_on_a_meeting():
    for event in events.EVENTS:
        keys = {key for key, _stage in event.documents}
        assert {f"{key}-sv" for key in keys if f"{key}-sv" in files.FILES} <= keys, event.key


def test_a_few_news_are_left_in_one_language():
    finnish = [item.key for item in NEWS if not item.title.has("sv")]
    swedish = [item.key for item in NEWS if not item.title.has("fi")]
    assert (len(finnish), len(swedish)) == (2, 1)


def test_pages_are_long_enough_to_read_and_short_enough_to_be_read():
    for words in PAGES:
        for language in ("fi", "sv"):
            text = words.body.raw(language)
            assert (150 if language == "fi" else 180) <= len(re.findall(r"\w+", text)) <= 400, words.key
            assert len(re.findall(r"^ *## ?", text, re.MULTILINE)) >= 3 or "###" in text, words.key
    assert len(PAGES) >= 12


def test_links_lead_to_the_same_pages_in_both_languages():
    for text in texts_of([PAGES, NEWS, events.EVENTS]):
        if text.has("fi") and text.has("sv"):
            targets = [re.findall(r"\]\((page:[\w-]+)\)", text.raw(language)) for language in ("fi", "sv")]
            assert targets[0] == targets[1]


def test_nobody_real_is_written_to():
    addresses = [service.email for service in guidance_services.SERVICES]
    addresses += [organisation.email for organisation in organisations.ORGANISATIONS if organisation.email]
    addresses += [person.email for person in people.PEOPLE]
    assert all(address.endswith(".example") for address in addresses)
    assert all(service.phone.startswith("08 000") for service in guidance_services.SERVICES)


class Checker(HTMLParser):
    """Fails on a tag that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        """Remember it."""
        self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        """It closes the last one."""
        assert self.open.pop() == tag


def test_plain_writing_becomes_rich_text():
    text = "Alku\njatkuu\n\n## Otsikko\n\n- yksi,\n  pitkä\n- **kaksi** & [linkki](https://x.example/)\n\n1. a\n2. b"
    assert markup.html(text) == (
        "<p>Alku jatkuu</p><h2>Otsikko</h2><ul><li>yksi, pitkä</li><li><strong>kaksi</strong> &amp; "
        '<a href="https://x.example/">linkki</a></li></ul><ol><li>a</li><li>b</li></ol>'
    )


def test_all_rich_text_is_well_formed():
    for text in texts_of([PAGES, NEWS, events.EVENTS]):
        for language in ("fi", "sv"):
            checker = Checker()
            checker.feed(markup.html(text.raw(language)))
            assert checker.open == []
            assert "**" not in markup.html(text.raw(language))
