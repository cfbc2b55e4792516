"""People made from whole columns are the very people made one by one."""

from __future__ import annotations

import copy
import pickle
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.data.candidate import Candidate
from houma_assign.data.candidates_in_bulk import candidates_in_bulk

ODD: tuple[Any, ...] = ("", " a", "a\u200b", "\ud800", "a\u3000b", 1, 1.5, True, float("nan"), float("inf"), 2**70, b"x", (),
                        ["a"], ("a", ""), ("a", 1), -1, 10**7, object())  # fmt: skip
GOOD: dict[str, tuple[Any, ...]] = {
    "id": ("c", "丙"), "name": ("王伟", "李 娜", ""), "unit": ("民政局", ""), "home": ("v1", ""),
    "kin": ((), ("c1",), ("c1", "c2")), "kin_villages": ((), ("v1",)), "skills": (("林业",), ("司法", "调解")), "most": (0, 1, 3),
}  # fmt: skip
CELLS = ("一般", 35, 1, True, False, 0.5, 1.0, "", None)


def drawn(rng: Random, odd: float) -> tuple[dict[str, list[Any]], dict[str, list[Any]], int, set[str]]:
    """Columns of fields and of facts, with some values that no record holds."""
    size = rng.randint(1, 12)

    def value(name: str, at: int) -> Any:
        if rng.random() < odd:
            return rng.choice(ODD)
        if name == "id":
            return f"{rng.choice(GOOD['id'])}{at}"
        return None if rng.random() < 0.2 else rng.choice(GOOD.get(name, CELLS))

    names = ["id", *(name for name in GOOD if name != "id" and rng.random() < 0.7)]
    facts = [name for name in ("年龄", "rank", "党员") if rng.random() < 0.7]
    columns, own = ({name: [value(name, at) for at in range(size)] for name in each} for each in (names, facts))
    return columns, own, size, {name for name in facts if rng.random() < 0.3}


def one_by_one(columns: dict[str, list[Any]], facts: dict[str, list[Any]], at: int, absent: set[str]) -> Candidate | None:
    own = {name: values[at] for name, values in facts.items() if values[at] is not None or name not in absent}
    try:
        return Candidate(**{name: values[at] for name, values in columns.items() if values[at] is not None}, facts=own)
    except ha.InputError:
        return None


@pytest.mark.parametrize("seed", [*range(40), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(40, 2000))])
def test_people_are_equal_in_everything(seed: int) -> None:
    rng = Random(seed)
    columns, facts, size, absent = drawn(rng, rng.choice((0, 0.03, 0.2)))
    people, left = candidates_in_bulk(columns, facts, size, absent)
    assert left == [at for at, person in enumerate(people) if person is None]
    for at, made in enumerate(people):
        checked = one_by_one(columns, facts, at, absent)
        if made is None:
            continue
        assert checked is not None
        assert (made, hash(made), repr(made)) == (checked, hash(checked), repr(checked))
        assert made.model_dump_json() == checked.model_dump_json()
        assert made.model_fields_set == checked.model_fields_set
        assert [*vars(made)] == [*vars(checked)]
        assert [*map(type, vars(made).values())] == [*map(type, vars(checked).values())]
        assert [*map(type, made.facts.values())] == [*map(type, checked.facts.values())]
        assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == checked
        assert made.changed(most=2) == checked.changed(most=2)
        with pytest.raises(ValueError, match="frozen"):
            made.name = "x"


def test_plain_people_are_all_made_at_once() -> None:
    for seed in range(50):
        columns, facts, size, absent = drawn(Random(seed), 0)
        assert candidates_in_bulk(columns, facts, size, absent)[1] == []


def test_what_is_odd_is_left() -> None:
    for odd in ODD:
        if odd not in ("", (), 1, True, 1.5, 2**70) and odd == odd:
            assert candidates_in_bulk({"id": ["a", odd]}, {}, 2)[1] == [1], odd


def test_copies_with_changes_leave_the_others_as_they_are() -> None:
    first, second = candidates_in_bulk({"id": ["a", "b"], "name": ["x", "y"]}, {}, 2)[0]
    changed = first.model_copy(update={"unit": "u"})
    assert "unit" in changed.model_fields_set
    assert "unit" not in first.model_fields_set | second.model_fields_set
