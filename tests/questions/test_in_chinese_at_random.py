"""On random problems without labels every English word of a Chinese sentence is the user's own: a fact, a value, an id."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.constraints.base import default_id

from ..oracles.random_problems import draw_problem
from ..portions import portions

WORD = re.compile(r"[A-Za-z_]{2,}")
EACH = 24


def own_words(problem: ha.Problem) -> set[str]:
    """Words of the data: names of facts, values, ids, townships, skills, needs; roles and ids of posts made of them are none."""
    found: set[str] = set()
    for record in (*problem.candidates, *problem.villages, *problem.posts):
        found |= set(WORD.findall(str({**dict(record), "role": "", "id": ""})))
        found |= set(WORD.findall(str(dict(record.facts))))
    found |= set(problem.pairs.facts)
    for rule in problem.constraints:
        found |= set(WORD.findall(str(getattr(rule, "skills", ""))))
        found |= set(WORD.findall(str(getattr(rule, "where", "")))) if getattr(rule, "where", ()) else set()
    found |= set(WORD.findall(str([(aim.kind, getattr(aim, "where", ()), getattr(aim, "parts", ())) for aim in problem.tiers])))
    fields = {name for kind in (ha.Candidate, ha.Village, ha.Post) for name in kind.model_fields}
    conditions = {"Condition", "fact", "equals", "one_of", "least", "most", "unless", "None", "Facts"}
    return (found - {"secretary", "member"} - fields - conditions - {"score", "True", "False"}) | {"somebody", "gone"}


def unnamed(seed: int) -> ha.Problem | None:
    """A random problem whose rules and aims have ids of the library's making."""
    problem = draw_problem(seed)
    rules = {default_id(rule): rule.changed(id="") for rule in problem.constraints}
    aims = {aim.kind: aim.changed(id="") for aim in problem.tiers}
    try:
        return problem.changed(constraints=tuple(rules.values()), aims=tuple(aims.values()))
    except ha.InputError:
        return None


def told(plan: ha.Plan) -> Iterator[Any]:
    problem = plan.problem
    yield from (rule.words("zh") for rule in problem.constraints)
    yield from (aim.words("zh") for aim in problem.tiers)
    yield plan.summary("zh")
    if not plan:
        yield from _both(ha.why_infeasible(problem, 2, 2, time_limit=5))
        return
    who, post = problem.candidates[0].id, problem.posts[-1].id
    yield from plan.table("zh").columns
    yield from _both(ha.explain(plan, who))
    yield from _both(ha.why_not(plan, who, post))
    yield from _both(ha.passed_over(plan))
    yield from _both(ha.prices(plan))
    yield from _both(ha.firm(plan, within=0, cap=5))
    yield from _both(ha.rule_prices(plan, [rule.id for rule in problem.constraints if rule.penalty is None][-1:]))
    yield from _both(ha.alternatives(plan, k=1, within=None))
    yield from _both(ha.repair(plan, plan.placements[0].candidate) if plan.placements else ha.firm(plan))
    yield from _both(ha.what_if(problem, {"一": lambda p: p.without(who), "二": lambda p: p.pin(who, "无此岗")}))


def _both(answer: Any) -> Iterator[str]:
    yield answer.words("zh")
    yield re.sub("<[^>]*>|&[a-z#0-9]+;", " ", re.sub("(?s)<style>.*</style>", "", answer.html("zh")))


@pytest.mark.parametrize("block", portions(1, 6))
def test_every_english_word_is_the_users_own(block: int) -> None:
    asked = 0
    for seed in range(EACH * block, EACH * (block + 1)):
        problem = unnamed(seed)
        if problem is None:
            continue
        own, plan = own_words(problem), ha.solve(problem, time_limit=20)
        for text in told(plan):
            text = re.sub("相近的有：[^\n]*", "", text)  # noqa: PLW2901  (ids that one may type, as they are typed)
            assert not set(WORD.findall(text)) - own, (seed, text)
        asked += 1
    assert asked > 8


def test_the_search_finds_codes() -> None:
    problem = ha.Problem.from_matrix([[1, 2]], least=0)
    assert set(WORD.findall("规则 posts_filled")) - own_words(problem) == {"posts_filled"}
