"""People in the admin: made and changed without touching the workspaces that they belong to."""

import pytest
from django.contrib.auth.models import Permission

from cms.models import User
from workspace.members.models import Membership

PASSWORD = "kolme-vihreaa-venetta"


def words(**fields) -> dict:
    return {
        "email": "uusi@elo.example",
        "first_name": "Uusi",
        "last_name": "Ihminen",
        "language": "sv",
        **fields,
    }


def test_it_works(site_tree, admin, client_of):
    client = client_of(admin)
    page = client.get("/admin/users/new/").content.decode()
    assert 'name="language"' in page
    assert "Ohjausryhmä" not in page, "a workspace's group is not offered"
    client.post("/admin/users/new/", words(password1=PASSWORD, password2=PASSWORD))
    made = User.objects.get(email="uusi@elo.example")
    assert (made.language, made.check_password(PASSWORD)) == ("sv", True)


def test_saving_a_person_keeps_the_workspaces(site_tree, admin, aino, client_of):
    before = set(aino.groups.values_list("name", flat=True))
    editors = aino.groups.get(name="Toimittajat")
    fields = words(email=aino.email, is_active="on", groups=[editors.pk])
    client_of(admin).post(f"/admin/users/edit/{aino.pk}/", fields)
    aino.refresh_from_db()
    assert aino.last_name == "Ihminen"
    assert set(aino.groups.values_list("name", flat=True)) == before


def test_a_workspace_is_not_joined_here(site_tree, admin, dmitri, client_of):
    fields = words(email=dmitri.email, is_active="on", groups=[site_tree.a.group.pk])
    answer = client_of(admin).post(f"/admin/users/edit/{dmitri.pk}/", fields)
    assert answer.status_code == 200, "the form comes back"
    assert not dmitri.groups.exists()
    assert not Membership.objects.filter(user=dmitri).exists()


@pytest.mark.parametrize("rights", ["none", "change_user"])
def test_nobody_but_an_administrator_gives_rights(rights, site_tree, admin, aino, dmitri, client_of):
    """AC-44: not to oneself, not to others, and none are taken from the administrator, whatever a role is given."""
    if rights == "change_user":
        aino.groups.get(name="Toimittajat").permissions.add(
            *Permission.objects.filter(content_type__app_label="cms", content_type__model="user")
        )
    client, groups = client_of(aino), set(aino.groups.values_list("pk", flat=True))
    everything = {"is_active": "on", "is_staff": "on", "is_superuser": "on", "groups": [site_tree.b.group.pk]}
    for person in (admin, aino, dmitri):
        fields = words(email=person.email, password1=PASSWORD, password2=PASSWORD, **everything)
        client.post(f"/admin/users/edit/{person.pk}/", fields)
        client.post(f"/admin/users/delete/{person.pk}/")
        client.post(f"/admin/bulk/cms/user/delete/?next=/admin/&id={person.pk}")
    client.post("/admin/users/new/", words(password1=PASSWORD, password2=PASSWORD, **everything))
    assert set(User.objects.values_list("email", "is_superuser")) == {
        (admin.email, True), (aino.email, False), (dmitri.email, False),
    }  # fmt: skip
    admin.refresh_from_db()
    assert admin.check_password("elo-demo-2026")
    assert set(aino.groups.values_list("pk", flat=True)) == groups
    assert not dmitri.groups.exists()


def test_an_address_is_taken_once(site_tree, admin, aino, client_of):
    client = client_of(admin)
    client.post("/admin/users/new/", words(email="AINO@elo.example", password1=PASSWORD, password2=PASSWORD))
    assert User.objects.filter(email="aino@elo.example").count() == 1


def test_editors_are_asked_for_no_time_zone(admin, client_of):
    page = client_of(admin).get("/admin/account/").content.decode()
    assert "preferred_language" in page
    assert "time_zone" not in page
