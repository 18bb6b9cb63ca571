"""Founding: what is written, and that it is closed from the first moment."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from wagtail import hooks
from wagtail.models import PageViewRestriction

from cms import access
from cms.audit import AuditRow
from tests import factories
from workspace.discussions.models import BoardPage
from workspace.events.models import EventIndexPage
from workspace.folders.models import FolderPage
from workspace.members import founding, joining
from workspace.members.access_settings import Answers
from workspace.members.founding import Plan, Words
from workspace.members.models import Workspace, WorkspaceIndexPage, WorkspacePage
from workspace.plans.models import ActionPlanPage

PLAN = Plan(
    fi=Words("Ohjaajien vertaisryhmä", "<p>Ohjaajat tapaavat kerran kuussa.</p>"),
    sv=Words("Handledarnas kollegiala grupp"),
    kind=Workspace.Kind.CIRCLE,
)


def audiences(workspace: Workspace) -> set[str]:
    return {access.audience(page) for page in workspace.pages.all()}


def readers(subgroup: Workspace) -> str:
    """Return the audience of a subgroup that the members of its parent read, but not the guests."""
    keys = [subgroup.group_id, Workspace.objects.get(pk=subgroup.parent_id).inner_id]
    return "|".join(f"g{key}" for key in sorted(keys))


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


# -- On the front end ---------------------------------------------------------------------------
URL = "/fi/perusta-tyotila/"
TYPED = {
    "kind": "network",
    "title_fi": "Lapin ohjausryhmä",
    "title_sv": "Lapplands styrgrupp",
    "purpose_fi": "Kokoontuu keväisin.\n\nJa <b>syksyisin</b>.",
    "purpose_sv": "Möts på våren.",
    "parent": "",
    "reading": "members",
    "joining": "invited",
    "writing": "members",
}


def typed(**changed) -> dict:
    return {**TYPED, "form_id": str(uuid4()), **changed}


def newest() -> Workspace:
    return Workspace.objects.latest("pk")


def test_a_coordinator_founds_one(site_tree, aino, client_of):
    client = client_of(aino)
    form = client.get(URL).content.decode()
    for label in ("Nimi suomeksi", "Tarkoitus ruotsiksi", "Kuka saa nähdä sen?", "Kuka saa kirjoittaa?"):
        assert form.count(label) == 1
    answer = client.post(URL, typed())
    workspace = newest()
    page = workspace.page_in("fi")
    assert (answer.status_code, answer.url) == (302, page.url)
    assert audiences(workspace) == {f"g{workspace.group_id}"}
    assert joining.is_coordinator(aino, workspace)
    assert page.purpose == "<p>Kokoontuu keväisin.</p>\n\n<p>Ja &lt;b&gt;syksyisin&lt;/b&gt;.</p>"
    assert workspace.page_in("sv").title == "Lapplands styrgrupp"
    words = client.get(page.url).content.decode()
    assert "on valmis" in words
    for room in ("Asiakirjat", "Keskustelut", "Tapahtumat ja kokoukset", "Toimintasuunnitelma"):
        assert room in words
    swedish = client.get(workspace.page_in("sv").url).content.decode()
    for room in ("Dokument", "Diskussioner", "Evenemang och möten", "Verksamhetsplan"):
        assert room in swedish


def test_it_is_in_the_log(site_tree, aino, client_of):
    client_of(aino).post(URL, typed())
    row = AuditRow.objects.filter(action="workspace.founded").latest("pk")
    assert (row.actor_id, row.group_id, row.subject) == (aino.pk, newest().group_id, "Lapin ohjausryhmä")
    assert row.after["seen_by"] == "members"


@pytest.mark.parametrize(
    ("kind", "folders", "has_plan"),
    [
        ("network", ["Kokoukset", "Toimintasuunnitelma", "Viestintä"], True),
        ("section", ["Kokoukset", "Valmistelu"], False),
        ("project", ["Kokoukset", "Hankesuunnitelma", "Raportit"], False),
        ("circle", ["Tapaamiset", "Aineistot"], False),
    ],
)
def test_the_kind_makes_its_rooms(site_tree, aino, kind, folders, has_plan):
    workspace = founding.found(site_tree.door, Plan(Words("Uusi"), Words("Ny"), kind, [aino]))
    for language, title in (("fi", "Asiakirjat"), ("sv", "Dokument")):
        page = workspace.page_in(language)
        shelf = FolderPage.objects.child_of(page).get()
        assert shelf.title == title
        assert (
            ActionPlanPage.objects.child_of(page).exists(),
            BoardPage.objects.child_of(page).count(),
            EventIndexPage.objects.child_of(page).count(),
        ) == (has_plan, 1, 1)
    inner = FolderPage.objects.descendant_of(workspace.page_in("fi")).filter(depth=shelf.depth + 1)
    assert list(inner.order_by("path").values_list("title", flat=True)) == folders
    assert all(page.get_translations().count() == 1 for page in inner)


def test_the_demo_furnishes_its_own(site_tree):
    workspace = founding.found(site_tree.door, Plan(Words("Uusi"), Words("Ny"), furnished=False))
    assert not workspace.page_in("fi").get_children().exists()


def test_a_second_click_gives_the_same_workspace(site_tree, aino, client_of):
    client, data = client_of(aino), typed()
    first = client.post(URL, data)
    count = Workspace.objects.count()
    assert client.post(URL, data).url == first.url
    assert Workspace.objects.count() == count


def test_the_form_sent_again_with_another_name_founds_another(site_tree, aino, client_of):
    client, data = client_of(aino), typed()
    client.post(URL, data)
    client.post(URL, data | {"title_fi": "Toinen ryhmä", "title_sv": "Andra gruppen"})
    assert Workspace.objects.filter(group__name__in=["Lapin ohjausryhmä", "Toinen ryhmä"]).count() == 2


def test_a_form_of_somebody_elses_is_not_theirs(site_tree, aino, cecilia, client_of):
    data = typed()
    client_of(aino).post(URL, data)
    joining.add_member(site_tree.b.row, cecilia, is_coordinator=True)
    words = client_of(cecilia).post(URL, data).content.decode()
    assert "Toisella työtilalla tai sivulla on jo tämä nimi" in words
    assert not joining.is_member(cecilia, newest())


WRONG = [
    ({"title_sv": ""}, "Anna myös ruotsinkielinen nimi: luettelot, viestit ja haku"),
    ({"title_fi": "\u200b \u200b"}, "Anna myös suomenkielinen nimi"),
    ({"title_fi": "!!!"}, "nimessä on oltava ainakin yksi kirjain tai numero"),
    ({"title_fi": "Ohjausryhmä"}, "Toisella työtilalla tai sivulla on jo tämä nimi"),
    ({"title_fi": "x" * 200}, "enintään 120"),
    ({"title_fi": "nolla\x00"}, "field--wrong"),
    ({"kind": "kerho"}, "kerho"),
    ({"kind": "section", "reading": "parent"}, "Valitse, minkä työtilan alaryhmä tämä on"),
    ({"joining": "open"}, "Joka ei näe työtilaa, ei voi liittyä siihen"),
    ({"parent": "999999999999999999999999"}, "alaryhmä"),
    ({"form_id": "x"}, "Lomake ei ole kokonainen"),
    ({"reading": "", "writing": "kaikki"}, "kaikki"),
]


@pytest.mark.parametrize(("changed", "sentence"), WRONG)
def test_bad_input_keeps_what_was_typed(site_tree, aino, client_of, changed, sentence):
    before = Workspace.objects.count()
    answer = client_of(aino).post(URL, typed(**changed))
    words = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in words
    assert "Ja &lt;b&gt;syksyisin&lt;/b&gt;." in words
    assert Workspace.objects.count() == before


def test_who_may_found(site_tree, aino, bjorn, dmitri, client_of):
    """AC-02: for others the form is not there; a visitor is led to the log-in page (AC-01)."""
    answers = [client_of(user).get(URL).status_code for user in (aino, bjorn, dmitri)]
    assert answers == [200, 404, 404]
    before = Workspace.objects.count()
    assert [client_of(user).post(URL, typed()).status_code for user in (bjorn, dmitri)] == [404, 404]
    assert client_of().post(URL, typed()).url.startswith("/accounts/login/")
    assert Workspace.objects.count() == before


def test_an_administrator_founds_one_and_coordinates_it(site_tree, admin, client_of):
    client_of(admin).post(URL, typed(parent=str(site_tree.b.row.pk)))
    assert newest().memberships.get().user == admin
    assert newest().parent == site_tree.b.row


def test_one_hangs_only_from_what_one_coordinates(site_tree, aino, client_of):
    words = client_of(aino).get(URL).content.decode()
    assert f'value="{site_tree.a.row.pk}"' in words
    assert "Nuorten jaos" not in words
    before = Workspace.objects.count()
    client_of(aino).post(URL, typed(parent=str(site_tree.b.row.pk)))
    assert Workspace.objects.count() == before
    client_of(aino).post(URL, typed(kind="section", parent=str(site_tree.a.row.pk), reading="parent"))
    section = newest()
    assert (section.parent, section.parent_reads) == (site_tree.a.row, True)
    assert audiences(section) == {readers(section)}


def test_mass_assignment_does_nothing(site_tree, aino, bjorn, client_of):
    """AC-46: fields that the form does not have are not taken in."""
    extra = {
        "group": str(site_tree.b.group.pk),
        "collection": str(site_tree.b.collection.pk),
        "owner": str(bjorn.pk),
    }
    extra |= {
        "seen_by": "network",
        "parent_reads": "on",
        "live": "",
        "archived_at": "2020-01-01",
        "slug": "muu",
    }
    client_of(aino).post(URL, typed(**extra))
    workspace = newest()
    assert workspace.group_id != site_tree.b.group.pk
    assert workspace.collection_id != site_tree.b.collection.pk
    assert (workspace.seen_by, workspace.parent_reads, workspace.archived_at) == ("members", False, None)
    assert workspace.page_in("fi").slug == "lapin-ohjausryhma"
    assert list(workspace.memberships.values_list("user", flat=True)) == [aino.pk]


def test_the_button_answers_as_is_usual(site_tree, aino, client_of):
    data = typed(kind="section", parent=str(site_tree.a.row.pk), usual="1", title_sv="")
    before = Workspace.objects.count()
    form = client_of(aino).post(URL, data).context["form"]
    assert {name: form[name].value() for name in ("title_fi", "kind", "reading", "joining", "writing")} == {
        "title_fi": "Lapin ohjausryhmä",
        "kind": "section",
        "reading": "parent",
        "joining": "request",
        "writing": "members",
    }
    assert not form.errors
    assert Workspace.objects.count() == before


def test_a_translation_made_later_is_as_closed(site_tree):
    workspace = founding.found(
        site_tree.door, Plan(Words("Uusi"), answers=Answers(site_tree.a.row, "parent"))
    )
    factories.in_swedish(workspace.page_in("fi"), "Ny")
    assert audiences(workspace) == {readers(workspace)}


def test_founding_is_whole_or_not_at_all(site_tree, aino):
    before = (Workspace.objects.count(), WorkspacePage.objects.count(), Group.objects.count())

    def broken(workspace, pages, kind):
        raise RuntimeError

    with hooks.register_temporarily("workspace_founded", broken), pytest.raises(RuntimeError):
        founding.found_once(site_tree.door, Plan(Words("Uusi"), Words("Ny"), coordinators=[aino]), aino)
    assert (Workspace.objects.count(), WorkspacePage.objects.count(), Group.objects.count()) == before


# -- The breadcrumb of a subgroup ---------------------------------------------------------------
def test_a_subgroup_comes_after_its_parent(site_tree, aino, dmitri, client_of):
    plan = Plan(Words("Alaryhmä"), Words("Undergrupp"), answers=Answers(site_tree.a.row), coordinators=[aino])
    workspace = founding.found(site_tree.door, plan)
    joining.add_member(workspace, dmitri)
    page = workspace.page_in("fi")
    for user, expected in (
        (aino, ["Työtilat", "Ohjausryhmä", "Alaryhmä"]),
        (dmitri, ["Työtilat", "Alaryhmä"]),
    ):
        context = client_of(user).get(page.url).context
        assert [title for title, _url in context["breadcrumb"]] == expected
