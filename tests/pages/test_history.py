"""The versions of a text: who saved each, what changed, two side by side, one brought back."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import differences
from cms.differences import Part, compared
from tests.pages.test_rich_text import seconds
from workspace.pages import editing, history
from workspace.pages.editing import Words


def write(page, user, body: str, title: str = "Työtavat") -> None:
    page.refresh_from_db()
    editing.save(page, user, Words(body, title), page.latest_revision_id)


def told(page) -> list[str]:
    page.refresh_from_db()
    return [version.changes for version in history.page_of_versions(page, None)]


def test_it_works(page, bjorn, client_of):
    write(page, bjorn, "<p>Kokoonnumme perjantaisin klo 9.</p>")
    write(page, bjorn, "<p>Kokoonnumme perjantaisin klo 9.</p>", "Uusi nimi")
    write(page, bjorn, "<h2>Kokoonnumme perjantaisin klo 9.</h2>", "Uusi nimi")
    assert told(page) == [
        "Vain järjestys tai asettelu muuttui.",
        "Uusi otsikko.",
        "3 sanaa lisätty, 1 sana poistettu.",
        "Ensimmäinen versio: 2 sanaa.",
    ]
    words = client_of(bjorn).get(f"/fi/sivut/{page.pk}/historia/").content.decode()
    for expected in ("Björn Lindqvist", "Aino Koskela", "3 sanaa lisätty", "Nyt voimassa"):
        assert expected in words
    swedish = client_of(bjorn).get(f"/sv/sidor/{page.pk}/historik/").content.decode()
    assert "3 ord tillagda, 1 ord borttaget." in swedish


def test_two_versions_are_compared_word_by_word(page, bjorn, client_of):
    write(page, bjorn, "<p>Kokoonnumme perjantaisin.</p><p>Tervetuloa!</p>", "Tavat")
    newer, older = [version.pk for version in history.page_of_versions(page, None)]
    client = client_of(bjorn)
    for a, b in ((older, newer), (newer, older)):
        words = client.get(f"/fi/sivut/{page.pk}/vertaa/?a={a}&b={b}").content.decode()
        plain = re.sub(r'<span class="visually-hidden".*?</span>', "", words)
        assert "Kokoonnumme <del>torstaisin</del><ins>perjantaisin</ins>." in plain
        assert "<ins>Tervetuloa!</ins>" in plain
        assert "<del>Työtavat</del>" in words
        assert "[poistettu:" in words
    swedish = client.get(f"/sv/sidor/{page.pk}/jamfor/?a={older}&b={newer}").content.decode()
    assert "[tillagt:" in swedish


@pytest.mark.parametrize(
    "query", ["", "?a=1", "?a=x&b=y", "?a=1&b=1", "?a=" + "9" * 40 + "&b=1", "?a=-1&b=2"]
)
def test_a_wrong_choice_leads_back_to_the_list(query, page, bjorn, client_of):
    answer = client_of(bjorn).get(f"/fi/sivut/{page.pk}/vertaa/{query}")
    assert answer.url == f"/fi/sivut/{page.pk}/historia/"


def test_versions_of_other_pages_are_not_there(page, site_tree, bjorn, cecilia, client_of):
    other = editing.create(site_tree.b.page, cecilia, Words("<p>Salaista</p>", "Toisten"))
    mine = page.live_revision_id
    url = f"/fi/sivut/{page.pk}/"
    assert client_of(bjorn).get(f"{url}vertaa/?a={mine}&b={other.live_revision_id}").status_code == 404
    sent = {"revision": page.latest_revision_id}
    assert client_of(bjorn).post(f"{url}palauta/{other.live_revision_id}/", sent).status_code == 404
    page.refresh_from_db()
    assert page.body == "<p>Kokoonnumme torstaisin.</p>"


def test_an_older_version_is_brought_back_as_a_new_one(page, aino, bjorn, client_of):
    first = page.live_revision_id
    write(page, bjorn, "<p>Kokoonnumme perjantaisin.</p>", "Tavat")
    page.refresh_from_db()
    sent = {"revision": page.latest_revision_id}
    assert client_of(bjorn).post(f"/fi/sivut/{page.pk}/palauta/{first}/", sent).url == page.url
    page.refresh_from_db()
    assert (page.body, page.title) == ("<p>Kokoonnumme torstaisin.</p>", "Työtavat")
    assert page.live_revision.user == bjorn
    assert page.live_revision_id != first
    assert told(page)[0] == "Vanhempi versio palautettu, Uusi otsikko, 1 sana lisätty, 1 sana poistettu."
    assert len(told(page)) == 3


def test_nothing_unseen_is_written_over_by_bringing_back(page, aino, bjorn, client_of):
    first, seen = page.live_revision_id, page.latest_revision_id
    write(page, bjorn, "<p>Toinen</p>")
    for revision in (seen, "", "x", "9" * 40):
        client_of(bjorn).post(f"/fi/sivut/{page.pk}/palauta/{first}/", {"revision": revision})
        page.refresh_from_db()
        assert page.body == "<p>Toinen</p>"


def test_an_archived_workspace_shows_history_and_brings_nothing_back(page, archived, bjorn, client_of):
    url = f"/fi/sivut/{page.pk}/"
    words = client_of(bjorn).get(f"{url}historia/").content.decode()
    assert "Ensimmäinen versio" in words
    assert "Palauta" not in words
    assert client_of(bjorn).post(f"{url}palauta/{page.live_revision_id}/").status_code == 404


def test_those_who_read_without_being_members_see_no_history(page, site_tree, dmitri, client_of):
    from cms.restricting import restrict

    restrict(site_tree.a.page)  # everyone who is logged in
    client = client_of(dmitri)
    assert client.get(page.url).status_code == 200
    assert "Aiemmat versiot" not in client.get(page.url).content.decode()
    assert client.get(f"/fi/sivut/{page.pk}/historia/").status_code == 404


def test_the_list_costs_the_same_with_more_versions(page, bjorn, client_of):
    client, url = client_of(bjorn), f"/fi/sivut/{page.pk}/historia/"

    def count() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        return len(seen)

    one = count()
    for number in range(3):
        write(page, bjorn, f"<p>Teksti {number}</p>")
    assert count() == one


def test_many_versions_come_on_pages(page, bjorn):
    for number in range(22):
        write(page, bjorn, f"<p>Teksti {number}</p>")
    assert len(history.page_of_versions(page, "1")) == 20
    last = history.page_of_versions(page, "2")
    assert [version.changes[:11] for version in last][-1] == "Ensimmäinen"
    assert len(last) == 3


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        (["a b c"], ["a x c"], [[("same", "a "), ("removed", "b"), ("added", "x"), ("same", " c")]]),
        (["a"], [], [[("removed", "a")]]),
        ([], ["a"], [[("added", "a")]]),
        (["a"], ["a"], [[("same", "a")]]),
        (["kokonaan toinen"], ["uusi"], [[("removed", "kokonaan toinen"), ("added", "uusi")]]),
        ([], [], []),
    ],
)
def test_what_differs(before, after, parts):
    assert [[(part.kind, part.text) for part in line.parts] for line in compared(before, after)] == parts


def in_another_order(count: int) -> tuple[list[str], list[str]]:
    """Return two texts of as many lines, and one with as many words."""
    before = ["sana " * count, *(f"rivi {number}" for number in range(count))]
    return before, [*reversed(before)][: count // 2]


def few_lines(count: int) -> tuple[list[str], list[str]]:
    """Return two texts in which the same lines come again and again."""
    return tuple(
        ["alku", *(f"a b c {number % kinds}" for number in range(count)), "loppu"] for kinds in (50, 49)
    )


def few_words(count: int) -> tuple[list[str], list[str]]:
    """Return two texts of as many lines, in which the same words come again and again."""
    before = [f"{number} " + "a b " * count for number in range(count)]
    return before, [f"{number}x " + "b a " * count for number in range(count)]


@pytest.mark.parametrize(
    ("texts", "short", "long", "most"),
    [(in_another_order, 300, 3000, 40), (few_lines, 1200, 4800, 12), (few_words, 70, 140, 5)],
)
def test_a_long_text_is_compared_soon(texts, short, long, most, monkeypatch):
    """Weighing each with each took minutes: ten times the text cost a hundred times as much, or more."""
    monkeypatch.setattr(differences, "MOST_LINE_PAIRS", differences.MOST_LINE_PAIRS // 10)
    monkeypatch.setattr(differences, "MOST_WORD_PAIRS", differences.MOST_WORD_PAIRS // 10)
    less, more = (min(seconds(compared, *texts(count)) for _ in range(3)) for count in (short, long))
    assert more < most * less


def test_of_what_is_too_much_to_weigh_the_ends_are_told():
    lines = compared(*few_lines(9900))
    assert [lines[at].parts[0] for at in (0, -1)] == [Part("same", "alku"), Part("same", "loppu")]
    assert any(line.is_changed for line in lines)
