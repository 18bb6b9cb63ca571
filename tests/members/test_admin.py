"""The network's data in the admin: who gets there, and that memberships go the one way there is."""

import pytest

from cms.models import Municipality
from workspace.members import joining
from workspace.members.models import Membership, Organisation

MEMBERSHIPS = "/admin/snippets/members/membership/"


def words_of(site_tree, user, **fields) -> dict:
    return {"workspace": site_tree.a.row.pk, "user": user.pk, "role": "member", "organisation": "", **fields}


def test_it_works(site_tree, admin, dmitri, client_of):
    client = client_of(admin)
    client.post(f"{MEMBERSHIPS}add/", words_of(site_tree, dmitri))
    membership = Membership.objects.get(user=dmitri)
    assert client_of(dmitri).get(site_tree.a.page.url).status_code == 200
    client.post(f"{MEMBERSHIPS}edit/{membership.pk}/", words_of(site_tree, dmitri, role="chair"))
    assert Membership.objects.get(user=dmitri).role == "chair"
    client.post(f"{MEMBERSHIPS}delete/{membership.pk}/")
    assert client_of(dmitri).get(site_tree.a.page.url).status_code == 404


def test_who_and_where_do_not_change(site_tree, admin, bjorn, dmitri, client_of):
    membership = Membership.objects.get(user=bjorn)
    words = {**words_of(site_tree, dmitri), "workspace": site_tree.b.row.pk}
    client_of(admin).post(f"{MEMBERSHIPS}edit/{membership.pk}/", words)
    membership.refresh_from_db()
    assert (membership.user, membership.workspace) == (bjorn, site_tree.a.row)


def test_the_last_coordinator_stays(site_tree, admin, aino, client_of):
    client, pk = client_of(admin), Membership.objects.get(user=aino).pk
    answer = client.post(f"{MEMBERSHIPS}edit/{pk}/", words_of(site_tree, aino))
    assert "ainakin yksi koordinaattori" in answer.content.decode()
    answer = client.post(f"{MEMBERSHIPS}delete/{pk}/", follow=True)
    assert "ainakin yksi koordinaattori" in answer.content.decode()
    client.post(f"/admin/bulk/members/membership/delete/?next=/admin/&id={pk}")
    assert joining.is_coordinator(aino, site_tree.a.row)


@pytest.mark.parametrize("path", ["", "add/"])
def test_an_editor_does_not_get_there(path, site_tree, aino, client_of):
    client = client_of(aino)
    assert client.get(f"{MEMBERSHIPS}{path}").status_code in {302, 403, 404}
    client.post(f"{MEMBERSHIPS}add/", {"workspace": site_tree.b.row.pk, "user": aino.pk, "role": "member"})
    assert not Membership.objects.filter(workspace=site_tree.b.row).exists()


def test_a_permission_given_in_a_group_does_not_open_it(site_tree, aino, bjorn, client_of):
    from django.contrib.auth.models import Permission

    aino.groups.first().permissions.add(*Permission.objects.filter(content_type__app_label="members"))
    client, pk = client_of(aino), Membership.objects.get(user=bjorn).pk
    client.post(f"{MEMBERSHIPS}add/", {"workspace": site_tree.b.row.pk, "user": aino.pk, "role": "member"})
    client.post(f"{MEMBERSHIPS}delete/{pk}/")
    client.post(f"/admin/bulk/members/membership/delete/?next=/admin/&id={pk}")
    assert Membership.objects.count() == 2
    assert not joining.is_member(aino, site_tree.b.row)


def test_what_others_need_is_not_deleted(site_tree, admin, client_of):
    town = Municipality.objects.create(name_fi="Oulu", code="564")
    Organisation.objects.create(name_fi="Lukio", kind="school", municipality=town)
    answer = client_of(admin).post(f"/admin/snippets/cms/municipality/delete/{town.pk}/", follow=True)
    assert "siihen viitataan yhä" in answer.content.decode()
    assert Municipality.objects.exists()


def test_a_workspace_is_not_deleted(site_tree, admin, client_of):
    url = f"/admin/snippets/members/workspace/delete/{site_tree.a.row.pk}/"
    assert client_of(admin).post(url).status_code in {302, 403}
    client_of(admin).post(f"/admin/bulk/members/workspace/delete/?next=/admin/&id={site_tree.a.row.pk}")
    site_tree.a.row.refresh_from_db()


@pytest.mark.parametrize(
    "name",
    [
        "members/organisation",
        "members/workspace",
        "members/membership",
        "cms/municipality",
        "cms/spokenlanguage",
    ],
)
def test_the_lists_open_in_both_languages(name, site_tree, admin, bjorn, client_of):
    client = client_of(admin)
    assert client.get(f"/admin/snippets/{name}/").status_code == 200
    assert client.get(f"/admin/snippets/{name}/add/").status_code in {200, 302}
