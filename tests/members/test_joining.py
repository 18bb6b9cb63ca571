"""Founding, joining, leaving: what is written, and that it is true at once."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from cms import access
from cms.models import User
from tests import factories
from workspace.members import joining
from workspace.members.joining import LastCoordinatorError, Plan, Words
from workspace.members.models import Membership, Workspace, WorkspaceIndexPage, WorkspacePage

PLAN = Plan(
    fi=Words("Ohjaajien vertaisryhmä", "<p>Ohjaajat tapaavat kerran kuussa.</p>"),
    sv=Words("Handledarnas kollegiala grupp"),
    kind=Workspace.Kind.CIRCLE,
)


def audiences(workspace: Workspace) -> set[str]:
    return {access.audience(page) for page in workspace.pages.all()}


def test_it_works(site_tree, dmitri):
    workspace = joining.found(site_tree.door, PLAN)
    assert workspace.kind == "circle"
    assert {page.locale.language_code: page.title for page in workspace.pages.all()} == {
        "fi": "Ohjaajien vertaisryhmä",
        "sv": "Handledarnas kollegiala grupp",
    }
    assert all(page.live for page in workspace.pages.all())
    assert audiences(workspace) == {f"g{workspace.group_id}"}
    assert workspace.collection.name == "Ohjaajien vertaisryhmä"


def test_founding_twice_changes_nothing(site_tree):
    first = joining.found(site_tree.door, PLAN)
    assert joining.found(site_tree.door, PLAN) == first
    assert WorkspacePage.objects.filter(workspace=first).count() == 2


def test_founding_without_swedish(site_tree, dmitri):
    workspace = joining.found(site_tree.door, Plan(fi=Words("Hanke"), coordinators=[dmitri]))
    assert workspace.pages.count() == 1
    assert joining.is_coordinator(dmitri, workspace)


def test_two_groups_of_one_name(site_tree):
    joining.found(site_tree.door, Plan(fi=Words("Hanke")))
    second = joining.found(site_tree.door, Plan(fi=Words("Hanke", slug="toinen-hanke")))
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


def test_joining_is_true_on_the_next_request(site_tree, dmitri, client_of):
    client = client_of(dmitri)
    assert client.get(site_tree.a.page.url).status_code == 404
    joining.add_member(site_tree.a.row, dmitri)
    assert client.get(site_tree.a.page.url).status_code == 200
    joining.remove_member(site_tree.a.row, dmitri)
    assert client.get(site_tree.a.page.url).status_code == 404
    assert client.get(site_tree.a.page_sv.url).status_code == 404


def test_joining_twice_is_harmless(site_tree, dmitri):
    joining.add_member(site_tree.a.row, dmitri)
    joining.add_member(site_tree.a.row, dmitri, Membership.Role.EXPERT)
    assert Membership.objects.get(user=dmitri).role == "expert"
    joining.remove_member(site_tree.a.row, dmitri)
    joining.remove_member(site_tree.a.row, dmitri)
    assert not dmitri.groups.exists()


def test_the_last_coordinator_stays(site_tree, aino, bjorn):
    with pytest.raises(LastCoordinatorError):
        joining.remove_member(site_tree.a.row, aino)
    with pytest.raises(LastCoordinatorError):
        joining.add_member(site_tree.a.row, aino, Membership.Role.MEMBER)
    assert access.can_view(aino, site_tree.a.page)
    joining.add_member(site_tree.a.row, bjorn, is_coordinator=True)
    joining.remove_member(site_tree.a.row, aino)
    assert not Membership.objects.filter(user=aino).exists()


def test_a_coordinator_who_is_shut_out_does_not_count(site_tree, aino, bjorn):
    joining.add_member(site_tree.a.row, bjorn, is_coordinator=True)
    User.objects.filter(pk=bjorn.pk).update(is_active=False)
    with pytest.raises(LastCoordinatorError):
        joining.remove_member(site_tree.a.row, aino)


def test_however_a_membership_ends_the_group_ends_too(site_tree, bjorn):
    Membership.objects.filter(user=bjorn).delete()
    assert not Group.objects.filter(user=bjorn).exists()


def test_who_coordinates(site_tree, aino, bjorn, cecilia, admin):
    answers = [joining.is_coordinator(user, site_tree.a.row) for user in (aino, bjorn, cecilia, admin)]
    assert answers == [True, False, False, True]
    assert [joining.is_member(u, site_tree.a.row) for u in (aino, bjorn, cecilia, admin)] == [
        True,
        True,
        False,
        True,
    ]


def test_one_restriction_a_page(site_tree):
    workspace = joining.found(site_tree.door, PLAN)
    assert PageViewRestriction.objects.filter(page__in=workspace.pages.all()).count() == 2
    assert factories.Page.objects.filter(slug="ohjaajien-vertaisryhma").count() == 1
