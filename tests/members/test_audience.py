"""The audience of a closed page: the same in both languages, and never widened by a copy or a move."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from cms import access, restricting
from tests import factories
from workspace.folders.models import FolderPage
from workspace.members import joining


def audience(page: Page) -> str:
    return access.audience(Page.objects.get(pk=page.pk))


@pytest.fixture
def folder(site_tree) -> FolderPage:
    """A folder of A with a Swedish version."""
    site_tree.a.folder.sv = factories.in_swedish(site_tree.a.folder, "Dokument", "dokument")
    return site_tree.a.folder


def make_private(client, page: Page, kind: str, *groups: Group) -> None:
    client.post(
        f"/admin/pages/{page.pk}/privacy/",
        {"restriction_type": kind, "groups": [group.pk for group in groups], "password": ""},
    )


def test_the_admin_restricts_both_languages(site_tree, folder, admin, client_of):
    client, own = client_of(admin), Group.objects.create(name="Työvaliokunta")
    inner = "&".join(sorted([f"g{site_tree.a.group.pk}", f"g{own.pk}"]))
    make_private(client, folder, "groups", own)
    assert {audience(folder), audience(folder.sv)} == {inner}
    make_private(client, folder.sv, "groups", own, site_tree.a.group)
    assert audience(folder) == audience(folder.sv)
    assert f"g{site_tree.a.group.pk}|g{own.pk}" in audience(folder)
    make_private(client, folder, "none")
    assert {audience(folder), audience(folder.sv)} == {f"g{site_tree.a.group.pk}"}


def test_the_end_of_one_language_leaves_the_other_closed(site_tree):
    site_tree.a.page_sv.delete()
    assert audience(site_tree.a.page) == f"g{site_tree.a.group.pk}"


def test_a_group_is_added_in_code(site_tree, folder):
    other = Group.objects.create(name="Muut")
    restricting.restrict(folder, [other])
    folder.sv.view_restrictions.get().groups.add(site_tree.b.group)
    assert audience(folder) == audience(folder.sv)
    assert f"g{site_tree.b.group.pk}" in audience(folder)


def test_a_restriction_without_a_group_closes_both(folder):
    PageViewRestriction.objects.create(page=folder, restriction_type="groups")
    assert {audience(folder), audience(folder.sv)} == {access.NOBODY}


# -- Moving and copying --------------------------------------------------------------------------
def move(client, page: Page, destination: Page) -> bool:
    client.post(f"/admin/pages/{page.pk}/move/{destination.pk}/confirm/")
    return Page.objects.get(pk=page.pk).is_child_of(Page.objects.get(pk=destination.pk))


def copy(client, page: Page, destination: Page, **fields) -> bool:
    words = {"new_title": "Kopio", "new_slug": "kopio", "new_parent_page": destination.pk, **fields}
    client.post(f"/admin/pages/{page.pk}/copy/", words)
    return Page.objects.filter(slug="kopio").exists()


def test_a_page_does_not_move_to_where_more_people_see_it(site_tree, folder, admin, client_of):
    client = client_of(admin)
    inner = factories.page(folder, FolderPage, "Alikansio", "alikansio")
    assert not move(client, inner, site_tree.b.page)
    assert "jää paikalleen" in client.get(f"/admin/pages/{folder.pk}/").content.decode()
    bulk = f"/admin/bulk/wagtailcore/page/move/?next=/admin/&id={inner.pk}"
    client.post(bulk, {"chooser": site_tree.b.page.pk})
    assert Page.objects.get(pk=inner.pk).is_child_of(folder)
    client.post(bulk, {"chooser": site_tree.a.page.pk})
    assert Page.objects.get(pk=inner.pk).is_child_of(site_tree.a.page), "the same people"


def test_a_page_moves_to_where_the_same_people_see_it(site_tree, folder, admin, client_of):
    inner = factories.page(site_tree.a.page, FolderPage, "Alikansio", "alikansio")
    assert move(client_of(admin), inner, folder)


def test_a_copy_stays_among_its_readers(site_tree, folder, admin, client_of):
    client = client_of(admin)
    assert not copy(client, folder, site_tree.b.page)
    assert not copy(client, folder, site_tree.b.page, alias="on")
    assert not copy(client, site_tree.a.page, site_tree.door)
    assert copy(client, folder, site_tree.a.page)
    assert audience(Page.objects.get(slug="kopio")) == f"g{site_tree.a.group.pk}"


def test_a_copy_does_not_drop_a_restriction_inside(site_tree, folder, admin, client_of):
    inner = factories.page(folder, FolderPage, "Salainen", "salainen")
    restricting.restrict(inner, [Group.objects.create(name="Työvaliokunta")])
    assert not copy(client_of(admin), folder, site_tree.a.page, copy_subpages="on")


@pytest.mark.parametrize("number", ["", "abc", "999999", "-1"])
def test_a_destination_that_is_none(number, site_tree, folder, admin, client_of):
    assert (
        restricting.refuse_widening_copy(type("R", (), {"POST": {"new_parent_page": number}})(), folder)
        is None
    )


def test_an_alias_of_something_closed_does_not_become_a_page(site_tree, admin, client_of):
    alias = site_tree.a.folder.create_alias(parent=site_tree.home, update_slug="alias")
    assert audience(alias) == f"g{site_tree.a.group.pk}"
    client_of(admin).post(f"/admin/pages/{alias.pk}/convert_alias/")
    assert Page.objects.get(pk=alias.pk).alias_of_id == site_tree.a.folder.pk


@pytest.mark.parametrize(
    "case",
    [
        ("public", "public", True),
        ("login", "public", False),
        ("login", "g1", True),
        ("g1", "login", False),
        ("g1", "g1", True),
        ("g1|g2", "g1", True),
        ("g1", "g1|g2", False),
        ("g1&g2", "g1", False),
        ("g1", "g1&g2", True),
        ("nobody", "g1", False),
        ("g1", "nobody", True),
        ("public", "g1", True),
    ],
)
def test_what_asks_as_much(case):
    before, after, expected = case
    assert restricting._covered(restricting._clauses(before), restricting._clauses(after)) is expected


def test_membership_and_audience_together(site_tree, folder, dmitri, client_of):
    joining.add_member(site_tree.a.row, dmitri)
    client = client_of(dmitri)
    assert client.get(folder.url).status_code == 200
    restricting.restrict(folder, [Group.objects.create(name="Työvaliokunta")])
    assert client.get(folder.url).status_code == 404
    assert client.get(folder.sv.url).status_code == 404
