"""Runs a script of ours in a process of its own that may take little, for files that nobody trusts yet.

The child gets nothing of our environment: no secret, no address of the database. A script says what it may take:
`CPU_SECONDS`, `MEMORY` (bytes of address space), `WRITTEN` (bytes of any file that it writes). The child limits itself
before `main` of the script opens anything; here it is stopped when it takes too long.
"""

import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
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
TOO_MUCH = 3  # the exit code of a child that asked for more memory than it may take
# Time, memory (Rust gives up by abort), bytes written.
STOPPED = {-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGABRT, -signal.SIGXFSZ}


def run(script: ModuleType, place: Path, *words: str, seconds: int = WALL_SECONDS) -> int:
    """Run `main` of a script in a folder; return its exit code, -SIGKILL where it had to be stopped."""
    child = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-I", __file__, script.__file__, *words], cwd=place,
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


def met_a_limit(code: int) -> bool:
    """Tell whether a child ended with this code because it wanted more than it may take."""
    return code == TOO_MUCH or code in STOPPED


# -- In the child -------------------------------------------------------------------------------
def limit(script: ModuleType) -> None:
    """Take no more than a script may, nor anything that it starts; what asks for more ends by a signal."""
    resource.setrlimit(resource.RLIMIT_CPU, (script.CPU_SECONDS, script.CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (script.MEMORY, script.MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (script.WRITTEN, script.WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(path: str, *words: str) -> int:
    """Run a script within its limits; return the exit code."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    spec = spec_from_file_location(Path(path).stem, path)
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    limit(script)
    try:
        return script.main(*words)
    except MemoryError:
        return TOO_MUCH


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
