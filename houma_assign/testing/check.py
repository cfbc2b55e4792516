"""The two statements of a user's own rule or aim held against each other, and a solve against every plan, on random problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from ..aims import Aim, Merit
from ..constraints import Constraint
from ..data.shared_messages import PROBLEM_EXPECTED, at_least
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..problem.problem import Problem
from .compare import AimStatements, RuleStatements, Said, kept, plans_of, solved
from .disagreement import HELD, Disagreement
from .draw import drawn
from .shrink import shrunk
from .usual import usual_problem

PLANS = 40  # looked at in each problem, drawn by lot where there are more
One = Callable[[Random, Problem, int], tuple[Problem, Any]]
SOLVED = 10  # one problem in so many is solved, too
TRIES = 20  # draws for each problem wanted
RULE = Message("own_rule_expected", "a rule, or its class, is expected", "应为规则，或规则的类")
AIM = Message("own_aim_expected", "an aim, or its class, is expected", "应为目标，或目标的类")
UNFIT = ("none of the random problems suits it; give in `like` a problem that has its columns, and see its `faults`",
         "随机生成的问题都不适用；请用“like”给出含有所需各列的问题")  # fmt: skip


@dataclass(frozen=True)
class Agreement:
    """What was held against each other without a difference.

    Attributes
    ----------
    problems, plans
        Random problems looked at, and plans of them.
    binding
        Plans that break the rule; for an aim, how many values there were. 0 or 1 says that nothing was tested: give ``like``.
    solves
        Problems solved whose answer was that of every plan tried.
    """

    problems: int
    plans: int
    binding: int
    solves: int

    @property
    def tested(self) -> bool:
        """Whether there was anything to tell apart: plans that break the rule, or values that differ."""
        return self.binding > 1

    def __str__(self) -> str:
        """What was looked at, and whether that says anything."""
        said = f"Agreed: {self.plans:,} plans of {self.problems:,} problems, {self.solves:,} of them solved"
        nothing = " Nothing was tested: no plan is told apart; give in `like` a problem in which it binds."
        return f"{said}; binding {self.binding:,}.{'' if self.tested else nothing}"


def check_rule(rule: Constraint | type[Constraint], problems: int = 500, like: Problem | None = None, seed: int = 0) -> Agreement:
    """Hold the rows of a rule against its breaches, hard and soft, on random tiny problems, and solves against every plan.

    Parameters
    ----------
    rule
        A rule, or a class whose fields all have defaults.
    problems
        How many random problems, at least 1; half of them with the rule hard, half with a penalty.
    like
        A problem with the columns that the rule looks at. Random problems are small, and each of their cells is drawn from the
        same column of this one. By default people have unit, home, skills, age, sex, rank, size, party; villages a township,
        needs and a budget; posts two roles and a size; pairs points, grades, ``weight`` and ``distance``.
    seed
        Another number gives other problems.

    Returns
    -------
    Agreement
        How much was looked at.

    Raises
    ------
    Disagreement
        With the smallest problem found in which the two differ; also an ``AssertionError``.
    InputError
        If arguments make no sense, no random problem suits the rule, or its class is at fault by itself.
    """
    made = _made(rule, Constraint, "check_rule", "rule", RULE, problems, like)
    hard, soft = made.changed(penalty=None, id="the rule"), made.changed(penalty=1, id="the rule")

    def differ(problem: Problem) -> Said | None:
        statements = RuleStatements(problem, problem.constraints[-1])
        return next(
            (said for _, plan in plans_of(problem) if kept(problem, plan, "the rule") and (said := statements.said(plan))), None
        )

    def one(draw: Random, source: Problem, number: int) -> tuple[Problem, Any]:
        posed = hard if number % 2 else soft
        problem = drawn(draw, source, (posed,), (Merit(),))
        return problem, RuleStatements(problem, posed)

    def binds(problem: Problem, plan: Any) -> Any:
        return bool(problem.constraints[-1].breaches(problem, plan)) or None

    return _checked(made, one, differ, binds, "the rule", HELD[0], problems, like, seed)


def check_aim(aim: Aim | type[Aim], problems: int = 500, like: Problem | None = None, seed: int = 0) -> Agreement:
    """Hold the objective of an aim against its value on random tiny problems, and solves against every plan.

    Parameters
    ----------
    aim
        An aim, or a class whose fields all have defaults.
    problems, like, seed
        As in ``check_rule``.

    Returns
    -------
    Agreement
        How much was looked at.

    Raises
    ------
    Disagreement
        With the smallest problem found in which the two differ; also an ``AssertionError``.
    InputError
        If arguments make no sense, no random problem suits the aim, or its class is at fault by itself.
    """
    made = _made(aim, Aim, "check_aim", "aim", AIM, problems, like)

    def differ(problem: Problem) -> Said | None:
        statements = AimStatements(problem, made)
        return _first(statements, problem, "")

    def one(draw: Random, source: Problem, number: int) -> tuple[Problem, Any]:
        problem = drawn(draw, source, (), (made,))
        return problem, AimStatements(problem, made)

    def worth(problem: Problem, plan: Any) -> Any:
        return made.value(problem, plan)

    return _checked(made, one, differ, worth, "", HELD[1], problems, like, seed)


def _first(statements: RuleStatements | AimStatements, problem: Problem, but: str) -> Said | None:
    """What is said of the first plan of which different things are said."""
    asked = (statements.said(plan) for _, plan in plans_of(problem) if kept(problem, plan, but))
    return next((said for said in asked if said is not None), None)


def _made(given: Any, base: type[Any], call: str, name: str, reason: Message, problems: Any, like: Any) -> Any:
    """The rule or aim, checked with the other arguments."""
    made = given() if isinstance(given, type) and issubclass(given, base) else given
    faults = [] if isinstance(made, base) else [argument_fault(call, name, type(made).__name__, reason)]
    if isinstance(problems, bool) or not isinstance(problems, int) or problems < 1:
        faults.append(argument_fault(call, "problems", problems, at_least(1)))
    if like is not None and not isinstance(like, Problem):
        faults.append(argument_fault(call, "like", type(like).__name__, PROBLEM_EXPECTED))
    if faults:
        raise InputError(faults)
    return made


def _checked(law: Any, one: One, differ: Callable[[Problem], Said | None], binding: Callable[[Problem, Any], Any], but: str,
             held: tuple[str, str], problems: int, like: Problem | None, seed: int) -> Agreement:  # fmt: skip
    plans = solves = breaks = 0
    seen: set[Any] = set()
    for number, (problem, statements) in enumerate(_posed(law, one, problems, like or usual_problem(), Random(f"{seed}"))):
        every = [plan for _, plan in plans_of(problem)]
        lot = Random(f"{seed} {number}")
        asked = [plan for plan in lot.sample(every, len(every)) if kept(problem, plan, but)][:PLANS]
        for plan in asked:
            if (said := statements.said(plan)) is not None:
                raise Disagreement((law, *shrunk(problem, said, differ), held))
            value = binding(problem, plan)
            breaks += value is True
            seen.add(value)
        plans += len(asked)
        if number % SOLVED == 0:
            solves += 1
            if (said := solved(problem, every)) is not None:
                raise Disagreement((law, *shrunk(problem, said, _wrongly_solved), HELD[2]))
    return Agreement(number + 1, plans, breaks if isinstance(law, Constraint) else len(seen), solves)


def _posed(law: Any, one: One, wanted: int, like: Problem, draw: Random) -> Iterator[tuple[Problem, Any]]:
    """So many problems that the law suits; an error if there are none."""
    made, last = 0, list[Fault]()
    for _ in range(wanted * TRIES):
        try:
            posed = one(draw, like, made)
        except InputError as error:
            if any(fault.code in ("own_class", "misstated") for fault in error.items):
                raise
            last = list(error.items)
            continue
        yield posed
        made += 1
        if made == wanted:
            return
    if not made:
        raise InputError([Fault("rules" if isinstance(law, Constraint) else "aims", law.id, "like", None, _unfit(last))])


def _wrongly_solved(problem: Problem) -> Said | None:
    return solved(problem, [plan for _, plan in plans_of(problem)])


def _unfit(last: list[Fault]) -> Message:
    why = f" ({last[0].words('en')})" if last else ""
    return Message("no_random_problem", UNFIT[0] + why, UNFIT[1])
