"""Terms and guests: what days may be, that ends are told of, and that access ends with the last day."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms import access
from cms.models import AuditRow, Mail
from cms.sweeping import sweep_all
from tests import factories
from workspace.members import ending, joining, terms
from workspace.members.joining import LastCoordinatorError
from workspace.members.models import Membership

TODAY = timezone.localdate()
GUEST = Membership.Role.GUEST


def days(number: int):
    return TODAY + timedelta(days=number)


def over(membership: Membership) -> None:
    """Let a membership's last day have been yesterday."""
    Membership.objects.filter(pk=membership.pk).update(since=days(-30), ends_on=days(-1))


@pytest.fixture
def guest(site_tree, aino, dmitri) -> Membership:
    """Dmitri is a guest of Aino's for twenty days."""
    return joining.add_member(site_tree.a.row, dmitri, GUEST, ends_on=days(20), sponsor=aino)


def letters() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mail in Mail.objects.order_by("pk"):
        found.setdefault(mail.kind, []).append(mail.to)
    return found


# -- What may be --------------------------------------------------------------------------------
def test_it_works(guest, site_tree, dmitri, aino, client_of):
    assert client_of(dmitri).get(site_tree.a.page.url).status_code == 200
    page = client_of(aino).get(f"/fi/jasenet/{site_tree.a.page.pk}/").content.decode()
    assert f"Vieras {guest.ends_on:%-d.%-m.%Y} asti" in page
    assert "Vieraan vastuuhenkilö: Aino Koskela" in page


@pytest.mark.parametrize(
    "case",
    [
        ({}, "ends_on"),
        ({"ends_on": days(20)}, "sponsor"),
        ({"ends_on": days(367)}, "ends_on"),
        ({"ends_on": days(-1)}, "ends_on"),
        ({"ends_on": days(20), "sponsor": "dmitri"}, "sponsor"),
        ({"ends_on": days(20), "sponsor": "cecilia"}, "sponsor"),
        ({"ends_on": days(20), "sponsor": "aino", "is_coordinator": True}, "is_coordinator"),
        ({"ends_on": days(20), "sponsor": "aino", "since": days(1)}, "since"),
    ],
)
def test_a_guest_that_cannot_be(case, site_tree, aino, dmitri, cecilia):
    told, field = case
    people = {"aino": aino, "dmitri": dmitri, "cecilia": cecilia}
    if "sponsor" in told:
        told = told | {"sponsor": people[told["sponsor"]]}
    with pytest.raises(ValidationError) as error:
        joining.add_member(site_tree.a.row, dmitri, GUEST, **told)
    assert list(error.value.error_dict) == [field]
    assert not Membership.objects.filter(user=dmitri).exists()


def test_the_database_refuses_a_guest_without_an_end(site_tree, dmitri):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(workspace=site_tree.a.row, user=dmitri, role="guest")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(workspace=site_tree.a.row, user=dmitri, ends_on=days(-1))


