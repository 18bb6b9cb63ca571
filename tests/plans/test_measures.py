"""The rows behind a plan."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests import factories
from tests.plans.making import make, measure, set_status, statuses, stream
from workspace.plans import measures
from workspace.plans.models import ActionPlanPage, Measure

pytestmark = pytest.mark.django_db


def block_ids(plan) -> dict[str, str]:
    page = ActionPlanPage.objects.get(pk=plan.pk)
    return {c.value["title"]: c.id for p in page.priorities for c in p.value["measures"]}


def test_published_plan_has_its_measures_as_rows(plan):
    assert statuses(plan) == {
        "Etsivä nuorisotyö": "done", "Tulkkipalvelut": "under_way", "Täydennyskoulutus": "not_started",
    }  # fmt: skip
    row = Measure.objects.get(title="Etsivä nuorisotyö")
    assert (row.priority, row.position, row.priority_title) == (1, 1, "Palvelut")
    assert row.responsible == "Oulun kaupunki"
    assert str(row.block_id) == block_ids(plan)["Etsivä nuorisotyö"]


def test_draft_writes_no_rows(plan):
    page = ActionPlanPage.objects.get(pk=plan.pk)
    page.priorities[0].value["measures"][0].value["title"] = "Luonnos"
    page.save_revision()
    assert "Luonnos" not in statuses(plan)


def test_publishing_again_updates_by_block_and_deletes_what_vanished(plan):
    before = {row.title: row.pk for row in plan.measures.all()}
    page = ActionPlanPage.objects.get(pk=plan.pk)
    page.priorities[0].value["measures"][0].value["title"] = "Etsivä työ"
    del page.priorities[1]
    page.save_revision().publish()
    rows = {row.title: row.pk for row in plan.measures.all()}
    assert rows == {"Etsivä työ": before["Etsivä nuorisotyö"], "Tulkkipalvelut": before["Tulkkipalvelut"]}


def test_unpublishing_removes_rows(plan):
    plan.unpublish()
    assert not Measure.objects.exists()


def test_copy_that_is_not_published_has_no_rows(plan, site_tree):
    copy = plan.copy(update_attrs={"slug": "kopio"}, keep_live=False)
    assert not Measure.objects.filter(plan=copy).exists()


def test_rows_and_page_are_one_transaction(plan):
    """A row that cannot be written (here: the same block twice) leaves the page as it was."""
    page = ActionPlanPage.objects.get(pk=plan.pk)
    page.lead = "Muuttunut"
    first, second = page.priorities[0].value["measures"]
    second.id = first.id
    with pytest.raises(IntegrityError):
        page.save()
    assert ActionPlanPage.objects.get(pk=plan.pk).lead == ""
    assert len(statuses(plan)) == 3


# -- Two languages --------------------------------------------------------------------------------
def test_copy_for_translation_keeps_block_ids(plan):
    copy = plan.copy_for_translation(Locale.objects.get(language_code="sv"))
    assert block_ids(copy) == block_ids(plan)


def translate_by_localize(plan) -> ActionPlanPage:
    swedish = Locale.objects.get(language_code="sv")
    source, _made = TranslationSource.get_or_create_from_instance(plan)
    translation = Translation.objects.create(source=source, target_locale=swedish)
    words = {"Palvelut": "Tjänster", "Etsivä nuorisotyö": "Uppsökande ungdomsarbete"}
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=swedish,
            data=words.get(segment.string.data, f"sv {segment.string.data}"),
        )  # fmt: skip
    translation.save_target(publish=True)
    return ActionPlanPage.objects.get(translation_key=plan.translation_key, locale=swedish)


def test_localize_keeps_block_ids(plan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        swedish = translate_by_localize(plan)
    assert block_ids(swedish)["Uppsökande ungdomsarbete"] == block_ids(plan)["Etsivä nuorisotyö"]
    assert statuses(swedish)["Uppsökande ungdomsarbete"] == "done"


def test_localize_with_an_old_source_does_not_bring_back_an_old_status(
    plan, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        swedish = translate_by_localize(plan)
    set_status(plan, "Tulkkipalvelut", "done")
    assert statuses(swedish)["sv Tulkkipalvelut"] == "done"
    with django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get().save_target(publish=True)
    assert statuses(swedish)["sv Tulkkipalvelut"] == "done"
    assert statuses(plan)["Tulkkipalvelut"] == "done"


def test_languages_are_tied_by_the_block(plan, plan_sv):
    rows = Measure.objects.filter(block_id=block_ids(plan)["Tulkkipalvelut"])
    assert {row.title for row in rows} == {"Tulkkipalvelut", "Tolktjänster"}


def test_status_of_the_original_shows_in_both_languages(plan, plan_sv):
    set_status(plan, "Tulkkipalvelut", "done")
    assert statuses(plan_sv)["Tolktjänster"] == "done"
    shown = {m.title: m.status for p in measures.progress(plan_sv) for m in p.measures}
    assert shown["Tolktjänster"] == "done"


def test_status_chosen_in_the_translation_does_not_count(plan, plan_sv):
    set_status(plan_sv, "Tolktjänster", "done")
    assert statuses(plan_sv)["Tolktjänster"] == "under_way"
    assert statuses(plan)["Tulkkipalvelut"] == "under_way"


def test_measure_that_only_the_translation_has_keeps_its_own_status(plan, plan_sv):
    page = ActionPlanPage.objects.get(pk=plan_sv.pk)
    page.priorities.append(stream(("Eget", [measure("Bara här", "done")]))[0])
    page.save_revision().publish()
    assert statuses(plan_sv)["Bara här"] == "done"


def test_years_are_entered_once(plan, plan_sv):
    page = ActionPlanPage.objects.get(pk=plan.pk)
    page.last_year = 2021
    page.save_revision().publish()
    plan_sv.refresh_from_db()
    assert plan_sv.last_year == 2021


# -- Counts ---------------------------------------------------------------------------------------
def test_progress_counts(plan):
    counts = [(p.number, p.total, p.done, p.under_way) for p in measures.progress(plan)]
    assert counts == [(1, 2, 1, 1), (2, 1, 0, 0)]


@pytest.mark.parametrize("count", [1, 3])
def test_progress_costs_the_same_whatever_the_size(site_tree, count):
    many = [measure(f"Toimenpide {i}") for i in range(count)]
    page = make(site_tree.home, priorities=stream(*[(f"Painopiste {i}", many) for i in range(count)]))
    swedish = factories.in_swedish(page, "Plan", "plan")
    page, swedish = ActionPlanPage.objects.get(pk=page.pk), ActionPlanPage.objects.get(pk=swedish.pk)
    for plan, queries in ((page, 1), (swedish, 2)):
        with CaptureQueriesContext(connection) as seen:
            assert len(measures.progress(plan)) == count
        assert len(seen) == queries, [q["sql"] for q in seen]


def test_years_in_the_wrong_order_are_refused_with_a_sentence(site_tree):
    with pytest.raises(ValidationError, match=r"(?i)päättyy|ends before"):
        ActionPlanPage(
            title="X", slug="x", path="00010001", depth=2, first_year=2020, last_year=2019
        ).full_clean()
