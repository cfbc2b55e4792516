"""Penalties and weights that are decimals are held exactly: in plans, bounds, questions and sealed files."""

from decimal import Decimal

import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, town


def test_penalties_are_exact_decimals():
    rule = ha.Apart(candidates=("ann", "bo"), penalty=0.1)
    plan = best(town(THREE, rule))
    assert (plan.value["merit"], plan.bound["merit"]) == (23.9, 23.9)
    assert best(town(THREE, rule.changed(penalty=8.25))).value["merit"] == 16
    assert ha.Apart(candidates=("ann", "bo"), penalty=Decimal("0.1")) == rule
    assert ha.Concessions().per_unit("x", 0.1) == Decimal("-0.1")


def test_weights_are_exact_decimals():
    aims = (ha.Merit(role_weights={"lead": 1.5}),)
    assert best(town(THREE, aims=aims)).value["merit"] == 9 * 1.5 + 9 + 6 * 1.5
    assert best(town("a b\nann 1A 1B\nbo 1B 1A", aims=(ha.Grades(worth={"A": 0.3, "B": 0.1}),))).value["grades"] == 0.6
    moves = ha.FewestMoves(placements=(("ann", "b/lead"), ("bo", "a/member")), weights={"ann": 0.5})
    assert best(town(THREE, aims=(ha.Merit(), moves))).value["fewest_moves"] == 0.5


@pytest.mark.parametrize("make", [
    lambda: ha.PostsEach(penalty=1e-7), lambda: ha.PostsEach(penalty=-0.5), lambda: ha.Merit(role_weights={"lead": 1 / 3}),
    lambda: ha.Grades(worth={"A": 0.12345678}), lambda: ha.FewestMoves(placements=(), weights={"ann": -1}),
])  # fmt: skip
def test_what_is_too_fine_or_below_zero_is_refused(make):
    with pytest.raises(ha.InputError) as caught:
        make()
    assert len(caught.value.items) == 1


def test_questions_and_the_sealed_file_count_in_the_same_decimals(tmp_path):
    rule = ha.Quota(id="few", where="id = ann or id = bo", most=1, penalty=0.75)
    plan = best(town(THREE, rule, aims=(ha.Merit(role_weights={"lead": 1.25}),)))
    assert plan.value["merit"] == 9 * 1.25 + 9 + 6 * 1.25 - 0.75
    frame = ha.prices(plan).frame
    (price,) = frame[(frame.candidate == "cy") & (frame.post == "a/lead")]["merit loss"].tolist()
    assert price == plan.value["merit"] - ha.solve(plan.problem.pin("cy", "a/lead")).value["merit"]
    weight = ha.stability(plan).frame
    assert 1.25 in weight[weight["kind"] == "role weight"]["value"].tolist()
    plan.save(tmp_path / "d.json")
    assert "failed" not in {line.state for line in ha.check(tmp_path / "d.json").lines}
    assert ha.load(tmp_path / "d.json").value == plan.value