def test_one_term_a_person(site_tree, bjorn):
    """Overlapping terms: a second membership of the same person cannot be."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(workspace=site_tree.a.row, user=bjorn, ends_on=days(10))
    with pytest.raises(ValidationError):
        joining.take_in(site_tree.a.row, bjorn, ends_on=days(10))


def test_the_last_coordinator_has_no_last_day(site_tree, aino, bjorn):
    hers = Membership.objects.get(user=aino)
    with pytest.raises(LastCoordinatorError):
        joining.change(hers, ends_on=days(100))
    joining.change(Membership.objects.get(user=bjorn), is_coordinator=True)
    joining.change(hers, ends_on=days(100))
    with pytest.raises(LastCoordinatorError):
        joining.change(Membership.objects.get(user=bjorn), ends_on=days(200))
    with pytest.raises(LastCoordinatorError):
        joining.remove_member(site_tree.a.row, bjorn)


def test_guests_of_somebody_who_leaves_get_another_sponsor(guest, site_tree, bjorn, aino):
    joining.change(guest, sponsor=bjorn)
    joining.remove_member(site_tree.a.row, bjorn)
    guest.refresh_from_db()
    assert guest.sponsor == aino
    assert AuditRow.objects.filter(action="member.changed", subject="Dmitri Orlov").count() == 2


# -- Access on the day --------------------------------------------------------------------------
def test_access_ends_with_the_last_day_before_any_sweep(guest, site_tree, dmitri, client_of):
    client = client_of(dmitri)
    document = factories.document(site_tree.a.folder, "Muistio")
    urls = [site_tree.a.page.url, site_tree.a.page_sv.url, site_tree.a.folder.url, document.url]
    Membership.objects.filter(pk=guest.pk).update(since=days(-30), ends_on=TODAY)
    assert {client.get(url).status_code for url in urls} == {200}, "the last day is a day"
    over(guest)
    assert {client.get(url).status_code for url in urls} == {404}
    assert not joining.is_member(dmitri, site_tree.a.row)
    assert dmitri.groups.count() == 1, "nobody has swept yet"
    assert access.group_ids(dmitri) == frozenset()
    page = client_of(guest.sponsor).get(f"/fi/jasenet/{site_tree.a.page.pk}/").content.decode()
    assert "Orlov" not in page


def test_a_coordinator_whose_time_is_over_does_nothing_more(site_tree, aino, bjorn, client_of):
    joining.change(Membership.objects.get(user=bjorn), is_coordinator=True)
    over(Membership.objects.get(user=aino))
    assert not joining.is_coordinator(aino, site_tree.a.row)
    assert client_of(aino).get(f"/fi/jasenet/{site_tree.a.page.pk}/uusi/").status_code == 404


def test_the_sweep_ends_it_and_tells_both_sides(guest, site_tree, dmitri, aino):
    over(guest)
    assert sweep_all()["memberships over"] == 1
    assert not Membership.objects.filter(user=dmitri).exists()
    assert not dmitri.groups.exists()
    row = AuditRow.objects.first()
    assert (row.action, row.subject, row.after) == ("member.removed", "Dmitri Orlov", {"why": "term"})
    assert letters() == {"membership_ended": [dmitri.email], "membership_ended_told": [aino.email]}
    assert sweep_all()["memberships over"] == 0


def test_one_that_was_prolonged_meanwhile_stays(guest):
    over(guest)
    Membership.objects.filter(pk=guest.pk).update(ends_on=days(5))
    assert not ending._end(guest.pk)
    assert Membership.objects.filter(pk=guest.pk).exists()


def test_the_letter_of_an_end_reaches_who_left(
    guest, dmitri, mailbox, run_tasks, django_capture_on_commit_callbacks
):
    mailbox.clear()
    over(guest)
    with django_capture_on_commit_callbacks(execute=True):
        ending.end_what_is_over()
    run_tasks()
    assert {letter.to[0] for letter in mailbox} == {dmitri.email, guest.sponsor.email}


# -- Told before --------------------------------------------------------------------------------
def test_a_month_before_both_are_told_once(guest, dmitri, aino):
    joining.change(guest, ends_on=days(32))
    assert ending.tell_of_ends() == 0
    joining.change(guest, ends_on=days(31))
    assert ending.tell_of_ends() == 1
    assert letters() == {"membership_ends": [dmitri.email], "membership_ends_told": [aino.email]}
    assert ending.tell_of_ends() == 0
    letter = Mail.objects.get(kind="membership_ends")
    assert f"{days(31):%-d.%-m.%Y}" in letter.subject
    assert letter.audience == f"g{guest.workspace.group_id}"


def test_a_member_and_the_coordinators_are_told(site_tree, aino, bjorn):
    joining.change(Membership.objects.get(user=bjorn), ends_on=days(10))
    ending.tell_of_ends()
    assert letters() == {"membership_ends": [bjorn.email], "membership_ends_told": [aino.email]}
    assert Mail.objects.get(to=bjorn.email).subject.startswith("Ditt medlemskap upphör")


def test_a_new_last_day_is_told_of_again(guest):
    ending.tell_of_ends()
    joining.change(guest, ends_on=days(25))
    assert ending.tell_of_ends() == 1
    joining.change(Membership.objects.get(pk=guest.pk), role="member", ends_on=None)
    assert ending.tell_of_ends() == 0


def test_who_left_is_not_told(
    guest, site_tree, dmitri, mailbox, run_tasks, django_capture_on_commit_callbacks
):
    mailbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        ending.tell_of_ends()
        joining.remove_member(site_tree.a.row, dmitri)
    run_tasks()
    assert [letter.to[0] for letter in mailbox] == [guest.sponsor.email]


def test_which_days_run():
    assert terms.running(TODAY) == terms.running()
