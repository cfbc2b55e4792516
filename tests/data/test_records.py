"""Records keep what they were given: frozen, strict, picklable, and the same after JSON and back."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIM_KINDS
from houma_assign.constraints.base import KINDS as RULE_KINDS

from ..faults.kinds import AIMS, RULES, TOGETHER
from ..faults.listing import refused
from ..faults.town import town

ERRORS: tuple[BaseException, ...] = (
    ha.InputError([ha.Fault("t", "r", "c", 1, "why")]), ha.ModelTooLarge([ha.Fault("t", "r", "c", 1, "why")]),
    ha.NoPlan(ha.Status.INFEASIBLE), ha.SolverFailure("why"), ha.AuditFailure(("file", ("one", "two"))), ha.Interrupted(None),
    ha.HoumaError("why"),
)  # fmt: skip


def fail(error: BaseException) -> None:
    raise error


def full(*kinds: str) -> ha.Problem:
    """The town with all rules and all aims, or with the rules of these kinds."""
    chosen = [rule for rule in (RULES if kinds else TOGETHER) if not kinds or rule.kind in kinds]
    return town(*chosen, aims=AIMS)


def test_every_kind_has_an_example() -> None:
    assert {rule.kind for rule in RULES} == set(RULE_KINDS)
    assert {aim.kind for aim in AIMS} == set(AIM_KINDS)


@pytest.mark.parametrize("record", [*RULES, *AIMS, *town().candidates[:1], *town().villages[:1], *town().posts[:1]],
                         ids=lambda record: getattr(record, "kind", "") or type(record).__name__)  # fmt: skip
def test_a_record_is_frozen_strict_hashable_and_the_same_after_copies(record: ha.Candidate) -> None:
    for name in type(record).model_fields:
        with pytest.raises((ValueError, TypeError, AttributeError)):
            setattr(record, name, "changed")
    refused(lambda: type(record)(**{name: getattr(record, name) for name in type(record).model_fields}, unknown=1))
    again = pickle.loads(pickle.dumps(record))
    assert again == record == copy.deepcopy(record)
    assert hash(again) == hash(record)
    assert len({record, again}) == 1


@pytest.mark.parametrize("kind", sorted(RULE_KINDS))
def test_a_problem_with_a_rule_of_each_kind_survives_json(kind: str) -> None:
    problem = full(kind)
    again = ha.Problem.from_json(problem.to_json())
    assert again == problem
    assert again.constraints == problem.constraints
    assert again.to_json() == problem.to_json()


@pytest.mark.parametrize("aim", AIMS, ids=lambda aim: aim.kind)
def test_a_problem_with_an_aim_of_each_kind_survives_json(aim: ha.Aim) -> None:
    problem = town(aims=(aim,))
    again = ha.Problem.from_json(problem.to_json().encode())
    assert again == problem
    assert again.aims == (aim,)
    assert type(again.aims[0]) is type(aim)


def test_the_whole_town_gives_the_same_plan_after_json_and_pickle() -> None:
    problem = full()
    first = ha.solve(problem)
    assert first.status is ha.Status.OPTIMAL
    for again in (ha.Problem.from_json(problem.to_json()), pickle.loads(pickle.dumps(problem)), copy.deepcopy(problem)):
        assert again == problem
        assert ha.solve(again).placements == first.placements
    assert json.loads(problem.to_json())["constraints"]


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        yield executor


def test_problems_and_plans_cross_processes(pool: ProcessPoolExecutor) -> None:
    problem = full()
    plan = ha.solve(problem)
    assert pool.submit(copy.copy, problem).result(60) == problem
    assert pool.submit(copy.copy, plan).result(60) == plan
    assert pool.submit(ha.solve, problem).result(60) == plan
    assert pool.submit(copy.copy, plan.frame).result(60).equals(plan.frame)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_cross_processes_and_leave_the_pool_whole(error: BaseException, pool: ProcessPoolExecutor) -> None:
    with pytest.raises(type(error)) as caught:
        pool.submit(fail, error).result(60)
    assert type(caught.value) is type(error)
    assert (str(caught.value), caught.value.args) == (str(error), error.args)
    assert {k: v for k, v in vars(caught.value).items() if k[:2] != "__"} == {
        k: v for k, v in vars(error).items() if k[:2] != "__"
    }
    assert pool.submit(abs, -1).result(60) == 1


def test_an_interrupt_carries_its_plan_across_pickle() -> None:
    plan = ha.solve(town())
    assert pickle.loads(pickle.dumps(ha.Interrupted(plan))).plan == plan


def test_edits_give_new_problems_and_leave_the_old_one_as_it_was() -> None:
    problem = full("quota", "unit_cap", "kin")
    before = problem.to_json()
    rule = ha.Barred(candidate="c3", post="v1/member")
    edits = [problem.without("c4"), problem.pin("c1", "v3/member"), problem.bar("c2"), problem.adding(rule),
             problem.dropping(RULES[-1].id), problem.replacing(ha.UnitCap(id=RULES[-1].id, most=3)),
             problem.with_aims(ha.Merit()),
             problem.with_scores({("c1", "v1/member"): 99.5, "c2": 1})]  # fmt: skip
    for edited in edits:
        assert edited != problem
        assert edited.to_json() != before
    assert problem.to_json() == before
    assert problem.with_scores({"c2": 1}).pairs.points("c2", "v3/member") == 1
    assert problem.pairs.points("c2", "v3/member") != 1


def test_edits_of_what_is_not_there_are_refused() -> None:
    problem = town()
    for edit in (lambda: problem.without("c9"), lambda: problem.pin("c9", "v1/member"), lambda: problem.dropping("no such rule"),
                 lambda: problem.bar("c1", "v9/x"), lambda: problem.with_scores({("c1", "v9/x"): 3}),
                 lambda: problem.with_scores({"c1": "3"}), lambda: problem.with_scores({"c1": True}),
                 lambda: problem.with_scores({"c1": float("nan")}), lambda: problem.with_scores({"c1": float("inf")}),
                 lambda: problem.with_scores({"c1": 1.125}), lambda: problem.with_scores({"c1": 10**30})):  # fmt: skip
        refused(edit)


def test_arrays_of_a_problem_cannot_be_written_to() -> None:
    pairs = town().pairs
    for array in (pairs.candidate, pairs.post, pairs.score, pairs.grade, pairs.facts["cost"][0]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_model_copy_checks_nothing_and_is_therefore_not_an_edit() -> None:
    # Pydantic's own behaviour, written down: use the edits, which check.
    assert town().candidates[0].model_copy(update={"most": -5}).most == -5
    refused(lambda: ha.Candidate(id="c1", most=-5))
