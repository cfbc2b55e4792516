"""Plans to be sealed, and sealed bodies of problems."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import houma_assign as ha
from houma_assign.check import canonical, digests, parsed
from houma_assign.record.problem_data import problem_data
from tests.oracles.random_problems import draw_problem


@cache
def houma(structure: str | None = None) -> ha.Plan:
    """The Houma case, solved once."""
    return ha.solve(ha.datasets.houma_2020(structure=structure) if structure else ha.datasets.houma_2020())


@cache
def drawn(seed: int) -> ha.Plan:
    """A random tiny problem, solved once."""
    return ha.solve(draw_problem(f"sealed {seed}"), seed="s")


def body_of(problem: ha.Problem) -> dict[str, Any]:
    """As much of a body as the checker's law needs."""
    return {"problem": problem_data(problem, False), "seed": ""}


def document_of(path: Path) -> Any:
    """What a sealed file holds."""
    return parsed(path.read_bytes())


def forged(document: Any, path: Path) -> Path:
    """The document written with digests that fit it, as a forger would."""
    path.write_bytes(canonical({"body": document["body"], "digests": digests(document["body"])}).encode())
    return path


def states(verdict: Any, code: str) -> set[str]:
    """The states of the lines about something."""
    return {line.state for line in verdict.lines if line.code == code}
