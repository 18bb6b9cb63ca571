"""What a person sees first: what is new since the last visit, and what waits for them."""

from datetime import date, timedelta
from unittest import mock
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail import hooks

from tests import factories
from workspace.discussions.models import Post, Thread
from workspace.events.models import EventDocument
from workspace.members import start, visiting
from workspace.members.models import Membership
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


# -- A visit ------------------------------------------------------------------------------------
def _at(now):
    return mock.patch.object(timezone, "now", return_value=now)


def _membership(user) -> Membership:
    return Membership.objects.get(user=user)


@pytest.mark.parametrize("address", ["door", "workspace"])
def test_a_visit_is_a_stay_with_short_pauses(address, site_tree, bjorn, client_of):
    url = site_tree.door.url if address == "door" else site_tree.a.page.url
    monday = timezone.now()
    for minutes in (0, 20, 45, 70):  # one stay
        with _at(monday + timedelta(minutes=minutes)):
            client_of(bjorn).get(url)
    assert _membership(bjorn).seen_before_at is None
    assert _membership(bjorn).seen_at == monday + timedelta(minutes=70)
    with _at(monday + timedelta(days=2)):
        client_of(bjorn).get(url)
    assert _membership(bjorn).seen_before_at == monday + timedelta(minutes=70)


def test_other_pages_make_a_visit_longer_but_begin_none(site_tree, bjorn, client_of):
    client, monday = client_of(bjorn), timezone.now()
    client.get(site_tree.a.folder.url)
    assert _membership(bjorn).seen_at is None
    with _at(monday):
        client.get(site_tree.a.page.url)
    with _at(monday + timedelta(minutes=25)):
        client.get(site_tree.a.folder.url)
    with _at(monday + timedelta(minutes=50)):
        client.get(site_tree.a.page.url)
    assert _membership(bjorn).seen_before_at is None


def test_it_is_written_at_most_every_five_minutes(site_tree, bjorn, client_of):
    client, monday = client_of(bjorn), timezone.now()
    with _at(monday):
        client.get(site_tree.a.page.url)
    with _at(monday + timedelta(minutes=4)), CaptureQueriesContext(connection) as seen:
        client.get(site_tree.a.page.url)
    assert not [q for q in seen if q["sql"].startswith("UPDATE") and "membership" in q["sql"]]
    assert _membership(bjorn).seen_at == monday


