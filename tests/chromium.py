"""Find a Chromium for the browser tests, or get one; prints its path, or nothing and a sentence.

An existing one is taken; else playwright's own download; else, as root on Debian, the package. One without a window
of its own comes first: the other draws tabs and menus for every page, which nobody sees here, and takes twice as long.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find() -> str:
    """Return the path of a Chromium that is there, or an empty text."""
    given = os.environ.get("CHROMIUM", "")
    if given and Path(given).exists():
        return given
    found = [path for name in NAMES if (path := shutil.which(name))]
    return found[0] if found else _of_playwright()


def _of_playwright() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def _run(*command: str) -> bool:
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def fetch() -> str:
    """Get a Chromium; return its path, or an empty text where none can be had."""
    if _run(sys.executable, "-m", "playwright", "install", "chromium"):
        return find()
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "chromium-headless-shell")
    return find()


def main() -> int:
    """Print the path; say so where there is none, and fail there when it is CI."""
    path = find() or fetch()
    print(path)
    if path:
        return 0
    print("No Chromium can be had here: the browser tests are left out.", file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
