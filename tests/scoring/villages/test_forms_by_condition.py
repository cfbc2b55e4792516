"""Forms for all villages from a score on, for a share of them, or for those that meet a condition."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.scoring.villages.standing import form_by_form, standing

SCORES = {"a": 9, "b": 7, "c": 7, "d": 4, "e": 1}


def policy(*forms: dict[str, Any], **more: Any) -> ha.VillagePolicy:
    return ha.VillagePolicy(problems=[ha.ProblemType(id="poor", weight=1)], forms=[ha.VillageForm(**form) for form in forms],
                            rounds=1, highest=5, **more)  # fmt: skip


def villages(scores: dict[str, int], **facts: dict[str, Any]) -> list[ha.Village]:
    return [ha.Village(id=id, facts={"poor": score, **{name: each[id] for name, each in facts.items()}})
            for id, score in scores.items()]  # fmt: skip


def test_all_that_reach_a_score() -> None:
    found = ha.screen_villages(villages({"a": 5, "b": 4, "c": 4, "d": 3}), policy({"id": "team", "least_score": 4}))
    assert found.forms == {"a": "team", "b": "team", "c": "team"}
    assert not found.ties
    assert found.margin is None  # nobody else may get it


def test_a_share_of_all_villages() -> None:
    scores = {f"v{k}": 5 - k // 2 for k in range(9)}
    for way, number in (("up", 4), ("down", 3), ("nearest", 4)):
        form = {"id": "team", "share": 0.4, "share_rounding": way}  # 3.6 villages
        found = ha.screen_villages(villages(scores), policy(form, settled=("v2", "v3"), settled_by="office"))
        assert len(found.forms) == number, way


def test_who_may_not_get_the_first_form_may_get_the_second() -> None:
    room = {"a": False, "b": True, "c": True, "d": False}
    rules = policy({"id": "team", "villages": 1, "where": "room = yes"}, {"id": "alone", "villages": 2})
    found = ha.screen_villages(villages({"a": 5, "b": 4, "c": 3, "d": 2}, room=room), rules)
    assert found.forms == {"b": "team", "a": "alone", "c": "alone"}


def test_a_tie_leaves_open_what_comes_after_it() -> None:
    tied = form_by_form({id: (score,) for id, score in SCORES.items()}, [(2, set(SCORES)), (1, set(SCORES))])
    assert tied == {"a": (0, 0), "b": (0, 2), "c": (0, 2), "d": (1, 2), "e": (2, 2)}
    settled = form_by_form({id: (score,) for id, score in SCORES.items()}, [(2, set(SCORES)), (1, set(SCORES))], ["c"])
    assert settled == {"a": (0, 0), "c": (0, 0), "b": (1, 1), "d": (2, 2), "e": (2, 2)}


def test_without_conditions_it_is_the_usual_standing() -> None:
    for order in permutations((9, 7, 5, 4)):
        keys = {id: (score,) for id, score in zip("abcd", order, strict=True)}
        assert form_by_form(keys, [(1, set("abcd")), (2, set("abcd"))]) == standing(keys, [1, 2])


@pytest.mark.parametrize(("form", "said"), [
    ({}, "state how many villages"), ({"villages": 1, "share": 0.1, "share_rounding": "up"}, "either villages or a share"),
    ({"share": 0.1}, "needs a rounding"),
])  # fmt: skip
def test_what_is_refused(form: dict[str, Any], said: str) -> None:
    with pytest.raises(ha.InputError, match=said):
        ha.VillageForm(id="team", **form)


def test_sheets_bring_it_back() -> None:
    made = policy({"id": "team", "share": 0.25, "share_rounding": "down", "where": "room = yes", "posts": {"lead": 1}},
                  {"id": "alone", "least_score": 3, "posts": {"lead": 1}})  # fmt: skip
    assert ha.VillagePolicy.from_records(made.to_records()) == made
