"""Emptying the database after a test that commits.

Such a test is cleaned up by emptying every table, which is what the database refuses for the audit log.
The suite's own flush therefore takes the guard off and puts it back, in the transaction that empties;
nothing else in the tests or in the site does.
"""

from django.db.backends.base.operations import BaseDatabaseOperations

from cms.row_guards import AUDIT_LOG

_flush = BaseDatabaseOperations.execute_sql_flush


def _flush_without_guard(self: BaseDatabaseOperations, statements: list[str]) -> None:
    with AUDIT_LOG.lifted(self.connection):
        _flush(self, statements)


def let_flush() -> None:
    """Teach Django's flush to empty the audit log, for this process of tests."""
    BaseDatabaseOperations.execute_sql_flush = _flush_without_guard
