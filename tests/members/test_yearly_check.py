"""Once a year: is this still right? Answered by one click in the letter, without a login (K8)."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.models import AuditRow, Mail, User
from cms.sweeping import sweep_all
from workspace.members import joining, yearly_check
from workspace.members.joining_waiting import waiting_of
from workspace.members.models import Membership, Workspace

TODAY = timezone.localdate()


def days(number: int):
    return TODAY + timedelta(days=number)


@pytest.fixture
def his(site_tree, aino, bjorn) -> Membership:
    """Björn's membership is a year old; Aino's is new."""
    Membership.objects.filter(user=bjorn).update(since=days(-365))
    return Membership.objects.get(user=bjorn)


def link() -> str:
    return re.search(
        r"https?://[^/]+(/\w\w/[\w-]+/[^/\s]+/)", Mail.objects.get(kind="still_right").text
    ).group(1)


def test_it_works(his, site_tree, bjorn, client):
    assert sweep_all()["yearly questions"] == 1
    letter = Mail.objects.get()
    assert (letter.to, letter.secret, letter.audience) == (bjorn.email, True, f"g{site_tree.a.group.pk}")
    assert letter.subject == "Stämmer ditt medlemskap fortfarande? Styrgruppen"
    page = client.get(link())
    assert page.status_code == 200
    for expected in ("Styrgruppen", "Björn Lindqvist", "Ja, det stämmer"):
        assert expected in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
    his.refresh_from_db()
    assert his.confirmed_on is None, "a GET changes nothing"
    assert "Tack!" in client.post(link()).content.decode()
    his.refresh_from_db()
    assert his.confirmed_on == TODAY
    client.post(link())
    assert AuditRow.objects.filter(action="member.confirmed", actor_id=bjorn.pk).count() == 1


def test_once_a_year(his):
    assert yearly_check.ask() == 1
    assert yearly_check.ask() == 0
    Membership.objects.update(asked_on=days(-364))
    assert yearly_check.ask() == 0
    Membership.objects.filter(pk=his.pk).update(asked_on=days(-365))
    assert yearly_check.ask() == 1
    assert not yearly_check.due(days(364)).filter(pk=his.pk).exists()
    assert yearly_check.due(days(365)).filter(pk=his.pk).exists()


def test_who_is_not_asked(his, site_tree, bjorn, aino):
    rows = Membership.objects.filter(pk=his.pk)
    rows.update(ends_on=days(30))
    assert yearly_check.ask() == 0, "it ends soon anyway"
    rows.update(ends_on=days(100), role="guest")
    assert yearly_check.ask() == 0, "a guest"
    rows.update(ends_on=None, role="member")
    Workspace.objects.update(archived_at=timezone.now())
    assert yearly_check.ask() == 0, "an archived workspace"
    Workspace.objects.update(archived_at=None)
    User.objects.filter(pk=bjorn.pk).update(is_active=False)
    assert yearly_check.ask() == 0, "a closed account"


@pytest.mark.parametrize("way", ["removed", "closed and opened", "late", "wrong"])
def test_a_link_that_works_no_more(way, his, site_tree, bjorn, client):
    yearly_check.ask()
    url = link()
    if way == "removed":
        joining.remove_member(site_tree.a.row, bjorn)
    elif way == "closed and opened":
        User.objects.filter(pk=bjorn.pk).update(is_active=False)
        User.objects.filter(pk=bjorn.pk).update(is_active=True)
    elif way == "late":
        Membership.objects.filter(pk=his.pk).update(ends_on=days(-1))
    else:
        url = url.replace(f"/{his.pk}-", f"/{his.pk + 1}-")
    for answer in (client.get(url), client.post(url)):
        assert answer.status_code == 404
        assert "Styrgruppen" not in answer.content.decode()
    assert not Membership.objects.filter(confirmed_on__isnull=False).exists()


def test_from_another_site_it_is_refused(his, client):
    yearly_check.ask()
    assert client.post(link(), headers={"sec-fetch-site": "cross-site"}).status_code == 403
    his.refresh_from_db()
    assert his.confirmed_on is None


def test_the_question_waits_on_the_start_page(his, bjorn):
    assert waiting_of(bjorn) == []
    yearly_check.ask()
    [thing] = waiting_of(bjorn)
    assert thing.title == "Onko jäsenyytesi vielä ajan tasalla?"
    yearly_check.confirm(Membership.objects.get(pk=his.pk))
    assert waiting_of(bjorn) == []
