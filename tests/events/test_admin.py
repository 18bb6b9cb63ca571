"""How the editor of an event sees it."""

import pytest
from django.utils import translation
from wagtail.users.models import UserProfile

from workspace.events.models import EventPage

pytestmark = pytest.mark.django_db


def agenda_block():
    """Return the block of an item of an agenda."""
    return EventPage._meta.get_field("agenda").stream_block.child_blocks["item"]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_preview_of_an_agenda_item(client_of, admin, public, language):
    UserProfile.objects.update_or_create(user=admin, defaults={"preferred_language": language})
    with translation.override(language):
        title = agenda_block().get_preview_value()["title"]
    response = client_of(admin).get("/admin/block-preview/", {"id": agenda_block().definition_prefix})
    assert response.status_code == 200
    assert title in response.content.decode()


def test_agenda_item_tells_what_it_is():
    block = agenda_block()
    assert block.meta.icon != "placeholder"
    assert str(block.get_description())
    assert block.is_previewable


def add(client, index, **times):
    blank = {f"{name}-count": "0" for name in ("body", "agenda")}
    inline = {
        f"event_documents-{name}": value
        for name, value in {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 1000,
        }.items()
    }
    comments = {
        f"comments-{name}": value
        for name, value in {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": "",
        }.items()
    }
    data = {
        "title": "Ohjauspäivä", "slug": "ohjauspaiva", "kind": "event", "place": "", "link": "", "lead": "",
        **times, **blank, **inline, **comments,
    }  # fmt: skip
    return client.post(f"/admin/pages/add/events/eventpage/{index.pk}/", data)


def test_editor_makes_an_event(client_of, admin, public):
    times = {"starts_at": "2027-03-01 09:00", "ends_at": "2027-03-01 11:00", "action-publish": "1"}
    response = add(client_of(admin), public.index, **times)
    assert response.status_code == 302
    assert EventPage.objects.get().live


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
@pytest.mark.parametrize(
    "times",
    [
        {"starts_at": "2027-03-01 11:00", "ends_at": "2027-03-01 09:00"},
        {"starts_at": "", "ends_at": ""},
        {"starts_at": "huomenna", "ends_at": "x"},
    ],
)
def test_wrong_times_are_said_and_what_was_typed_is_kept(client_of, admin, public, times, action):
    response = add(client_of(admin), public.index, **times, **action)
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors
    assert form["title"].value() == "Ohjauspäivä"
    assert form["starts_at"].value() == times["starts_at"]
    assert not EventPage.objects.exists()
