"""What is on the agenda of a meeting and what it decided: hits of their own, at their place, for who may see it."""

import pytest
from django.utils.timezone import localdate

from search import rebuilding
from search.models import Entry
from tests import factories
from tests.events.conftest import agenda_item
from tests.factories import in_swedish
from workspace.events.models import EventIndexPage, EventPage

pytestmark = pytest.mark.usefixtures("search_engine")
DECIDED = "<p>Uraohjaajien päivä pidetään lokakuussa.</p>"


@pytest.fixture
def meeting(site_tree) -> EventPage:
    """A meeting of A with two items, of which one was decided."""
    made = factories.event(
        site_tree.a.events, "Syyskokous", kind="meeting",
        agenda=[
            agenda_item("Avaus", 10),
            agenda_item("Vuosikello", 45, presenter="Aino", text="<p>Tapaamisten rytmi</p>", decision=DECIDED),
        ],
    )  # fmt: skip
    return EventPage.objects.get(pk=made.pk)


def test_an_item_is_found_at_its_place(meeting, bjorn, found, client_of):
    hit = found.results("rytmistä", bjorn).hits[0]
    assert (hit.name, hit.kind.key, hit.date) == ("Vuosikello", "agenda_item", localdate(meeting.starts_at))
    assert [step.title for step in hit.place][-1] == "Syyskokous"
    address, anchor = hit.url.split("#")
    assert f'id="{anchor}"' in client_of(bjorn).get(address).content.decode()


def test_a_decision_is_found_by_its_kind(meeting, bjorn, found, client_of):
    for q, language in (("ohjaaja laji:päätös", "fi"), ("ohjaaja typ:beslut", "fi")):
        results = found.results(q, bjorn, language)
        assert [(hit.name, hit.kind.key) for hit in results.hits] == [("Vuosikello", "decision")]
    address, anchor = results.hits[0].url.split("#")
    content = client_of(bjorn).get(address).content.decode()
    assert content.index(f'id="{anchor}"') < content.index("Uraohjaajien")


def test_outsider_finds_none_of_it(meeting, cecilia, dmitri, found):
    for person in (None, dmitri, cecilia):
        for q in ("rytmi", "uraohjaaja", "vuosikello"):
            assert found(q, person) == []


def test_what_is_taken_off_the_agenda_is_not_found_any_more(meeting, bjorn, found):
    assert found("rytmi", bjorn) == ["Vuosikello"]
    meeting.agenda = [agenda_item("Avaus", 10)]
    meeting.save_revision().publish()
    assert found("rytmi", bjorn) == []
    meeting.unpublish()
    assert found("avaus", bjorn) == []


def test_both_languages_are_one_hit_and_a_copy_is_another(site_tree, found):
    index = factories.page(site_tree.home, EventIndexPage, "Tapahtumat")
    in_swedish(index, "Evenemang")
    made = factories.event(index, "Avoin kokous", agenda=[agenda_item("Vuosikello", text="<p>Rytmi</p>")])
    in_swedish(made, "Öppet möte")
    assert found("rytmi") == ["Vuosikello"]
    made.copy(update_attrs={"slug": "toinen", "title": "Toinen kokous"}, keep_live=True)
    assert found("rytmi") == ["Vuosikello", "Vuosikello"]


def test_a_rebuild_makes_and_a_comparison_misses_them(meeting, bjorn, found):
    found("rytmi", bjorn)
    assert list(rebuilding.differences()) == []
    Entry.objects.filter(kind="decision").delete()
    assert any("decision" in line and "is missing" in line for line in rebuilding.differences())
    rebuilding.rebuild()
    assert list(rebuilding.differences()) == []
    assert Entry.objects.filter(kind__in=["decision", "agenda_item"], object_id=meeting.pk).count() == 3
