"""The log of a workspace: sentences for its coordinators, in both languages, for nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import audit, audit_words
from cms.audit import AuditRow
from tests import factories
from workspace.members import joining, log
from workspace.members.log_words import KINDS, SENTENCES


def url(place) -> str:
    return f"/fi/jasenet/{place.page.pk}/loki/"


def text(client, address: str) -> str:
    return client.get(address).content.decode()


def write(place, action: str = "member.added", subject: str = "Björn Lindqvist", **told) -> AuditRow:
    return audit.record(action, subject, group_id=place.group.pk, **told)


def test_a_change_is_told_in_a_sentence(site_tree, aino, dmitri, client_of):
    joining.add_member(site_tree.a.row, dmitri, role="expert", actor=aino)
    html = text(client_of(aino), url(site_tree.a))
    assert "Dmitri Orlov tuli mukaan työtilaan." in html
    assert "Asiantuntija" in html
    assert "koordinoi työtilaa" not in html, "of something new, what is not so is left out"
    assert "Tekijä: Aino Koskela" in html
    swedish = text(client_of(aino), f"/sv/medlemmar/{site_tree.a.page_sv.pk}/logg/")
    assert "Dmitri Orlov kom med i arbetsrummet." in swedish


def test_from_what_to_what(site_tree, aino, dmitri, client_of):
    there = joining.add_member(site_tree.a.row, dmitri)
    joining.change(there, role="chair")
    html = text(client_of(aino), url(site_tree.a))
    assert "rooli: Jäsen → Puheenjohtaja" in html
    assert html.index("jäsenyyttä muutettiin") < html.index("tuli mukaan työtilaan"), "newest first"


def test_only_coordinators_read_it(site_tree, aino, bjorn, cecilia, admin, client_of):
    write(site_tree.a)
    write(site_tree.b, subject="Salainen Agentti")
    assert "Salainen" not in text(client_of(aino), url(site_tree.a))
    assert "Salainen" in text(client_of(admin), url(site_tree.b))
    for user, place in (
        (bjorn, site_tree.a),
        (cecilia, site_tree.a),
        (cecilia, site_tree.b),
        (aino, site_tree.b),
    ):
        assert client_of(user).get(url(place)).status_code == 404
    assert client_of(aino).post(url(site_tree.a)).status_code == 405


@pytest.mark.parametrize("action", ["x", "member.unheard_of", "", "%s.%(x)d", "seat"])
def test_an_unknown_action_is_told_by_a_general_sentence(site_tree, aino, client_of, action):
    write(site_tree.a, action, "100 % {x}", before={"odd": [None, {"a": 1}]}, after={"role": "emperor"})
    html = text(client_of(aino), url(site_tree.a))
    assert "100 % {x}: jotain muutettiin" in html
    assert "emperor" in html


def test_every_action_has_a_sentence_in_both_languages(db):
    from django.utils import translation

    for action in SENTENCES:
        row = AuditRow(action=action, subject="Aino")
        with translation.override("en"):
            english = audit_words.sentence(row)
        for language in ("fi", "sv"):
            with translation.override(language):
                told = audit_words.sentence(row)
                assert "Aino" in told
                assert told != english, (action, language)


def test_every_kind_of_action_can_be_chosen():
    elsewhere = {"organisation"}  # concerns no workspace
    assert {action.split(".")[0] for action in SENTENCES} - elsewhere <= set(KINDS)


def test_it_is_narrowed_by_person_and_kind(site_tree, aino, client_of):
    client = client_of(aino)
    write(site_tree.a, "member.added", "Björn Lindqvist")
    write(site_tree.a, "seat.added", "Lukio")
    write(site_tree.a, "seat.held", "Björn Lindqvist – Lukio")
    by_kind = text(client, url(site_tree.a) + "?kind=seat")
    assert "uusi edustus" in by_kind
    assert "tuli mukaan työtilaan" not in by_kind
    by_person = text(client, url(site_tree.a) + "?person=lindqvist")
    assert "tuli mukaan työtilaan" in by_person
    assert "uusi edustus" not in by_person
    both = text(client, url(site_tree.a) + "?person=lindqvist&kind=member")
    assert "1 rivi" in both
    assert "Mikään rivi ei vastaa valintoja" in text(client, url(site_tree.a) + "?person=nobody")


@pytest.mark.parametrize(
    "query", ["?kind=nonsense", "?page=x", "?page=999", "?person=" + "x" * 300, "?person=%00", "?page=-1"]
)
def test_odd_words_in_the_address_are_no_error(site_tree, aino, client_of, query):
    write(site_tree.a)
    assert client_of(aino).get(url(site_tree.a) + query).status_code == 200


def test_long_logs_have_pages_that_keep_the_filter(site_tree, aino, client_of):
    for number in range(log.PER_PAGE + 1):
        write(site_tree.a, subject=f"Henkilö {number:02}")
    client = client_of(aino)
    first = text(client, url(site_tree.a) + "?kind=member")
    assert "kind=member&amp;page=2" in first
    assert "Henkilö 00" not in first
    assert "Henkilö 00" in text(client, url(site_tree.a) + "?kind=member&page=2")


def test_one_and_three_rows_cost_the_same(site_tree, aino, client_of):
    client = client_of(aino)
    write(site_tree.a)
    client.get(url(site_tree.a))
    with CaptureQueriesContext(connection) as one:
        client.get(url(site_tree.a))
    write(site_tree.a, "access.changed", "Kansio", before={"seen_by": "login"}, after={"seen_by": "nobody"})
    write(site_tree.a, "odd")
    with CaptureQueriesContext(connection) as three:
        assert client.get(url(site_tree.a)).status_code == 200
    assert len(one) == len(three)


def test_the_members_page_leads_to_it(site_tree, aino, bjorn, client_of):
    members = f"/fi/jasenet/{site_tree.a.page.pk}/"
    assert url(site_tree.a) in text(client_of(aino), members)
    assert url(site_tree.a) not in text(client_of(bjorn), members)


def test_looking_as_somebody_is_in_the_log(site_tree, aino, bjorn, client_of):
    client = client_of(aino)
    pk = factories.Membership.objects.get(user=bjorn).pk
    client.post(f"/fi/jasenet/{site_tree.a.page.pk}/katso/", {"through": pk})
    client.post("/fi/katselu/lopeta/")
    assert "Työtilaa katsottiin toisen silmin: Björn Lindqvist." in text(client, url(site_tree.a))
