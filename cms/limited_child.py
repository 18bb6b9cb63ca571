"""Starts a script of ours in a process of its own, for files that nobody trusts yet.

The child gets nothing of our environment: no secret, no address of the database. What it may take it limits by
itself, before it opens anything; here it is stopped when it takes too long.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType

WALL_SECONDS = 60
# One thread and one arena: else the address space alone is 600 MB.
ENVIRONMENT = {
    "MALLOC_ARENA_MAX": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKIO_WORKER_THREADS": "1",
    "LANG": "C.UTF-8",
}


def run(script: ModuleType, place: Path, *words: str, seconds: int = WALL_SECONDS) -> int:
    """Run a script in a folder; return its exit code, -SIGKILL where it had to be stopped."""
    child = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-I", script.__file__, *words], cwd=place,
        env=ENVIRONMENT | {"HOME": str(place), "TMPDIR": str(place)},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        return child.wait(seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL
    finally:
        with suppress(ProcessLookupError):  # nothing of it is left
            os.killpg(child.pid, signal.SIGKILL)  # and what it has started
        child.wait()
