"""One spelling of one document: that of RFC 8785, for which another package has the other opinion."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from houma_assign.check import canonical, parsed, whole, written
from houma_assign.record.plain_values import opened, sealed

from .sealed_cases import drawn

SIGNS = 'aZ09 "\\/\b\f\n\r\t\x00\x1f\x7f\u00e9\u4e2d\ufb33\u20ac\U0001f600\ue000\uffff'


def drawn_value(rng: Random, depth: int = 0) -> Any:
    kind = rng.randrange(7 if depth < 4 else 5)
    if kind == 0:
        return rng.choice([None, True, False])
    if kind in (1, 2):
        return rng.choice([0, -1, rng.randint(-10, 10), 2**53 - 1, -(2**53) + 1, rng.randint(-(2**53) + 1, 2**53 - 1)])
    if kind in (3, 4):
        return "".join(rng.choice(SIGNS) for _ in range(rng.randrange(6)))
    if kind == 5:
        return [drawn_value(rng, depth + 1) for _ in range(rng.randrange(4))]
    return {
        "".join(rng.choice(SIGNS) for _ in range(rng.randrange(4))): drawn_value(rng, depth + 1) for _ in range(rng.randrange(5))
    }


def test_it_is_the_spelling_of_the_standard() -> None:
    rfc8785 = pytest.importorskip("rfc8785")
    rng = Random(8785)
    for _ in range(1500):
        value = drawn_value(rng)
        raw = canonical(value).encode()
        assert raw == rfc8785.dumps(value)
        assert parsed(raw) == value


OTHERWISE = {
    "twice": b'{"a":1,"a":1}', "order": b'{"b":1,"a":2}', "blank": b'{"a": 1}', "point": b'{"a":1.0}', "exponent": b'{"a":1e0}',
    "minus": b'{"a":-0}', "zero": b'{"a":01}', "nan": b'{"a":NaN}', "escape": b'["\\u0041"]', "utf8": b'["\xff"]',
    "mark": b"\xef\xbb\xbf[]", "line": b"[]\n", "nothing": b"", "large": b'{"a":9007199254740992}', "deep": b"[" * 100_000,
    "half": b'["\\ud800"]',
}  # fmt: skip


@pytest.mark.parametrize("raw", OTHERWISE.values(), ids=OTHERWISE)
def test_any_other_spelling_is_refused(raw: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        parsed(raw)


@pytest.mark.parametrize("number", [0, -7, 2**53 - 1, 2**53, -(2**53), 2**61, 10**30])
def test_whole_numbers_come_back_and_have_one_spelling(number: int) -> None:
    assert whole(written(number)) == number
    other = str(number) if isinstance(written(number), int) else f"+{number}"
    with pytest.raises(ValueError, match="whole number"):
        whole(other)


def test_what_is_sealed_is_opened_again() -> None:
    values: list[Any] = [1, 1.0, 0.1, -2.5e-7, 1e22, 2**70, True, None, "1.5", "中", [1.5, {"a": 2.5}], {"limit": {"v": 1.5}}]
    for value in values:
        back = opened(sealed(value))
        assert back == value
        assert type(back) is type(value)


def test_a_plan_without_halves_of_characters_only(tmp_path: Any) -> None:
    from houma_assign import InputError

    plan = drawn(0)
    person = plan.problem.candidates[0].changed(unit="\ud800")
    odd = plan.problem.changed(candidates=(person, *plan.problem.candidates[1:]))
    with pytest.raises(InputError, match="half a character"):
        type(plan)(odd, plan.status, plan.placements, plan.tiers, plan.breaches, (), plan.seed).save(tmp_path / "d.json")
    assert not list(tmp_path.iterdir())
