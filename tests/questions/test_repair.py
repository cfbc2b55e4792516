"""Repairs and contingencies against every plan tried."""

import pickle
from fractions import Fraction
from typing import ClassVar

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS, Ids, Objective
from houma_assign.questions.contingency import contingency
from houma_assign.questions.methods.absence import without_people
from houma_assign.questions.repair import repair
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan


def frontier(problem, seed, others):
    """Every plan that is best for some number of moves and needs as many, fewest first; the last is the best of all plans.

    With slack in an aim that one may differ from the best of those that move as few: what slack gives back is counted from
    the best that there is, and fewer plans may have less of it.
    """
    known = EveryPlan(problem, seed)

    def moved(plan):
        return len(others - set(plan))

    found = []
    for most in range(len(others) + 1):
        best = known.winner([plan for plan in known.plans if moved(plan) <= most], lambda plan: -moved(plan))
        if best is not None and moved(best) == most:
            found.append((most, frozenset(best), known.worths(best)))
    last = known.winner(known.plans, lambda plan: -moved(plan))
    if last is None:
        return found
    return [*(point for point in found if point[0] < moved(last)), (moved(last), frozenset(last), known.worths(last))]


def check(seed):
    problem, lots = draw_problem(seed, 9), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan.placements:
        return None
    who = plan.placements[seed % len(plan.placements)].candidate
    if len(problem.candidates) < 2:
        return None
    edited, _ = without_people(problem, (who,))
    others = {tuple(place) for place in plan.placements if place.candidate != who}
    true, found = frontier(edited, lots, others), repair(plan, [who])
    assert found.status is (ha.Status.OPTIMAL if true else ha.Status.INFEASIBLE), (seed, found)
    assert [(each.others_moved, frozenset(each.placements)) for each in found.points] == [each[:2] for each in true], seed
    known = EveryPlan(edited, lots)
    for each, (_, _, worths) in zip(found.points, true, strict=True):
        signed = [name for name, *_ in known.aims]
        assert list(each.values) == signed
        assert all(each.proven for each in found.points)
        assert [float(value) for value in each.values.values()] == pytest.approx(
            [float(known.value(name, tuple(each.placements))) for name in signed]
        )
        best = true[-1][2]
        assert [float(loss) for loss in each.loss.values()] == pytest.approx(
            [float(top - own) for top, own in zip(best, worths, strict=True)]
        )
    return len(true)


@pytest.mark.parametrize("chunk", portions(1, 5))
def test_the_frontier_is_complete(chunk):
    lengths = [check(seed) for seed in range(chunk * 100, chunk * 100 + 100)]
    assert {0, 1, 2} <= {length for length in lengths if length is not None}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_more_frontiers(chunk):
    for seed in range(100_000 + chunk * 100, 100_000 + chunk * 100 + 100):
        check(seed)


def town(**more):
    matrix = [[9, 1], [8, 7], [6, 5]]
    return ha.Problem.from_matrix(matrix, **more)


def test_a_reserve_takes_over_or_others_move():
    plan = ha.solve(town())
    assert [tuple(place) for place in plan.placements] == [("c0", "p0"), ("c1", "p1")]
    found = repair(plan, ["c0"])
    assert [(point.others_moved, dict(point.values), dict(point.loss)) for point in found.points] == [
        (0, {"merit": 13}, {"merit": 0})
    ]
    assert found.points[0].joining == (ha.Placement("c2", "p0"),)
    assert "c2: – → p0" in str(found)
    assert "其他人变动 0 个" in found.words("zh")


def test_several_absent_people_and_none_left():
    plan = ha.solve(town())
    gone = repair(plan, ["c0", "c1"])
    assert gone.status is ha.Status.INFEASIBLE
    assert not gone
    assert "no plan keeps every hard rule" in str(gone)
    assert gone.frame.empty
    assert "没有任何方案" in gone.words("zh")


def test_rules_on_the_absent_are_dropped_and_named():
    plan = ha.solve(town(constraints=[ha.Pinned(id="settled", candidate="c0", post="p0")]))
    found = repair(plan, "c0")
    assert found.dropped == ("settled",)
    assert "settled" in str(found)


def test_what_nobody_else_can_do_makes_it_infeasible():
    people = [{"id": "a", "skills": ["fire"]}, {"id": "b"}, {"id": "c"}]
    rules = [ha.SkillCovered(skills=("fire",), villages=("v",))]
    pairs = [{"candidate": who, "post": "v/m", "score": 1} for who in "abc"]
    posts = [{"village": "v", "role": "m", "slots": 2}]
    plan = ha.solve(ha.Problem.from_frames(*(pd_frame(rows) for rows in (people, [{"id": "v"}], posts, pairs)), rules))
    assert repair(plan, ["a"]).status is ha.Status.INFEASIBLE


