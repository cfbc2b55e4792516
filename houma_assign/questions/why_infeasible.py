"""Why is there no plan? Which rules clash, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..data.shared_messages import PROBLEM_EXPECTED, at_least
from ..errors import Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.status import Status
from ..problem.problem import Problem
from .answer import refuse
from .infeasibility import Clash, Mend, WhyInfeasible
from .methods.common_limit import common_limits
from .methods.conflicts import Conflicts
from .methods.elastic import Concession, cheapest_concession, cheapest_concessions, hard_rules, held_fast
from .methods.head_count import head_counts
from .methods.recruit import newcomer
from .methods.reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ..engine.solvers.deadline import Deadline

FULL = ("slots", "posts_each", "posts_filled")  # kinds of rules that give only where nothing else helps
ROOM = ("slots", "posts_each")  # and among them those that give last
NO_RULE = Message("no_hard_rule", "no hard rule has this id", "没有这个编号的硬性规则")


@telling
def why_infeasible(problem: Problem, clashes: int = 5, repairs: int = 5, keep: Iterable[str] | None = None,
                   first: Iterable[str] = (), time_limit: float | None = None,
                   progress: Listener = False) -> WhyInfeasible:  # fmt: skip
    """Explain why no plan keeps every hard rule.

    Parameters
    ----------
    problem
        The problem; soft rules play no part.
    clashes, repairs
        How many to look for at most.
    keep
        Ids of rules that must not give in a repair; by default those on slots, on posts a person may hold and on posts being
        filled. They give after all where nothing else helps, the last-named first.
    first
        Ids of rules that may give before all others: repairs by these alone are looked for first, others only where they do
        not do.
    time_limit, progress
        As in ``solve``: seconds > 0 for the whole call, None for no limit.

    Returns
    -------
    WhyInfeasible
        Also where there is a plan, and then it says so.

    Raises
    ------
    InputError
        If ids or numbers make no sense.
    """
    first = (first,) if isinstance(first, str) else tuple(first)
    _check(problem, clashes, repairs, keep, first, time_limit)
    deadline, problem = Reoptimiser.deadline(time_limit), held_fast(problem)
    search = Conflicts(problem, deadline)
    there = search.possible(frozenset(search.rules))
    if there is not False:
        return WhyInfeasible(problem, Status.UNKNOWN if there is None else Status.OPTIMAL)
    stages = (
        [{rule.id for rule in problem.constraints if rule.kind in kinds} for kinds in (FULL, ROOM)]
        if keep is None
        else [set(keep)]
    )
    preferred = [set(search.rules) - set(first)] if first else []
    found, proven, forced = _repairs(problem, preferred, [*stages, set()], repairs, deadline)
    for concession in found:
        search.learn(concession.placements)
    # Each rule of the cheapest repair stands for a clash that the others do not mend.
    apart = [frozenset(search.rules) - (found[0].rules - {rule}) for rule in sorted(found[0].rules)] if found else []
    conflicts = search.all(apart)
    sets = list(islice(conflicts, clashes))
    complete = next(conflicts, None) is None and not deadline.over
    made = tuple(_clash(problem, each, deadline) for each in sets)
    mends = tuple(
        Mend(concession.units, concession.breaches, concession.placements, newcomer(problem, concession, deadline))
        for concession in found
    )
    alone = [rule for rule in search.rules if all(rule in each for each in sets)] if sets else []
    limits = common_limits(problem, alone, search.plans, deadline)
    heads = head_counts(problem, {rule for each in sets for rule in each})
    return WhyInfeasible(problem, Status.INFEASIBLE, made, limits, heads, mends, complete, proven, forced)


def _check(problem: Any, clashes: Any, repairs: Any, keep: Any, first: tuple[Any, ...], time_limit: Any) -> None:
    faults = limit_faults("why_infeasible", time_limit)
    if not isinstance(problem, Problem):
        refuse([argument_fault("why_infeasible", "problem", type(problem).__name__, PROBLEM_EXPECTED), *faults])
    for name, number in (("clashes", clashes), ("repairs", repairs)):
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            faults.append(argument_fault("why_infeasible", name, number, at_least(1)))
    known = set(hard_rules(problem))
    for name, given in (("keep", keep or ()), ("first", first)):
        faults += [argument_fault("why_infeasible", name, rule, NO_RULE) for rule in given if rule not in known]
    refuse(faults)


def _repairs(problem: Problem, preferred: list[set[str]], stages: list[set[str]], most: int,
             deadline: Deadline) -> tuple[list[Concession], bool, bool]:  # fmt: skip
    """The repairs, whether they are proven cheapest, and whether rules that were to be kept had to give."""
    rules = frozenset(hard_rules(problem))
    for kept in [*preferred, *stages]:
        found = list(islice(cheapest_concessions(problem, rules - kept, deadline), most))
        if found or deadline.over:
            proven = all(concession.proven for concession in found) and not deadline.over
            return found, proven, kept not in (*preferred, stages[0])
    return [], True, True


def _clash(problem: Problem, rules: frozenset[str], deadline: Deadline) -> Clash:
    ordered = tuple(id for id in hard_rules(problem) if id in rules)
    alone = problem.dropping(*(rule.id for rule in problem.constraints if rule.id not in rules))
    concession, proven = (None, False) if deadline.over else cheapest_concession(alone, rules, deadline)
    return Clash(ordered, concession.breaches if concession is not None and proven else ())
