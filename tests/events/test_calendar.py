"""One event as a file for a calendar program."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

pytestmark = pytest.mark.django_db


def entry(client, url: str):
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="ohjauspaiva.ics"'
    [event] = Calendar.from_ical(response.content).walk("VEVENT")
    return event


def test_it_works(client, autumn_day):
    event = entry(client, f"/fi/kalenteri/{autumn_day.pk}.ics")
    assert event["SUMMARY"] == "Ohjauspäivä"
    assert event["LOCATION"] == "Oulu"
    assert event["DTSTART"].dt == datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    assert event["URL"] == "http://testserver/fi/tapahtumat/ohjauspaiva/"


def test_same_event_has_one_identity_in_both_languages(client, autumn_day):
    from tests import factories

    swedish = factories.in_swedish(autumn_day, "Vägledningsdag", "ohjauspaiva")
    ids = {
        str(entry(client, url)["UID"])
        for url in (f"/fi/kalenteri/{autumn_day.pk}.ics", f"/sv/kalender/{swedish.pk}.ics")
    }
    assert len(ids) == 1


def test_event_without_an_end(client, autumn_day):
    type(autumn_day).objects.filter(pk=autumn_day.pk).update(ends_at=None)
    assert "DTEND" not in entry(client, f"/fi/kalenteri/{autumn_day.pk}.ics")


def test_line_breaks_stay_in_their_field(client, autumn_day):
    type(autumn_day).objects.filter(pk=autumn_day.pk).update(
        lead="Yksi\r\nATTENDEE:mailto:x@example.org; kaksi, kolme"
    )
    event = entry(client, f"/fi/kalenteri/{autumn_day.pk}.ics")
    assert "ATTENDEE" not in event
    assert "kaksi, kolme" in event["DESCRIPTION"]


def test_private_event_is_not_kept_by_anyone_on_the_way(client_of, bjorn, meeting):
    response = client_of(bjorn).get(f"/fi/kalenteri/{meeting.pk}.ics")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
