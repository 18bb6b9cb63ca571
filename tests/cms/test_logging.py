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


def test_an_error_is_told_and_a_missing_page_is_not(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "VAR_DIR": str(tmp_path),
    }
    told = subprocess.run(
        [sys.executable, "-c", BREAK], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stderr
    assert "ERROR django.request: Internal Server Error: /fi/" in told
    assert "WARNING newsletter: Late" in told
    assert "Not Found" not in told
