"""Founding: what is written, and that it is closed from the first moment."""

from wagtail.models import PageViewRestriction

from cms import access
from tests import factories
from workspace.members import founding, joining
from workspace.members.founding import Plan, Words
from workspace.members.models import Workspace, WorkspaceIndexPage, WorkspacePage

PLAN = Plan(
    fi=Words("Ohjaajien vertaisryhmä", "<p>Ohjaajat tapaavat kerran kuussa.</p>"),
    sv=Words("Handledarnas kollegiala grupp"),
    kind=Workspace.Kind.CIRCLE,
)


def audiences(workspace: Workspace) -> set[str]:
    return {access.audience(page) for page in workspace.pages.all()}


def test_it_works(site_tree, dmitri):
    workspace = founding.found(site_tree.door, PLAN)
    assert workspace.kind == "circle"
    assert {page.locale.language_code: page.title for page in workspace.pages.all()} == {
        "fi": "Ohjaajien vertaisryhmä",
        "sv": "Handledarnas kollegiala grupp",
    }
    assert all(page.live for page in workspace.pages.all())
    assert audiences(workspace) == {f"g{workspace.group_id}"}
    assert workspace.collection.name == "Ohjaajien vertaisryhmä"


def test_founding_twice_changes_nothing(site_tree):
    first = founding.found(site_tree.door, PLAN)
    assert founding.found(site_tree.door, PLAN) == first
    assert WorkspacePage.objects.filter(workspace=first).count() == 2


def test_founding_without_swedish(site_tree, dmitri):
    workspace = founding.found(site_tree.door, Plan(fi=Words("Hanke"), coordinators=[dmitri]))
    assert workspace.pages.count() == 1
    assert joining.is_coordinator(dmitri, workspace)


def test_two_groups_of_one_name(site_tree):
    founding.found(site_tree.door, Plan(fi=Words("Hanke")))
    second = founding.found(site_tree.door, Plan(fi=Words("Hanke", slug="toinen-hanke")))
    assert second.group.name == "Hanke 2"


def test_a_page_made_in_the_admin_is_closed_at_once(site_tree, dmitri):
    page = site_tree.door.add_child(
        instance=WorkspacePage(title="Uusi", slug="uusi", owner=dmitri, live=True)
    )
    assert access.audience(page) == f"g{page.workspace.group_id}"
    assert joining.is_coordinator(dmitri, page.workspace)


def test_a_copy_gets_a_group_of_its_own(site_tree, bjorn):
    copy = site_tree.a.page.copy(update_attrs={"slug": "kopio", "title": "Kopio"}, keep_live=True)
    assert copy.workspace_id != site_tree.a.row.pk
    assert not access.can_view(bjorn, copy)


def test_a_translation_shares_the_room(site_tree):
    assert site_tree.a.page_sv.workspace == site_tree.a.row
    assert audiences(site_tree.a.row) == {f"g{site_tree.a.group.pk}"}


def test_an_older_version_of_the_page_keeps_the_room(site_tree):
    page = site_tree.a.page
    content = page.serializable_data() | {"workspace": None}
    assert page.with_content_json(content).workspace_id == site_tree.a.row.pk


def test_the_list_of_workspaces_is_closed_at_once(site_tree):
    site_tree.door.get_translations(inclusive=True).delete()
    home = type(site_tree.home).objects.get(pk=site_tree.home.pk)
    door = home.add_child(instance=WorkspaceIndexPage(title="Ovi", slug="ovi"))
    assert access.audience(door) == access.LOGIN


def test_one_restriction_a_page(site_tree):
    workspace = founding.found(site_tree.door, PLAN)
    assert PageViewRestriction.objects.filter(page__in=workspace.pages.all()).count() == 2
    assert factories.Page.objects.filter(slug="ohjaajien-vertaisryhma").count() == 1
