"""Settings of a workspace: widened only when confirmed, and never over what somebody else saved."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms import access
from cms.audit import AuditRow
from search import outbox
from workspace.members import access_settings, changing, founding, joining
from workspace.members.access_settings import Answers
from workspace.members.founding import Plan, Words
from workspace.members.models import Workspace


@pytest.fixture
def section(site_tree, aino) -> Workspace:
    """A section below A that Aino coordinates and only its members see."""
    plan = Plan(Words("Jaos"), Words("Sektion"), "section", [aino], Answers(site_tree.a.row))
    return founding.found(site_tree.door, plan)


@pytest.fixture
def settings(aino, client_of):
    """Return a client of Aino's, and a function that gives what the form of a workspace holds."""
    client = client_of(aino)

    def of(workspace: Workspace, **changed) -> tuple[str, dict]:
        url = f"/fi/tyotila/{workspace.page_in('fi').pk}/asetukset/"
        form = client.get(url).context["form"]
        values = {name: form[name].value() for name in form.fields}
        held = {name: "" if value is None else value for name, value in values.items()}
        return url, held | changed

    of.client = client
    return of


def audiences(workspace: Workspace) -> set[str]:
    return {access.audience(page) for page in workspace.pages.all()}


def now(workspace: Workspace) -> Workspace:
    return Workspace.objects.get(pk=workspace.pk)


# -- Words --------------------------------------------------------------------------------------
def test_it_works(section, settings):
    url, data = settings(section, title_fi="Nuorten jaosto", purpose_sv="För unga.", kind="project")
    assert settings.client.post(url, data).url == url
    section = now(section)
    assert (section.kind, section.group.name, section.collection.name) == (
        "project",
        "Nuorten jaosto",
        "Nuorten jaosto",
    )
    assert section.page_in("fi").title == "Nuorten jaosto"
    assert section.page_in("fi").slug == "jaos"
    assert section.page_in("sv").purpose == "<p>För unga.</p>"
    assert AuditRow.objects.filter(action="workspace.renamed").latest("pk").after["fi"] == "Nuorten jaosto"


def test_a_purpose_with_links_is_left_to_its_page(section, settings):
    page = section.page_in("fi")
    page.purpose = '<p>Katso <a href="https://example.org/">tästä</a>.</p>'
    page.save_revision().publish()
    url, data = settings(section, title_fi="Uusi nimi")
    assert "purpose_fi" not in data
    settings.client.post(url, data | {"purpose_fi": "Tyhjä"})
    assert section.page_in("fi").purpose == page.purpose
    assert section.page_in("fi").title == "Uusi nimi"


def test_a_draft_that_is_being_written_stays(section, settings):
    page = section.page_in("fi")
    page.search_description = "Luonnos"
    page.save_revision()
    url, data = settings(section, title_fi="Uusi nimi")
    settings.client.post(url, data)
    page = section.page_in("fi")
    draft = page.get_latest_revision_as_object()
    assert (page.title, draft.title) == ("Uusi nimi", "Uusi nimi")
    assert (page.search_description, draft.search_description) == ("", "Luonnos")


def test_a_missing_swedish_name_is_asked_and_makes_the_page(site_tree, aino, settings):
    workspace = founding.found(site_tree.door, Plan(Words("Hanke"), coordinators=[aino]))
    url, data = settings(workspace)
    assert "Anna myös ruotsinkielinen nimi" in settings.client.post(url, data).content.decode()
    settings.client.post(url, data | {"title_sv": "Projektet"})
    assert workspace.page_in("sv").title == "Projektet"
    assert audiences(workspace) == {f"g{workspace.group_id}"}


def test_plain_and_rich():
    assert (
        changing.plain(changing.rich("Yksi <kaksi>\nkolme\n\nneljä & viisi"))
        == "Yksi <kaksi>\nkolme\n\nneljä & viisi"
    )
    assert changing.plain('<p data-block-key="x">A</p><p>B<br/>C</p>') == "A\n\nB\nC"
    assert changing.plain("<ul><li>A</li></ul>") is None
    assert changing.rich("  \n ") == ""


