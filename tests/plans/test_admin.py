"""How the editor of a plan sees it."""

import pytest
from django.utils import translation
from wagtail.users.models import UserProfile

from tests.plans.making import make, measure, set_status, stream
from workspace.plans.models import ActionPlanPage

pytestmark = pytest.mark.django_db


def edit(client, page):
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    return response


def shown_statuses(form) -> dict[str, str]:
    stream_value = form["priorities"].value()
    return {c.value["title"]: c.value["status"] for p in stream_value for c in p.value["measures"]}


def test_editor_opens_the_plan(client_of, admin, plan):
    page = edit(client_of(admin), plan).content.decode()
    assert "Painopisteet ja niiden toimenpiteet" in page


def test_translation_shows_the_statuses_of_the_original(client_of, admin, plan, plan_sv):
    set_status(plan, "Tulkkipalvelut", "done")
    form = edit(client_of(admin), plan_sv).context["form"]
    assert shown_statuses(form)["Tolktjänster"] == "done"
    assert form.fields["first_year"].disabled


def test_new_plan_form(client_of, admin, site_tree):
    response = client_of(admin).get(f"/admin/pages/add/plans/actionplanpage/{site_tree.home.pk}/")
    assert response.status_code == 200


def blocks() -> tuple:
    """Return the blocks of a priority and of a measure."""
    priority = ActionPlanPage._meta.get_field("priorities").stream_block.child_blocks["priority"]
    return priority, priority.child_blocks["measures"].child_blocks["measure"]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_previews_of_the_blocks(client_of, admin, plan, language):
    UserProfile.objects.update_or_create(user=admin, defaults={"preferred_language": language})
    client = client_of(admin)
    for block in blocks():
        with translation.override(language):
            title = block.get_preview_value()["title"]
        response = client.get("/admin/block-preview/", {"id": block.definition_prefix})
        assert response.status_code == 200
        assert title in response.content.decode()


def test_every_block_tells_what_it_is():
    for each in blocks():
        assert each.meta.icon != "placeholder"
        assert str(each.label)
        assert str(each.get_description())
        assert each.is_previewable


def test_draft_without_a_status_can_be_previewed(client_of, admin, site_tree):
    page = make(site_tree.home, priorities=stream(("Palvelut", [measure("Keskeneräinen", None)])))
    response = client_of(admin).get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "Keskeneräinen" in response.content.decode()
