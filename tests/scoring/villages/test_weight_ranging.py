"""Breakpoints of weights held against whole screenings on either side of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha
from houma_assign.scoring.villages.screening import VillageScreening, stand

from ..town import village_policy, villages

HOUMA = ha.screen_villages(ha.datasets.houma_2020(stage="pool"), ha.datasets.houma_policy().villages)


def outcome(screening: VillageScreening, problem: str, weight: Fraction) -> dict[str, tuple[int, int]]:
    """Who gets what with one weight changed, from scores worked out anew."""
    policy = screening.policy
    scores = {}
    for each in screening.sheets:
        weights = {kind.id: Fraction(str(kind.weight)) for kind in policy.problems} | {problem: weight}
        scores[each.village] = sum((weights[kind] * level for kind, level in each.second.items()), Fraction(0))
    return dict(stand(policy, scores, screening.records))


def held_against_brute_force(screening: VillageScreening) -> int:
    """Right just below, just above, and nothing else in between; returns how many breakpoints there were."""
    names = [*(form.id for form in screening.policy.forms), ""]
    number = 0
    for moves in screening.weights:
        at = [each.weight for each in moves.breakpoints]
        assert at == sorted(set(at))
        tiny = Fraction(1, 10**9)
        for point in moves.breakpoints:
            below, above = (outcome(screening, moves.problem, point.weight + side) for side in (-tiny, tiny))
            wanted = {id: (below[id], above[id]) for id in below if below[id] != above[id]}
            assert wanted
            told = {each.village: (each.below, each.above) for each in point.changes}
            assert told == {
                id: tuple("|".join(dict.fromkeys(names[k] for k in span)) for span in pair) for id, pair in wanted.items()
            }
        for low, high in pairwise([Fraction(0), *at, (at[-1] if at else 0) + 20]):
            looked = [outcome(screening, moves.problem, low + (high - low) * Fraction(k, 4)) for k in range(1, 4)]
            assert all(each == looked[0] for each in looked)
        number += len(at)
    return number


def test_houma_on_either_side():
    assert held_against_brute_force(HOUMA) > 20
    assert len(HOUMA.weight_frame) == sum(len(point.changes) for moves in HOUMA.weights for point in moves.breakpoints)
    for moves in HOUMA.weights:
        assert moves.low is not None
        assert moves.low < 1 < moves.high


def test_the_town_by_hand():
    # mill 5f + d, ford 3f + 3d, hill 2f + 3d, dale f + d, with f = d = 1; two villages are chosen
    screening = ha.screen_villages(villages(), village_policy(forms=[{"id": "team", "villages": 2}]))
    floods, debts = screening.weights
    assert [(point.weight, point.enter, point.leave) for point in floods.breakpoints] == [(Fraction(2, 3), ("mill",), ("hill",))]
    assert (floods.low, floods.high) == (Fraction(2, 3), None)
    assert [(point.weight, point.enter, point.leave) for point in debts.breakpoints] == [(Fraction(3, 2), ("hill",), ("mill",))]


def test_a_weight_at_a_breakpoint_is_a_tie():
    screening = ha.screen_villages(villages(), village_policy(forms=[{"id": "team", "villages": 2}]).with_weights(debts=1.5))
    assert [set(tie.villages) for tie in screening.ties] == [{"mill", "hill"}]
    assert screening.weights[1].low == screening.weights[1].high == Fraction(3, 2)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 5)] * 3), min_size=3, max_size=9), st.integers(1, 2), st.integers(0, 2),
       st.tuples(*[st.integers(0, 300).map(lambda number: number / 100)] * 3))  # fmt: skip
def test_any_villages_on_either_side(levels, first, second, weights):
    listed = [ha.Village(id=f"v{k}", facts=dict(zip("abc", each, strict=True))) for k, each in enumerate(levels)]
    forms = [{"id": "team", "villages": first}, {"id": "alone", "villages": min(second, len(levels) - first)}]
    problems = [{"id": id, "weight": weight} for id, weight in zip("abc", weights, strict=True)]
    screening = ha.screen_villages(listed, ha.VillagePolicy(problems=problems, forms=forms, rounds=1))
    held_against_brute_force(screening)


@pytest.mark.parametrize("problem", [kind.id for kind in HOUMA.policy.problems])
def test_a_screening_with_the_weight_moved_is_what_was_foretold(problem):
    moves = next(each for each in HOUMA.weights if each.problem == problem)
    for edge, step in ((moves.low, -0.01), (moves.high, 0.01)):
        weight = round(float(edge) + step, 2)
        found = ha.screen_villages(ha.datasets.houma_2020(stage="pool"), HOUMA.policy.with_weights(**{problem: weight}))
        assert (found.forms, bool(found.ties)) != (HOUMA.forms, False)
