"""The fixed cast: Aino coordinates A, Björn is a member of A, Cecilia of B, Dmitri of none."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core import mail as django_mail
from django.db import connection
from django.test import Client
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from cms import page_cache
from cms.models import User
from tests import aside as at_its_side
from tests import factories, migrated
from tests.aside import aside  # noqa: F401 - a fixture
from tests.browsing import browser, session_of, site, visit  # noqa: F401 - fixtures of the browser tests
from tests.flushing import let_flush
from tests.snapshots import Snapshot

let_flush()
TREE = Snapshot(factories.site_tree)


def pytest_make_parametrize_id(config, val, argname: str) -> str | None:
    """Name a file's bytes by their place: archives tell when they were made, and every process must name alike."""
    return argname if isinstance(val, bytes) else None


OF_THE_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the database be made, too, where a test only copies it: pytest-django makes it for those that ask in it."""
    for item in items:
        is_for_it = item.get_closest_marker("django_db") or OF_THE_DATABASE.intersection(item.fixturenames)
        if "kept_database" in item.fixturenames and not is_for_it:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def kept_database(request) -> Path | None:
    """Return where the migrated database is kept between runs; None where it cannot be (PostgreSQL)."""
    if connection.vendor != "sqlite":
        return None
    return migrated.kept_in(request.config.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def django_db_keepdb(kept_database, django_db_modify_db_settings):
    """Begin with the kept database, where there is one: Django then brings up to date what is missing in it."""
    if kept_database is None or not kept_database.exists():
        yield False
        return
    memory = migrated.take(kept_database)
    yield True
    memory.close()


@pytest.fixture(scope="session")
def django_db_setup(kept_database, django_db_setup, django_db_blocker) -> Iterator[None]:
    """Make the database as ever, and keep what the migrations made."""
    with django_db_blocker.unblock():
        if kept_database is None:
            at_its_side.keep()
        elif not kept_database.exists():
            connection.ensure_connection()
            migrated.keep(kept_database)
    yield
    if kept_database is None:
        at_its_side.forget()


@pytest.fixture(autouse=True)
def fresh_start():
    """No kept page and no language of the last test reaches the next one."""
    page_cache.clear()
    translation.activate("fi")
    yield
    page_cache.clear()
    translation.activate("fi")


@pytest.fixture
def site_tree(db) -> SimpleNamespace:
    """Fi and sv home, the door of the workspaces, workspaces A and B with all their rooms."""
    return TREE.world()


def _person(email: str, first: str, last: str, **fields) -> User:
    return User.objects.create_user(email, "elo-demo-2026", first_name=first, last_name=last, **fields)


@pytest.fixture
def admin(db) -> User:
    """The one who may do everything."""
    return User.objects.create_superuser("admin@elo.example", "elo-demo-2026")


@pytest.fixture
def aino(site_tree) -> User:
    """Coordinator of A; edits the public site in the Wagtail admin."""
    user = _person("aino@elo.example", "Aino", "Koskela")
    factories.join(site_tree.a, user, role="secretary", is_coordinator=True)
    factories.make_editor(user, site_tree)
    return user


@pytest.fixture
def bjorn(site_tree) -> User:
    """Member of A; reads Swedish."""
    user = _person("bjorn@elo.example", "Björn", "Lindqvist", language="sv")
    factories.join(site_tree.a, user)
    return user


@pytest.fixture
def cecilia(site_tree) -> User:
    """Member of B."""
    user = _person("cecilia@elo.example", "Cecilia", "Ahonen")
    factories.join(site_tree.b, user)
    return user


@pytest.fixture
def dmitri(db) -> User:
    """Has an account and no workspace."""
    return _person("dmitri@elo.example", "Dmitri", "Orlov")


@pytest.fixture
def client_of():
    """Return a function that gives a client logged in as somebody (None: a visitor)."""

    def make(user: User | None = None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return make


@pytest.fixture
def mailbox():
    """Return the mails that were really handed over for delivery."""
    django_mail.outbox = []
    return django_mail.outbox


@pytest.fixture
def run_tasks(django_capture_on_commit_callbacks):
    """Return a function that runs what is queued, in order, and raises what a task raises."""

    def run(rounds: int = 5) -> int:
        done = 0
        for _round in range(rounds):
            waiting = list(DBTaskResult.objects.ready())
            if not waiting:
                break
            for row in waiting:
                DBTaskResult.objects.filter(pk=row.pk).delete()
                with django_capture_on_commit_callbacks(execute=True):
                    row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
                done += 1
        return done

    return run