@pytest.mark.parametrize("headers", [{"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}])
def test_what_is_fetched_ahead_is_no_visit(headers, site_tree, bjorn, client_of):
    client_of(bjorn).get(site_tree.a.page.url, headers=headers)
    client_of(bjorn).head(site_tree.a.page.url)
    assert _membership(bjorn).seen_at is None


def test_two_pages_opened_at_once_are_one_visit(site_tree, bjorn):
    monday = timezone.now() - timedelta(days=1)
    Membership.objects.filter(user=bjorn).update(seen_at=monday)
    for _time in range(2):  # both read the row before either wrote it
        visiting._write([_membership(bjorn).pk], timezone.now())
    assert _membership(bjorn).seen_before_at == monday


# -- What is new --------------------------------------------------------------------------------
def _seen(user, days: float) -> None:
    moment = timezone.now() - timedelta(days=days)
    Membership.objects.filter(user=user).update(seen_at=moment)


def _news(client, url: str) -> str:
    words = client.get(url).content.decode()
    return words[words.index('id="whats-new"') : words.index("</section>", words.index('id="whats-new"'))]


@pytest.mark.parametrize("address", ["door", "workspace"])
def test_it_works(address, site_tree, aino, bjorn, client_of):
    url = site_tree.door.url if address == "door" else site_tree.a.page.url
    _seen(bjorn, 1)
    factories.document(site_tree.a.folder, "Talousarvio", uploaded_by_user=aino)
    factories.document(site_tree.a.folder, "Oma paperi", uploaded_by_user=bjorn)
    factories.document(site_tree.b.folder, "Toisten paperi")
    thread = Thread.objects.create(board=site_tree.a.board, title="Kevään teemat", author=bjorn)
    for body in ("Ensimmäinen", "Toinen"):
        Post.objects.create(thread=thread, author=aino, body=body)
    Post.objects.create(thread=thread, author=bjorn, body="Oma vastaus")
    factories.event(site_tree.a.events, "Joulukokous", kind="meeting")
    words = _news(client_of(bjorn), url)
    for expected in ("Talousarvio", "Kevään teemat", "2 uutta viestiä", "Joulukokous", "Kokous"):
        assert expected in words
    for missing in ("Oma paperi", "Toisten paperi"):
        assert missing not in words
    assert words.count("Kevään teemat") == 1


def test_what_was_seen_is_not_new(site_tree, aino, bjorn, client_of):
    factories.document(site_tree.a.folder, "Talousarvio", uploaded_by_user=aino)
    client = client_of(bjorn)
    assert "Talousarvio" in _news(client, site_tree.a.page.url)
    assert "Talousarvio" in _news(client, site_tree.a.page.url), "still the same visit"
    with _at(timezone.now() + timedelta(days=2)):
        assert "Talousarvio" not in _news(client_of(bjorn), site_tree.a.page.url)


def test_the_first_visit_shows_thirty_days(site_tree, bjorn, client_of):
    for title, days in (("Viime viikolta", 7), ("Syksyltä", 40)):
        document = factories.document(site_tree.a.folder, title)
        type(document).objects.filter(pk=document.pk).update(changed_at=timezone.now() - timedelta(days=days))
    words = _news(client_of(bjorn), site_tree.a.page.url)
    assert "Viimeisten 30 päivän ajalta" in words
    assert "Viime viikolta" in words
    assert "Syksyltä" not in words


def test_at_most_a_dozen_then_a_link(site_tree, bjorn, client_of):
    for number in range(14):
        factories.document(site_tree.a.folder, f"Liite {number}.")
    client = client_of(bjorn)
    words = _news(client, site_tree.door.url)
    assert words.count("Liite ") == 12
    assert "Näytä kaikki uusi" in words
    assert _news(client, f"{site_tree.door.url}?new=all").count("Liite ") == 14


def test_a_changed_page_is_there_once_in_the_readers_language(site_tree, aino, bjorn, client_of):
    event = factories.event(site_tree.a.events, "Kevätkokous", kind="meeting")
    events_sv = factories.in_swedish(site_tree.a.events, "Möten")
    assert events_sv.live
    factories.in_swedish(event, "Vårmötet")
    type(event).objects.update(first_published_at=timezone.now() - timedelta(days=9))
    _seen(bjorn, 1)
    words = _news(client_of(bjorn), site_tree.a.page_sv.url)
    assert words.count("Vårmötet") == 1
    assert "Kevätkokous" not in words
    assert "Möte, ändrad" in words


def test_those_without_a_last_visit_are_told_nothing_false(site_tree, admin, client_of):
    factories.document(site_tree.a.folder, "Talousarvio")
    for url in (site_tree.door.url, site_tree.a.page.url):
        words = client_of(admin).get(url).content.decode()
        assert "Mitä uutta" not in words


def test_somebody_without_a_workspace_is_told_what_to_do(site_tree, dmitri, client_of):
    words = client_of(dmitri).get(site_tree.door.url).content.decode()
    assert "Mitä uutta" not in words
    assert "Sinulla ei ole vielä työtilaa" in words


# -- The next meeting, and what waits -----------------------------------------------------------
def test_the_next_meeting_comes_with_what_to_read(site_tree, aino, bjorn, client_of):
    meeting = factories.event(site_tree.a.events, "Joulukokous", kind="meeting")
    paper = factories.document(site_tree.a.folder, "Esityslista")
    foreign = factories.document(site_tree.b.folder, "Toisten liite")
    for document in (paper, foreign):
        EventDocument.objects.create(event=meeting, document=document)
    words = client_of(bjorn).get(site_tree.door.url).content.decode()
    meetings = words[words.index('id="next-meetings"') : words.index('id="whats-new"')]
    assert "Joulukokous" in meetings
    assert "Esityslista" in meetings
    assert "Toisten liite" not in meetings


def test_what_waits_is_shown(site_tree, bjorn, client_of, answering):
    thing = WaitingThing("Vastaa liittymispyyntöön", "/fi/x/", "Dmitri Orlov", date(2027, 1, 1), uuid4())
    answering("workspace_waiting", lambda user, workspace_page=None: [thing])
    for url in (site_tree.door.url, site_tree.a.page.url):
        words = client_of(bjorn).get(url).content.decode()
        assert "Vastaa liittymispyyntöön" in words
        assert "Dmitri Orlov" in words


def test_the_own_start_page_says_where_it_waits(site_tree, bjorn, client_of, answering):
    thing = WaitingThing("Vastaa", "/fi/x/", "Heti", None, site_tree.a.page.translation_key)
    answering("workspace_waiting", lambda user, workspace_page=None: [thing])
    assert "Ohjausryhmä · Heti" in client_of(bjorn).get(site_tree.door.url).content.decode()
    assert "Ohjausryhmä · Heti" not in client_of(bjorn).get(site_tree.a.page.url).content.decode()


def test_each_thread_is_once_among_the_newest_messages(site_tree, aino, bjorn, client_of):
    thread = Thread.objects.create(board=site_tree.a.board, title="Kevään teemat", author=bjorn)
    for number in range(3):
        Post.objects.create(thread=thread, author=bjorn, body=f"Viesti {number}")
    words = client_of(bjorn).get(site_tree.a.page.url).content.decode()
    assert words.count("Kevään teemat") == 1
    assert "Viesti 2" in words


@pytest.mark.parametrize("address", ["door", "workspace"])
def test_as_many_queries_for_three_workspaces_as_for_one(address, site_tree, aino, bjorn, client_of):
    url = site_tree.door.url if address == "door" else site_tree.a.page.url
    client = client_of(bjorn)

    def fill(place) -> None:
        document = factories.document(place.folder, "Liite", uploaded_by_user=aino)
        thread = Thread.objects.create(board=place.board, title="Aihe", author=aino)
        Post.objects.create(thread=thread, author=aino, body="Viesti")
        meeting = factories.event(place.events, "Kokous", kind="meeting")
        EventDocument.objects.create(event=meeting, document=document)

    def count() -> int:
        for _time in range(2):
            with CaptureQueriesContext(connection) as seen:
                client.get(url)
        return len(seen)

    fill(site_tree.a)
    one = count()
    if address == "workspace":
        fill(site_tree.a)
        fill(site_tree.a)
    else:
        for number in ("1", "2"):
            place = factories.workspace(site_tree, f"Jaos {number}", f"jaos-{number}", f"Sektion {number}")
            factories.join(place, bjorn)
            fill(place)
    assert count() == one


def test_looking_as_somebody_else_is_no_visit(rf):
    request = rf.get("/fi/")
    assert visiting.is_visit(request)
    request.viewing_as = object()
    assert not visiting.is_visit(request)
