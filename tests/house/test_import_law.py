"""Who may import what."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import houma_assign as ha

from .every import for_every
from .sources import NAME, PACKAGE, imports, modules, reached, target

EVERY = for_every(modules())
PANDAS_FOLDERS = ("frames", "questions", "report", "papers", "datasets")
PANDAS_FILES = ("data/pairs.py",)
PANDAS_LAZY = (
    "errors.py",
    "plan/result.py",
    "program/export/export.py",
    "workbook/inspection/seen.py",
    "plan/structure.py",
    "plan/diff.py",
    "plan/spoken_table.py",
    "plan/table.py",
    "plan/summary.py",
    "plan/html.py",
    "plan/confirm.py",
    "plan/text_table.py",
    "plan/proof.py",
    "scoring/results/frame.py",
    "record/checked.py",
)  # the plan's presentation, and that of the steps before it
OPTIONAL = ("jinja2", "altair", "openpyxl", "xlsxwriter", "matplotlib", "python_calamine", "scipy", "highspy", "ipywidgets",
            "tqdm", "docxtpl", "docx", "lxml",
            "IPython", "distributed", "dask", "cryptography", "rfc8785")  # fmt: skip
BESIDE_KINDS = ("base.py", "base_rules.py", "scope.py", "tiers.py", "__init__.py")  # what kinds are made of, and which are there
TOP = ("questions", "report")  # the record lies below the plan, which it knows by a protocol: a plan can save itself
ABOVE = ("posting", "papers", "cli", "__main__.py")  # what follows once a plan stands builds on its questions
ENGINE_USERS = ("solve.py", "questions/methods/reoptimiser.py", "plan/confirm.py", "plan/certify.py")


def packages(module: Path) -> set[tuple[str, bool]]:
    return {(each.name.split(".")[0], each.inside) for each in imports(module) if not each.typing}


def test_the_reader_of_imports_sees_imports() -> None:
    assert any(each.name.startswith("ortools") and each.inside for each in imports(Path("engine/solvers/cp_sat.py")))
    assert Path("engine/solvers/cp_sat.py") in reached(Path("solve.py"))
    assert target(f"{NAME}.constraints.Quota") == Path("constraints/__init__.py")


@EVERY
def test_only_the_engine_knows_a_solver(module: Path) -> None:
    assert module.parts[0] == "engine" or "ortools" not in {name for name, _ in packages(module)}


@EVERY
def test_only_tables_and_what_shows_a_plan_know_pandas(module: Path) -> None:
    used = {inside for name, inside in packages(module) if name == "pandas"}
    if module.parts[0] in PANDAS_FOLDERS or str(module) in PANDAS_FILES:
        return
    assert used <= ({True} if str(module) in PANDAS_LAZY else set())


@EVERY
def test_optional_packages_are_imported_where_they_are_used(module: Path) -> None:
    assert not [name for name, inside in packages(module) if name in OPTIONAL and not inside]


@EVERY
def test_rules_and_aims_import_their_base_only(module: Path) -> None:
    folder = module.parts[0]
    if folder not in ("constraints", "aims") or module.name in (
        "base.py",
        "base_rules.py",
        "scope.py",
        "tiers.py",
        "__init__.py",
    ):
        return
    own = [found for each in imports(module) if (found := target(each.name)) is not None]
    assert own
    assert {found.parts[0] for found in own} == {folder}


@EVERY
def test_nothing_below_imports_questions_reports_or_records(module: Path) -> None:
    if module.parts[0] in (*TOP, *ABOVE) or module == Path("__init__.py"):
        return
    above = [each for each in imports(module) if any(each.name.startswith(f"{NAME}.{top}") for top in TOP) and not each.typing]
    # A plan's own methods may reach up, inside a function.
    assert all(each.inside and module == Path("plan/plan.py") for each in above)


@EVERY
def test_questions_leave_the_engine_alone(module: Path) -> None:
    if module.parts[0] == "questions" and str(module) not in ENGINE_USERS:
        assert not [each for each in imports(module) if each.name.startswith(f"{NAME}.engine") and not each.typing]


@EVERY
def test_the_engine_is_asked_in_few_places(module: Path) -> None:
    # What checks proofs knows no solver and may be asked by anybody who shows them.
    asking = [each for each in imports(module) if each.name.startswith(f"{NAME}.engine") and not each.typing
              and not (module.parts[0] in ("plan", "record")
                       and each.name.startswith((f"{NAME}.engine.proof", f"{NAME}.engine.model")))]  # fmt: skip
    assert module.parts[0] == "engine" or not asking or str(module) in ENGINE_USERS
    assert all(each.inside for each in asking if module.parts[0] != "engine")  # importing the package loads no solver


@EVERY
def test_questions_use_no_insides_of_each_other(module: Path) -> None:
    if module.parts[0] == "questions":
        others = [each.name.split(".") for each in imports(module) if each.name.startswith(f"{NAME}.questions.")]
        assert not [parts for parts in others if parts[-1].startswith("_")]


def test_the_audit_reaches_neither_program_nor_engine() -> None:
    found = {str(module) for module in reached(Path("plan/audit.py"))}
    assert "problem/problem.py" in found
    assert not [name for name in found if name.startswith(("engine", "program", "solve"))]


def test_the_checker_of_proofs_reaches_no_file_that_imports_a_solver() -> None:
    found = reached(Path("plan/check_proof.py"))
    assert Path("engine/proof/recheck.py") in found
    assert not [module for module in found if "ortools" in {name for name, _ in packages(module)}]
    assert {module.parts[1] for module in found if module.parts[0] == "engine"} == {"proof", "model"}


def test_whoever_seals_reaches_no_file_that_imports_a_solver() -> None:
    found = reached(Path("record/save.py"))
    assert {module.parts[1] for module in found if module.parts[0] == "engine"} == {"proof", "model"}
    assert not [module for module in found if "ortools" in {name for name, _ in packages(module)}]
    assert reached(Path("check.py")) == {Path("check.py")}


CHECKED = """
import pickle, sys
plan = pickle.load(open(sys.argv[1], "rb"))
assert plan.check_proof() == ()
print(*sys.modules)
"""


def test_a_proof_is_checked_where_no_solver_is_ever_loaded(tmp_path: Path) -> None:
    plan = ha.solve(ha.Problem.from_matrix([[3, 1], [2, 2], [1, 3]], constraints=[ha.Quota(where={"id": "c0"}, least=1)]))
    assert any(tier.evidence is not None for tier in plan.proof)
    place = tmp_path / "plan"
    place.write_bytes(pickle.dumps(plan))
    shown = subprocess.run([sys.executable, "-c", CHECKED, str(place)], capture_output=True, text=True, check=True)
    loaded = shown.stdout.split()
    assert f"{NAME}.engine.proof.recheck" in loaded
    assert not [name for name in loaded if name.startswith((f"{NAME}.engine.solvers", f"{NAME}.engine.lexicographic", "ortools"))]


@EVERY
def test_nobody_writes_into_the_dict_of_an_object(module: Path) -> None:
    """What is worked out of a problem has an owner; a frozen record is not a place to leave things in."""
    text = (PACKAGE / module).read_text(encoding="utf-8")
    assert not re.findall(r"__dict__(?:\[[^\]]*\] = |\.(?:setdefault|update)\()|\bvars\([^)]*\)\[", text)


def test_the_program_knows_no_solver() -> None:
    assert not [module for module in reached(Path("program/program.py")) if module.parts[0] == "engine"]


@pytest.mark.parametrize(
    "code", [f"import {NAME}", f"import {NAME} as ha; ha.Problem.from_matrix([[1, 2], [3, 4]])"], ids=["import", "matrix"]
)
def test_importing_loads_no_solver_and_nothing_optional(code: str) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in shown.stdout.split()}
    assert NAME in loaded
    assert not loaded & {"ortools", *OPTIONAL}
