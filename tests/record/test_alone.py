"""The checker needs Python and nothing else: it runs where no other package can be imported, and as a file copied away."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from houma_assign.check import check, main

from .sealed_cases import document_of, drawn, forged

BARE = """
import runpy, sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in sys.stdlib_module_names and name.split(".")[0] != "houma_assign":
            raise ImportError(f"{name} is not there")
sys.meta_path.insert(0, Wall())
sys.argv = ["ortools pandas pydantic numpy", *sys.argv[1:]]
try:
    runpy.run_module("houma_assign.check", run_name="__main__")
finally:
    print(*sorted(name for name in sys.modules if name.split(".")[0] in sys.argv[0].split() + ["houma_assign"]))
"""
CHECKER = Path(sys.modules["houma_assign.check"].__file__ or "")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "decision.json"
    drawn(0).save(path)
    return path


def test_it_runs_where_no_package_can_be_imported(sealed: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", BARE, str(sealed), "--lang", "zh"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    *lines, loaded = ran.stdout.splitlines()
    assert loaded == "houma_assign"
    assert lines == check(sealed).words("zh").splitlines()


def test_the_file_alone_will_do(sealed: Path, tmp_path: Path) -> None:
    shutil.copy(CHECKER, tmp_path / "alone.py")
    command = [sys.executable, "-I", "-S", str(tmp_path / "alone.py"), str(sealed)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == check(sealed).words("en") + "\n"


def test_it_imports_the_standard_library_only() -> None:
    tree = ast.parse(CHECKER.read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} - set(sys.stdlib_module_names) == {
        "cryptography"
    }  # in one function, if it is there


def test_the_command_says_by_its_exit_code_whether_something_is_wrong(sealed: Path, tmp_path: Path) -> None:
    document = document_of(sealed)
    document["body"]["aims"][1]["value"] = "56"
    wrong = forged(document, tmp_path / "wrong.json")
    ran = subprocess.run([sys.executable, "-m", "houma_assign.check", str(wrong)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert main([]) == main([str(tmp_path / "nowhere.json")]) == 2
    assert f"[WRONG] {document['body']['aims'][1]['aim']}: value 56" in check(wrong).words()
