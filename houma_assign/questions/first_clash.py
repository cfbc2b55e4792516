"""The first clash of a problem without a plan, for its summary."""

from __future__ import annotations

from ..plan.result import Result
from ..plan.verbs import verb
from .methods.conflicts import Conflict, Conflicts
from .methods.reoptimiser import Reoptimiser

SECONDS = 20.0  # more than it ever took; `why_infeasible` takes the time it needs
MOST_PAIRS = 50_000  # the program of more takes longer than that to build


@verb("first_clash")
def first_clash(plan: Result) -> Conflict | None:
    """Rules that cannot all be kept, each of them needed for that; None if the plan's own reasons say it, or time runs out.

    A reason may be one rule that the others leave no room for; then it takes them all to see why.
    """
    if len(plan.problem.pairs) > MOST_PAIRS:
        return None
    search = Conflicts(plan.problem, Reoptimiser.deadline(SECONDS))
    named = frozenset(each.rule for each in plan.reasons)
    if named and search.possible(named & frozenset(search.rules)) is not True:
        return None
    found = search.smallest(())
    return found if found is not None and found.minimal else None
