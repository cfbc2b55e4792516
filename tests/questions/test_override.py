"""Overrides against every plan of tiny problems: the plan, its cost, the rules to suspend; and what is refused."""

from random import Random

import pytest

import houma_assign as ha
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
    if not plan or any("even_load" in str(dict(aim)) or aim.kind == "even_load" for aim in problem.tiers):
        return set()  # an even load is one among those who may be sent, so the decision itself changes what it is
    truth, seen, rows, suspended = Truth(problem, lots), set(), [], set()
    listed = truth.every.data.listed
    for _ in range(2):
        who, post = rng.choice(listed)
        kind = rng.choice(("place", "place", "keep_out", "leave_out"))
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
    seen = set().union(*(check(seed) for seed in range(chunk * 16, chunk * 16 + 16)))
    assert seen >= {"place", "keep_out", "leave_out", "suspended", "kept"}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_many_tiny_problems(chunk):
    for seed in range(1000 + chunk * 50, 1050 + chunk * 50):
        check(seed)


@pytest.fixture(scope="module")
def houma():
    return ha.solve(ha.datasets.houma_2020())


def test_the_cost_is_that_of_a_forced_solve(houma):
    decided = houma.override("C049", "东城/secretary", **WHO)
    forced = ha.solve(houma.problem.pin("C049", "东城/secretary"))
    assert decided.placements == forced.placements
    row = decided.overrides[0]
    assert row.cost == {
        tier.aim: own.value - tier.value for tier, own in zip(forced.tiers, houma.tiers, strict=True) if tier.named
    }
    assert row.cost == ha.why_not(houma, "C049", "东城/secretary").price.loss
    assert decided.check_proof() == ()
    assert (row.suspended, row.units, row.exact) == ({}, {}, True)
    assert {who for who, _, _ in row.moved} == set(houma.diff(decided)["candidate"])


def test_a_suspended_rule_holds_for_everybody_else(houma):
    with pytest.raises(ha.InputError, match="a reason of its own: village party secretary: only people with") as caught:
        houma.override("C099", "牛村/secretary", **WHO)
    assert str(caught.value.items[0].value) == "secretary eligibility"
    assert "须暂停并逐条写明理由：党支部书记：须满足" in caught.value.words("zh")
    decided = houma.override("C099", "牛村/secretary", suspend={"secretary eligibility": "特殊岗位"}, **WHO)
    assert [tuple(each) for each in decided.breaches] == [("secretary eligibility", "C099 → 牛村/secretary", 1)]
    dropped = ha.solve(houma.problem.dropping("secretary eligibility").pin("C099", "牛村/secretary"))
    assert decided.value["needs"] <= dropped.value["needs"]  # dropping the rule would open it to all
    assert "特殊岗位" in decided.summary()
    assert "暂停的规则" in decided.summary("zh")
    assert "C099" in decided._repr_html_()
    assert "牛村" in str(ha.explain(decided, "C099"))


def test_rows_are_added_and_never_changed(houma):
    one = houma.override("C002", None, **WHO)
    two = one.override("C014", "西台神/secretary", kept_out=True, **WHO)
    assert two.overrides[0] == one.overrides[0]
    assert houma.overrides == ()
    back = two.revoke(1, **WHO)
    assert back.overrides[:2] == two.overrides
    assert (back.overrides[2].kind, back.overrides[2].revokes) == ("revoke", 1)
    assert back.placements == houma.override("C014", "西台神/secretary", kept_out=True, **WHO).placements
    assert "(taken back)" in back.summary()
    with pytest.raises(ha.InputError, match="no override in force"):
        back.revoke(1, **WHO)
    with pytest.raises(ValueError, match="frozen"):
        back.overrides[0].reason = "other"


@pytest.fixture(scope="module")
def small():
    return ha.solve(ha.Problem.from_matrix([[9, 1, 3], [8, 7, 2], [6, 5, 4], [1, 1, 1]]))


