"""Two windows in the admin (DS-13): the one that is behind is told, and neither text is lost."""

import pytest
from django.utils import timezone
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.site_settings import SiteSettings
from tests import factories
from workspace.events.models import EventIndexPage, EventPage
from workspace.plans.models import ActionPlanPage

pytestmark = pytest.mark.django_db


def opened(client, page) -> dict:
    """Return what the editor's form tells of the version that it was opened with."""
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    context = response.context
    return {
        "loaded_revision_id": context["page"].latest_revision_id or "",
        "loaded_revision_created_at": context["loaded_revision_created_at"] or "",
    }


def event_words(**fields) -> dict:
    words = {
        "title": "Ohjauspäivä", "slug": "ohjauspaiva", "kind": "event", "starts_at": "2027-03-12 09:00",
        "body": streamfield([]), "agenda": streamfield([]), "event_documents": inline_formset([]),
        "comments": inline_formset([]), **fields,
    }  # fmt: skip
    return nested_form_data(words)


def plan_words(title: str, lead: str) -> dict:
    measure = {"title": "Tulkkipalvelut", "status": "done", "resources": streamfield([])}
    priority = {"title": "Ohjaus", "measures": streamfield([("measure", measure)])}
    return nested_form_data(
        {
            "title": title, "slug": "suunnitelma", "lead": lead, "first_year": "2027", "last_year": "2029",
            "priorities": streamfield([("priority", priority)]), "comments": inline_formset([]),
        }
    )  # fmt: skip


@pytest.fixture
def event(site_tree) -> EventPage:
    index = factories.page(site_tree.home, EventIndexPage, "Tapahtumat", "tapahtumat")
    return factories.page(index, EventPage, "Ohjauspäivä", "ohjauspaiva", starts_at=timezone.now())


def save(client, page, words: dict, **more):
    return client.post(f"/admin/pages/{page.pk}/edit/", {**words, **more})


@pytest.mark.parametrize("button", ["", "action-publish"])
def test_the_second_of_two_windows_is_told(client_of, admin, aino, event, button):
    first, second = client_of(aino), client_of(admin)
    behind = opened(second, event)
    assert save(first, event, event_words(lead="Ainon sanat"), **opened(first, event)).status_code == 302
    count = event.revisions.count()
    answer = save(
        second, event, event_words(lead="Toisen sanat", place="Kirjasto"), **behind, **{button: "1"}
    )
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Ainon" in words
    assert "Aino Koskela" in words
    assert 'value="Kirjasto"' in words
    assert "Toisen sanat" in words
    assert {d.field_label() for d in answer.context["differences"]} == {"Ingressi", "Paikka"}
    assert event.revisions.count() == count
    event.refresh_from_db()
    assert event.get_latest_revision_as_object().lead == "Ainon sanat"


def test_saving_again_puts_mine_on_top_and_keeps_theirs(client_of, admin, aino, event):
    first, second = client_of(aino), client_of(admin)
    behind = opened(second, event)
    save(first, event, event_words(lead="Ainon sanat"), **opened(first, event))
    answer = save(second, event, event_words(lead="Toisen sanat"), **behind)
    newest = {
        "loaded_revision_id": answer.context["page"].latest_revision_id,
        "loaded_revision_created_at": answer.context["loaded_revision_created_at"],
    }
    assert f'name="loaded_revision_id" value="{newest["loaded_revision_id"]}"' in answer.content.decode()
    assert save(second, event, event_words(lead="Toisen sanat"), **newest).status_code == 302
    leads = [revision.content["lead"] for revision in event.revisions.order_by("pk")]
    assert leads[-2:] == ["Ainon sanat", "Toisen sanat"]


def test_a_form_opened_before_the_first_version_is_behind_too(client_of, admin, site_tree):
    page = factories.page(site_tree.home, EventIndexPage, "Tapahtumat", "tapahtumat")
    page.revisions.all().delete()
    page.refresh_from_db()
    client = client_of(admin)
    behind = opened(client, page)
    page.save_revision()
    words = nested_form_data(
        {"title": "Muut", "slug": "tapahtumat", "lead": "", "comments": inline_formset([])}
    )
    assert save(client, page, words, **behind).status_code == 409


def test_what_is_wrong_is_told_together_with_what_is_newer(client_of, admin, aino, event):
    second = client_of(admin)
    behind = opened(second, event)
    event.save_revision(user=aino)
    answer = save(
        second, event, event_words(title="", lead="Toisen sanat"), **behind, **{"action-publish": "1"}
    )
    assert answer.status_code == 409
    assert answer.context["form"].errors["title"]
    assert "Toisen sanat" in answer.content.decode()


def test_going_back_to_an_earlier_version_is_not_done_over_a_newer_one(client_of, admin, aino, event):
    earlier = event.latest_revision
    client = client_of(admin)
    address = f"/admin/pages/{event.pk}/revisions/{earlier.pk}/revert/"
    context = client.get(address).context
    behind = {
        "loaded_revision_id": context["page"].latest_revision_id,
        "loaded_revision_created_at": context["loaded_revision_created_at"],
    }
    event.save_revision(user=aino)
    assert client.post(address, {**event_words(), **behind}).status_code == 409


def test_plan(client_of, admin, aino, site_tree):
    plan = factories.page(
        site_tree.home, ActionPlanPage, "Suunnitelma", "suunnitelma", first_year=2027, last_year=2029
    )
    first, second = client_of(aino), client_of(admin)
    behind = opened(second, plan)
    answer = save(first, plan, plan_words("Suunnitelma", "Ainon"), **opened(first, plan))
    assert answer.status_code == 302
    answer = save(second, plan, plan_words("Suunnitelma", "Toisen"), **behind)
    assert answer.status_code == 409
    assert plan.revisions.order_by("-pk").first().content["lead"] == "Ainon"


def test_site_settings(client_of, admin, aino, site_tree):
    site = Site.objects.get()
    address = f"/admin/settings/cms/sitesettings/{site.pk}/"
    client = client_of(admin)
    form = client.get(address).context["form"]
    words = {name: form[name].value() or "" for name in form.fields}
    SiteSettings.objects.update(contact_name="Uusi Yhteyshenkilö")
    answer = client.post(address, {**words, "contact_phone": "040 123", "contact_name": "Minun Henkilöni"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Uusi Yhteyshenkilö" in text
    assert 'value="Minun Henkilöni"' in text
    assert 'value="040 123"' in text
    assert SiteSettings.objects.get().contact_name == "Uusi Yhteyshenkilö"
    again = {**words, "contact_name": "Minun Henkilöni", "seen": answer.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302
    assert SiteSettings.objects.get().contact_name == "Minun Henkilöni"
