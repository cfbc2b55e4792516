"""The page on rules and aims of one's own: its files run as they stand, in other processes too, and pass mypy."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from .pages import write_files
from .sources import ROOT

PAGE = "own_rules_and_aims.md"
RUN = ["questions.py", "test_own_rules.py", "a_slip.py", "few_units_used.py", "few_units_checked.py", "written.py",
       "processes.py", "mistakes.py"]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("own")
    assert write_files(PAGE, made) == ["own_rules.py", "town.py", *RUN[:3], "few_units.py", *RUN[3:7], "cluster.py", RUN[7]]
    return made


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with this package to import."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "MYPYPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", RUN)
def test_a_file_of_the_page_runs(name: str, folder: Path) -> None:
    ran = python(folder, "-W", "error", name)
    assert ran.returncode == 0, ran.stderr


def test_the_file_for_a_cluster_runs(folder: Path) -> None:
    pytest.importorskip("distributed")
    ran = python(folder, "cluster.py")
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
@pytest.mark.skipif(find_spec("mypy") is None, reason="mypy is not installed")
def test_the_files_pass_mypy_strict(folder: Path) -> None:
    ran = python(folder, "-m", "mypy", "--strict", "own_rules.py", "town.py", "processes.py", "few_units.py")
    assert ran.returncode == 0, ran.stdout
    wrong = (folder / "own_rules.py").read_text(encoding="utf-8").replace("-> list[Breach]", "-> list[str]")
    (folder / "wrong.py").write_text(wrong, encoding="utf-8")
    assert python(folder, "-m", "mypy", "--strict", "wrong.py").returncode == 1  # it can fail


def test_every_name_that_the_file_imports_is_exported(folder: Path) -> None:
    """The quick look: mypy strict refuses names that a module imports without exporting them."""
    import ast

    import houma_assign as ha
    import houma_assign.constraints.base as base

    exported = {"houma_assign": {*ha.__all__}, base.__name__: {*base.__all__}}
    for name in ("own_rules.py", "few_units.py"):
        tree = ast.parse((folder / name).read_text(encoding="utf-8"))
        used = {node.module: {alias.name for alias in node.names} for node in tree.body if isinstance(node, ast.ImportFrom)}
        assert all(used.get(module, set()) <= names for module, names in exported.items())