CONTRADICTIONS = [
    ({"candidate": "c0", "post": None}, {"candidate": "c0", "post": "p0"}),
    ({"candidate": "c0", "post": "p0"}, {"candidate": "c0", "post": "p0", "kept_out": True}),
    ({"candidate": "c0", "post": "p0"}, {"candidate": "c0", "post": "p1"}),
    ({"candidate": "c0", "post": "p0"}, {"candidate": "c1", "post": "p0"}),
]


@pytest.mark.parametrize(("first", "second"), CONTRADICTIONS)
def test_two_that_contradict_each_other_are_one_clear_error(small, first, second):
    decided = small.override(**first, **WHO)
    with pytest.raises(ha.InputError, match="it contradicts override 1 of 2020-04-20") as caught:
        decided.override(**second, **WHO)
    assert len(caught.value.items) == 1
    assert "矛盾" in caught.value.words("zh")
    assert decided.revoke(1, **WHO).override(**second, **WHO)


@pytest.mark.parametrize(("changed", "code"), [
    ({"reason": " "}, "override_text"), ({"by": ""}, "override_text"), ({"body": None}, "override_text"),
    ({"on": "soon"}, "override_day"), ({"candidate": "c9"}, "unknown_candidate"), ({"post": "x"}, "unknown_post"),
    ({"suspend": {"slots": "x"}}, "override_needless"),
    ({"suspend": {"no rule": "x"}}, "override_rule"), ({"suspend": {"slots": ""}}, "override_reason"),
])  # fmt: skip
def test_what_is_missing_is_refused(small, changed, code):
    with pytest.raises(ha.InputError) as caught:
        small.override(**{"candidate": "c2", "post": "p0", **WHO, **changed})
    assert caught.value.items[0].code == code
    assert not [letter for letter in caught.value.words("zh").split("：")[-1] if letter.isascii() and letter.isalpha()]


def test_an_override_that_says_the_same_is_refused_and_a_plan_that_is_none(small):
    with pytest.raises(ha.InputError, match="says the same"):
        small.override("c0", None, **WHO).override("c0", None, **WHO)
    with pytest.raises(ha.InputError, match="no plan to ask about"):
        ha.solve(small.problem.adding(ha.Quota(id="nobody", most=0))).override("c0", None, **WHO)


def test_a_row_is_plain_data_and_comes_back(houma):
    row = houma.override("C099", "牛村/secretary", suspend={"secretary eligibility": "特例"}, **WHO).overrides[0]
    again = ha.Override(**row.model_dump(mode="json"))
    assert again == row
    assert dict(again.suspended) == {"secretary eligibility": "特例"}


def test_the_smallest_sets_are_all_told():
    """Two rules keep ann out of a, and a third one keeps bo out of b."""
    people = [{"id": "ann", "sex": "f", "age": 30}, {"id": "bo", "sex": "m", "age": 50}]
    rules = [ha.Barred(id="never ann", candidate="ann", village="a"), ha.Eligible(id="men in a", village="a", where={"sex": "m"}),
             ha.Quota(id="young b", village="b", where=ha.Condition(fact="age", most=40), least=1)]  # fmt: skip
    problem = ha.Problem.from_frames(people, [{"id": "a"}, {"id": "b"}], [{"village": v, "role": "member"} for v in "ab"],
                                     [{"candidate": c["id"], "post": f"{v}/member", "score": 1} for c in people for v in "ab"],
                                     constraints=rules)  # fmt: skip
    plan = ha.solve(problem)
    with pytest.raises(ha.InputError) as caught:
        plan.override("ann", "a/member", **WHO)
    told = str(caught.value.items[0].reason)
    assert str(caught.value.items[0].value).split("; ")[:2] == ["never ann", "men in a"]
    assert told.endswith("[never ann], a: only people with sex = m [men in a], b: at least 1 with age ≤ 40 [young b]")
    with pytest.raises(ha.InputError, match="suspend beside those named, each with a reason of its own: b: at least 1"):
        plan.override("ann", "a/member", suspend=dict.fromkeys(["never ann", "men in a"], "x"), **WHO)
    decided = plan.override("ann", "a/member", suspend=dict.fromkeys(["never ann", "men in a", "young b"], "x"), **WHO)
    assert dict(decided.overrides[0].units) == {"never ann": 1, "men in a": 1, "young b": 1}
