"""The rooms of the engine stand in an order, and what checks proofs knows no solver."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .every import for_every
from .sources import Import, imports, modules, reached, target

ORDER = (
    "model",
    "proof",
    "solvers",
    "flow",
    "bounds",
    "branching",
    "heuristics",
    "large",
)  # lowest first; the engine's own files are on top
ENGINE = [module for module in modules() if module.parts[0] == "engine"]


def height(module: Path) -> int:
    """The place of a file's room in the order."""
    return ORDER.index(module.parts[1]) if len(module.parts) > 2 else len(ORDER)


def within(module: Path) -> Iterator[tuple[Import, Path]]:
    """What a file imports of the engine, whoever sees the import and wherever it stands."""
    for each in imports(module):
        found = target(each.name)
        if found is not None and found.parts[0] == "engine" and found != module:
            yield each, found


@for_every(ENGINE)
def test_no_room_of_the_engine_imports_one_above_it(module: Path) -> None:
    assert not [each.name for each, found in within(module) if height(found) > height(module)]


def test_no_files_of_the_engine_stand_in_a_circle() -> None:
    left = {module: {found for _, found in within(module)} for module in ENGINE}
    while free := [module for module, below in left.items() if not below]:
        for module in free:
            del left[module]
        for below in left.values():
            below.difference_update(free)
    assert not left


@for_every([module for module in ENGINE if module.parts[1] == "proof"])
def test_what_checks_a_proof_reaches_no_solver(module: Path) -> None:
    everything = reached(module)
    assert not [str(found) for found in everything if found.parts[:2] == ("engine", "solvers")]
    assert not [str(found) for found in everything if any(each.name.startswith("ortools") for each in imports(found))]
