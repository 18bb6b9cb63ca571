"""Starts and stops a real node of Elasticsearch; needs a JDK (17 or newer) and Maven, no root and no container.

The parts are fetched once, by whatever repository Maven is set up with, into `build/elasticsearch`. Such a node has
no `GET /`, no scripts, no `_delete_by_query` and no security, so it listens to this machine only.
"""

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from tests.served import free_port

HERE = Path(__file__).resolve().parent
PARTS = HERE.parents[2] / "build" / "elasticsearch"
DESCRIPTOR = "META-INF/es-plugins/transport-netty4/plugin-descriptor.properties"
START_SECONDS = 120
HEAP = ["-Xms512m", "-Xmx512m"]
# Java that translates its code quickly rather than well: a node that is used for seconds starts in half the time.
BRIEFLY = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


class NodeError(Exception):
    """The node cannot be made or started; says why."""


def missing_tools() -> list[str]:
    """Return what the machine lacks to run a node, in words."""
    tools = {"java": "a JDK 17", "javac": "a JDK 17", "mvn": "Maven"}
    return list(dict.fromkeys(what for tool, what in tools.items() if shutil.which(tool) is None))


class Node:
    """One node with its data in a folder of its own."""

    def __init__(self, folder: Path, port: int = 0, *, lasting: bool = False) -> None:
        """Take the folder for data and log; without a port, a free one is taken.

        One that is measured, or used for hours, is `lasting`.
        """
        self.folder, self.port = folder, port or free_port()
        self.java = [*HEAP, *([] if lasting else BRIEFLY)]
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """Return the address of the node as SEARCH_URL has it."""
        return f"elasticsearch+http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """Return the file that the node writes to."""
        return self.folder / "log"

    def start(self) -> "Node":
        """Start it and wait until it answers; raises NodeError with the end of its log."""
        parts = fetch_parts()
        self._lay_out(parts)
        command = [
            "java", *self.java, "-p", str(parts / "lib"),
            "--add-modules", "ALL-MODULE-PATH", "-cp", str(parts / "classes"),
            "LocalNode", str(self.folder), str(self.port), str(free_port()),
        ]  # fmt: skip
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()
        return self

    def _lay_out(self, parts: Path) -> None:
        for name in ("config", "plugins", "data", "logs"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        if not (self.folder / "modules").exists():
            (self.folder / "modules").symlink_to(parts / "modules", target_is_directory=True)

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                self.ask("/_cluster/health?wait_for_status=green&timeout=1s")
            except OSError:
                time.sleep(0.2)
            else:
                return
        self.stop(hard=True)
        last = self.log.read_text(errors="replace").splitlines()[-15:]
        raise NodeError("Elasticsearch did not start:\n" + "\n".join(last))

    def ask(self, path: str, method: str = "GET", body: dict | None = None) -> dict:
        """Ask the node itself, past the site's own code; raises OSError where it does not answer."""
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def stop(self, hard: bool = False) -> None:
        """End it: in order, or as a crash would."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.kill() if hard else self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


# -- Parts --------------------------------------------------------------------------------------
def fetch_parts() -> Path:
    """Return the folder with jars, module and our class; made when it is not there or is of another version."""
    made = PARTS / "made"
    sources = "".join((HERE / name).read_text() for name in ("pom.xml", "LocalNode.java"))
    if made.exists() and made.read_text() == sources:
        return PARTS
    building = PARTS.with_name(f"{PARTS.name}-{os.getpid()}")
    _build(building)
    (building / "made").write_text(sources)
    shutil.rmtree(PARTS, ignore_errors=True)
    building.rename(PARTS)
    return PARTS


def _build(folder: Path) -> None:
    lib, module = folder / "lib", folder / "modules" / "transport-netty4"
    module.mkdir(parents=True)
    _run(
        "mvn", "-q", "-B", "-f", HERE / "pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={lib}"
    )
    for jar in [*lib.glob("netty-*.jar"), *lib.glob("transport-netty4-*.jar")]:
        jar.rename(module / jar.name)
    with zipfile.ZipFile(next(module.glob("transport-netty4-*.jar"))) as jar:
        (module / Path(DESCRIPTOR).name).write_bytes(jar.read(DESCRIPTOR))
    # The server is made of Java modules, and does not start from the class path.
    _run(
        "javac",
        "-p",
        lib,
        "--add-modules",
        "ALL-MODULE-PATH",
        "-d",
        folder / "classes",
        HERE / "LocalNode.java",
    )


def _run(*command: object) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NodeError(f"{command[0]} failed:\n{(done.stdout + done.stderr)[-3000:]}")
