"""The laws of the floor plan: no circle of files or folders, no arrow upwards; each fails when it is broken on purpose."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from .floor_plan import FACE, ROOMS, arrows, circles, folder_circles, room, told, upward
from .sources import NAME, PACKAGE, modules

GRAPH = arrows()
AT_THE_ROOT = {"__init__.py", "__main__.py", "check.py", "errors.py", "solve.py"}


def test_the_root_tells_the_story() -> None:
    files = {path.name for path in PACKAGE.glob("*.py")}
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert files == AT_THE_ROOT
    assert folders == set(ROOMS) - {"check", "errors", "solve", "__main__"}


def test_files_make_no_circle() -> None:
    assert circles(GRAPH) == []


def test_folders_make_no_circle() -> None:
    assert folder_circles(GRAPH) == []


def test_no_arrow_runs_upwards() -> None:
    assert upward(GRAPH) == []


def test_every_file_lies_in_a_room_and_most_are_short() -> None:
    assert {room(module) for module in modules() if module != FACE} == set(ROOMS)
    lengths = [len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) for module in modules()]
    assert median(lengths) <= 120


BROKEN = {
    "two files": {"data/one.py": "from .two import b", "data/two.py": "from .one import a"},
    "two files, one only for type checkers": {
        "data/one.py": "from .two import b",
        "data/two.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .one import a",
    },
    "two files, one inside a function": {
        "data/one.py": "from .two import b",
        "data/two.py": "def late():\n    from .one import a",
    },
    "two folders": {
        "data/one/a.py": "from ..two.b import b",
        "data/one/c.py": "",
        "data/two/b.py": "",
        "data/two/d.py": "from ..one.c import c",
    },
    "an arrow upwards": {"data/one.py": "from ..plan.two import b", "plan/two.py": ""},
}


def _house(root: Path, files: dict[str, str]) -> Path:
    package = root / NAME
    for name, text in files.items():
        place = package / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        for folder in place.relative_to(package).parents:
            (package / folder / "__init__.py").touch()
    return package


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_law_is_seen(how: str, tmp_path: Path) -> None:
    graph = arrows(_house(tmp_path, BROKEN[how]))
    assert bool(circles(graph)) == (how.startswith("two files"))
    assert bool(folder_circles(graph)) == (how.startswith("two"))
    assert bool(upward(graph)) == (how == "an arrow upwards")


def test_the_plan_is_told(tmp_path: Path) -> None:
    text = told(_house(tmp_path, BROKEN["two files"]))
    assert "1 circles of files" in text
    assert "data/one.py, data/two.py" in text
    assert "0 arrows upwards" in text
