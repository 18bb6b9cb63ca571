"""What makes the database itself refuse to change or delete a row of the audit log (DS-17).

Triggers, one set a database. They hold for everybody who comes through the site's own user: the ORM,
raw SQL, the admin. The owner of a database can always take triggers off; that is why each row also
covers the one before it by a digest (`manage.py verify_audit`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "cms_auditrow"
REFUSED = "The audit log is only added to"

_SQLITE_ON = [
    f"""CREATE TRIGGER {TABLE}_no_{event.lower()} BEFORE {event} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"""
    for event in ("UPDATE", "DELETE")
]
# INSERT OR REPLACE deletes without asking the trigger of deletions.
_SQLITE_ON.append(f"""CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR digest = NEW.digest)
    BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""")  # noqa: S608 - our own table
_SQLITE_OFF = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{event}" for event in ("update", "delete", "replace")]

_POSTGRESQL_ON = [
    f"""CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'restrict_violation'; END $$""",
    f"""CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    f"""CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
]
_POSTGRESQL_OFF = [
    f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS {TABLE}_no_truncate ON {TABLE}",
    f"DROP FUNCTION IF EXISTS {TABLE}_refuse()",
]
_COUNT = {"sqlite": 3, "postgresql": 2}
_ON = {"sqlite": _SQLITE_ON, "postgresql": _POSTGRESQL_ON}
_OFF = {"sqlite": _SQLITE_OFF, "postgresql": _POSTGRESQL_OFF}
_STANDING = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": """SELECT count(*) FROM pg_trigger
    WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled IN ('O', 'A')""",
}


def put_on(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse; harmless when it does already."""
    take_off(connection)
    _run(connection, _ON)


def take_off(connection: BaseDatabaseWrapper) -> None:
    """Let the database accept changes: to undo the migration, and for a test that forges a row."""
    _run(connection, _OFF)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def stands(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether the database refuses."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor], [TABLE])
        return cursor.fetchone()[0] == _COUNT[connection.vendor]


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the guard off for one stretch of work, in a transaction, and put it back."""
    with transaction.atomic(using=connection.alias):
        take_off(connection)
        yield
        put_on(connection)