# -- Letting more people in ---------------------------------------------------------------------
def test_the_parent_reads_after_a_confirmation(site_tree, section, settings, bjorn, client_of):
    """AC-37: fi and sv in the same transaction; and nothing before the confirmation."""
    url, data = settings(section, reading="parent")
    words = settings.client.post(url, data).content.decode()
    assert "Ohjausryhmä: sen kaikki jäsenet, 2 ihmistä, voivat lukea kaiken" in words
    assert "Heistä 1 ei voi lukea sitä nyt." in words
    assert audiences(section) == {f"g{section.group_id}"}
    assert client_of(bjorn).get(section.page_in("sv").url).status_code == 404
    assert not AuditRow.objects.filter(action="workspace.access").exists()
    key = f"g{section.group_id}|g{site_tree.a.group.pk}"
    assert f'name="confirmed" value="{key}"' in words
    assert settings.client.post(url, data | {"confirmed": key}).status_code == 302
    inner = Workspace.objects.get(pk=site_tree.a.row.pk).inner_id
    assert audiences(section) == {"|".join(f"g{pk}" for pk in sorted([section.group_id, inner]))}
    for language in ("fi", "sv"):
        assert client_of(bjorn).get(section.page_in(language).url).status_code == 200
    row = AuditRow.objects.filter(action="workspace.access").latest("pk")
    assert (row.before["parent_reads"], row.after["parent_reads"], row.group_id) == (
        False,
        True,
        section.group_id,
    )


@pytest.fixture
def guest(site_tree, aino, dmitri):
    """Dmitri, a guest of A until tomorrow week."""
    until = timezone.localdate() + timedelta(days=8)
    return joining.add_member(site_tree.a.row, dmitri, "guest", ends_on=until, sponsor=aino)


def test_a_guest_of_the_parent_reads_no_subgroup(site_tree, section, guest, bjorn, aino, client_of):
    """Guests are only where they are invited, however the group of the others came to be and changes."""
    access_settings.write(section, Answers(site_tree.a.row, "parent"))
    page, dmitri = section.page_in("fi"), guest.user

    def sees(user) -> bool:
        outbox.drain()
        found = page.url in client_of(user).get("/fi/haku/?q=jaos").content.decode()
        opened = client_of(user).get(page.url).status_code == 200
        assert found == opened
        return opened

    assert client_of(dmitri).get(site_tree.a.page.url).status_code == 200
    assert (sees(bjorn), sees(dmitri)) == (True, False)
    joining.change(guest, role="member", ends_on=None)
    assert sees(dmitri)
    joining.change(guest, role="guest", ends_on=timezone.localdate(), sponsor=aino)
    assert not sees(dmitri)
    joining.remove_member(site_tree.a.row, bjorn)
    assert not sees(bjorn)
    assert not Group.objects.filter(inner_of=site_tree.a.row, user=bjorn).exists()


def test_guests_are_not_counted_among_those_let_in(site_tree, section, guest, settings):
    url, data = settings(section, reading="parent")
    words = settings.client.post(url, data).content.decode()
    assert "Ohjausryhmä: sen ainoa jäsen, 1 ihminen, voi lukea kaiken" in words


def test_who_sees_a_subgroup_names_the_parent_once(site_tree, section, guest, aino, client_of):
    access_settings.write(section, Answers(site_tree.a.row, "parent"))
    html = client_of(aino).get(f"/fi/kuka-nakee/{section.page_in('fi').pk}/").content.decode()
    assert "Ohjausryhmä" in html
    assert "ilman vieraita" not in html
    assert "Dmitri" not in html


def test_a_membership_that_is_over_opens_no_subgroup(site_tree, section, bjorn, client_of):
    """Its last day is over, and no sweep has run."""
    access_settings.write(section, Answers(site_tree.a.row, "parent"))
    assert client_of(bjorn).get(section.page_in("fi").url).status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    site_tree.a.row.memberships.filter(user=bjorn).update(since=yesterday, ends_on=yesterday)
    assert client_of(bjorn).get(section.page_in("fi").url).status_code == 404


def test_another_confirmation_does_not_do(site_tree, section, settings):
    url, data = settings(section, reading="network", joining="open")
    for key in ("yes", f"g{section.group_id}|g{site_tree.a.group.pk}", f"g{section.group_id}"):
        assert "irjautun" in settings.client.post(url, data | {"confirmed": key}).content.decode()
        assert audiences(section) == {f"g{section.group_id}"}
    assert settings.client.post(url, data | {"confirmed": "login"}).status_code == 302
    assert audiences(section) == {"login"}


