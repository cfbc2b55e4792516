"""The best of each tier by HiGHS, one tier after the other."""

from typing import Any

from .aims_by_hand import counts_points, sign, worth
from .laws_by_hand import law
from .milp import Model
from .rules_by_hand import exact


def best_of_tiers(problem: Any) -> dict[str, Any] | None:
    """The best of each tier given those before it, exactly; None if no plan keeps the hard rules."""
    model = Model(problem)
    soft = [(rule.penalty, law(rule, model.data)) for rule in problem.constraints if rule.penalty is not None]
    best: dict[str, Any] = {}
    tiers = [(aim.id, sign(aim), exact(aim.slack), worth(aim, model.data), aim) for aim in problem.tiers]
    if soft and not any(counts_points(aim) for aim in problem.tiers):
        tiers.insert(0, ("concessions", -1, exact(0), lambda plan, lost: lost, None))
    for name, direction, slack, value, aim in tiers:
        objective = {column: -penalty for column, penalty in model.lost.items()} if aim is None else model.objective(aim)
        x = model.solve(objective)
        if x is None:
            return None
        plan = tuple(pair for pair, k in model.x.items() if x[k] > 0.5)
        # Worked out again from the plan alone, so that nothing rests on HiGHS's floats but which plan is best.
        best[name] = value(plan, sum(penalty * breach(plan) for penalty, breach in soft))
        steps = 100 if name == "merit" else 1
        top = round(sum(weight * x[column] for column, weight in objective.items()))
        model.row(objective, top - int(slack * steps), None)
        if name != "vacancies" and top != direction * best[name] * steps:
            raise RuntimeError(f"HiGHS says {top}, its plan is worth {best[name]}")
    return best
