"""Leaving with hand-over: what is held is listed, given, and then the membership ends; all of it or nothing."""

import io
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.audit import AuditRow
from cms.models import Document, User
from tests import factories
from workspace.discussions.models import Thread
from workspace.events.models import EventPage
from workspace.members import joining, leaving, seats
from workspace.members.models import Caretaker, Membership, Organisation, SeatTerm
from workspace.plans.models import ActionPlanPage


def page_url(place) -> str:
    return f"/fi/jasenet/{place.page.pk}/lahde/"


def belongs(user: User, place) -> bool:
    return Membership.objects.filter(user=user, workspace=place.row).exists()


@pytest.fixture
def holder(site_tree, aino, bjorn) -> SimpleNamespace:
    """Björn of A with one of everything that can be held."""
    a, today = site_tree.a, timezone.localdate()
    Membership.objects.filter(user=bjorn).update(is_coordinator=True)
    document = factories.document(a.folder, "Luonnos", collection=a.collection, uploaded_by_user=bjorn)
    thread = Thread.objects.create(board=a.board, title="Vierailut", author=bjorn)
    meeting = factories.event(a.events, "Kokous", kind="meeting", owner=bjorn)
    over = factories.event(a.events, "Mennyt", days=-30, owner=bjorn)
    year = today.year
    plan = factories.page(
        a.page, ActionPlanPage, "Suunnitelma", "suunnitelma", first_year=year, last_year=year + 1, owner=bjorn
    )
    guest = User.objects.create_user("vieras@elo.example", first_name="Vilma", last_name="Vieras")
    factories.join(a, guest, role="guest", ends_on=today + timedelta(days=10), sponsor=bjorn)
    school = Organisation.objects.create(name_fi="Lukio", kind="school")
    seat = seats.Seat.objects.create(workspace=a.row, organisation=school)
    until = today + timedelta(days=100)
    SeatTerm.objects.create(seat=seat, user=bjorn, starts_on=today - timedelta(days=50), ends_on=until)
    return SimpleNamespace(
        document=document,
        thread=thread,
        meeting=meeting,
        over=over,
        plan=plan,
        guest=guest,
        seat=seat,
        until=until,
    )


KINDS = ["coordination", "guests", "seats", "documents", "threads", "events", "plans"]


def to(user: User, *kinds: str) -> dict:
    return dict.fromkeys(kinds or KINDS, str(user.pk))


# -- Nothing held: one click --------------------------------------------------------------------
def test_without_anything_it_is_one_click(site_tree, aino, bjorn, client_of):
    client = client_of(bjorn)
    html = client.get(
        "/sv" + page_url(site_tree.a)[3:].replace("jasenet", "medlemmar").replace("lahde", "lamna")
    )
    assert "Lämna arbetsrummet" in html.content.decode()
    answer = client.post(page_url(site_tree.a), follow=True)
    assert "Olet lähtenyt työtilasta" in answer.content.decode()
    assert not belongs(bjorn, site_tree.a)
    assert client.get(site_tree.a.page.url).status_code == 404
    assert AuditRow.objects.filter(action="member.removed").count() == 1


def test_who_is_no_member_cannot_leave(site_tree, aino, cecilia, admin, client_of):
    for user in (cecilia, admin):
        assert client_of(user).get(page_url(site_tree.a)).status_code == 404
        assert client_of(user).post(page_url(site_tree.a)).status_code == 404
    assert client_of().get(page_url(site_tree.a)).status_code == 302


# -- What is held -------------------------------------------------------------------------------
def test_everything_held_is_listed_with_a_question_each(site_tree, holder, bjorn, client_of):
    html = client_of(bjorn).get(page_url(site_tree.a)).content.decode()
    for title in ("Luonnos", "Vierailut", "Kokous", "Suunnitelma", "Vilma Vieras", "Lukio"):
        assert title in html, title
    assert "Mennyt" not in html, "what is over needs nobody"
    for kind in KINDS:
        assert f'name="{kind}"' in html, kind


