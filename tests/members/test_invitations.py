"""Invitations: many at once, each answered for; accepted once, by the one they are for (AU-16, AU-17)."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from cms.models import AuditRow, Mail, User
from workspace.members import accepting, addresses, ending, invitations, joining
from workspace.members.invitations import Offer, Outcome
from workspace.members.models import Invitation, Membership, Organisation, Seat

PASSWORD = "kolme-vihreaa-venetta"
NAMES = {"first_name": "Uusi", "last_name": "Tulija", "password": PASSWORD}
TODAY = timezone.localdate()


def invite_url(tree) -> str:
    return f"/fi/jasenet/{tree.a.page.pk}/kutsu/"


def invite(tree, inviter, text="uusi@elo.example", **offer):
    told = {"role": "member", "language": "fi"} | offer
    return invitations.invite(tree.a.row, inviter, addresses.read(text), Offer(**told))


def link_in(mail: Mail) -> str:
    return re.search(r"https?://[^/]+(/(?:fi|sv)/(?:kutsu|inbjudan)/[^/\s]+/)", mail.text).group(1)


def last_link() -> str:
    return link_in(Mail.objects.filter(kind="invitation").first())


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


def test_only_its_own_coordinators_send_again_and_revoke(  # noqa: PLR0917 - the whole cast
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


# -- Accepting ----------------------------------------------------------------------------------
def test_without_an_account_the_first_login_is_one_step(site_tree, invitation, client_of):
    client, link = client_of(), last_link()
    page = client.get(link)
    for expected in ("Ohjausryhmä", "Aino Koskela kutsuu sinut", "Jäsen", 'autocomplete="new-password"'):
        assert expected in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    answer = client.post(link, NAMES)
    assert answer.url == site_tree.a.page.url
    assert client.get(answer.url).status_code == 200
    user = User.objects.get(email="uusi@elo.example")
    assert str(user) == "Uusi Tulija"
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified
    assert Membership.objects.get(user=user).role == "member"
    actions = set(AuditRow.objects.values_list("action", flat=True))
    assert {"invitation.sent", "invitation.accepted", "member.added"} <= actions


def test_looking_changes_nothing(site_tree, invitation, client_of):
    for _look in range(2):
        assert client_of().get(last_link()).status_code == 200
    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    assert not User.objects.filter(email="uusi@elo.example").exists()


def test_in_swedish(site_tree, aino, client_of):
    invite(site_tree, aino, language="sv")
    client, link = client_of(), last_link()
    page = client.get(link).content.decode()
    for expected in ("Styrgruppen", "bjuder in dig", "Gå med i arbetsrummet"):
        assert expected in page
    assert client.post(link, NAMES).url == site_tree.a.page_sv.url
    assert User.objects.get(email="uusi@elo.example").language == "sv"


@pytest.mark.parametrize(
    "case",
    [
        ({"password": "lyhyt"}, "liian lyhyt"),
        ({"password": "uusi@elo.example"}, "samankaltainen"),
        ({"password": "password1234"}, "yleinen"),
        ({"first_name": ""}, "pakollinen"),
    ],
)
def test_a_bad_password_is_told(case, invitation, client_of):
    told, sentence = case
    answer = client_of().post(last_link(), NAMES | told)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert 'value="Tulija"' in answer.content.decode()
    assert not User.objects.filter(email="uusi@elo.example").exists()


def test_logged_in_one_click(site_tree, aino, dmitri, client_of):
    invite(site_tree, aino, "DMITRI@elo.example")
    client, link = client_of(dmitri), last_link()
    assert "Liity työtilaan" in client.get(link).content.decode()
    assert client.post(link).url == site_tree.a.page.url
    assert client.get(site_tree.a.page.url).status_code == 200


def test_with_an_account_one_logs_in_first(site_tree, aino, dmitri, client_of):
    invite(site_tree, aino, dmitri.email)
    client, link = client_of(), last_link()
    page = client.get(link).content.decode()
    assert f"/accounts/login/?next={link}" in page
    assert 'name="password"' not in page
    client.post(link, NAMES)
    dmitri.refresh_from_db()
    assert not dmitri.check_password(PASSWORD), "nobody takes the account over"
    assert not Membership.objects.filter(user=dmitri).exists()


def test_by_another_address(site_tree, invitation, dmitri, client_of):
    client, link = client_of(dmitri), last_link()
    for answer in (client.get(link), client.post(link)):
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "u…@elo.example" in page
        assert "uusi@elo.example" not in page
        assert "Ohjausryhmä" not in page
        assert "dmitri@elo.example" in page
        assert 'action="/accounts/logout/"' in page
    assert not Membership.objects.filter(user=dmitri).exists()
    client.post("/accounts/logout/", {"next": link})
    assert client.get(link).status_code == 200


def test_a_second_address_counts_when_it_is_confirmed(site_tree, invitation, dmitri, client_of):
    row = EmailAddress.objects.create(user=dmitri, email="uusi@elo.example", verified=False)
    assert client_of(dmitri).post(last_link()).status_code == 403
    row.verified = True
    row.save()
    assert client_of(dmitri).post(last_link()).status_code == 302


def test_used_twice(site_tree, invitation, client_of):
    link = last_link()
    client_of().post(link, NAMES)
    answer = client_of().get(link)
    assert answer.status_code == 410
    assert "on jo käytetty" in answer.content.decode()
    assert "Ohjausryhmä" not in answer.content.decode()
    again = client_of().post(link, NAMES | {"first_name": "Toinen"})
    assert again.status_code == 410
    assert User.objects.filter(email="uusi@elo.example").count() == 1


def test_expired(site_tree, invitation, client_of):
    link = last_link()
    Invitation.objects.update(expires_at=timezone.now())
    for answer in (client_of().get(link), client_of().post(link, NAMES)):
        assert answer.status_code == 410
        assert "on vanhentunut" in answer.content.decode()
    assert not Membership.objects.filter(user__email="uusi@elo.example").exists()


def test_a_wrong_key(site_tree, client_of):
    for key in ("x", "%00", "a" * 500, "ä"):
        answer = client_of().get(f"/fi/kutsu/{key}/")
        assert answer.status_code == 404
        assert "Tällä linkillä ei löydy kutsua" in answer.content.decode()


def test_who_may_not_invite_any_more_lets_nobody_in(site_tree, invitation, aino, bjorn, client_of):
    link = last_link()
    joining.change(joining.add_member(site_tree.a.row, bjorn), is_coordinator=True)
    joining.remove_member(site_tree.a.row, aino)
    answer = client_of().post(link, NAMES)
    assert answer.status_code == 410
    assert "ei voi nyt kutsua" in answer.content.decode()
    assert not User.objects.filter(email="uusi@elo.example").exists()


def test_a_closed_account_takes_its_invitations_along(site_tree, invitation, aino):
    aino.is_active = False
    aino.save()
    aino.is_active = True
    aino.save()
    with pytest.raises(accepting.InvitationError) as error:
        accepting.read(last_link().rstrip("/").rpartition("/")[2])
    assert error.value.why == "revoked"


def test_the_sweep_revokes_those_of_closed_accounts(site_tree, invitation, aino):
    User.objects.filter(pk=aino.pk).update(is_active=False)
    assert ending.revoke_orphans() == 1
    assert ending.revoke_orphans() == 0


def test_a_guest_gets_the_inviter_as_sponsor(site_tree, aino, client_of):
    day = TODAY + timedelta(days=30)
    invite(site_tree, aino, role="guest", ends_on=day)
    client_of().post(last_link(), NAMES)
    membership = Membership.objects.get(user__email="uusi@elo.example")
    assert (membership.role, membership.ends_on, membership.sponsor) == ("guest", day, aino)


def test_an_invitation_to_a_seat(site_tree, aino, client_of):
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    seat = Seat.objects.create(workspace=site_tree.a.row, organisation=office, role="expert")
    invite(site_tree, aino, role="expert", seat=seat, organisation=office)
    client_of().post(last_link(), NAMES)
    membership = Membership.objects.get(user__email="uusi@elo.example")
    assert (membership.seat, membership.role, membership.organisation) == (seat, "expert", office)
    assert seat.terms.get().user == membership.user


def test_who_became_a_member_meanwhile_keeps_what_they_are(site_tree, aino, dmitri, client_of):
    invite(site_tree, aino, dmitri.email)
    joining.add_member(site_tree.a.row, dmitri, "expert", is_coordinator=True)
    assert client_of(dmitri).post(last_link()).status_code == 302
    membership = Membership.objects.get(user=dmitri)
    assert (membership.role, membership.is_coordinator) == ("expert", True)


def test_a_closed_account_is_not_invited_and_does_not_accept(site_tree, aino, dmitri, client_of):
    invite(site_tree, aino, dmitri.email)
    User.objects.filter(pk=dmitri.pk).update(is_active=False)
    assert "tunnus on suljettu" in client_of().get(last_link()).content.decode()
    Invitation.objects.all().delete()
    assert invite(site_tree, aino, dmitri.email)[0].outcome == Outcome.CLOSED


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
