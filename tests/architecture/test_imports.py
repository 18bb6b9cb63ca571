"""Who may import whom (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FEATURES = {
    f"workspace.{path.name}" for path in (ROOT / "workspace").iterdir() if (path / "apps.py").exists()
}
ROOMS = {"cms", "home", "search", "newsletter", *FEATURES}
SHARED = {"workspace.members", "workspace.notifications"}
# The project's edge knows all: addresses, settings, the demo.
EDGE = ("cms/urls.py", "cms/wsgi.py", "cms/settings/", "cms/demo/", "cms/management/commands/demo.py")


def _room(module: str) -> str:
    return next(
        (room for room in sorted(ROOMS, key=len, reverse=True) if f"{module}.".startswith(f"{room}.")), ""
    )


def _allowed(room: str) -> set[str]:
    if room == "cms":
        return {"cms"}
    if room == "search":
        return {"cms", "search"}
    shared = SHARED if room in FEATURES else set()
    return {"cms", "search", room} | shared


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _files() -> list[Path]:
    folders = {room.split(".")[0] for room in ROOMS}
    files = [path for folder in sorted(folders) for path in (ROOT / folder).rglob("*.py")]
    return [path for path in files if not str(path.relative_to(ROOT)).startswith(EDGE)]


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path):
    room = _room(".".join(path.relative_to(ROOT).with_suffix("").parts))
    foreign = {name for name in _imports(path) if _room(name) and _room(name) not in _allowed(room)}
    if "migrations" in path.parts:
        foreign = set()
    assert not foreign, f"{path.relative_to(ROOT)} may not import {sorted(foreign)}"


def test_it_sees_a_wrong_import(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from newsletter.models import Subscriber\n")
    assert {_room(name) for name in _imports(wrong)} == {"newsletter"}
    assert "newsletter" not in _allowed("home")
    assert "workspace.folders" not in _allowed("workspace.events")
    assert "workspace.members" in _allowed("workspace.events")


def test_no_room_is_named_after_nothing():
    nothing = {"utils", "util", "helpers", "helper", "common", "services", "core", "misc"}
    assert not [path for path in _files() if path.stem in nothing or path.parent.name in nothing]