def test_it_is_given_and_the_name_of_the_author_stays(site_tree, holder, aino, bjorn, client_of):
    answer = client_of(bjorn).post(page_url(site_tree.a), to(aino))
    assert answer.status_code == 302
    assert not belongs(bjorn, site_tree.a)
    assert Document.objects.get(pk=holder.document.pk).uploaded_by_user == bjorn
    assert Thread.objects.get(pk=holder.thread.pk).author == bjorn
    assert set(Caretaker.objects.values_list("kind", "key", "user")) == {
        ("document", holder.document.pk, aino.pk), ("thread", holder.thread.pk, aino.pk),
    }  # fmt: skip
    assert EventPage.objects.get(pk=holder.meeting.pk).owner == aino
    assert EventPage.objects.get(pk=holder.over.pk).owner == bjorn
    assert ActionPlanPage.objects.get(pk=holder.plan.pk).owner == aino
    assert Membership.objects.get(user=holder.guest).sponsor == aino
    now = holder.seat.terms.get(user=aino)
    assert (now.place, now.starts_on, now.ends_on) == ("holder", timezone.localdate(), holder.until)
    told = {row.after["kind_of_thing"] for row in AuditRow.objects.filter(action="member.handed_over")}
    assert told == set(KINDS)


def test_what_was_taken_over_is_held_by_the_successor(site_tree, holder, aino, bjorn, client_of):
    client_of(bjorn).post(page_url(site_tree.a), to(aino))
    held = {
        part.kind.key: [thing.title for thing in part.things]
        for part in leaving.held_by(aino, site_tree.a.row)
    }
    assert held["documents"] == ["Luonnos"]
    assert held["threads"] == ["Vierailut"]
    assert "documents" not in {part.kind.key for part in leaving.held_by(bjorn, site_tree.a.row)}


def test_things_of_other_workspaces_are_not_touched(site_tree, holder, aino, bjorn):
    b = site_tree.b
    factories.join(b, bjorn)
    other = factories.document(b.folder, "Toinen", collection=b.collection, uploaded_by_user=bjorn)
    leaving.leave(site_tree.a.row, bjorn, dict.fromkeys(KINDS, aino))
    assert belongs(bjorn, b)
    assert not Caretaker.objects.filter(key=other.pk, kind="document").exists()


def test_a_missing_answer_is_asked_for_and_nothing_changes(site_tree, holder, aino, bjorn, client_of):
    answer = client_of(bjorn).post(page_url(site_tree.a), to(aino, "documents", "events", "plans", "guests"))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Valitse, kuka ottaa tämän vastuulleen." in html
    assert f'<option value="{aino.pk}" selected' in html, "what was chosen stays chosen"
    assert belongs(bjorn, site_tree.a)
    assert not Caretaker.objects.exists()


@pytest.mark.parametrize("wrong", ["guest", "cecilia", "bjorn", "999999", "x"])
def test_only_a_member_who_may_write_takes_over(site_tree, holder, bjorn, cecilia, client_of, wrong):
    people = {"guest": holder.guest, "cecilia": cecilia, "bjorn": bjorn}
    value = str(people[wrong].pk) if wrong in people else wrong
    answer = client_of(bjorn).post(page_url(site_tree.a), dict.fromkeys(KINDS, value))
    assert answer.status_code == 200
    assert belongs(bjorn, site_tree.a)


def test_a_successor_who_left_meanwhile_stops_all_of_it(site_tree, holder, aino, bjorn, dmitri):
    joining.add_member(site_tree.a.row, dmitri)
    with pytest.raises(ValidationError):
        leaving.leave(site_tree.a.row, bjorn, {**dict.fromkeys(KINDS, aino), "plans": holder.guest})
    assert belongs(bjorn, site_tree.a)
    assert not AuditRow.objects.filter(action="member.handed_over").exists()


