"""What a person sees first: what is new since the last visit, and what waits for them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail import hooks

from workspace.members import start
from workspace.members.start import NewThing, WaitingThing


@pytest.fixture
def answering():
    """Return a function that lets a feature answer a hook for the length of a test."""
    opened = []

    def answer(name, function):
        context = hooks.register_temporarily(name, function)
        context.__enter__()
        opened.append(context)

    yield answer
    for context in reversed(opened):
        context.__exit__(None, None, None)


def _thing(page, title: str, minutes: int) -> NewThing:
    moment = timezone.now() - timedelta(minutes=minutes)
    return NewThing(title, "/fi/", "Asiakirja", moment, "Aino Koskela", page.translation_key)


def test_a_feature_that_answers_nothing_changes_nothing(site_tree, bjorn, answering):
    answering("workspace_news", lambda workspace_pages, user, since: [])
    answering("workspace_waiting", lambda user, workspace_page=None: [])
    page = site_tree.a.page
    assert start.news([page], bjorn, {page.translation_key: timezone.now()}) == []
    assert start.waiting(bjorn, page) == []


def test_news_of_all_features_come_newest_first(site_tree, bjorn, answering):
    page = site_tree.a.page
    answering("workspace_news", lambda pages, user, since: [_thing(page, "Vanhempi", 20)])
    answering("workspace_news", lambda pages, user, since: [_thing(page, "Uudempi", 10)])
    found = start.news([page], bjorn, {page.translation_key: timezone.now() - timedelta(days=1)})
    assert [thing.title for thing in found] == ["Uudempi", "Vanhempi"]


def test_nobody_is_asked_about_a_workspace_without_a_visit(site_tree, admin, answering):
    answering("workspace_news", lambda pages, user, since: [_thing(page, "X", 1) for page in pages])
    assert start.news([site_tree.a.page], admin, {}) == []


def test_what_is_due_first_waits_at_the_top(bjorn, answering):
    rows = [("B", None), ("A", None), ("C", date(2027, 2, 1)), ("D", date(2027, 1, 1))]
    answering(
        "workspace_waiting",
        lambda user, workspace_page=None: [WaitingThing(t, "/", "", due, uuid4()) for t, due in rows],
    )
    assert [thing.title for thing in start.waiting(bjorn)] == ["D", "C", "A", "B"]
