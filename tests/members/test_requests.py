"""Asking to join, being answered, and joining a workspace that is open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.models import AuditRow, Mail
from cms.restricting import restrict
from workspace.members import join_requests, joining
from workspace.members.joining_waiting import waiting_of
from workspace.members.models import JoinRequest, Membership, Workspace


def open_up(tree, way: str) -> None:
    """Let everyone logged in read A, and join it in a way."""
    Workspace.objects.filter(pk=tree.a.row.pk).update(seen_by="network", joining=way)
    tree.a.row.refresh_from_db()
    restrict(tree.a.page)


def join_url(tree) -> str:
    return f"/fi/liity/{tree.a.page.pk}/"


def answer_url(tree, asked: JoinRequest) -> str:
    return f"/fi/jasenet/{tree.a.page.pk}/pyynnot/{asked.pk}/"


def members_url(tree) -> str:
    return f"/fi/jasenet/{tree.a.page.pk}/"


@pytest.fixture
def asked(site_tree, aino, dmitri) -> JoinRequest:
    """Dmitri asked to join A."""
    open_up(site_tree, "request")
    return join_requests.ask(dmitri, site_tree.a.row, "Ohjaan nuoria Raahessa.")


def test_it_works(site_tree, aino, dmitri, client_of):
    open_up(site_tree, "request")
    his, hers = client_of(dmitri), client_of(aino)
    assert "Pyydä päästä mukaan" in his.get(members_url(site_tree)).content.decode()
    assert "Pyydä päästä mukaan" in his.get(join_url(site_tree)).content.decode()
    his.post(join_url(site_tree), {"message": "Ohjaan nuoria Raahessa."})
    assert "Olet pyytänyt päästä mukaan" in his.get(join_url(site_tree)).content.decode()
    letter = Mail.objects.get()
    assert (letter.kind, letter.to) == ("join_request", aino.email)
    assert "Ohjaan nuoria Raahessa." in letter.text
    page = hers.get(members_url(site_tree)).content.decode()
    assert "Ohjaan nuoria Raahessa." in page
    answer = hers.post(answer_url(site_tree, JoinRequest.objects.get()), {"answer": "yes"}, follow=True)
    assert "Dmitri Orlov on nyt jäsen." in answer.content.decode()
    assert Membership.objects.get(user=dmitri).role == "member"
    assert Mail.objects.get(kind="join_granted").to == dmitri.email
    actions = list(AuditRow.objects.order_by("pk").values_list("action", flat=True))
    assert [a for a in actions if not a.startswith("restriction")][-3:] == [
        "request.made",
        "request.granted",
        "member.added",
    ]


def test_declined(site_tree, asked, aino, dmitri, client_of):
    client_of(aino).post(answer_url(site_tree, asked), {"answer": "no"})
    assert not Membership.objects.filter(user=dmitri).exists()
    assert Mail.objects.get(kind="join_declined").to == dmitri.email
    again = client_of(dmitri).post(join_url(site_tree), {"message": "Vielä kerran"})
    assert again.status_code == 400
    assert "Pyyntöösi vastattiin muutama päivä sitten" in again.content.decode()
    assert "Vielä kerran" in again.content.decode()
    JoinRequest.objects.update(answered_at=timezone.now() - timedelta(days=8))
    assert client_of(dmitri).post(join_url(site_tree), {}).status_code == 302


def test_a_second_click_and_a_second_coordinator(site_tree, asked, aino, bjorn, client_of):
    joining.change(joining.add_member(site_tree.a.row, bjorn), is_coordinator=True)
    client_of(aino).post(answer_url(site_tree, asked), {"answer": "yes"})
    answer = client_of(bjorn).post(answer_url(site_tree, asked), {"answer": "no"}, follow=True)
    assert answer.status_code == 200
    asked.refresh_from_db()
    assert asked.granted
    assert asked.answered_by == aino
    assert Mail.objects.filter(kind__in=["join_granted", "join_declined"]).count() == 1


def test_asking_twice_is_harmless(site_tree, asked, dmitri, client_of):
    client_of(dmitri).post(join_url(site_tree), {"message": "Uudelleen"})
    assert JoinRequest.objects.count() == 1
    assert Mail.objects.filter(kind="join_request").count() == 1


@pytest.mark.parametrize("said", ["", "maybe", "1"])
def test_an_answer_that_is_none_changes_nothing(said, site_tree, asked, aino, client_of):
    assert client_of(aino).post(answer_url(site_tree, asked), {"answer": said}).status_code == 302
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_outsider_gets_404(site_tree, asked, aino, bjorn, cecilia, client_of):
    joining.change(Membership.objects.get(user=cecilia), is_coordinator=True)
    foreign = f"/fi/jasenet/{site_tree.b.page.pk}/pyynnot/{asked.pk}/"
    for client, url in (
        (client_of(bjorn), answer_url(site_tree, asked)),
        (client_of(cecilia), answer_url(site_tree, asked)),
        (client_of(cecilia), foreign),
    ):
        assert client.post(url, {"answer": "yes"}).status_code == 404
    assert client_of(aino).get(answer_url(site_tree, asked)).status_code == 405
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert "Raahessa" not in client_of(bjorn).get(members_url(site_tree)).content.decode()


def test_what_is_closed_cannot_be_asked_for(site_tree, dmitri, client_of):
    Workspace.objects.filter(pk=site_tree.a.row.pk).update(joining="request")
    assert client_of(dmitri).get(join_url(site_tree)).status_code == 404, "who may not read it may not ask"
    open_up(site_tree, "invited")
    for method in ("get", "post"):
        assert getattr(client_of(dmitri), method)(join_url(site_tree)).status_code == 404
    assert not JoinRequest.objects.exists()


def test_an_open_one_is_joined_by_a_button(site_tree, dmitri, client_of):
    open_up(site_tree, "open")
    client = client_of(dmitri)
    assert client.get(join_url(site_tree)).status_code == 200
    assert not Membership.objects.filter(user=dmitri).exists(), "looking changes nothing"
    assert (
        client.post(join_url(site_tree), {"role": "chair", "is_coordinator": "on"}).url
        == site_tree.a.page.url
    )
    membership = Membership.objects.get(user=dmitri)
    assert (membership.role, membership.is_coordinator) == ("member", False)
    assert client.get(join_url(site_tree)).url == site_tree.a.page.url


def test_an_archived_one_is_not_joined(site_tree, asked, aino, dmitri, client_of):
    Workspace.objects.filter(pk=site_tree.a.row.pk).update(archived_at=timezone.now())
    assert client_of(dmitri).get(join_url(site_tree)).status_code == 404
    assert client_of(aino).post(answer_url(site_tree, asked), {"answer": "yes"}).status_code == 404
    assert not Membership.objects.filter(user=dmitri).exists()


def test_it_waits_for_those_who_coordinate(site_tree, asked, aino, bjorn, dmitri):
    [thing] = waiting_of(aino)
    assert thing.title == "1 henkilö pyytää päästä mukaan"
    assert thing.url == f"{members_url(site_tree)}#requests"
    assert waiting_of(aino, site_tree.a.page) == [thing]
    assert waiting_of(aino, site_tree.b.page) == []
    assert waiting_of(bjorn) == waiting_of(dmitri) == []
    join_requests.answer(asked, aino, granted=False)
    assert waiting_of(aino) == []
