"""Which rules stand in the way of any plan, where simple arguments show it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..data.placement import Reason
from ..problem.problem import Problem
from ..program.program import Program, build


def reasons(problem: Problem, program: Program, row: int | None) -> tuple[Reason, ...]:
    """The rule of a row that cannot be kept, after the rules that bar the pairs it needs: no plan keeps these together.

    Where bars alone do not explain it, the rule of the row is named by itself. Empty where no single row is to blame, and
    where it only links columns.
    """
    if row is None:
        return ()
    name, label = program.matrix.rules[program.matrix.rule[row]], program.matrix.labels[row]
    if all(rule.id != name or rule.penalty is not None for rule in problem.constraints):
        return ()  # soft rules give whatever it takes
    barring = [rule for rule in problem.eligibility.bars if rule != name]
    if _impossible(problem, [name]) or not _impossible(problem, [name, *barring]):
        return (Reason(name, label),)
    # One rule that bars enough by itself is the plainest answer; else all that are needed together.
    guilty = next(([rule] for rule in barring if _impossible(problem, [name, rule])), None)
    if guilty is None:
        guilty = barring
        for rule in barring:
            rest = [each for each in guilty if each != rule]
            guilty = rest if _impossible(problem, [name, *rest]) else guilty
    return tuple(Reason(rule, label) for rule in (*guilty, name))


def _impossible(problem: Problem, kept: Iterable[str]) -> bool:
    """Whether simple arguments show that no plan keeps these rules."""
    from ..engine.model.model import Impossible
    from ..engine.remainder import left_open

    wanted = set(kept)
    alone = problem.dropping(*(rule.id for rule in problem.constraints if rule.id not in wanted))
    program = build(alone, ())
    try:
        left_open(program, np.zeros_like(program.lower))
    except Impossible:
        return True
    return False
