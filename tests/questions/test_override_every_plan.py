"""Overrides against every plan of tiny problems: the plan, its cost, the rules to suspend."""

from random import Random

import pytest

import houma_assign as ha
from tests.oracles.better_or_worse import shares_evenly
from tests.oracles.laws_by_hand import law
from tests.oracles.random_problems import draw_problem

from .every_plan import EveryPlan
from .optima import exact

WHO = {"by": "某某", "body": "部务会", "reason": "工作需要", "on": "2020-04-20"}
LAST = ("slots", "posts_each")


class Truth:
    """All sets of pairs of a problem, and which hard rules each of them breaks."""

    def __init__(self, problem, seed):
        self.every = EveryPlan(problem, seed)
        hard = {rule.id: law(rule, self.every.data) for rule in problem.constraints if rule.penalty is None}
        self.broken = {plan: {rule: units for rule, check in hard.items() if (units := check(plan))}
                       for plan in self.every.all_sets}  # fmt: skip
        self.last = {rule.id for rule in problem.constraints if rule.kind in LAST}

    def smallest(self, honours):
        """The smallest sets of rules to suspend."""
        sets = {frozenset(broken) for plan, broken in self.broken.items() if honours(plan)}
        ranked = sorted(((len(each & self.last), len(each - self.last)), each) for each in map(Sized, sets))
        return {each for size, each in ranked if size == ranked[0][0]}

    def best(self, honours, suspended):
        """The plan that honours it, breaks suspended rules only, and those by as few units as can be."""
        plans = [plan for plan, broken in self.broken.items() if honours(plan) and set(broken) <= suspended]
        units = lambda plan: -sum(self.broken[plan].values())  # noqa: E731
        return self.every.winner(plans, keys=[(units, 0), *self.every.keys()])


class Sized(frozenset):
    """A set that can be sorted by its names."""

    def __lt__(self, other):
        return sorted(self) < sorted(other)


def honoured(rows):
    """Whether a plan honours (kind, candidate, post) rows."""

    def check(plan):
        for kind, who, post in rows:
            there = any(place == (who, post) or (post is None and place[0] == who) for place in plan)
            if there != (kind == "place"):
                return False
        return True

    return check


def decide(plan, kind, who, post, truth, rows):
    """The plan with one more override; what must be suspended is what every plan tried says."""
    asked = {**WHO, "kept_out": kind == "keep_out"}
    try:
        return plan.override(who, post, **asked)
    except ha.InputError as error:
        (fault,) = error.items
    if fault.code == "override_contradicts":
        return None
    assert fault.code == "override_needs", fault
    smallest = truth.smallest(honoured([*rows, (kind, who, post)]))
    rules = frozenset(str(fault.value).split("; "))
    assert rules in smallest, (rules, smallest)
    assert str(fault.reason).count("; or ") == min(len(smallest), 5) - 1
    return plan.override(who, post, suspend=dict.fromkeys(rules, "特例"), **asked)


def check(seed):
    problem, rng, lots = draw_problem(seed, 8), Random(seed), str(seed)
    plan = first = ha.solve(problem, seed=lots)
    if not plan or shares_evenly(problem):
        return set()  # an even load is one among those who may be sent, so the decision itself changes what it is
    if any(rule.kind == "stable" for rule in problem.constraints):
        return set()  # so does a decision that bars a pair: nobody is aggrieved for what is barred
    truth, seen, rows, suspended = Truth(problem, lots), set(), [], set()
    listed = truth.every.data.listed
    for attempt in range(2):
        who, post = rng.choice(listed)
        kind = ("place", "keep_out", "place", "leave_out")[(seed + attempt) % 4]
        post = None if kind == "leave_out" else post
        if any(other == who for _, other, _ in rows):
            continue
        if suspended:  # what is suspended already is asked about elsewhere
            break
        after = decide(plan, kind, who, post, truth, rows)
        if after is None:
            seen.add("contradiction")
            continue
        rows.append((kind, who, post))
        row = after.overrides[-1]
        suspended |= set(row.suspended)
        true = truth.best(honoured(rows), suspended)
        assert tuple(sorted(after.placements)) == tuple(sorted(true)), (seed, row)
        cost = {name: way * (value(before, truth.every.lost(before)) - value(true, truth.every.lost(true)))
                for name, way, _, value in truth.every.aims for before in (plan.placements,)}  # fmt: skip
        assert exact(row.cost) == {name: exact({name: float(figure)})[name] for name, figure in cost.items()}, (seed, row)
        assert {rule: units for rule, units in row.units.items() if units} == truth.broken[true], (seed, row)
        assert row.exact
        assert after.declared is first
        seen |= {kind, "suspended" if row.suspended else "kept"}
        plan = after
    if plan.overrides:
        back = plan
        for number in range(1, len(plan.overrides) + 1):
            back = back.revoke(number, **WHO)
        assert back.placements == first.placements
        assert len(back.overrides) == 2 * len(plan.overrides)
        assert set(back.overrides[-1].total.values()) <= {0}
    return seen


@pytest.mark.parametrize("chunk", range(3))
def test_tiny_problems_against_every_plan(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * 7, chunk * 7 + 7)))
    assert seen & {"place", "keep_out", "leave_out"}


def test_suspended_rules_give_before_points_are_lost():
    """Nothing counts points there, so points lost are the first aim; units of suspended rules come before it."""
    people = [{"id": "ann", "sex": "f"}, {"id": "bo", "sex": "f"}]
    rules = [ha.Eligible(id="men", where={"sex": "m"}), ha.Together(id="both", candidates=["ann", "bo"], penalty=1)]
    problem = ha.Problem.from_frames(people, [{"id": "v"}], [{"village": "v", "role": "member", "slots": 2, "least": 0}],
                                     [{"candidate": who, "post": "v/member", "score": 1} for who in ("ann", "bo")],
                                     constraints=rules, aims=[ha.FewestVacancies()])  # fmt: skip
    decided = ha.solve(problem).override("ann", "v/member", suspend={"men": "x"}, **WHO)
    assert [place.candidate for place in decided.placements] == ["ann"]
    assert [tier.aim for tier in decided.tiers] == ["suspended", "concessions", "vacancies", "lots"]
    assert (decided.value["suspended"], decided.value["concessions"]) == (1, 1)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_many_tiny_problems(chunk):
    for seed in range(1000 + chunk * 50, 1050 + chunk * 50):
        check(seed)