def test_back_keeps_what_was_typed(section, settings):
    url, data = settings(section, reading="network", title_fi="Toinen nimi")
    words = settings.client.post(url, data | {"back": "1"}).content.decode()
    assert 'value="Toinen nimi"' in words
    assert "Kuka saa nähdä sen?" in words
    assert now(section).seen_by == "members"


def test_narrowing_asks_nothing(site_tree, section, settings, dmitri, client_of):
    access_settings.write(section, Answers(site_tree.a.row, "network"))
    assert client_of(dmitri).get(section.page_in("fi").url).status_code == 200
    url, data = settings(section, reading="members")
    assert settings.client.post(url, data).status_code == 302
    assert client_of(dmitri).get(section.page_in("fi").url).status_code == 404


def test_another_parent_is_never_silently_let_in(site_tree, section, settings, aino, cecilia):
    joining.add_member(site_tree.b.row, aino, is_coordinator=True)
    access_settings.write(section, Answers(site_tree.a.row, "parent"))
    url, data = settings(section, parent=str(site_tree.b.row.pk))
    words = settings.client.post(url, data).content.decode()
    assert "Nuorten jaos: sen kaikki jäsenet, 2 ihmistä" in words
    assert now(section).parent == site_tree.a.row
    assert not access.can_view(cecilia, section.page_in("fi"))
    settings.client.post(url, data | {"confirmed": f"g{section.group_id}|g{site_tree.b.group.pk}"})
    assert access.can_view(cecilia, section.page_in("fi"))


def test_without_a_parent_nobody_else_reads(site_tree, section, settings, bjorn):
    access_settings.write(section, Answers(site_tree.a.row, "parent"))
    url, data = settings(section, parent="")
    assert "Valitse, minkä työtilan alaryhmä" in settings.client.post(url, data).content.decode()
    assert access.can_view(bjorn, section.page_in("fi"))
    settings.client.post(url, data | {"reading": "members"})
    assert (now(section).parent, now(section).parent_reads) == (None, False)
    assert not access.can_view(bjorn, section.page_in("fi"))


def test_search_follows_at_once(site_tree, section, bjorn, client_of):
    """AC-07, M4: found by those who may read it, and by nobody else from the next request on."""
    outbox.drain()
    url = "/fi/haku/?q=jaos"
    address = section.page_in("fi").url
    assert address not in client_of(bjorn).get(url).content.decode()
    access_settings.write(section, Answers(site_tree.a.row, "parent"))
    outbox.drain()
    assert address in client_of(bjorn).get(url).content.decode()
    access_settings.write(section, Answers(site_tree.a.row))
    assert address not in client_of(bjorn).get(url).content.decode()


def test_files_that_no_page_guards_follow(site_tree, section, bjorn):
    def clause() -> str:
        return access.collection_audience(section.collection)

    assert clause() == f"g{section.group_id}"
    access_settings.write(section, Answers(site_tree.a.row, "parent"))
    inner = Workspace.objects.get(pk=site_tree.a.row.pk).inner_id
    assert set(clause().split("|")) == {f"g{section.group_id}", f"g{inner}"}
    access_settings.write(section, Answers(reading="network"))
    assert clause() == "login"


def test_what_is_wrong_changes_nothing(site_tree, section):
    before = list(PageViewRestriction.objects.order_by("pk").values_list("pk", "restriction_type"))
    with pytest.raises(changing.ValidationError):
        access_settings.write(section, Answers(None, "parent"))
    assert list(PageViewRestriction.objects.order_by("pk").values_list("pk", "restriction_type")) == before


# -- Parents ------------------------------------------------------------------------------------
def test_a_subgroup_moved_below_its_own_child(site_tree, section, settings, aino):
    plan = Plan(Words("Pienryhmä"), Words("Smågrupp"), coordinators=[aino], answers=Answers(section))
    child = founding.found(site_tree.door, plan)
    url, data = settings(section, parent=str(child.pk))
    answer = settings.client.post(url, data)
    assert "Työtila ei voi olla itsensä eikä oman alaryhmänsä alaryhmä." in answer.content.decode()
    assert now(section).parent == site_tree.a.row
    url, data = settings(section, parent=str(section.pk))
    assert settings.client.post(url, data).status_code == 200
    assert now(section).parent == site_tree.a.row


