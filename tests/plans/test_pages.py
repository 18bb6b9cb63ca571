"""The page of a plan: what it shows, to whom, and at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.plans.making import make, measure, set_status, stream
from workspace.plans.models import ActionPlanPage
from workspace.plans.wagtail_hooks import plan_ring, plan_room

pytestmark = pytest.mark.django_db
CANARY = "Kanarialintu"


def text(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def test_it_works(client, plan):
    page = text(client, "/fi/toimintasuunnitelma/")
    for words in ("1. Palvelut", "2. Osaaminen", "Etsivä nuorisotyö", "Oulun kaupunki", "Tavoitettiin 40."):
        assert words in page


def test_both_languages(client, plan, plan_sv):
    page = text(client, "/sv/verksamhetsplan/")
    assert "Uppsökande ungdomsarbete" in page
    assert "Etsivä nuorisotyö" not in page


def test_measure_has_the_anchor_that_search_leads_to(client, plan):
    row = plan.measures.get(title="Tulkkipalvelut")
    assert f'id="{row.anchor}"' in text(client, "/fi/toimintasuunnitelma/")
    assert row.anchor == f"measure-{row.block_id}"


def test_blank_fields_are_said(client, plan):
    page = text(client, "/sv/toimintasuunnitelma/")
    assert "inte överenskommet ännu" in page
    assert "Vem som ansvarar för åtgärderna" in page


def test_status_is_a_word(client, plan):
    set_status(plan, "Tulkkipalvelut", "done")
    page = text(client, "/fi/toimintasuunnitelma/")
    assert page.count('class="status status--done"') == 2
    assert page.count('class="status status--not_begun"') == 1


def test_swedish_page_shows_the_status_of_the_original(client, plan, plan_sv):
    set_status(plan, "Tulkkipalvelut", "done")
    assert text(client, "/sv/verksamhetsplan/").count('class="status status--done"') == 2


@pytest.mark.parametrize(
    ("query", "there", "away"),
    [
        ("status=done", ["Etsivä nuorisotyö"], ["Tulkkipalvelut", "Täydennyskoulutus"]),
        ("priority=2", ["Täydennyskoulutus"], ["Etsivä nuorisotyö", "Tulkkipalvelut"]),
        ("status=done&priority=2", [], ["Etsivä nuorisotyö", "Täydennyskoulutus"]),
        ("status=&priority=", ["Etsivä nuorisotyö", "Täydennyskoulutus"], []),
    ],
)
def test_filter(client, plan, query, there, away):
    page = text(client, f"/fi/toimintasuunnitelma/?{query}")
    assert [word for word in there if word not in page] == []
    assert [word for word in away if word in page] == []


@pytest.mark.parametrize(
    "query", ["status=x", "priority=abc", "priority=1000000000", "priority=-1", "status=%00"]
)
def test_what_the_plan_does_not_have_is_ignored(client, plan, query):
    assert "Täydennyskoulutus" in text(client, f"/fi/toimintasuunnitelma/?{query}")


def test_empty_plan_says_so(client, site_tree):
    make(site_tree.home, priorities=[])
    assert "kun ne on kirjoitettu" in text(client, "/fi/toimintasuunnitelma/")


# -- Who -------------------------------------------------------------------------------------------
def test_member_reads_the_closed_plan(client_of, bjorn, closed_plan):
    page = text(client_of(bjorn), closed_plan.get_url())
    assert "Etsivä nuorisotyö" in page
    assert 'class="rail' in page


def test_outsider_gets_404(client_of, cecilia, dmitri, closed_plan):
    for user in (cecilia, dmitri):
        response = client_of(user).get(closed_plan.get_url())
        assert response.status_code == 404
        assert CANARY not in response.content.decode()


def test_visitor_is_led_to_the_login_page(client, closed_plan):
    response = client.get(closed_plan.get_url())
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


def test_room_of_the_plan(site_tree, bjorn, closed_plan):
    rooms = plan_room(site_tree.a.page, bjorn)
    assert [(room.key, room.order, room.url) for room in rooms] == [("plan", 40, closed_plan.get_url())]
    assert plan_room(site_tree.b.page, bjorn) == []


# -- The front page --------------------------------------------------------------------------------
def ring(rf) -> dict:
    [section] = plan_ring()
    return section.context(rf.get("/fi/"))


def test_ring_shows_the_public_plan(rf, plan, closed_plan):
    shown = ring(rf)
    assert shown["plan"] == plan
    assert [(p.total, p.done, p.under_way) for p in shown["priorities"]] == [(2, 1, 1), (1, 0, 0)]
    assert shown["priorities"][0].url.endswith("/fi/toimintasuunnitelma/#priority-1")


def test_ring_never_shows_a_closed_plan(rf, closed_plan):
    assert ring(rf)["plan"] is None


def test_ring_speaks_the_readers_language(rf, plan, plan_sv):
    from django.utils import translation

    with translation.override("sv"):
        assert ring(rf)["plan"] == plan_sv


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_page_costs_the_same_whatever_the_size(client, site_tree, language):
    counts = []
    for size in (1, 3):
        many = [measure(f"Toimenpide {i}") for i in range(size)]
        page = make(
            site_tree.home, f"Suunnitelma {size}", slug=f"s{size}",
            priorities=stream(*[(f"Painopiste {i}", many) for i in range(size)]),
        )  # fmt: skip
        if language == "sv":
            factories.in_swedish(page, f"Plan {size}", f"s{size}")
        client.get(f"/{language}/s{size}/?x=1")
        with CaptureQueriesContext(connection) as seen:
            text(client, f"/{language}/s{size}/?x=1")
        counts.append(len(seen))
    assert counts[0] == counts[1], counts
    assert counts[0] < 30


def test_plan_cannot_have_pages_below(plan):
    assert ActionPlanPage.allowed_subpage_models() == []
