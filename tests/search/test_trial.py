"""`search_trial`: a throw-away corpus through the real code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search.models import Entry, Outbox

ROOT = Path(__file__).resolve().parents[2]
DOCS = [
    {"id": "a", "text": "Ohjaus on iloa."},
    {"id": 2, "text": "Ohjaus, ohjaus ja ohjaus."},
    {"id": "c", "text": "x"},
]
ASKED = [
    {"id": 1, "q": "ohjaus"},
    {"id": 2, "q": "iloa ohjaus"},
    {"id": 3, "q": '"'},
    {"id": 4, "q": "iloa x"},
]


@pytest.fixture
def files(tmp_path) -> dict[str, Path]:
    made = {name: tmp_path / f"{name}.jsonl" for name in ("docs", "queries", "out")}
    made["docs"].write_text("\n".join(map(json.dumps, DOCS)) + "\n\n")
    made["queries"].write_text("\n".join(map(json.dumps, ASKED)))
    return made


def alone(files: dict[str, Path], *more: str) -> subprocess.CompletedProcess:
    """Run the command by itself, on a machine where nothing has been migrated."""
    options = [part for name, path in files.items() for part in (f"--{name}", str(path))]
    environment = {
        **os.environ,
        "VAR_DIR": str(files["out"].parent),
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
    }
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "manage.py", "search_trial", "--lang", "fi", *options, *more],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def hits(files: dict[str, Path]) -> list[dict]:
    return [json.loads(line) for line in files["out"].read_text().splitlines()]


def check(rows: list[dict]) -> None:
    assert [row["id"] for row in rows] == [1, 2, 3, 4]
    assert rows[0]["hits"] == [2, "a"]
    assert rows[1]["hits"] == ["a"]
    assert rows[2]["hits"] == []
    assert set(rows[3]["hits"]) == {"a", "c"}, "any of the words, where nothing has all"
    assert all(row["ms"] >= 0 for row in rows)


def test_it_works(files):
    done = alone(files)
    assert done.returncode == 0, done.stderr
    assert "3 documents, 4 queries" in done.stdout
    check(hits(files))


@pytest.fixture
def in_memory(django_db_blocker):
    """Let a trial make its own database, in memory, beside that of the tests."""
    with django_db_blocker.unblock():
        yield


def run(files: dict[str, Path], engine: str = connection.vendor) -> None:
    call_command("search_trial", lang="fi", engine=engine, verbosity=0, **files)


def test_a_wrong_file_is_refused_with_its_line(files, in_memory):
    files["docs"].write_text('{"id": 1, "text": "x"}\n{"id": 2}\n')
    with pytest.raises(CommandError, match="line 2: “id” and “text” are needed"):
        run(files, "sqlite")
    files["docs"].write_text("x\n")
    with pytest.raises(CommandError, match="line 1: this is not JSON"):
        run(files, "sqlite")


@pytest.mark.skipif(
    "connection.vendor == 'postgresql'", reason="PostgreSQL is there where it is the database"
)
def test_an_engine_that_is_not_there_is_refused(files, db):
    with pytest.raises(CommandError, match="needs postgresql as the database"):
        run(files, "postgresql")


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only where the test database is PostgreSQL")
def test_it_works_in_postgresql_and_nothing_of_it_stays(files, db):
    for _time in range(2):
        run(files, "postgresql")
        check(hits(files))
    assert not Entry.objects.filter(kind="trial").exists()
    assert not Outbox.objects.exists()


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("elasticsearch")
def test_it_works_in_elasticsearch_and_nothing_of_it_stays(files, node, monkeypatch):
    before = set(node.ask("/_all/_alias"))
    monkeypatch.setenv("SEARCH_URL", node.url)
    done = alone(files, "--engine", "elasticsearch")
    assert done.returncode == 0, done.stderr
    check(hits(files))
    assert set(node.ask("/_all/_alias")) == before
    assert "trial" not in str(node.ask("/_index_template"))


def test_elasticsearch_without_an_address_is_refused(files, in_memory, settings):
    settings.SEARCH_URL = ""
    with pytest.raises(CommandError, match="needs SEARCH_URL"):
        run(files, "elasticsearch")


def test_a_file_that_is_not_there(files, db):
    files["queries"].unlink()
    with pytest.raises(CommandError, match="cannot be read"):
        run(files)