def pd_frame(rows):
    import pandas as pd

    return pd.DataFrame(rows, dtype=object)


def test_mistakes_are_listed_together():
    plan = ha.solve(town())
    with pytest.raises(ha.InputError) as caught:
        repair(plan, ["nobody", "no one"])
    assert len(caught.value.faults) == 2
    with pytest.raises(ha.InputError, match="name at least one"):
        repair(plan, [])
    with pytest.raises(ha.InputError, match="time_limit"):
        repair(plan, ["c0"], time_limit=0)
    with pytest.raises(ha.InputError, match="no plan to ask about"):
        repair(infeasible(), ["c0"])


def infeasible():
    return ha.solve(
        town(constraints=[ha.Quota(id="both", where={"id": ("c0", "c1")}, most=0), ha.Quota(where={"id": "c2"}, most=0)])
    )


def test_time_that_runs_out_is_said():
    plan = ha.solve(ha.datasets.houma_2020())
    found = repair(plan, [plan.placements[0].candidate], time_limit=0.03)
    assert found.status in (ha.Status.FEASIBLE, ha.Status.UNKNOWN)
    assert "time" in str(found).lower()


def test_every_placed_person_has_a_contingency():
    plan = ha.solve(town())
    found = contingency(plan)
    assert list(found.repairs) == ["c0", "c1"]
    assert found.frame["reserve"].tolist() == ["c2 → p0", "c2 → p1"]
    assert found.frame["others_moved"].tolist() == [0, 0]
    assert contingency(plan, executor=2).frame.equals(found.frame)
    assert found.repairs == {who: repair(plan, [who]) for who in ("c0", "c1")}
    assert "2 people" in str(found)
    assert "共 2 人" in found.words("zh")
    assert pickle.loads(pickle.dumps(found.repairs)) == found.repairs


def test_an_empty_plan_needs_nobody():
    plan = ha.solve(town(least=0, constraints=[ha.Quota(id="none", most=0)]))
    assert not plan.placements
    assert [point.others_moved for point in repair(plan, ["c0"]).points] == [0]
    assert contingency(plan).frame.empty
    assert "reserve" in contingency(plan).frame


def test_names_are_escaped_in_notebooks():
    plan = ha.solve(ha.Problem.from_matrix(pd_frame([[2, 1], [1, 2], [1, 1]]).set_axis(["<b>", "x", "y"]).astype(float)))
    for answer in (repair(plan, ["<b>"]), contingency(plan)):
        assert "<b>" not in answer._repr_html_()
        assert "&lt;b&gt;" in answer._repr_html_()


class Chosen(ha.Aim):
    """People of a list of one's own."""

    kind: ClassVar[str] = "chosen_people"
    chosen: Ids

    def objective(self, grid):
        return Objective(grid.person_mask(lambda who: who.id in self.chosen).astype(np.int64))

    def value(self, problem, placements):
        return Fraction(sum(place.candidate in self.chosen for place in placements))

    def faults(self, problem):
        return [self.fault("chosen", who, "gone") for who in self.chosen if not problem.has_candidate(who)]

    def leaving_out(self, absent):
        return self.changed(chosen=tuple(who for who in self.chosen if who not in absent))


KINDS.pop("chosen_people")  # other tests go through all kinds


def test_an_aim_of_ones_own_leaves_people_out_by_a_method_of_its_own():
    aims = (Chosen(chosen=("c1", "c2")), ha.Blend(parts=((Chosen(chosen=("c2",)), 2), (ha.Merit(), 1))))
    edited, dropped = without_people(town(aims=aims), ("c2",))
    assert not dropped
    assert not edited.has_candidate("c2")  # not merely barred
    assert edited.tiers[0].chosen == ("c1",)
    assert edited.tiers[1].parts[0][0].chosen == ()


def test_rules_say_what_is_left_of_them():
    gone = frozenset({"c1"})
    assert ha.Apart(candidates=("c0", "c1", "c2")).leaving_out(gone).candidates == ("c0", "c2")
    assert ha.Apart(candidates=("c0", "c1")).leaving_out(gone) is None
    assert ha.Barred(candidate="c1").leaving_out(gone) is None
    assert ha.UnitCap(most=1).leaving_out(gone) == ha.UnitCap(most=1)
    assert ha.Wishes(wishes={"c1": ("p0",), "c0": ("p1",)}).leaving_out(gone).wishes == {"c0": ("p1",)}
