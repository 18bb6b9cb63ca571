"""Invitations: many at once, each answered for; sent again, revoked (AU-16)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.models import AuditRow, Mail, User
from tests.members.inviting import invite, invite_url, last_link
from workspace.members import addresses, invitations, joining
from workspace.members.invitations import Outcome
from workspace.members.models import Invitation, Membership, Organisation, Seat

PASSWORD = "kolme-vihreaa-venetta"
NAMES = {"first_name": "Uusi", "last_name": "Tulija", "password": PASSWORD}
TODAY = timezone.localdate()


# -- Sending ------------------------------------------------------------------------------------
def test_it_works(site_tree, aino, client_of):
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    words = {
        "addresses": "Uusi Tulija <UUSI@elo.example>; toinen@elo.example\nkolmas@elo.example",
        "role": "expert", "organisation": office.pk, "language": "sv", "message": "Tervetuloa mukaan!",
    }  # fmt: skip
    answer = client_of(aino).post(invite_url(site_tree), words)
    assert answer.status_code == 200
    assert answer.content.decode().count("Kutsu lähetettiin.") == 3
    rows = Invitation.objects.order_by("email")
    assert [row.email for row in rows] == ["kolmas@elo.example", "toinen@elo.example", "uusi@elo.example"]
    assert {(row.role, row.organisation, row.invited_by) for row in rows} == {("expert", office, aino)}
    assert {(row.expires_at - row.sent_at).days for row in rows} == {7}
    letter = Mail.objects.get(to="uusi@elo.example")
    for expected in (
        "Inbjudan: Styrgruppen",
        "Aino Koskela bjuder in dig",
        "Tervetuloa mukaan!",
        "Sakkunnig",
    ):
        assert expected in letter.subject + letter.text
    assert letter.secret
    assert AuditRow.objects.filter(action="invitation.sent").count() == 3


def test_only_a_digest_of_the_key_is_kept(site_tree, aino):
    invite(site_tree, aino)
    key = last_link().rstrip("/").rpartition("/")[2]
    row = Invitation.objects.get()
    assert row.key_digest == invitations.digest(key)
    assert key not in "".join(str(value) for value in vars(row).values())


def test_ten_with_one_wrong(site_tree, aino, bjorn, client_of):
    invite(site_tree, aino, "kutsuttu@elo.example")
    good = [f"uusi{number}@elo.example" for number in range(7)]
    pasted = ", ".join([*good, "ei osoite", bjorn.email, "kutsuttu@elo.example"])
    words = {"addresses": pasted, "role": "member", "language": "fi"}
    answer = client_of(aino).post(invite_url(site_tree), words)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count("Kutsu lähetettiin.") == 7
    for expected in ("Kuuluu jo työtilaan.", "On jo kutsuttu", "Tämä ei ole sähköpostiosoite."):
        assert page.count(expected) == 1
    assert ">\nei osoite</textarea>" in page, "only the wrong one stays in the field"
    assert Invitation.objects.count() == 8
    assert Mail.objects.count() == 8


def test_outsider_gets_404(site_tree, bjorn, cecilia, client_of):
    for user in (bjorn, cecilia):
        client = client_of(user)
        assert client.get(invite_url(site_tree)).status_code == 404
        words = {"addresses": "x@elo.example", "role": "member", "language": "fi"}
        assert client.post(invite_url(site_tree), words).status_code == 404
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "case",
    [
        ({"addresses": " ,; "}, "Kirjoita ainakin yksi sähköpostiosoite."),
        ({"addresses": ""}, "pakollinen"),
        ({"role": "guest"}, "Vieraalle tarvitaan viimeinen päivä."),
        ({"role": "guest", "ends_on": "2001-01-01"}, "aikaisintaan tänään"),
        ({"role": "guest", "ends_on": str(TODAY + timedelta(days=400))}, "enintään vuoden"),
        ({"role": "kuningas"}, "kuningas"),
        ({"addresses": ",".join(f"a{n}@elo.example" for n in range(51))}, "enintään 50 osoitetta"),
    ],
)
def test_bad_input_is_told_and_changes_nothing(case, site_tree, aino, client_of):
    told, sentence = case
    words = {"addresses": "uusi@elo.example", "role": "member", "language": "fi", "message": "Hei!"} | told
    answer = client_of(aino).post(invite_url(site_tree), words)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Hei!" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_extra_fields_are_ignored(site_tree, aino, client_of):
    words = {
        "addresses": "uusi@elo.example", "role": "member", "language": "fi", "is_coordinator": "on",
        "workspace": site_tree.b.row.pk, "expires_at": "2099-01-01", "invited_by": "1", "key_digest": "x",
    }  # fmt: skip
    client_of(aino).post(invite_url(site_tree), words)
    row = Invitation.objects.get()
    assert row.workspace == site_tree.a.row
    assert row.invited_by == aino
    assert row.expires_at < timezone.now() + timedelta(days=8)


def test_a_seat_of_another_workspace_is_refused(site_tree, aino, client_of):
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    Seat.objects.create(workspace=site_tree.a.row, organisation=office)
    foreign = Seat.objects.create(workspace=site_tree.b.row, organisation=office)
    words = {"addresses": "uusi@elo.example", "role": "member", "language": "fi", "seat": foreign.pk}
    assert client_of(aino).post(invite_url(site_tree), words).status_code == 422
    assert not Invitation.objects.exists()


def test_not_without_end(site_tree, aino, settings):
    many = ",".join(f"a{number}@elo.example" for number in range(50))
    for turn in "bcde":
        invite(site_tree, aino, many.replace("a", turn))
    with pytest.raises(Exception, match="hyvin monta kutsua"):
        invite(site_tree, aino)


def test_an_archived_workspace_invites_nobody(site_tree, aino, client_of):
    invite(site_tree, aino)
    link = last_link()
    type(site_tree.a.row).objects.filter(pk=site_tree.a.row.pk).update(archived_at=timezone.now())
    assert client_of(aino).get(invite_url(site_tree)).status_code == 404
    assert client_of().get(link).status_code == 410


# -- Afterwards ---------------------------------------------------------------------------------
@pytest.fixture
def invitation(site_tree, aino) -> Invitation:
    """An open invitation of Aino's, sent an hour ago."""
    invite(site_tree, aino)
    Invitation.objects.update(sent_at=timezone.now() - timedelta(hours=1))
    return Invitation.objects.get()


