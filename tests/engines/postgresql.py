"""Starts and stops a PostgreSQL of its own, in a folder that is gone afterwards; needs its programs on the machine."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.served import free_port


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest; None where there are none."""
    return max((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


@contextmanager
def postgresql() -> Iterator[str]:
    """Give the address of a running server; root starts it as the user postgres, as it refuses root."""
    place, folder, port = programs(), Path(mkdtemp(prefix="elo-postgresql-")), free_port()
    as_root = os.geteuid() == 0
    if as_root:
        shutil.chown(folder, "postgres")

    def run(program: str, *words: str) -> None:
        command = [*(["runuser", "-u", "postgres", "--"] if as_root else []), str(place / program), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    data = str(folder / "data")
    try:
        run("initdb", "-D", data, "-U", "elo", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o",
            f"-p {port} -k {folder} -c listen_addresses=127.0.0.1", "start")  # fmt: skip
        try:
            yield f"postgresql://elo@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
