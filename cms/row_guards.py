"""What makes the database itself refuse to change what was written down: the audit log (DS-17), versions (DS-12).

Triggers, one set a database. They hold for everybody who comes through the site's own user: the ORM, raw SQL, the
admin. The owner of a database can always take triggers off; that is why each row of the audit log also covers the one
before it by a digest (`manage.py verify_audit`), and each version has the SHA-256 of its file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import RunPython

_STANDING = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": """SELECT count(*) FROM pg_trigger
    WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled IN ('O', 'A')""",
}


@dataclass(frozen=True)
class RowGuard:
    """The triggers of one table: when each fires, by its name, in each database."""

    table: str
    refused: str
    sqlite: dict[str, str]
    postgresql: dict[str, str]

    def put_on(self, connection: BaseDatabaseWrapper) -> None:
        """Make the database refuse; harmless when it does already."""
        self.take_off(connection)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"""CREATE FUNCTION {self.table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION '{self.refused}' USING ERRCODE = 'restrict_violation'; END $$""")
            for name, when in self._triggers(connection).items():
                cursor.execute(f"CREATE TRIGGER {name} {when} {self._end(connection)}")

    def take_off(self, connection: BaseDatabaseWrapper) -> None:
        """Let the database accept changes: to undo the migration, and for a test that forges a row."""
        is_postgresql = connection.vendor == "postgresql"
        with connection.cursor() as cursor:
            for name in self._triggers(connection):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{f' ON {self.table}' if is_postgresql else ''}")
            if is_postgresql:
                cursor.execute(f"DROP FUNCTION IF EXISTS {self.table}_refuse()")

    def stands(self, connection: BaseDatabaseWrapper) -> bool:
        """Tell whether the database refuses."""
        with connection.cursor() as cursor:
            cursor.execute(_STANDING[connection.vendor], [self.table])
            return cursor.fetchone()[0] == len(self._triggers(connection))

    def migration(self) -> RunPython:
        """Return the step of a migration that puts it on, and takes it off when that is undone."""
        return RunPython(
            lambda _apps, editor: self.put_on(editor.connection),
            lambda _apps, editor: self.take_off(editor.connection),
        )

    @contextmanager
    def lifted(self, connection: BaseDatabaseWrapper) -> Iterator[None]:
        """Take the guard off for one stretch of work, in a transaction, and put it back."""
        with transaction.atomic(using=connection.alias):
            connection.check_constraints()  # PostgreSQL changes no table that has some left to check
            self.take_off(connection)
            yield
            connection.check_constraints()
            self.put_on(connection)

    def _triggers(self, connection: BaseDatabaseWrapper) -> dict[str, str]:
        return {"sqlite": self.sqlite, "postgresql": self.postgresql}[connection.vendor]

    def _end(self, connection: BaseDatabaseWrapper) -> str:
        if connection.vendor == "postgresql":
            return f"EXECUTE FUNCTION {self.table}_refuse()"
        return f"BEGIN SELECT RAISE(ABORT, '{self.refused}'); END"


_LOG = "cms_auditrow"
AUDIT_LOG = RowGuard(
    _LOG,
    "The audit log is only added to",
    {
        f"{_LOG}_no_update": f"BEFORE UPDATE ON {_LOG}",
        f"{_LOG}_no_delete": f"BEFORE DELETE ON {_LOG}",
        # INSERT OR REPLACE deletes without asking the trigger of deletions.
        f"{_LOG}_no_replace": f"""BEFORE INSERT ON {_LOG}
        WHEN EXISTS (SELECT 1 FROM {_LOG} WHERE id = NEW.id OR digest = NEW.digest)""",  # noqa: S608 - our own table
    },
    {
        f"{_LOG}_no_change": f"BEFORE UPDATE OR DELETE ON {_LOG} FOR EACH ROW",
        f"{_LOG}_no_truncate": f"BEFORE TRUNCATE ON {_LOG} FOR EACH STATEMENT",
    },
)

_VERSION = "cms_documentversion"
# All but what it is remembered as, and who added it: that is forgotten with the account. With their document they go.
_WRITTEN = (
    "document_id, number, file, original_name, content_type, file_size, sha256, added_at, why, restored_from"
)
_IN_BOTH = {f"{_VERSION}_no_update": f"BEFORE UPDATE OF {_WRITTEN} ON {_VERSION} FOR EACH ROW"}
VERSIONS = RowGuard(_VERSION, "A version is written once", _IN_BOTH, _IN_BOTH)