def of_list(tree, invitation, what) -> str:
    return f"/fi/jasenet/{tree.a.page.pk}/kutsut/{invitation.pk}/{what}/"


def test_sent_again_the_old_link_is_dead(site_tree, invitation, aino, client_of):
    client, old = client_of(aino), last_link()
    assert "uusi@elo.example" in client.get(f"/fi/jasenet/{site_tree.a.page.pk}/").content.decode()
    client.post(of_list(site_tree, invitation, "laheta"))
    assert last_link() != old
    assert client_of().get(old).status_code == 404
    assert client_of().get(last_link()).status_code == 200
    page = client.post(of_list(site_tree, invitation, "laheta"), follow=True).content.decode()
    assert "Odota kymmenen minuuttia" in page
    assert Mail.objects.count() == 2


def test_revoked(site_tree, invitation, aino, client_of):
    client, link = client_of(aino), last_link()
    client.post(of_list(site_tree, invitation, "peru"))
    answer = client_of().get(link)
    assert answer.status_code == 410
    assert "ovat peruneet" in answer.content.decode()
    assert client_of().post(link, NAMES).status_code == 410
    assert not User.objects.filter(email="uusi@elo.example").exists()
    assert client.post(of_list(site_tree, invitation, "laheta"), follow=True).status_code == 200
    assert Mail.objects.count() == 1, "a revoked one is not sent again"
    invite(site_tree, aino)
    assert Invitation.objects.count() == 2, "a new one can be sent"


def test_only_its_own_coordinators_send_again_and_revoke(
    site_tree, invitation, aino, bjorn, cecilia, client_of
):
    joining.change(Membership.objects.get(user=cecilia), is_coordinator=True)
    foreign = f"/fi/jasenet/{site_tree.b.page.pk}/kutsut/{invitation.pk}/"
    for what in ("laheta", "peru"):
        assert client_of(bjorn).post(of_list(site_tree, invitation, what)).status_code == 404
        assert client_of(cecilia).post(of_list(site_tree, invitation, what)).status_code == 404
        assert client_of(cecilia).post(f"{foreign}{what}/").status_code == 404
        assert client_of(aino).get(of_list(site_tree, invitation, what)).status_code == 405
    invitation.refresh_from_db()
    assert invitation.revoked_at is None


def test_one_that_has_run_out_is_renewed_by_inviting_again(site_tree, invitation, aino):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    [answer] = invite(site_tree, aino, role="expert")
    assert answer.outcome == Outcome.SENT
    row = Invitation.objects.get()
    assert row.role == "expert"
    assert not row.has_run_out


# -- Pasting ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "case",
    [
        ("a@elo.example,b@elo.example", ["a@elo.example", "b@elo.example"]),
        (
            "a@elo.example; b@elo.example\n\nc@elo.example",
            ["a@elo.example", "b@elo.example", "c@elo.example"],
        ),
        ('"Aalto, Aino" <Aino@ELO.example>, x@elo.example', ["aino@elo.example", "x@elo.example"]),
        ("Aino Aalto <aino@elo.example>", ["aino@elo.example"]),
        ("a@elo.example b@elo.example", ["a@elo.example", "b@elo.example"]),
        ("mailto:a@elo.example, A@elo.example", ["a@elo.example"]),
        ("ei osoite, a@elo.example", ["", "a@elo.example"]),
        ("<a@elo.example", [""]),
        (f"{'a' * 260}@elo.example", [""]),
        (" \n,;", []),
    ],
)
def test_what_people_paste(case):
    text, expected = case
    assert [one.address for one in addresses.read(text)] == expected
