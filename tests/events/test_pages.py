"""The list of events and the page of one: what they show, to whom, and at what cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from cms.models import Document
from tests import factories
from tests.events.conftest import CANARY, agenda_item
from workspace.events.models import EventDocument, EventPage
from workspace.events.wagtail_hooks import events_room, next_meeting, upcoming_events

pytestmark = pytest.mark.django_db


def text(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode().replace("\u00a0", " ")  # days and times do not break


def past(index, title: str, years: int = 0, days: int = 10) -> EventPage:
    # At noon: in the night that ends summer time an hour comes twice, and a page's versions know it once.
    start = timezone.localtime().replace(hour=12) - timedelta(days=365 * years + days)
    return factories.page(index, EventPage, title, starts_at=start, ends_at=start + timedelta(hours=1))


# -- The list ----------------------------------------------------------------------------------------
def test_list_shows_what_is_coming_first_and_then_the_past(client, public):
    past(public.index, "Mennyt päivä")
    factories.event(public.index, "Tuleva päivä")
    page = text(client, "/fi/tapahtumat/")
    assert page.index("Tuleva päivä") < page.index("Mennyt päivä")


def test_list_in_swedish_has_the_finnish_ones_with_a_tag(client, public):
    both = factories.event(public.index, "Ohjauspäivä", slug="paiva")
    factories.in_swedish(both, "Vägledningsdag", "dag")
    factories.event(public.index, "Vain suomeksi", slug="vain")
    page = text(client, "/sv/evenemang/")
    assert "Vägledningsdag" in page
    assert "Ohjauspäivä" not in page
    assert 'href="/sv/evenemang/vain/"' in page
    assert page.count("på finska") == 1
    assert "Vain suomeksi" in text(client, "/sv/evenemang/vain/")


def test_empty_list_says_so(client, public):
    assert "ei ole juuri nyt mitään" in text(client, "/fi/tapahtumat/")


def test_year(client, public):
    old, new = past(public.index, "Vanha", years=2), past(public.index, "Uusi", years=1)
    year = timezone.localtime(old.starts_at).year
    page = text(client, f"/fi/tapahtumat/?year={year}")
    assert old.title in page
    assert new.title not in page


@pytest.mark.parametrize(
    "query", ["page=abc", "page=1000000000", "page=-1", "year=abc", "year=1000000000", "year=&page=0"]
)
def test_wrong_page_or_year_is_not_an_error(client, public, query):
    past(public.index, "Mennyt päivä")
    assert "Mennyt päivä" in text(client, f"/fi/tapahtumat/?{query}")


def test_archive_has_pages(client, public):
    for number in range(22):
        past(public.index, f"Mennyt {number}", days=10 + number)
    first, second = text(client, "/fi/tapahtumat/"), text(client, "/fi/tapahtumat/?page=2")
    assert "Mennyt 21" not in first
    assert "Mennyt 21" in second


def test_private_event_is_not_in_the_public_list_nor_on_the_front_page(
    client, client_of, public, meeting, dmitri
):
    factories.event(public.index, "Avoin päivä")
    [section] = upcoming_events()
    shown = section.context(None)["events"]
    assert [event.title for event in shown] == ["Avoin päivä"]
    for reader in (client, client_of(dmitri)):
        assert CANARY not in text(reader, "/fi/tapahtumat/")


def test_front_page_section_shows_the_next_ones_in_the_readers_language(public):
    events = [factories.event(public.index, f"Päivä {days}", days=days) for days in range(1, 7)]
    factories.in_swedish(events[0], "Dag 1")
    [section] = upcoming_events()
    with translation.override("sv"):
        shown = section.context(None)
    assert [event.title for event in shown["events"]] == ["Dag 1", "Päivä 2", "Päivä 3", "Päivä 4"]
    assert [event.language for event in shown["events"]] == ["", "fi", "fi", "fi"]
    assert shown["index_url"] == public.index_sv.get_url()


# -- The page of one ---------------------------------------------------------------------------------
def test_event_says_when_in_finnish(client, autumn_day):
    page = text(client, "/fi/tapahtumat/ohjauspaiva/")
    assert '<time datetime="2026-11-26T09:00:00+02:00">' in page
    assert "26.11." in page
    assert "klo 9–11.30" in page
    assert "Oulu" in page


def test_event_says_when_in_swedish(client, autumn_day):
    factories.in_swedish(autumn_day, "Vägledningsdag", "dag", place="Uleåborg")
    page = text(client, "/sv/evenemang/dag/")
    assert "kl. 9–11.30" in page
    assert "Uleåborg" in page


def test_agenda_has_clock_times(client_of, bjorn, meeting):
    EventPage.objects.filter(pk=meeting.pk).update(
        starts_at=timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1),
        ends_at=None,
    )
    page = text(client_of(bjorn), meeting.get_url())
    assert "1. Avaus" in page
    assert "2. Vuosikello" in page
    for time in ("9.00</time>", "9.15</time>", "10.00</time>"):
        assert time in page


def test_documents_are_in_order_and_only_those_that_the_reader_may_see(
    client, client_of, site_tree, public, bjorn
):
    event = factories.event(public.index, "Avoin päivä", slug="avoin")
    for stage, title in (("after", "Muistio"), ("before", f"{CANARY} ohje"), ("during", "Kalvot")):
        paper = factories.document(site_tree.a.folder, title)
        EventDocument.objects.create(event=event, document=paper, stage=stage)
    member = text(client_of(bjorn), "/fi/tapahtumat/avoin/")
    assert member.index(f"{CANARY} ohje") < member.index("Kalvot") < member.index("Muistio")
    visitor = text(client, "/fi/tapahtumat/avoin/")
    assert CANARY not in visitor
    assert "Muistio" not in visitor


def test_swedish_version_shows_the_documents_of_the_original(client_of, site_tree, bjorn, meeting):
    index = factories.in_swedish(site_tree.a.events, "Möten", "moten")
    swedish = factories.in_swedish(meeting, "Mötet", "motet")
    late = factories.document(site_tree.a.folder, "Myöhäinen liite", language="fi")
    EventDocument.objects.create(event=meeting, document=late, stage="after")
    page = text(client_of(bjorn), swedish.get_url())
    assert index.pk == swedish.get_parent().pk
    assert 'lang="fi"><a href="' in page
    assert "<span>på finska</span>" in page.split("Myöhäinen liite")[1]
    assert page.count(f"{CANARY} esityslista") == 1


def test_member_sees_the_meeting(client_of, bjorn, meeting):
    page = text(client_of(bjorn), meeting.get_url())
    assert meeting.title in page
    assert 'class="rail' in page


def test_outsider_gets_404(client_of, cecilia, dmitri, meeting):
    for user in (cecilia, dmitri):
        for url in (meeting.get_url(), f"/fi/kalenteri/{meeting.pk}.ics"):
            response = client_of(user).get(url)
            assert response.status_code == 404, url
            assert CANARY not in response.content.decode()


def test_visitor_is_led_to_the_login_page(client, meeting):
    for url in (meeting.get_url(), f"/fi/kalenteri/{meeting.pk}.ics", "/fi/kalenteri/99999999.ics"):
        response = client.get(url)
        assert response.status_code == 302, url
        assert "/accounts/login/" in response["Location"]


# -- The workspace -----------------------------------------------------------------------------------
def test_room(site_tree, bjorn, meeting):
    rooms = events_room(site_tree.a.page, bjorn)
    assert [(room.key, room.order, room.url) for room in rooms] == [
        ("events", 30, site_tree.a.events.get_url())
    ]


def test_no_list_no_room(site_tree, bjorn):
    site_tree.a.events.delete()
    assert events_room(site_tree.a.page, bjorn) == []
    assert next_meeting(site_tree.a.page, bjorn) == []


def test_next_meeting_with_its_papers(site_tree, bjorn, meeting):
    factories.event(site_tree.a.events, "Retki", days=1)
    factories.event(site_tree.a.events, "Kevään kokous", days=90, kind="meeting")
    [section] = next_meeting(site_tree.a.page, bjorn)
    assert (section.key, section.order) == ("next-meeting", 10)
    assert section.context["event"].title == meeting.title
    assert [paper.title for paper in section.context["to_read"]] == [f"{CANARY} esityslista"]


def test_next_event_where_no_meeting_is_set(site_tree, bjorn):
    factories.event(site_tree.a.events, "Retki", days=1)
    [section] = next_meeting(site_tree.a.page, bjorn)
    assert section.context["event"].title == "Retki"
    assert not section.context["is_meeting"]


def test_start_page_of_the_workspace_shows_the_meeting(client_of, site_tree, bjorn, meeting):
    paper = Document.objects.get(title=f"{CANARY} esityslista")
    for url in (site_tree.a.page.get_url(), site_tree.door.get_url(), meeting.get_url()):
        page = text(client_of(bjorn), url)
        assert meeting.title in page
        assert f'href="/fi/asiakirjat/{paper.pk}/"' in page, url


def test_start_page_says_when_no_meeting_is_set(client_of, site_tree, bjorn):
    assert "ei ole vielä sovittu" in text(client_of(bjorn), site_tree.a.page.get_url())


# -- Cost --------------------------------------------------------------------------------------------
def cost(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        text(client, url)
    return len(seen)


def test_list_costs_the_same_with_one_and_with_three(client, public):
    counts = []
    for size in (1, 2):
        for number in range(size):
            factories.in_swedish(
                factories.event(public.index, f"Tuleva {size}{number}"), f"Kommande {size}{number}"
            )
            factories.event(public.index, f"Vain {size}{number}")
            past(public.index, f"Mennyt {size}{number}")
        counts.append((cost(client, "/fi/tapahtumat/?x=1"), cost(client, "/sv/evenemang/?x=1")))
    assert counts[0] == counts[1]
    assert max(counts[0]) < 40


def test_event_costs_the_same_with_one_and_with_three_documents(client_of, site_tree, bjorn, meeting):
    client, counts = client_of(bjorn), []
    for size in (0, 2):
        for number in range(size):
            paper = factories.document(site_tree.a.folder, f"Liite {number}")
            EventDocument.objects.create(event=meeting, document=paper, stage="after")
        counts.append(cost(client, meeting.get_url()))
    assert counts[0] == counts[1]


def test_agenda_item_shows_who_and_why(client, public):
    factories.event(
        public.index, "Kokous", slug="kokous",
        agenda=[agenda_item("Avaus", presenter="Aino Koskela", text="<p>Todetaan läsnäolijat.</p>")],
    )  # fmt: skip
    page = text(client, "/fi/tapahtumat/kokous/")
    assert "Aino Koskela" in page
    assert "Todetaan läsnäolijat." in page
