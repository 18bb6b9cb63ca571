"""What breaks is told to the one who runs the site, though DEBUG is off."""

import os
import subprocess
import sys

from tests.served import ROOT

BREAK = """
import logging
import django
django.setup()
logging.getLogger("django.request").error("Internal Server Error: /fi/")
logging.getLogger("django.request").warning("Not Found: /fi/none/")
logging.getLogger("newsletter").warning("Late")
"""

WORK = """
import logging
import django
django.setup()
from django_tasks_db.management.commands.db_worker import Command
Command().configure_logging(verbosity=1)
for name in ("django_tasks", "django_tasks_db"):
    logging.getLogger(name).info("A task is done")
    logging.getLogger(name).error("%s: a task failed", name)
"""


def told_by(words: str, folder) -> str:
    """Run Python and return what it told on standard error."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "VAR_DIR": str(folder),
    }
    return subprocess.run(
        [sys.executable, "-c", words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stderr


def test_an_error_is_told_and_a_missing_page_is_not(tmp_path):
    told = told_by(BREAK, tmp_path)
    assert "ERROR django.request: Internal Server Error: /fi/" in told
    assert "WARNING newsletter: Late" in told
    assert "Not Found" not in told


def test_the_worker_tells_of_a_failed_task_and_not_of_each_that_is_done(tmp_path):
    told = told_by(WORK, tmp_path)
    assert "ERROR django_tasks: django_tasks: a task failed" in told
    assert "ERROR django_tasks_db: django_tasks_db: a task failed" in told
    assert "done" not in told
    assert told.count("failed") == 2
