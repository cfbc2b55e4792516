"""``check_rule`` and ``check_aim``: they agree with what is right, and show the smallest problem of each slip."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.constraints.base import KINDS as RULES
from houma_assign.testing import Disagreement, check_aim, check_rule
from houma_assign.testing.compare import Said

from .wrong import town_rule, units_apart, villages_served


@pytest.fixture(autouse=True)
def _leave_the_registers_as_they_were() -> Iterator[None]:
    before = dict(RULES), dict(AIMS)
    yield
    for kinds, kept in zip((RULES, AIMS), before, strict=True):
        kinds.clear()
        kinds.update(kept)


def test_what_is_right_agrees() -> None:
    found = check_rule(units_apart(), problems=60)
    assert (found.problems, found.solves) == (60, 6)
    assert found.plans > 600
    assert found.binding > 20
    aim = check_aim(villages_served(), problems=40)
    assert aim.binding > 2  # so many values
    assert check_rule(type(units_apart()), problems=1).problems == 1


def test_a_rule_that_never_binds_is_said_to_be_untested() -> None:
    never = check_rule(ha.Quota(most=1_000), problems=10)
    assert not never.tested
    assert "Nothing was tested" in str(never)
    binds = check_rule(units_apart(), problems=10)
    assert binds.tested
    assert str(binds).startswith(f"Agreed: {binds.plans:,} plans of 10 problems")


@pytest.mark.parametrize(
    ("slip", "pairs", "rows", "breaches"),
    [("nobody's unit counts", 2, "broken", "kept"), ("posts for villages", 2, "0 units of breach", "1 unit of breach: u"),
     ("two for one", 2, "0 units of breach", "1 unit of breach: u"),
     ("one unit whatever", 3, "2 units of breach", "1 unit of breach: u")],
)  # fmt: skip
def test_a_slip_in_a_rule_is_shown_in_the_smallest_problem(slip: str, pairs: int, rows: str, breaches: str) -> None:
    with pytest.raises(Disagreement) as caught:
        check_rule(units_apart(slip))
    found = caught.value
    assert len(found.problem.pairs) == len(found.said.plan) == pairs  # nothing is there without need
    assert not found.problem.pairs.score.any()
    assert len(found.problem.villages) == 1
    assert not any(value is not None for person in found.problem.candidates for value in person.facts.values())
    assert found.said.first == rows
    assert found.said.second.startswith(breaches)
    assert "say different things; the smallest problem found:" in str(found)
    assert "UnitsApart" in str(found)


def test_the_error_survives_the_way_back_from_another_process() -> None:
    given = Disagreement((ha.Merit(), ha.Problem.from_matrix([[1.0]]), Said((), "one", "other"), ("a", "b")))
    assert str(pickle.loads(pickle.dumps(given))) == str(given)


@pytest.mark.parametrize(("slip", "pairs"), [("counted twice", 2), ("posts in plain", 2), ("no room", 0)])
def test_a_slip_in_an_aim_is_shown_in_the_smallest_problem(slip: str, pairs: int) -> None:
    with pytest.raises(AssertionError, match="objective and value of"):
        check_aim(villages_served(slip))
    with pytest.raises(ha.HoumaError) as caught:
        check_aim(villages_served(slip), problems=100, seed=1)
    found = caught.value
    assert isinstance(found, Disagreement)
    assert len(found.said.plan) == len(found.problem.pairs) == pairs
    assert found.said.first != found.said.second


def test_the_same_seed_gives_the_same_problems() -> None:
    assert check_rule(units_apart(), problems=5, seed=3) == check_rule(units_apart(), problems=5, seed=3)


def test_columns_of_an_example_are_drawn_from() -> None:
    rule = town_rule()
    with pytest.raises(ha.InputError, match="give in `like` a problem that has its columns") as caught:
        check_rule(rule, problems=3)
    assert "like" in caught.value.words("zh")
    people = [{"id": f"secret{k}", "town": town} for k, town in enumerate(["甲", "甲", "乙", None])]
    pairs = [{"candidate": f"secret{k}", "post": f"{v}/member", "score": k} for k in range(4) for v in "vw"]
    like = ha.Problem.from_frames(people, [{"id": "v"}, {"id": "w"}], [{"village": v, "role": "member"} for v in "vw"], pairs)
    assert check_rule(rule, problems=40, like=like).binding > 5


@pytest.mark.parametrize("given", [{"rule": "x"}, {"problems": 0}, {"problems": True}, {"like": 3}])
def test_arguments_that_make_no_sense_are_one_error(given: dict[str, object]) -> None:
    with pytest.raises(ha.InputError) as caught:
        check_rule(**{"rule": ha.UnitCap(most=1), **given})  # type: ignore[arg-type]
    assert len(caught.value.items) == 1
    with pytest.raises(ha.InputError):
        check_aim(ha.UnitCap(most=1))  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", [ha.Quota(where={"sex": "female"}, least=1, each="village"), ha.Capacity(load="size", limit=2),
                                  ha.Pinned(candidate="c00", post="v0/member"), ha.AvoidHome(),
                                  ha.Total(number="score", most=200)],
                         ids=lambda rule: rule.kind)  # fmt: skip
def test_rules_of_the_package_agree_too(rule: ha.Constraint) -> None:
    assert check_rule(rule, problems=20).binding > 0


@pytest.mark.parametrize("aim", [ha.Merit(), ha.Grades(), ha.NeedsMet(), ha.EvenLoad(), ha.Sum(number="distance", sense="least")],
                         ids=lambda aim: aim.kind)  # fmt: skip
def test_aims_of_the_package_agree_too(aim: ha.Aim) -> None:
    assert check_aim(aim, problems=15).binding > 1
