"""Date, kind and link are entered once (B2): they belong to the version that was written first."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.shared_fields import original_of
from tests import factories
from tests.events.conftest import agenda_item
from workspace.events.models import EventDocument, EventPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(public):
    """An event and its Swedish version."""
    event = factories.event(public.index, "Ohjauspäivä", agenda=[agenda_item("Avaus", 15)])
    return event, factories.in_swedish(event, "Vägledningsdag")


def move(event: EventPage, **fields) -> EventPage:
    """Publish a change the way the editor does."""
    page = EventPage.objects.get(pk=event.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=event.pk)


def read(event: EventPage) -> EventPage:
    return EventPage.objects.get(pk=event.pk)


def test_first_written_version_is_the_original(pair):
    event, swedish = pair
    assert original_of(event) is None
    assert original_of(swedish) == event


def test_date_goes_to_the_other_language_on_publish(pair):
    event, swedish = pair
    start = event.starts_at + timedelta(days=7)
    move(
        event,
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        link="https://moten.example/a",
        kind="meeting",
    )
    found = read(swedish)
    assert (found.starts_at, found.ends_at) == (start, start + timedelta(hours=1))
    assert (found.link, found.kind) == ("https://moten.example/a", "meeting")
    assert found.title == "Vägledningsdag"


def test_draft_changes_nothing(pair):
    event, swedish = pair
    page = EventPage.objects.get(pk=event.pk)
    page.starts_at += timedelta(days=1)
    page.ends_at += timedelta(days=1)
    page.save_revision()
    assert read(swedish).starts_at == event.starts_at


def test_translation_takes_the_date_of_the_original(pair):
    event, swedish = pair
    moved = move(swedish, starts_at=timezone.now() + timedelta(days=99), ends_at=None)
    assert (moved.starts_at, moved.ends_at) == (event.starts_at, event.ends_at)
    assert read(event).starts_at == event.starts_at


def test_old_draft_of_the_translation_does_not_bring_the_old_date_back(pair):
    event, swedish = pair
    draft = EventPage.objects.get(pk=swedish.pk)
    draft.title = "Ny rubrik"
    revision = draft.save_revision()
    start = event.starts_at + timedelta(days=7)
    move(event, starts_at=start, ends_at=start + timedelta(hours=2))
    revision.publish()
    assert (read(swedish).title, read(swedish).starts_at) == ("Ny rubrik", start)


def test_localize_with_an_old_source_does_not_bring_the_old_date_back(
    site_tree, public, django_capture_on_commit_callbacks
):
    event = factories.event(public.index, "Ohjauspäivä")
    EventDocument.objects.create(event=event, document=factories.document(site_tree.a.folder, "Ohjelma"))
    swedish = Locale.objects.get(language_code="sv")
    source, _made = TranslationSource.get_or_create_from_instance(event)
    translation = Translation.objects.create(source=source, target_locale=swedish)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=swedish,
            data=f"sv {segment.string.data}",
        )
    start = event.starts_at + timedelta(days=7)
    for _round in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        move(event, starts_at=start, ends_at=start + timedelta(hours=2))
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    found = EventPage.objects.get(translation_key=event.translation_key, locale=swedish)
    assert (found.live, found.starts_at, found.title) == (True, start, "sv Ohjauspäivä")
    assert read(event).starts_at == start


def test_when_the_original_goes_the_next_one_is_the_original(pair):
    event, swedish = pair
    event.delete()
    start = swedish.starts_at + timedelta(days=3)
    assert move(swedish, starts_at=start, ends_at=None).starts_at == start


def test_admin_form_reads_but_does_not_write_shared_fields(client_of, aino, admin, pair):
    event, swedish = pair
    client = client_of(admin)
    page = client.get(f"/admin/pages/{swedish.pk}/edit/")
    assert page.status_code == 200
    form = page.context["form"]
    assert form.fields["starts_at"].disabled
    assert "Ohjauspäivä" in str(form.fields["starts_at"].help_text)
    assert "event_documents" not in form.formsets
    original = client.get(f"/admin/pages/{event.pk}/edit/").context["form"]
    assert not original.fields["starts_at"].disabled
    assert "event_documents" in original.formsets


def test_new_event_form_has_everything(client_of, admin, public):
    page = client_of(admin).get(f"/admin/pages/add/events/eventpage/{public.index.pk}/")
    assert page.status_code == 200
    assert "event_documents" in page.context["form"].formsets
