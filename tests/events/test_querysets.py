"""What is coming and what is over, at the minute."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories
from workspace.events.models import EventPage

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)  # noon in Finland
MIDNIGHT = datetime(2026, 11, 25, 22, 0, tzinfo=UTC)


def make(index, starts_at, ends_at=None):
    return factories.page(index, EventPage, "Tapahtuma", starts_at=starts_at, ends_at=ends_at)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "is_upcoming"),
    [
        (NOW - timedelta(hours=2), NOW + timedelta(minutes=1), True),
        (NOW - timedelta(hours=2), NOW, False),
        (NOW + timedelta(days=1), None, True),
        (NOW - timedelta(hours=1), None, True),  # no end: it lasts until the day is over
        (MIDNIGHT, None, True),
        (MIDNIGHT - timedelta(minutes=1), None, False),
        (NOW - timedelta(days=3), NOW + timedelta(days=1), True),
    ],
)
def test_boundary(public, starts_at, ends_at, is_upcoming):
    event = make(public.index, starts_at, ends_at)
    assert list(EventPage.objects.upcoming(NOW)) == ([event] if is_upcoming else [])
    assert list(EventPage.objects.past(NOW)) == ([] if is_upcoming else [event])


def test_order(public):
    later, sooner = make(public.index, NOW + timedelta(days=2)), make(public.index, NOW + timedelta(days=1))
    older, newer = make(public.index, NOW - timedelta(days=9)), make(public.index, NOW - timedelta(days=8))
    assert list(EventPage.objects.upcoming(NOW)) == [sooner, later]
    assert list(EventPage.objects.past(NOW)) == [newer, older]


def test_viewable_by(public, meeting, bjorn, cecilia, dmitri):
    open_day = factories.event(public.index, "Avoin päivä")
    assert set(EventPage.objects.viewable_by(bjorn)) == {meeting, open_day}
    for user in (cecilia, dmitri, None):
        assert set(EventPage.objects.viewable_by(user)) == {open_day}


def test_expired_event_is_not_shown(public):
    event = factories.event(public.index, "Vanhentunut")
    EventPage.objects.filter(pk=event.pk).update(expire_at=NOW - timedelta(days=400))
    assert not EventPage.objects.viewable_by(None).exists()


def test_once_a_language(public):
    both = factories.event(public.index, "Molemmat")
    swedish = factories.in_swedish(both, "Båda")
    only = factories.event(public.index, "Vain suomeksi")
    assert set(EventPage.objects.once("sv")) == {swedish, only}
    assert set(EventPage.objects.once("fi")) == {both, only}


def test_event_cannot_end_before_it_starts(public):
    event = factories.event(public.index, "Takaperin")
    event.ends_at = event.starts_at - timedelta(hours=1)
    with pytest.raises(ValidationError) as caught:
        event.full_clean()
    assert "ends_at" in caught.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=event.pk).update(ends_at=event.starts_at)


def test_start_is_required(public):
    event = EventPage(title="Milloin?", slug="milloin", path="0001", depth=1, locale=public.index.locale)
    with pytest.raises(ValidationError) as caught:
        event.full_clean()
    assert "starts_at" in caught.value.message_dict
