"""Short files with honest names, docstrings on everything public, and no address of any machine in the text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from .every import for_every
from .sources import NAME, PACKAGE, ROOT, modules, tree

CHECKER, LONGEST_CHECKER = Path(NAME, "check.py"), 1400  # stands alone, and is read from top to bottom
LONGEST, SHORTEST = 250, 14  # a file of the package that says less belongs to its neighbour
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
FOLDERS = ("houma_assign", "tests", "benchmarks", "examples")
FILES = sorted(path.relative_to(ROOT) for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
TEXTS = (".py", ".md", ".toml", ".cfg", ".txt", ".json", ".yml", ".yaml", ".csv", ".html", ".j2", ".ipynb", "")
HOSTS = re.compile(
    "|".join(
        ["pypi" + r"\.org", "python" + "hosted", "npm" + "js", "conda" + r"\.(org|io)", "arti" + "factory", "index" + "-url"]
    )
)
PLACES = re.compile(
    r"(?<![\w./<-])/(?:" + "|".join(["home", "root", "work", "Users", "tmp", "mnt", "opt", "data"]) + r")/\w|\b[A-Z]:\\\w"
)


def texts() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".github" for part in parts[:-1]) or "__pycache__" in parts
        if path.is_file() and not hidden and path.name != ".git" and path.suffix in TEXTS and path.stat().st_size < 5_000_000:
            yield path


def public(node: ast.AST, name: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Classes, functions and methods without a leading underscore, with their dotted names."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.ClassDef, ast.FunctionDef)) and not child.name.startswith("_"):
            yield f"{name}{child.name}", child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{name}{child.name}.")


def overload(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """One more signature of a function; the function itself says what it does."""
    return any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list)


@for_every(FILES)
def test_a_file_is_short_and_named_for_what_it_holds(path: Path) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= (LONGEST_CHECKER if path == CHECKER else LONGEST)
    assert lines >= SHORTEST or path.name.startswith("__") or path.parts[0] != NAME
    assert not NAMELESS & {part.removesuffix(".py") for part in path.parts}


@for_every(modules())
def test_everything_public_has_a_docstring(module: Path) -> None:
    assert ast.get_docstring(tree(module)), "the module"
    bare = [name for name, node in public(tree(module)) if not ast.get_docstring(node) and not overload(node)]
    if module.name in ("problem_like.py", "seal.py"):
        bare = [name for name in bare if "." not in name]  # protocols: what they have is said in Problem and Plan
    assert not bare


def test_every_public_name_of_the_package_is_documented() -> None:
    import houma_assign as ha

    named = {name: getattr(ha, name) for name in dir(ha) if not name.startswith("_")}
    assert not [name for name, thing in named.items() if not (getattr(thing, "__doc__", None) or "").strip()]


def test_no_text_names_a_registry_or_a_path_of_a_machine() -> None:
    found = []
    for path in texts():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if HOSTS.search(line) or PLACES.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found


def test_the_search_for_addresses_finds_them() -> None:
    assert HOSTS.search("https://py" + "pi.org/simple")
    assert PLACES.search("see " + "/ho" + "me/somebody/notes")
    assert not PLACES.search("village/secretary and/or /api/")


def test_the_package_lies_where_it_should() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert len(FILES) > 50


def test_no_two_classes_have_one_name() -> None:
    homes: dict[str, list[str]] = {}
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(str(module))
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}
