"""Suggestions that look alike: of the same title and kind, told apart by where they lie, else by the day."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from workspace.folders.models import FolderPage


@pytest.fixture
def told(client_of, caught_up):
    """Return a function: what stands below each suggestion of "muistio" for somebody."""

    def ask(user, language: str = "fi") -> list[str]:
        caught_up()
        address = {"fi": "/fi/haku/ehdota/", "sv": "/sv/sok/foresla/"}[language]
        rows = json.loads(client_of(user).get(f"{address}?q=muisti").content)["suggestions"]
        return sorted(row["where"] for row in rows)

    return ask


def put(folder, days: int = 0, title: str = "Muistio"):
    made = factories.document(folder, title)
    made.created_at = timezone.now() - timedelta(days=days)
    made.save()
    return made


def test_one_alone_says_nothing_more(site_tree, bjorn, told):
    put(site_tree.a.folder)
    put(site_tree.a.folder, title="Muistio syksystä")
    factories.event(site_tree.a.events, "Muistio")
    assert told(bjorn) == ["", "", ""], "another kind does not look alike"


def test_by_the_folder(site_tree, bjorn, told):
    other = factories.page(site_tree.a.page, FolderPage, "Liitteet")
    put(site_tree.a.folder)
    put(other)
    assert told(bjorn) == ["Asiakirjat", "Liitteet"]


def test_by_the_workspace_where_the_folders_are_called_alike(site_tree, bjorn, told):
    factories.join(site_tree.b, bjorn)
    put(site_tree.a.folder)
    put(site_tree.b.folder)
    assert told(bjorn) == sorted([site_tree.a.page.title, site_tree.b.page.title])
    assert told(bjorn, "sv") == sorted([site_tree.a.page_sv.title, site_tree.b.page_sv.title])


def test_by_the_whole_way_where_one_step_is_not_enough(site_tree, bjorn, told):
    factories.join(site_tree.b, bjorn)
    put(site_tree.a.folder)
    put(site_tree.b.folder)
    put(factories.page(site_tree.a.page, FolderPage, "Liitteet"))
    a, b = (f"Työtilat › {place.page.title}" for place in (site_tree.a, site_tree.b))
    assert told(bjorn) == sorted([f"{a} › Asiakirjat", f"{a} › Liitteet", f"{b} › Asiakirjat"])


def test_by_the_day_in_one_folder(site_tree, bjorn, told):
    put(site_tree.a.folder, days=400)
    put(site_tree.a.folder, days=800)
    days = [timezone.localdate() - timedelta(days=number) for number in (400, 800)]
    assert [text[3:] for text in told(bjorn)] == sorted(f"{day.day}.{day.month}.{day.year}" for day in days)


def test_what_one_may_not_see_tells_nothing(site_tree, bjorn, cecilia, told):
    """What lies in B is the canary: neither it nor that there is one like it is told to a member of A."""
    put(site_tree.a.folder)
    put(site_tree.b.folder)
    assert told(bjorn) == told(cecilia) == [""]


def test_what_lies_on_no_page_tells_its_day(site_tree, bjorn, told):
    put(site_tree.a.folder)
    put(None, days=400)
    day = timezone.localdate() - timedelta(days=400)
    assert told(bjorn)[0] == "Asiakirjat"
    assert told(bjorn)[1].endswith(f"{day.day}.{day.month}.{day.year}")
