"""The sources as trees: what each file of the package imports, and where in the file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "houma_assign"
NAME = PACKAGE.name


class Import(NamedTuple):
    """One import: the full dotted name, whether it stands in a function, whether only a type checker sees it."""

    name: str
    inside: bool
    typing: bool


def modules(package: Path = PACKAGE) -> list[Path]:
    """Files of a package, relative to it."""
    return sorted(path.relative_to(package) for path in package.rglob("*.py"))


@cache
def tree(module: Path, package: Path = PACKAGE) -> ast.Module:
    return ast.parse((package / module).read_text(encoding="utf-8"))


@cache
def imports(module: Path, package: Path = PACKAGE) -> tuple[Import, ...]:
    return tuple(_walk(tree(module, package), module, False, False))


def _walk(node: ast.AST, module: Path, inside: bool, typing: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, inside, typing) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = _base(child, module)
            yield from (Import(f"{base}.{alias.name}".strip("."), inside, typing) for alias in child.names)
        else:
            deeper = inside or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            checked = typing or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test))
            yield from _walk(child, module, deeper, checked)


def _base(node: ast.ImportFrom, module: Path) -> str:
    if not node.level:
        return node.module or ""
    parts = [NAME, *module.parts[:-1]]
    return ".".join(parts[: len(parts) - node.level + 1] + ([node.module] if node.module else []))


def target(name: str, package: Path = PACKAGE) -> Path | None:
    """The file of the package that a dotted name leads to, None if it is not of the package."""
    parts = name.split(".")
    if parts[0] != NAME:
        return None
    while parts:
        place = Path(*parts[1:])
        for candidate in (place.with_suffix(".py") if place.name else None, place / "__init__.py"):
            if candidate is not None and (package / candidate).is_file():
                return candidate
        parts.pop()
    return None


def reached(start: Path) -> set[Path]:
    """Everything that a file imports when it runs, directly or through others; the package's own ``__init__`` aside."""
    seen, todo = {start}, [start]
    while todo:
        for each in imports(todo.pop()):
            found = target(each.name)
            if found is not None and not each.typing and found not in seen and found != Path("__init__.py"):
                seen.add(found)
                todo.append(found)
    return seen
