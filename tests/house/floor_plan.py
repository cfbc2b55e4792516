"""The floor plan, counted: ``python -m tests.house.floor_plan [CHECKOUT]`` prints it for this checkout or another one.

A room is a folder or a file directly under the package. Every import counts, also those in functions and those that only a
type checker sees. A circle is a group of files (or of children of one folder) that import each other in a loop.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import TypeVar

from .sources import NAME, PACKAGE, imports, modules, target

# Lowest first: a file may import from rooms before its own, and from its own room.
ROOMS = (
    "check", "errors", "data", "constraints", "aims", "frames", "workbook", "problem", "program", "engine", "record", "plan",
    "solve", "questions", "scoring", "report", "posting", "papers", "datasets", "testing", "cli", "__main__",
)  # fmt: skip
FACE = Path("__init__.py")  # names only; it imports from everywhere and nothing imports from it

Node = TypeVar("Node", bound=Hashable)


def arrows(package: Path = PACKAGE) -> dict[Path, set[Path]]:
    """For each file of the package the files it imports, the package's own face aside."""
    found = {}
    for module in modules(package):
        if module != FACE:
            aims = {target(each.name, package) for each in imports(module, package)}
            found[module] = {aim for aim in aims if aim is not None and aim not in (module, FACE)}
    return found


def circles(graph: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """Strongly connected groups of more than one node (Tarjan 1972)."""
    order: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    groups: list[list[Node]] = []

    def visit(node: Node) -> None:
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in order:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], order[other])
        if low[node] == order[node]:
            at = stack.index(node)
            group = stack[at:]
            del stack[at:]
            if len(group) > 1:
                groups.append(sorted(group, key=str))

    for node in graph:
        if node not in order:
            visit(node)
    return groups


def between_children(graph: Mapping[Path, Iterable[Path]], folder: Path) -> dict[str, set[str]]:
    """The arrows of a folder's files and folders among each other, whatever lies deeper taken together."""
    depth = len(folder.parts)
    found: dict[str, set[str]] = {}
    for start, ends in graph.items():
        if start.parts[:depth] != folder.parts or start.parts[depth] == FACE.name:
            continue
        row = found.setdefault(start.parts[depth], set())
        for end in ends:
            if end.parts[:depth] == folder.parts and end.parts[depth] not in (start.parts[depth], FACE.name):
                row.add(end.parts[depth])
    return found


def folder_circles(graph: Mapping[Path, Iterable[Path]]) -> list[tuple[Path, list[str]]]:
    """Circles among the children of each folder that has folders, with the folder."""
    folders = {parent for module in graph for parent in module.parents}
    return [(folder, group) for folder in sorted(folders) for group in circles(between_children(graph, folder))]


def room(module: Path) -> str:
    """The room a file lies in."""
    return Path(module.parts[0]).stem


def upward(graph: Mapping[Path, Iterable[Path]]) -> list[tuple[Path, Path]]:
    """Imports from a lower room in a higher one."""
    floor = {name: k for k, name in enumerate(ROOMS)}
    return sorted((start, end) for start, ends in graph.items() for end in ends if floor[room(start)] < floor[room(end)])


def told(package: Path) -> str:
    """The plan of a checkout as text."""
    graph = arrows(package)
    lines = {module: len((package / module).read_text(encoding="utf-8").splitlines()) for module in modules(package)}
    rooms: dict[str, list[int]] = {}
    for module, length in lines.items():
        rooms.setdefault(module.parts[0], []).append(length)
    text = [f"{name:<16} {len(each):>4} files {sum(each):>6} lines" for name, each in sorted(rooms.items())]
    largest = max(lines, key=lambda module: lines[module])
    loops, folders = circles(graph), folder_circles(graph)
    inside = sum(end in group for group in loops for start in group for end in graph[start])
    text += [
        f"{len(rooms)} entries at the root, {len(lines)} files, {sum(lines.values())} lines",
        f"median {median(lines.values()):g} lines, largest {lines[largest]} ({largest})",
        f"{sum(map(len, graph.values()))} import arrows, {inside} of them inside circles",
        f"{len(loops)} circles of files, {len(folders)} of folders",
    ]
    text += [f"  circle: {', '.join(map(str, group))}" for group in loops]
    text += [f"  circle in {folder}: {', '.join(group)}" for folder, group in folders]
    if set(map(room, graph)) <= set(ROOMS):
        up = upward(graph)
        text += [f"{len(up)} arrows upwards", *(f"  {start} imports {end}" for start, end in up)]
    return "\n".join(text)


if __name__ == "__main__":
    print(told(Path(sys.argv[1]) / NAME if len(sys.argv) > 1 else PACKAGE))
