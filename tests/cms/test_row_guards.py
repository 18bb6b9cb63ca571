"""The guards of the database: each comes with a migration, and goes when that is undone."""

import pytest
from django.core.management import call_command
from django.db import connection

from cms.row_guards import AUDIT_LOG, VERSIONS


@pytest.mark.django_db(transaction=True)
def test_each_is_a_migration_that_can_be_undone():
    try:
        for before, guard in (("0012", VERSIONS), ("0008", AUDIT_LOG)):
            assert guard.stands(connection)
            call_command("migrate", "cms", before, verbosity=0)
            assert not guard.stands(connection)
    finally:
        call_command("migrate", "cms", verbosity=0)
    assert VERSIONS.stands(connection)
    assert AUDIT_LOG.stands(connection)
