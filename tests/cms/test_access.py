"""The judge: audiences are canonical, all restrictions are met, nothing is remembered too long."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page

from cms import access
from cms.models import Document
from cms.restricting import restrict
from home.models import ContentPage
from tests import factories
from workspace.folders.models import FolderPage


def test_audiences_of_the_tree(site_tree):
    assert access.audience(site_tree.home) == "public"
    assert access.audience(site_tree.door) == "login"
    assert access.audience(site_tree.a.folder) == f"g{site_tree.a.group.pk}"
    assert access.audience(site_tree.a.page_sv) == access.audience(site_tree.a.page)


def test_a_closed_room_in_a_closed_room_asks_for_both(site_tree, bjorn, cecilia):
    restrict(site_tree.a.folder, [site_tree.b.group])
    wanted = "&".join(sorted([f"g{site_tree.a.group.pk}", f"g{site_tree.b.group.pk}"]))
    assert access.audience(site_tree.a.folder) == wanted
    assert not access.can_view(bjorn, site_tree.a.folder)
    assert not access.can_view(cecilia, site_tree.a.folder)
    bjorn.groups.add(site_tree.b.group)
    assert access.can_view(bjorn, site_tree.a.folder)


@pytest.mark.parametrize("name", ["aino", "bjorn", "cecilia", "dmitri", "admin"])
def test_list_and_single_answer_agree(name, site_tree, request):
    user = request.getfixturevalue(name)
    everything = Page.objects.filter(depth__gt=1)
    seen = set(access.viewable_by(user, everything).values_list("pk", flat=True))
    assert seen == {page.pk for page in everything if access.can_view(user, page)}
    assert seen


@pytest.mark.parametrize("name", ["bjorn", "cecilia", "dmitri", "admin"])
def test_rows_that_hang_from_pages_agree_with_the_pages(name, site_tree, request):
    user = request.getfixturevalue(name)
    factories.document(site_tree.a.folder, "Hyllyssä")
    factories.document(site_tree.b.folder, "Jaoksessa")
    factories.document(site_tree.b.folder, "Roskissa", trashed_at=timezone.now())
    site_tree.a.folder.create_alias(parent=site_tree.home, update_slug="alias")
    factories.document(Page.objects.get(slug="alias"), "Kuvajaisessa")
    hidden = factories.page(site_tree.a.folder, FolderPage, "Luonnos", "luonnos")
    factories.document(hidden, "Luonnoksessa")
    hidden.unpublish()
    for files in (access.viewable_hung_files, access.viewable_files):
        seen = set(files(user, Document.objects.all()))
        assert seen == {
            document for document in Document.objects.all() if access.can_view_file(user, document)
        }


def test_visitor_sees_the_public_side_only(site_tree):
    seen = access.viewable_by(AnonymousUser(), Page.objects.filter(depth__gt=1))
    assert set(seen) == {site_tree.home.page_ptr, site_tree.home_sv.page_ptr}


def test_removed_member_sees_nothing_from_the_next_request_on(site_tree, bjorn, client_of):
    client = client_of(bjorn)
    assert client.get(site_tree.a.page.get_url()).status_code == 200
    site_tree.a.group.user_set.remove(bjorn)
    assert client.get(site_tree.a.page.get_url()).status_code == 404


def test_alias_asks_what_its_original_asks(site_tree, dmitri, bjorn):
    alias = site_tree.a.folder.create_alias(parent=site_tree.home, update_slug="alias")
    assert access.audience(alias) == f"g{site_tree.a.group.pk}"
    assert not access.can_view(dmitri, alias)
    assert alias.pk not in access.viewable_by(dmitri, Page.objects.all()).values_list("pk", flat=True)
    assert access.can_view(bjorn, alias)


def test_draft_and_expired_are_nobodys(site_tree, admin):
    page = factories.page(site_tree.home, ContentPage, "Vanha", "vanha")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    page.refresh_from_db()
    assert not access.can_view(admin, page)
    assert page.pk not in access.viewable_by(admin, Page.objects.all()).values_list("pk", flat=True)
    page.expire_at, page.live = None, False
    page.save()
    assert not access.can_view(admin, page)


def test_inactive_person_is_a_stranger(site_tree, bjorn):
    bjorn.is_active = False
    assert not access.can_view(bjorn, site_tree.a.page)


def test_restriction_without_a_group_is_nobodys(site_tree, bjorn):
    site_tree.a.page.view_restrictions.first().groups.clear()
    assert access.audience(site_tree.a.page) == "nobody"
    assert not access.can_view(bjorn, site_tree.a.page)


def test_files_follow_their_guard_and_collection(site_tree, bjorn, cecilia):
    hung = factories.document(site_tree.a.folder, "Asialista")
    loose = factories.document(None, "Vuosikertomus")
    viewable = Document.objects.viewable_by(cecilia)
    assert loose in viewable
    assert hung not in viewable
    assert hung in Document.objects.viewable_by(bjorn)
    assert access.can_view_file(bjorn, hung)
    assert not access.can_view_file(cecilia, hung)
    assert not access.can_view_file(AnonymousUser(), hung)
    assert access.can_view_file(AnonymousUser(), loose)


def test_get_viewable_is_one_call(site_tree, bjorn, cecilia):
    assert access.get_viewable(bjorn, Page.objects.all(), pk=site_tree.a.folder.pk)
    for number in (site_tree.a.folder.pk, 10**6):
        with pytest.raises(Http404):
            access.get_viewable(cecilia, Page.objects.all(), pk=number)


def test_translation_has_the_audience_of_its_original(site_tree):
    restrict(site_tree.a.folder, [site_tree.a.group])
    copy = factories.in_swedish(site_tree.a.folder, "Dokument")
    assert [group.pk for group in copy.view_restrictions.get().groups.all()] == [site_tree.a.group.pk]


def test_restricting_reaches_every_language(site_tree):
    other = Group.objects.create(name="Muut")
    restrict(site_tree.a.page, [other])
    assert access.audience(site_tree.a.page_sv) == f"g{other.pk}"


def test_asking_costs_the_same_for_one_and_for_many_rooms(site_tree, bjorn, django_assert_num_queries):
    def ask():
        user = type(bjorn).objects.get(pk=bjorn.pk)
        return list(access.viewable_by(user, Page.objects.all()).values_list("pk", flat=True))

    with django_assert_num_queries(3 + 1):
        ask()
    for number in range(5):
        factories.workspace(site_tree, f"Ryhmä {number}", f"ryhma-{number}", f"Grupp {number}")
    with django_assert_num_queries(3 + 1):
        ask()
