"""The audit log: what is written, and that neither the site nor its database user can change it."""

import io
import json

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from wagtail.models import PageViewRestriction

from cms import audit, audit_words
from cms.audit import AuditRow
from cms.models import User
from cms.row_guards import AUDIT_LOG

REFUSED = "The audit log is only added to"


@pytest.fixture
def three(db) -> list[AuditRow]:
    """Rows that stand in the log."""
    return [audit.record("member.added", name, after={"role": "member"}) for name in ("Aino", "Björn", "Åke")]


def verify(**options) -> str:
    out = io.StringIO()
    call_command("verify_audit", stdout=out, **options)
    return out.getvalue()


def raw(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# -- The database refuses -----------------------------------------------------------------------
CHANGES = {
    "save": lambda row: (setattr(row, "subject", "Eve"), row.save()),
    "update": lambda row: AuditRow.objects.update(subject="Eve"),
    "delete": lambda row: row.delete(),
    "delete many": lambda row: AuditRow.objects.all().delete(),
    "raw delete": lambda row: AuditRow.objects.all()._raw_delete("default"),
    "raw UPDATE": lambda row: raw("UPDATE cms_auditrow SET subject = 'Eve' WHERE id = %s", row.pk),
    "raw DELETE": lambda row: raw("DELETE FROM cms_auditrow WHERE id = %s", row.pk),
}


@pytest.mark.parametrize("way", CHANGES)
def test_the_database_refuses_to_change_a_row(three, way):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        CHANGES[way](three[1])
    assert sorted(AuditRow.objects.values_list("subject", flat=True)) == ["Aino", "Björn", "Åke"]
    assert "3 rows" in verify()


REPLACE = {
    "sqlite": "INSERT OR REPLACE INTO cms_auditrow SELECT * FROM cms_auditrow",
    "postgresql": """INSERT INTO cms_auditrow SELECT * FROM cms_auditrow
    ON CONFLICT (id) DO UPDATE SET subject = 'Eve'""",
}


def test_a_row_is_not_replaced(three):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        raw(REPLACE[connection.vendor])
    assert not AuditRow.objects.filter(subject="Eve").exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")
def test_the_table_is_not_emptied_at_once(three):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        raw("TRUNCATE cms_auditrow")
    assert AuditRow.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_suite_cleans_up_and_the_guard_still_stands():
    audit.record("member.added", "Aino")
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert not AuditRow.objects.exists()
    assert AUDIT_LOG.stands(connection)


def test_a_change_that_is_rolled_back_leaves_no_row(db):
    with transaction.atomic():
        audit.record("member.added", "Aino")
        transaction.set_rollback(True)
    assert not AuditRow.objects.exists()


# -- Tampering shows ----------------------------------------------------------------------------
def test_an_untouched_log_is_whole(three):
    assert "3 rows" in (told := verify())
    assert f"Last digest: {three[2].digest}" in told
    assert "1 rows are newer" in verify(since=three[1].digest)


def test_an_empty_log_is_whole(db):
    assert "0 rows" in verify()


FORGERIES = {
    "subject": "Bjårn",
    "actor": "x",
    "action": "member.removed",
    "network": "10.0.0.0/24",
    "before": json.dumps({"role": "chair"}),
    "after": json.dumps({}),
    "group_id": 1,
    "actor_id": 1,
    "digest": "f" * 64,
    "at": "2020-01-01 00:00:00+00:00",
}


@pytest.mark.parametrize("column", FORGERIES)
def test_one_changed_byte_shows(three, column):
    with AUDIT_LOG.lifted(connection):
        statement = f"UPDATE cms_auditrow SET {column} = %s WHERE id = %s"  # noqa: S608 - names of this file
        raw(statement, FORGERIES[column], three[1].pk)
    with pytest.raises(CommandError, match=f"Row {three[1].pk} "):
        verify()


def test_a_missing_row_shows_at_the_one_after_it(three):
    with AUDIT_LOG.lifted(connection):
        AuditRow.objects.filter(pk=three[1].pk)._raw_delete("default")
    with pytest.raises(CommandError, match=f"Row {three[2].pk} .*A row is missing"):
        verify()


def test_a_forged_row_with_a_fitting_digest_shows_at_the_one_after_it(three):
    forged = three[1]
    forged.subject = "Eve"
    with AUDIT_LOG.lifted(connection):
        AuditRow.objects.filter(pk=forged.pk).update(subject="Eve", digest=forged.counted())
    with pytest.raises(CommandError, match=f"Row {three[2].pk} "):
        verify()


def test_cut_off_rows_show_only_against_a_noted_digest(three):
    noted = three[2].digest
    with AUDIT_LOG.lifted(connection):
        AuditRow.objects.filter(pk=noted and three[2].pk)._raw_delete("default")
    assert "2 rows" in verify()
    with pytest.raises(CommandError, match="noted digest"):
        verify(since=noted)


def test_a_guard_that_was_taken_off_shows(three):
    AUDIT_LOG.take_off(connection)
    with pytest.raises(CommandError, match="triggers are gone"):
        verify()
    AUDIT_LOG.put_on(connection)


# -- What the admin changes is written down -----------------------------------------------------
def last() -> AuditRow:
    return AuditRow.objects.first()


def privacy(client, page, kind: str, *groups: Group):
    data = {"restriction_type": kind, "groups": [group.pk for group in groups]}
    return client.post(f"/admin/pages/{page.pk}/privacy/", data)


def test_the_privacy_of_a_page_is_written_down_once(site_tree, admin, client_of):
    a, b, client = site_tree.a, site_tree.b, client_of(admin)
    assert privacy(client, a.folder, "groups", b.group).status_code == 200
    row = last()
    assert AuditRow.objects.count() == 1
    assert (row.action, row.subject, row.actor) == ("access.changed", "Asiakirjat", "admin@elo.example")
    assert row.group_id == a.group.pk
    assert row.before == {"seen_by": "groups", "groups": ["Ohjausryhmä"]}
    assert row.after == {"seen_by": "groups", "groups": ["Nuorten jaos", "Ohjausryhmä"]}
    assert row.network == "127.0.0.0/24"
    privacy(client, a.folder, "none")
    assert last().after == {"seen_by": "groups", "groups": ["Ohjausryhmä"]}
    privacy(client, a.folder, "none")
    assert AuditRow.objects.count() == 2, "nothing changed, nothing is written"


def test_a_page_outside_every_workspace_concerns_the_whole_site(site_tree, admin, client_of):
    privacy(client_of(admin), site_tree.home, "login")
    assert (last().group_id, last().before, last().after) == (
        None,
        {"seen_by": "everyone"},
        {"seen_by": "login"},
    )


def test_the_privacy_form_is_still_wagtails(site_tree, admin, bjorn, client_of):
    assert (
        "restriction_type"
        in client_of(admin).get(f"/admin/pages/{site_tree.a.page.pk}/privacy/").content.decode()
    )
    assert client_of(admin).get("/admin/pages/999999/privacy/", follow=True).status_code == 404
    answer = privacy(client_of(bjorn), site_tree.a.page, "none")
    assert answer.status_code == 302, "the admin is closed to a member"
    assert PageViewRestriction.objects.filter(page=site_tree.a.page).exists()
    assert not AuditRow.objects.exists()


def test_the_privacy_of_a_collection_is_written_down(site_tree, admin, client_of):
    url = f"/admin/collections/{site_tree.a.collection.pk}/privacy/"
    client_of(admin).post(url, {"restriction_type": "login"})
    assert (last().subject, last().after) == ("Ohjausryhmä", {"seen_by": "login"})


def person(**fields) -> dict:
    return {
        "first_name": "Dmitri",
        "last_name": "Orlov",
        "language": "fi",
        "email": "dmitri@elo.example",
        **fields,
    }


def test_rights_of_a_person_are_written_down(site_tree, admin, dmitri, client_of):
    group = Group.objects.create(name="Toimittajat")
    client, url = client_of(admin), f"/admin/users/edit/{dmitri.pk}/"
    client.post(url, person(is_active="on", groups=[group.pk]))
    assert (last().action, last().before, last().after) == (
        "person.changed",
        {"roles": []},
        {"roles": ["Toimittajat"]},
    )
    client.post(url, person(is_superuser="on", groups=[group.pk]))
    assert last().after == {"is_superuser": True, "is_active": False}
    client.post(url, person(first_name="Dima", is_superuser="on", groups=[group.pk]))
    assert AuditRow.objects.count() == 2, "a name is not a right"


def test_a_new_account_and_its_end_are_written_down(site_tree, admin, client_of):
    client = client_of(admin)
    word = "kolme-vihreaa-venetta"
    client.post("/admin/users/new/", person(email="uusi@elo.example", password1=word, password2=word))
    assert (last().action, last().subject) == ("person.added", "Dmitri Orlov")
    client.post(f"/admin/users/delete/{User.objects.get(email='uusi@elo.example').pk}/")
    assert last().action == "person.deleted"


def bulk(client, kind: str, people: list[User], **data):
    keys = "&".join(f"id={user.pk}" for user in people)
    return client.post(f"/admin/bulk/cms/user/{kind}/?{keys}", data, follow=True)


def test_many_people_at_once_are_written_down_too(site_tree, admin, bjorn, dmitri, client_of):
    client = client_of(admin)
    bulk(client, "set_active_state", [bjorn, dmitri], mark_as_active="False")
    assert (
        list(AuditRow.objects.values_list("action", "after"))
        == [("person.changed", {"is_active": False})] * 2
    )
    bulk(client, "delete", [dmitri])
    assert (last().action, last().subject) == ("person.deleted", "Dmitri Orlov")


def test_nobody_joins_a_workspace_by_a_role(site_tree, admin, dmitri, client_of):
    bulk(client_of(admin), "assign_role", [dmitri], role=site_tree.a.group.pk)
    assert not dmitri.groups.exists()
    assert not AuditRow.objects.exists()


# -- The whole log in the admin -----------------------------------------------------------------
def test_the_administrator_reads_the_whole_log_and_writes_none(three, site_tree, admin, aino, client_of):
    client = client_of(admin)
    assert "Björn" in client.get("/admin/audit/").content.decode()
    assert three[1].digest in client.get(f"/admin/audit/inspect/{three[1].pk}/").content.decode()
    for way in ("new", f"edit/{three[1].pk}", f"delete/{three[1].pk}"):
        assert client.post(f"/admin/audit/{way}/").status_code in {302, 403, 404}
    assert AuditRow.objects.count() == 3
    assert "Björn" not in client_of(aino).get("/admin/audit/", follow=True).content.decode()


@pytest.mark.parametrize(
    "told", [{}, {"role": None}, {"x_y": [1, {"a": "b"}], "seen_by": "gone"}, {"d": "2026-99-99"}]
)
def test_a_row_of_another_time_is_told_by_a_general_sentence(db, told):
    row = audit.record("long.forgotten", "100 %", before=told, after={"seen_by": 7})
    assert "100 %" in audit_words.sentence(row)
    assert audit_words.details(row)
