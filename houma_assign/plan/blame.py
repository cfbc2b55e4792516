"""Which rules stand in the way of any plan, where simple arguments show it."""

from __future__ import annotations

from collections.abc import Callable

from ..data.placement import Reason
from ..problem.problem import Problem
from ..program.program import Program, build


def reasons(problem: Problem, program: Program, row: int | None, impossible: Callable[[Program], bool]) -> tuple[Reason, ...]:
    """The rule of a row that cannot be kept, after the rules that bar the pairs it needs: no plan keeps these together.

    Where bars alone do not explain it, the rule of the row is named by itself. Empty where no single row is to blame, and
    where it only links columns.

    Parameters
    ----------
    problem, program, row
        What has no plan, and the position of a row that cannot be kept.
    impossible
        Whether simple arguments show that a program has no plan.
    """
    if row is None:
        return ()
    name, label = program.matrix.rules[program.matrix.rule[row]], program.matrix.labels[row]
    if all(rule.id != name or rule.penalty is not None for rule in problem.constraints):
        return ()  # soft rules give whatever it takes

    def clash(*kept: str) -> bool:
        alone = problem.dropping(*(rule.id for rule in problem.constraints if rule.id not in kept))
        return impossible(build(alone, ()))

    barring = [rule for rule in problem.eligibility.bars if rule != name]
    if clash(name) or not clash(name, *barring):
        return (Reason(name, label),)
    # One rule that bars enough by itself is the plainest answer; else all that are needed together.
    guilty = next(([rule] for rule in barring if clash(name, rule)), None)
    if guilty is None:
        guilty = barring
        for rule in barring:
            rest = [each for each in guilty if each != rule]
            guilty = rest if clash(name, *rest) else guilty
    return tuple(Reason(rule, label) for rule in (*guilty, name))
