"""A plan as the document that is written: what was asked, what was decided, and why it is the best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from importlib.metadata import version
from typing import Any, Protocol

from .. import __version__
from ..check import FORMAT, VERSION, Case, digests, known, tiers
from ..data.condition import all_hold
from ..data.condition_subject import Placed
from ..data.exact import fraction
from ..data.field_names import CANDIDATE
from ..data.override import Override
from ..data.placement import Breach, Placement, Reason
from ..problem.notes import write_notes
from ..problem.problem import Problem
from ..program.program import Program, Tier
from .facts_read import facts_read
from .plain_values import sealed
from .problem_data import Said, problem_data
from .proof_data import proof_data
from .words import NAME_READ, refused

NAMES = {"name", *CANDIDATE["name"]}  # what a rule may call it


class PlanLike(Protocol):
    """What is sealed of a plan; ``Plan`` is the real one, and lies above this room."""

    @property
    def problem(self) -> Problem: ...
    @property
    def status(self) -> Any: ...
    @property
    def placements(self) -> tuple[Placement, ...]: ...
    @property
    def tiers(self) -> tuple[Any, ...]: ...
    @property
    def breaches(self) -> tuple[Breach, ...]: ...
    @property
    def reasons(self) -> tuple[Reason, ...]: ...
    @property
    def seed(self) -> str: ...
    @property
    def proof(self) -> Any: ...
    @property
    def overrides(self) -> tuple[Override, ...]: ...
    @property
    def declared(self) -> Any: ...


def seal(plan: PlanLike, level: str, run: Mapping[str, str], chain: Mapping[str, Any],
         commitment: str, said: Callable[[Problem, bool], Said]) -> dict[str, Any]:  # fmt: skip
    """The document of a plan, with its digests.

    Parameters
    ----------
    plan
        The plan.
    level
        "auditor" (ids only) or "department" (with names).
    run
        Who decided, and when, as far as that is to be told.
    chain
        Number of the file, and the digests of the one before it.
    commitment
        Root of the digests of single people's rows; empty for none.
    said
        The sentences of a problem's rules and aims, with people's names or without.
    """
    if level == "auditor" and NAMES & facts_read(plan.problem):
        raise refused("level", "level", level, NAME_READ)
    named, program = level == "department", Program.of(plan.problem, plan.seed)
    given: dict[str, int] = {}
    for breach in plan.breaches:
        given[breach.rule] = given.get(breach.rule, 0) + breach.amount
    decided = {
        "status": plan.status.value, "placements": sorted([list(place) for place in plan.placements]),
        "given": sorted([rule, units] for rule, units in given.items()), "reasons": [list(each) for each in plan.reasons],
    }  # fmt: skip
    body = {
        "format": FORMAT, "version": VERSION, "level": level, "chain": dict(chain), "seed": plan.seed, "plan": decided,
        "problem": problem_data(plan.problem, named, said(plan.problem, named)), "structure": list(structure_data(plan)),
        "overrides": [sealed(row.model_dump(mode="json")) for row in plan.overrides], "declared": None,
        "aims": [aim_data(result, tier) for result, tier in zip(plan.tiers, program.tiers, strict=True)],
        "proof": None, "notes": write_notes(plan.problem.notes) if named else [],
        "run": dict(run), "versions": {"houma_assign": __version__, "ortools": version("ortools")},
        "commitment": commitment or None,
    }  # fmt: skip
    case = Case(body)
    stated = all(known(case, law) for law in (*case.rules, *tiers(case)))
    body["proof"] = proof_data(plan.proof, program, case, stated)
    if plan.declared is not None:  # the plan before people decided otherwise, on which their rows stand
        body["declared"] = seal(plan.declared, level, {}, {"number": 1, "previous": None}, "", said)["body"]
    return {"body": body, "digests": digests(body)}


def aim_data(result: Any, tier: Tier) -> dict[str, Any]:
    """Value and bound of one aim, as exact fractions; a third of a point is no float, but a whole number of the tier's steps."""
    value, bound = (None if each is None else str(Fraction(round(fraction(each) * tier.scale), tier.scale))
                    for each in (result.value, result.bound))  # fmt: skip
    return {"aim": result.aim, "value": value, "bound": bound, "proven": result.proven}


def structure_data(plan: PlanLike) -> Iterable[dict[str, Any]]:
    """The counts of the structure table."""
    people = [(Placed(plan.problem, place), plan.problem.post(place.post).role) for place in plan.placements]
    for dimension in plan.problem.dimensions:
        counts = [sum(all_hold(line.where, who) and line.role in (None, role) for who, role in people)
                  for line in dimension.categories]  # fmt: skip
        mean = None
        if dimension.mean_of is not None:
            values = [fraction(value) for who, _ in people if (value := who.fact(dimension.mean_of)) is not None]
            mean = str(sum(values, Fraction(0)) / max(len(values), 1))
        yield {"name": dimension.name, "counts": counts, "mean": mean}
