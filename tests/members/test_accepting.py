"""Accepting an invitation: once, by the one it is for (AU-16, AU-17)."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from cms.models import AuditRow, User
from tests.members.inviting import invite, last_link
from workspace.members import accepting, ending, joining
from workspace.members.invitations import Outcome
from workspace.members.models import Invitation, Membership, Organisation, Seat

PASSWORD = "kolme-vihreaa-venetta"
NAMES = {"first_name": "Uusi", "last_name": "Tulija", "password": PASSWORD}
TODAY = timezone.localdate()


@pytest.fixture
def invitation(site_tree, aino) -> Invitation:
    """An open invitation of Aino's, sent an hour ago."""
    invite(site_tree, aino)
    Invitation.objects.update(sent_at=timezone.now() - timedelta(hours=1))
    return Invitation.objects.get()


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
