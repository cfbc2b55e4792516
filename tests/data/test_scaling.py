"""Numbers as integers of one scale: exact where they are decimals, near enough where they are not, or refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from houma_assign.data.exact import fraction, without_noise
from houma_assign.data.scaling import decimal_places, has_noise, scale_matrix
from houma_assign.errors import ModelTooLarge


def scaled(*numbers: object) -> tuple[list[int], int]:
    values = np.array(numbers, dtype=object if any(not isinstance(each, float) for each in numbers) else float)
    steps, scale = scale_matrix(values, float(sum(abs(fraction(each)) for each in numbers)), "score")
    return steps.tolist(), scale


def test_decimals_and_fractions_are_exact() -> None:
    assert scaled(0.1, 85.25) == ([10, 8525], 100)
    assert scaled(Decimal("0.1"), 85.25, 3) == ([10, 8525, 300], 100)
    assert scaled(Fraction(1, 3), Fraction(1, 4)) == ([4, 3], 12)
    assert scaled(-0.0, 0.0) == ([0, 0], 1)
    assert scaled(1e14, 0.5) == ([10**15, 5], 10)


@pytest.mark.parametrize(("noisy", "plain"), [(0.1 + 0.2, 0.3), (82.35000000000001, 82.35), (0.7 * 3, 2.1), (1.1 * 1.1, 1.21)])
def test_noise_of_sums_is_no_digit(noisy: float, plain: float) -> None:
    assert noisy != plain
    assert without_noise(noisy) == plain
    assert has_noise(np.array([noisy, 1.0]))
    steps, scale = scale_matrix(np.array([noisy]), noisy, "score")
    assert Fraction(int(steps[0]), scale) == fraction(plain)


@pytest.mark.parametrize("number", [1 / 3, 0.1, 1e-10, 123456.789, 1e15 + 0.3, 0.30000000001])
def test_other_numbers_keep_their_digits(number: float) -> None:
    assert without_noise(number) == number
    assert not has_noise(np.array([number]))


@given(st.lists(st.integers(-(10**8), 10**8), min_size=1, max_size=20), st.integers(0, 5))
def test_any_decimals_come_back(steps: list[int], places: int) -> None:
    numbers = np.array([each / 10**places for each in steps])
    assert decimal_places(numbers) is not None
    found, scale = scale_matrix(numbers, float(np.abs(numbers).sum()), "score")
    assert [Fraction(each, scale) for each in found.tolist()] == [Fraction(each, 10**places) for each in steps]


@given(st.lists(st.floats(-1e18, 1e18), min_size=1, max_size=12))
def test_each_number_is_held_to_a_millionth_or_all_are_refused(given: list[float]) -> None:
    numbers = np.array(given)
    try:
        steps, scale = scale_matrix(numbers, float(np.abs(numbers).sum()), "score")
    except ModelTooLarge:
        assert np.abs(numbers).max() >= 1e4 * np.abs(numbers[numbers != 0]).min() or np.abs(numbers).max() < 1e-6 \
            or np.abs(numbers).sum() > 2**50  # fmt: skip
        return
    noise = 1e-15 * min(float(np.abs(numbers).max()), 1.0)
    assert (np.abs(steps / scale - numbers) <= np.maximum(1.0001e-6 * np.abs(numbers), noise)).all()


def test_in_thousands_of_draws_one_may_lie_near_zero() -> None:
    numbers = np.random.default_rng(0).normal(size=200_000) * 1e6
    numbers[0] = 1e-4
    steps, scale = scale_matrix(numbers, 1e9, "score")
    off, size = np.abs(steps / scale - numbers), np.abs(numbers)
    assert (off > 1e-6 * size).mean() <= 1e-3
    assert off.max() <= 1e-9 * size.max()


def test_measured_numbers_are_written_as_short_as_the_promise_allows() -> None:
    for size, places in ((20, 8), (400, 8), (40_000, 9)):
        numbers = np.random.default_rng(size).random(size)
        steps, scale = scale_matrix(numbers, 5.0, "score")
        assert scale <= 10 ** (places + 2)  # draws near zero need more places than most
        finer = np.abs(np.rint(numbers * scale / 10) * 10 / scale - numbers) > 1e-6 * numbers
        assert finer.mean() > 1e-3 or (finer.any() and size < 1000) or 5 * scale < 1e9, "one place less would have done"
        assert steps.max() == round(numbers.max() * scale)


def test_small_points_among_ever_so_many_huge_ones_are_not_lost() -> None:
    rng = np.random.default_rng(0)
    numbers = np.concatenate([-1e12 - rng.random(100_000), rng.random(50)])
    with pytest.raises(ModelTooLarge, match="NaN or None"):
        scale_matrix(numbers, 1e13, "score")
