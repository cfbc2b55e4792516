"""A sealed file read back as a plan that answers every question."""

from __future__ import annotations

from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import Any

from ..aims.tiers import has_forms, tiers
from ..check import FORMAT, MISREAD, VERSION
from ..data.exact import shown
from ..data.override import Override
from ..data.placement import Placement, Reason
from ..errors import InputError
from ..problem.problem import Problem
from ..record.open_problem import open_problem
from ..record.plain_values import opened
from ..record.save import read
from ..record.words import UNREADABLE, WRONG_PLAN, later_format, refused
from .audit import audit, concessions
from .plan import Plan
from .proof import Proof
from .result import TierResult
from .status import Status
from .wording import Wording


def load(path: str | PathLike[str]) -> Plan:
    """The plan of a sealed file, audited; it answers every question as the plan did that was sealed.

    Parameters
    ----------
    path
        A file that ``plan.save`` wrote, of this version or an earlier one. Posts and people stand in the order of their ids.

    Raises
    ------
    InputError
        If it is no such file, was altered, is of a later format, or its plan is not worth what it says.
    """
    where = Path(path)
    body = read(where)["body"]
    if body.get("format") != FORMAT:
        raise refused(where.name, "format", None, UNREADABLE)
    if body.get("version") != VERSION:
        raise refused(where.name, "version", None, later_format(body.get("version")))
    try:
        return _plan(where.name, body)
    except InputError:
        raise
    except MISREAD:
        raise refused(where.name, "", None, UNREADABLE) from None


def _plan(name: str, body: Any) -> Plan:
    problem = open_problem(body)
    seed, soft = body["seed"], any(rule.penalty is not None for rule in problem.constraints)
    aims = tiers(problem.tiers, soft, seed, has_forms(problem))
    order = {post.id: k for k, post in enumerate(problem.posts)}
    placed = (Placement(*each) for each in body["plan"]["placements"])
    placements = tuple(sorted(placed, key=lambda place: (order[place.post], place.candidate)))
    values = {each["aim"]: Fraction(each["value"]) for each in body["aims"] if each["value"] is not None}
    status = Status(body["plan"]["status"])
    if status in (Status.OPTIMAL, Status.FEASIBLE) and audit(problem, placements, aims, values):
        raise refused(name, "plan", None, WRONG_PLAN)
    results = tuple(_result(problem, aim, each) for aim, each in zip(aims, body["aims"], strict=True))
    reasons = tuple(Reason(*each) for each in body["plan"]["reasons"])
    given = concessions(problem, placements) if placements else ()
    rows = tuple(Override(**opened(row)) for row in body["overrides"])
    declared = None if body["declared"] is None else _plan(name, body["declared"])
    return Plan(problem, status, placements, results, given, reasons, seed, 0.0, Proof(), rows, declared)


def _result(problem: Problem, aim: Any, given: Any) -> TierResult:
    en, zh = (Wording(problem, lang).aim_words(aim) for lang in ("en", "zh"))
    value = None if given["value"] is None else shown(Fraction(given["value"]))
    return TierResult(aim.id, aim.kind, en, zh, value, shown(Fraction(given["bound"])), given["proven"], aim.sign)
