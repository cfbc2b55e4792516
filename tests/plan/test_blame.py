"""The rules named where there is no plan are rules that no plan keeps together, and not one of them is idle."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import houma_assign as ha
from tests.oracles.brute_force import every_plan
from tests.oracles.laws_by_hand import law
from tests.oracles.random_problems import draw_problem
from tests.oracles.rules_by_hand import Data

PEOPLE = pd.DataFrame({"id": ["a", "b", "c"], "party": ["no", "no", "no"], "sex": ["f", "m", "m"], "team": ["x", "y", "x"],
                       "score": [1, 2, 3]})  # fmt: skip
NOBODY = ha.Eligible(id="z nobody", where=(ha.Condition(fact="party", equals="no", unless=True),))


def named(*rules: Any) -> list[str]:
    """The rules named, in order; all of them are told in words."""
    plan = ha.solve(ha.Problem.from_frames(PEOPLE, pd.DataFrame({"id": ["v", "w"]}), constraints=rules))
    assert plan.status is ha.Status.INFEASIBLE
    lines = [line for line in plan.summary().splitlines() if line.startswith("·")]
    assert all(f"[{reason.rule}]" in line for reason, line in zip(plan.reasons, lines, strict=True))
    return [reason.rule for reason in plan.reasons]


@pytest.mark.parametrize("other", [
    ha.Quota(id="a women", where={"sex": "f"}, least=1), ha.Quota(id="a men", where={"sex": "m"}, least=1, each="village"),
    ha.Total(id="a points", number="score", least=3),
], ids=lambda rule: rule.id)  # fmt: skip
def test_the_rule_that_emptied_the_posts_is_named_first(other: Any) -> None:
    assert named(other, NOBODY) == ["z nobody", other.id]


def test_a_post_emptied_by_one_of_several_rules() -> None:
    some = ha.Eligible(id="b men", where={"sex": "m"})
    assert named(some, NOBODY) == ["z nobody", "posts_filled"]


def test_a_post_emptied_by_several_rules_together() -> None:
    rules = (ha.Eligible(id="b men", where={"sex": "m"}), ha.Barred(id="c idle", candidate="a", post="w"),
             ha.Eligible(id="d team y", where={"team": "y"}, village="v"),
             ha.Barred(id="e no b", candidate="b", post="v"))  # fmt: skip
    assert set(named(*rules)) == {"d team y", "e no b", "posts_filled"}


def test_a_rule_that_cannot_be_kept_by_itself_is_named_alone() -> None:
    assert named(ha.Quota(id="men", where={"sex": "m"}, least=5), ha.Barred(id="one", candidate="b", post="v")) == ["men"]


def test_random_problems() -> None:
    """Where the rule of the row and those that bar pairs suffice, they are named together; one is idle where sums do not fit."""
    alone = together = idle = missed = 0
    for seed in range(300):
        problem = draw_problem(seed, 9)
        plan = ha.solve(problem)
        if not plan.reasons:
            continue
        data, hard = Data(problem), {rule.id: rule for rule in problem.constraints if rule.penalty is None}
        plans, laws = list(every_plan(data.listed)), {id: law(rule, data) for id, rule in hard.items()}

        def possible(*rules: str, plans: Any = plans, laws: Any = laws) -> bool:
            return any(not any(laws[rule](one) for rule in rules) for one in plans)

        *barring, name = [reason.rule for reason in plan.reasons]
        assert set(barring) <= set(problem.eligibility.bars)
        if barring:
            assert not possible(*barring, name), ("a plan keeps them together", seed, plan.reasons)
            idle += not all(possible(*(each for each in (*barring, name) if each != other)) for other in barring)
            together += 1
        else:
            missed += possible(name) and not possible(name, *problem.eligibility.bars)
            alone += 1
    assert alone > 10
    assert together > 3
    assert idle + missed < (alone + together) / 10
