"""A place of its own for programs that a test starts: a database as the migrations left it, and files.

SQLite: a copy of the kept database. PostgreSQL: a copy of one that was made as soon as the suite's own was migrated,
before any test could write into that.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.creation import TEST_DATABASE_PREFIX


class Aside:
    """Runs Python programs there."""

    def __init__(self, folder: Path, database: str) -> None:
        """Know where files lie, and which database it is."""
        self.var = folder / "var"
        self.environment = os.environ | {
            "VAR_DIR": str(self.var), "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        }  # fmt: skip

    def python(self, *words: str) -> subprocess.CompletedProcess:
        """Run a program and return what became of it."""
        return subprocess.run(
            [sys.executable, *words], cwd=settings.BASE_DIR, env=self.environment, capture_output=True, text=True,
            timeout=300, check=False,
        )  # fmt: skip

    def stored(self) -> list[Path]:
        """Return the files of documents that lie there."""
        return [path for path in (self.var / "private/documents").rglob("*") if path.is_file()]


def _server() -> str:
    config = connection.settings_dict
    return f"postgresql://{config['USER']}:{config['PASSWORD']}@{config['HOST']}:{config['PORT']}"


def _copy(source: str, target: str) -> None:
    with psycopg.connect(f"{_server()}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{target}"')
        server.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def _name(what: str) -> str:
    return f"{connection.settings_dict['NAME']}_{what}"


def keep() -> None:
    """Keep the suite's database as the migrations left it (PostgreSQL); there is none where no test asks for it."""
    if not connection.settings_dict["NAME"].startswith(TEST_DATABASE_PREFIX):
        return
    connection.close()  # nobody may be connected to what is copied
    _copy(connection.settings_dict["NAME"], _name("kept"))


def forget(what: str = "kept") -> None:
    """Drop what was kept, or made of it (PostgreSQL)."""
    with psycopg.connect(f"{_server()}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{_name(what)}" WITH (FORCE)')


def made(kept_database: Path | None, folder: Path, name: str) -> str:
    """Make a database as the migrations left it, and return its address; `forget` what is no longer needed."""
    if kept_database is not None:
        shutil.copyfile(kept_database, folder / "db.sqlite3")
        return f"sqlite:///{folder}/db.sqlite3"
    _copy(_name("kept"), _name(name))
    return f"{_server()}/{_name(name)}"


@pytest.fixture
def aside(db, kept_database, tmp_path) -> Iterator[Aside]:
    """Return a place of its own."""
    yield Aside(tmp_path, made(kept_database, tmp_path, "aside"))
    if kept_database is None:
        forget("aside")
