"""The page about the engine names files and things that are there, and leaves no file out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from .every import for_every
from .sources import PACKAGE, ROOT, modules, tree

PAGE = (ROOT / "docs" / "engine.md").read_text(encoding="utf-8")
ENGINE = PACKAGE / "engine"
PATHS = sorted(set(re.findall(r"[\w/]+\.py\b", PAGE)))
FILES = [module for module in modules() if module.parts[0] == "engine" and module.name != "__init__.py"]
ROWS = re.findall(r"^\| (`.+?) \| (`.+?) \| (.+) \|$", PAGE.split("## Glossary")[1], re.MULTILINE)
TERMS = [term for terms, _, _ in ROWS for term in re.findall(r"`(\w+)`", terms)]


def defined(module: Path) -> set[str]:
    """Names that a file gives to the others: functions, classes, methods, constants, fields and what instances hold."""
    nodes = list(ast.walk(tree(module)))
    names = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    names |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}


@for_every(PATHS)
def test_every_file_that_it_names_is_there(path: str) -> None:
    assert (ENGINE / path.removeprefix("engine/")).is_file()


@for_every(FILES)
def test_every_file_of_the_engine_is_named(module: Path) -> None:
    assert str(module.relative_to("engine").as_posix()) in PATHS


@pytest.mark.parametrize(("terms", "files", "meaning"), ROWS, ids=[terms for terms, _, _ in ROWS])
def test_every_term_of_the_glossary_is_in_its_file(terms: str, files: str, meaning: str) -> None:
    there = set().union(*(defined(Path("engine", path)) for path in re.findall(r"`([\w/]+\.py)`", files)))
    named = re.findall(r"`(\w+)", terms) + re.findall(r"`(\w+)(?:\(\w+\))?`", meaning)
    assert not [name for name in named if name not in there]


def test_every_citation_has_its_source() -> None:
    body, sources = PAGE.split("## Where the methods come from")
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", body)}
    assert cited == {int(number) for number in re.findall(r"\[(\d+)\]", sources)}
    assert sorted(cited) == list(range(1, len(cited) + 1))


def test_it_is_short_enough_to_be_read() -> None:
    assert 60 <= len(PAGE.splitlines()) <= 120
    assert len(TERMS) > 50
