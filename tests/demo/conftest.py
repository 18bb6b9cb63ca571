"""The demo, built once for all tests of this folder and taken away after them."""

import pytest
from django.db import transaction

from cms.demo import building


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Build the demo; each test runs in a savepoint of its own above it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield building.build()
        transaction.set_rollback(True)