def test_a_seat_may_stay_vacant(site_tree, holder, aino, bjorn, client_of):
    chosen = to(aino)
    del chosen["seats"]
    client_of(bjorn).post(page_url(site_tree.a), chosen)
    assert not belongs(bjorn, site_tree.a)
    assert not holder.seat.terms.filter(ends_on__gte=timezone.localdate()).exists()


def test_the_deputy_comes_first_and_can_take_the_seat(site_tree, holder, aino, bjorn, dmitri, client_of):
    seats.give(holder.seat, dmitri, "deputy", starts_on=timezone.localdate() - timedelta(days=3))
    joining.change(Membership.objects.get(user=dmitri), role="member")
    html = client_of(bjorn).get(page_url(site_tree.a)).content.decode()
    assert html.index("Dmitri Orlov – sama edustus") < html.index(">Aino Koskela</option>")
    client_of(bjorn).post(page_url(site_tree.a), {**to(aino), "seats": str(dmitri.pk)})
    today = timezone.localdate()
    running = SeatTerm.objects.filter(user=dmitri, ends_on=holder.until, starts_on=today)
    assert [term.place for term in running] == ["holder"]


def test_a_meeting_in_two_languages_is_one_thing(site_tree, aino, bjorn, client_of):
    factories.in_swedish(site_tree.a.events, "Möten", "moten")
    meeting = factories.event(site_tree.a.events, "Kokous", owner=bjorn)
    factories.in_swedish(meeting, "Möte", "mote", owner=bjorn)
    client = client_of(bjorn)
    assert "Möte<" not in client.get(page_url(site_tree.a)).content.decode()
    client.post(page_url(site_tree.a), to(aino, "events"))
    assert set(EventPage.objects.values_list("owner", flat=True)) == {aino.pk}


# -- The last coordinator -----------------------------------------------------------------------
def test_the_last_coordinator_names_another_first(site_tree, aino, bjorn, client_of):
    client = client_of(aino)
    refused = client.post(page_url(site_tree.a))
    assert "Valitse, kuka ottaa tämän vastuulleen." in refused.content.decode()
    assert belongs(aino, site_tree.a)
    client.post(page_url(site_tree.a), to(bjorn, "coordination"))
    assert not belongs(aino, site_tree.a)
    assert joining.is_coordinator(bjorn, site_tree.a.row)


def test_the_only_member_cannot_leave(site_tree, aino, client_of):
    assert client_of(aino).post(page_url(site_tree.a)).status_code == 200
    assert belongs(aino, site_tree.a)


def test_one_of_two_coordinators_may_go_without_naming_another(site_tree, aino, bjorn, client_of):
    Membership.objects.filter(user=bjorn).update(is_coordinator=True)
    client_of(bjorn).post(page_url(site_tree.a))
    assert not belongs(bjorn, site_tree.a)


def test_a_successor_with_a_last_day_is_refused_with_a_sentence(site_tree, aino, bjorn, client_of):
    Membership.objects.filter(user=bjorn).update(ends_on=timezone.localdate() + timedelta(days=9))
    answer = client_of(aino).post(page_url(site_tree.a), to(bjorn, "coordination"))
    assert answer.status_code == 200
    assert "koordinaattori" in answer.content.decode()
    assert belongs(aino, site_tree.a)
    assert not joining.is_coordinator(bjorn, site_tree.a.row)


# -- Ended by a coordinator ---------------------------------------------------------------------
def test_a_coordinator_ends_a_membership_with_hand_over(site_tree, holder, aino, bjorn, cecilia, client_of):
    url = f"/fi/jasenet/{site_tree.a.page.pk}/{Membership.objects.get(user=bjorn).pk}/lahde/"
    assert client_of(cecilia).get(url).status_code == 404
    client = client_of(aino)
    assert "Päätä jäsenyys: Björn Lindqvist" in client.get(url).content.decode()
    answer = client.post(url, to(aino), follow=True)
    assert "Björn Lindqvist ei enää kuulu työtilaan." in answer.content.decode()
    assert not belongs(bjorn, site_tree.a)
    assert client.post(url, to(aino)).status_code == 404, "a second click changes nothing"


