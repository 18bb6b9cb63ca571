"""Joining, leaving: what is written, and that it is true at once."""

import pytest
from django.contrib.auth.models import Group

from cms import access
from cms.models import User
from workspace.members import joining
from workspace.members.joining import LastCoordinatorError
from workspace.members.models import Membership


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
