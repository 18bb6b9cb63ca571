"""House rules that a machine can hold."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from cms.checks import sqlite_is_safe

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def test_migrations_are_complete(db):
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        pytest.fail(f"A migration is missing:\n{out.getvalue()}")


def test_system_check_is_clean(db):
    call_command("check", fail_level="WARNING", databases=["default"])


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["ruff", "format", "--check", "."]], ids=" ".join
)
def test_python_is_in_style(command):
    done = subprocess.run(
        [Path(sys.executable).parent / command[0], *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_templates_are_in_style():
    done = subprocess.run(
        [Path(sys.executable).parent / "djlint", "--quiet", "--lint", "templates"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_inline_style_or_script(path):
    """The policy forbids both (docs/architecture.md); letters are styled in their own way."""
    if "emails" in path.parts:
        return
    html = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    assert not re.search(r"(src|href)=\"(https?:)?//", html), "no third party"


def test_no_template_marks_text_safe():
    """Rich text goes through Wagtail's own filter; nothing else is trusted."""
    assert not [path for path in TEMPLATES if re.search(r"\|\s*safe\b", path.read_text())]


@pytest.mark.parametrize(
    ("missing", "code"),
    [("transaction_mode", "cms.E001"), ("timeout", "cms.E002"), ("init_command", "cms.E003")],
)
def test_sqlite_without_its_safety_is_refused(missing, code, monkeypatch):
    from django.db import connections

    from cms.settings.env import SQLITE_OPTIONS

    options = {key: value for key, value in SQLITE_OPTIONS.items() if key != missing}
    monkeypatch.setattr(connections["default"], "vendor", "sqlite")
    monkeypatch.setitem(connections["default"].settings_dict, "OPTIONS", options)
    assert [error.id for error in sqlite_is_safe(None, ["default"])] == [code]


@pytest.mark.parametrize("address", ["sqlite:////tmp/elo.sqlite3", "postgresql://elo@127.0.0.1/elo"])
def test_a_connection_is_kept_between_requests(address, monkeypatch, tmp_path):
    """A new one to SQLite reads the whole schema first, which took a sixth of the time of a page."""
    from cms.settings import env

    monkeypatch.setenv("DATABASE_URL", address)
    config = env.database(tmp_path / "db.sqlite3")
    assert config["CONN_MAX_AGE"] > 0
    assert config["CONN_HEALTH_CHECKS"], "one that broke meanwhile is made anew"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL must begin"),
        ("SEARCH_URL", "solr://x", "SEARCH_URL must be"),
        ("EMAIL_URL", "ftp://x", "EMAIL_URL must be"),
        ("CLAMD_URL", "http://x:3310", "CLAMD_URL must be"),
        ("SECRET_KEY", "short", "SECRET_KEY must be"),
        ("BASE_URL", "elo.example", "BASE_URL must be"),
        ("PORT", "eighty", "PORT must be"),
        ("DEBUG", "perhaps", "DEBUG must be"),
    ],
)
def test_wrong_environment_is_refused_with_a_sentence(name, value, words, tmp_path):
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        name: value,
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert words in done.stderr


def test_production_needs_a_secret(tmp_path):
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    }
    environment.pop("SECRET_KEY", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "SECRET_KEY is needed in production" in done.stderr


def test_ci_script_calls_the_readme_command():
    assert "make test" in (ROOT / ".ci" / "run").read_text()
    assert "make test" in (ROOT / "README.md").read_text()
