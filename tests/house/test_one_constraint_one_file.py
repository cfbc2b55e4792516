"""One rule or aim is one file, one import and name in the folder's ``__init__`` and one test file."""

from __future__ import annotations

import ast
from collections import Counter
from inspect import getmodule
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign import aims, constraints
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.constraints.base import KINDS as RULES

from .sources import PACKAGE, ROOT, tree

LISTED = [("constraints", kind, made) for kind, made in sorted(RULES.items())]
LISTED += [("aims", kind, made) for kind, made in sorted(AIMS.items())]
EACH = pytest.mark.parametrize(("folder", "kind", "made"), LISTED, ids=[f"{folder}-{kind}" for folder, kind, _ in LISTED])


def home(made: type) -> Path:
    return Path(str(getattr(getmodule(made), "__file__", "")))


@EACH
def test_it_lives_alone_in_a_file_of_its_folder(folder: str, kind: str, made: type) -> None:
    assert home(made).parent == PACKAGE / folder
    assert made.kind == kind
    lodgers = [other for _, _, other in LISTED if home(other) == home(made)]
    assert lodgers == [made]


@EACH
def test_it_is_imported_and_named_once(folder: str, kind: str, made: type) -> None:
    lines = [node for node in tree(Path(folder, "__init__.py")).body if isinstance(node, ast.ImportFrom)]
    imported = Counter(alias.name for node in lines for alias in node.names)
    assert imported[made.__name__] == 1
    assert {"aims": aims, "constraints": constraints}[folder].__all__.count(made.__name__) == 1
    assert getattr(ha, made.__name__) is made


@EACH
def test_it_has_a_test_file_that_names_it(folder: str, kind: str, made: type) -> None:
    test = ROOT / "tests" / folder / f"test_{home(made).stem}.py"
    assert test.is_file(), f"tests/{folder}/{test.name} is missing"
    assert made.__name__ in test.read_text(encoding="utf-8")


def test_every_file_of_the_folders_holds_a_kind_or_what_kinds_share() -> None:
    shared = {"__init__", "base"}
    shared |= {"base_rules", "group_limits", "limits", "named_people", "same_village", "scope"}  # of rules
    shared |= {"able", "only_if_open", "open_villages", "scope", "tiers"}  # of aims
    for folder in ("constraints", "aims"):
        homes = {home(made).stem for place, _, made in LISTED if place == folder}
        assert {path.stem for path in (PACKAGE / folder).glob("*.py")} - homes <= shared