def test_the_parent_of_another_coordinator_stays(site_tree, section, settings, aino, bjorn):
    joining.add_member(site_tree.a.row, bjorn, is_coordinator=True)
    joining.remove_member(site_tree.a.row, aino)
    url, data = settings(section, title_fi="Uusi nimi")
    assert data["parent"] == site_tree.a.row.pk
    assert settings.client.post(url, data).status_code == 302
    assert now(section).parent == site_tree.a.row


# -- Two at the same time -----------------------------------------------------------------------
def test_a_stale_form_shows_both(section, settings):
    url, data = settings(section, title_fi="Minun nimeni", writing="coordinators")
    other_url, other = settings(section, title_fi="Toisen nimi")
    settings.client.post(other_url, other)
    answer = settings.client.post(url, data)
    words = answer.content.decode()
    assert answer.status_code == 409
    for text in ("Toisen nimi", "Minun nimeni", "Vain sen koordinaattorit", "Kaikki jäsenet"):
        assert text in words
    assert section.page_in("fi").title == "Toisen nimi"
    assert now(section).writing == "members"
    fresh = answer.context["form"]["version"].value()
    assert settings.client.post(url, data | {"version": fresh}).status_code == 302
    assert section.page_in("fi").title == "Minun nimeni"


def test_a_form_without_its_version_is_stale(section, settings):
    url, data = settings(section, title_fi="Uusi nimi")
    assert settings.client.post(url, data | {"version": ""}).status_code == 409


# -- Who ----------------------------------------------------------------------------------------
def test_only_coordinators(section, bjorn, cecilia, dmitri, client_of):
    """AC-01, AC-02."""
    joining.add_member(section, bjorn)
    url = f"/fi/tyotila/{section.page_in('fi').pk}/asetukset/"
    for user in (bjorn, cecilia, dmitri):
        assert client_of(user).get(url).status_code == 404
        assert client_of(user).post(url, {"title_fi": "Minun"}).status_code == 404
    assert client_of().get(url).url.startswith("/accounts/login/")
    assert "Asetukset" not in client_of(bjorn).get(section.page_in("fi").url).content.decode()


def test_mass_assignment_does_nothing(site_tree, section, settings):
    """AC-46."""
    extra = {"group": site_tree.b.group.pk, "collection": site_tree.b.collection.pk, "seen_by": "network"}
    extra |= {"parent_reads": "on", "archived_at": "2020-01-01", "slug": "muu", "live": "", "workspace": "1"}
    url, data = settings(section, title_fi="Uusi nimi")
    assert settings.client.post(url, data | extra).status_code == 302
    after = now(section)
    assert (after.group_id, after.collection_id) == (section.group_id, section.collection_id)
    assert (after.seen_by, after.parent_reads, after.archived_at) == ("members", False, None)
    assert Group.objects.get(pk=site_tree.b.group.pk).name == site_tree.b.group.name


WRONG = [
    ({"title_sv": ""}, "Anna myös ruotsinkielinen nimi"),
    ({"title_fi": "x" * 121}, "enintään 120"),
    ({"reading": "kaikki"}, "kaikki"),
    ({"joining": "request"}, "Joka ei näe työtilaa"),
    ({"parent": "-1"}, "field--wrong"),
]


@pytest.mark.parametrize(("changed", "sentence"), WRONG)
def test_bad_input_changes_nothing(section, settings, changed, sentence):
    url, data = settings(section, purpose_fi="Tämä jää.", **changed)
    answer = settings.client.post(url, data)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert "Tämä jää." in answer.content.decode()
    assert section.page_in("fi").purpose == ""


def test_the_form_speaks_swedish(section, settings, client_of, aino):
    words = client_of(aino).get(f"/sv/arbetsrum/{section.page_in('sv').pk}/installningar/").content.decode()
    for text in ("Vem får se det?", "Vem får gå med?", "Vem får skriva?", "Styrgruppen"):
        assert text in words
