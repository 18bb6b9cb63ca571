"""The text pages of somebody who leaves: listed with their drafts, given on, and their history kept."""

from tests import factories
from workspace.members import leaving
from workspace.members.trash import trash
from workspace.pages import editing
from workspace.pages.editing import Words
from workspace.pages.models import TextPage


def held(user, place) -> list[tuple[str, str]]:
    kinds = {part.kind.key: part.things for part in leaving.held_by(user, place.row)}
    return [(thing.title, thing.note) for thing in kinds.get("pages", [])]


def test_own_pages_are_held_once_for_both_languages_with_their_drafts(a, aino, bjorn, page):
    translation = editing.translate(page, bjorn, "sv", Words("<p>Vi träffas.</p>", "Arbetssätt"))
    assert held(bjorn, a) == [("Arbetssätt", "")]
    assert held(aino, a) == [("Työtavat", "")]
    TextPage.objects.filter(pk=translation.pk).update(owner=aino)
    assert held(aino, a) == [("Työtavat", "")]
    draft = factories.page(a.page, TextPage, "Luonnos", "luonnos", owner=bjorn)
    draft.unpublish()
    page.title = "Uudet tavat"
    page.save_revision(user=aino)
    assert held(bjorn, a) == [(draft.title, "luonnos, ei julkaistu")]
    assert held(aino, a) == [("Työtavat", "muutoksia, joita ei ole julkaistu")]


def test_they_are_given_and_the_history_stays(a, aino, bjorn, page):
    mine = editing.create(a.page, bjorn, Words("<p>Muistilista.</p>", "Lista"))
    leaving.leave(a.row, bjorn, {"pages": aino})
    mine.refresh_from_db()
    assert mine.owner == aino
    assert mine.latest_revision.user == bjorn
    assert held(aino, a) == [("Lista", ""), ("Työtavat", "")]


def test_pages_of_another_workspace_stay(site_tree, a, aino, bjorn, page):
    factories.join(site_tree.b, bjorn)
    other = editing.create(site_tree.b.page, bjorn, Words("<p>Muualla.</p>", "Muualla"))
    mine = editing.create(a.page, bjorn, Words("<p>Täällä.</p>", "Täällä"))
    leaving.leave(a.row, bjorn, {"pages": aino})
    owners = {row.pk: row.owner for row in TextPage.objects.filter(pk__in=[other.pk, mine.pk])}
    assert owners == {other.pk: bjorn, mine.pk: aino}


def test_what_lies_in_the_trash_says_so_and_leads_nowhere(a, bjorn):
    mine = editing.create(a.page, bjorn, Words("<p>Muistilista.</p>", "Lista"))
    trash().throw(bjorn, mine)
    (part,) = [part.things for part in leaving.held_by(bjorn, a.row) if part.kind.key == "pages"]
    assert [(thing.title, thing.note, thing.url) for thing in part] == [("Lista", "roskakorissa", "")]