def test_the_form_of_a_member_leads_to_it(site_tree, aino, bjorn, client_of):
    pk = Membership.objects.get(user=bjorn).pk
    html = client_of(aino).get(f"/fi/jasenet/{site_tree.a.page.pk}/{pk}/").content.decode()
    assert f"/fi/jasenet/{site_tree.a.page.pk}/{pk}/lahde/" in html


# -- A subgroup ---------------------------------------------------------------------------------
def test_a_subgroup_gets_another_coordinator(site_tree, aino, bjorn):
    site_tree.b.row.parent = site_tree.a.row
    site_tree.b.row.save()
    factories.join(site_tree.b, bjorn, is_coordinator=True)
    leaving.leave(site_tree.a.row, bjorn, {"subgroups": aino})
    assert joining.is_coordinator(aino, site_tree.b.row)
    assert belongs(bjorn, site_tree.b), "the membership of the subgroup is another one"


def test_one_and_three_things_cost_the_same(site_tree, aino, bjorn, client_of):
    client, a = client_of(bjorn), site_tree.a
    factories.document(a.folder, "1", collection=a.collection, uploaded_by_user=bjorn)
    Thread.objects.create(board=a.board, title="1", author=bjorn)
    factories.event(a.events, "1", owner=bjorn)
    client.get(page_url(a))
    with CaptureQueriesContext(connection) as one:
        client.get(page_url(a))
    for title in ("2", "3"):
        factories.event(a.events, title, owner=bjorn)
        factories.document(a.folder, title, collection=a.collection, uploaded_by_user=bjorn)
        Thread.objects.create(board=a.board, title=title, author=bjorn)
    with CaptureQueriesContext(connection) as three:
        assert client.get(page_url(a)).status_code == 200
    assert len(one) == len(three)


# -- The command --------------------------------------------------------------------------------
def command(*words: str) -> str:
    out = io.StringIO()
    call_command("hand_over", *words, stdout=out)
    return out.getvalue()


def test_the_command_lists_and_changes_nothing(site_tree, holder, bjorn):
    told = command("Bjorn@elo.example")
    assert "Luonnos" in told
    assert "Nothing was changed" in told
    assert belongs(bjorn, site_tree.a)


def test_the_command_gives_all_and_closes_the_account(site_tree, holder, aino, bjorn, cecilia, client_of):
    factories.join(site_tree.b, bjorn)
    client = client_of(bjorn)
    command("bjorn@elo.example", "--to", "aino@elo.example")
    bjorn.refresh_from_db()
    assert not bjorn.is_active
    assert not Membership.objects.filter(user=bjorn).exists()
    assert ActionPlanPage.objects.get(pk=holder.plan.pk).owner == aino
    assert client.get(site_tree.a.page.url).status_code == 302, "the session is over"
    assert AuditRow.objects.filter(action="person.changed", after={"is_active": False}).exists()


def test_the_command_needs_a_member_or_takes_one_in(site_tree, aino, bjorn, cecilia):
    factories.document(
        site_tree.a.folder, "Luonnos", collection=site_tree.a.collection, uploaded_by_user=bjorn
    )
    with pytest.raises(CommandError, match="no member"):
        command("bjorn@elo.example", "--to", "cecilia@elo.example")
    bjorn.refresh_from_db()
    assert bjorn.is_active
    assert belongs(bjorn, site_tree.a)
    command("bjorn@elo.example", "--to", "cecilia@elo.example", "--take-in")
    assert belongs(cecilia, site_tree.a)


@pytest.mark.parametrize(
    "words",
    [["nobody@elo.example"], ["bjorn@elo.example", "--to", "nobody@elo.example"],
     ["bjorn@elo.example", "--to", "bjorn@elo.example"]],
)  # fmt: skip
def test_the_command_refuses_who_is_not_there(site_tree, bjorn, words):
    with pytest.raises(CommandError):
        command(*words)
    assert belongs(bjorn, site_tree.a)
