"""Pictures are drawn from figures; what is not proven is not part of a slope."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.measurement import Measurement
from benchmarks.store import append

pytest.importorskip("matplotlib")


def figures(path: Path) -> Path:
    towns = [("town 40 x 12", 960), ("town 80 x 30", 4800), ("town 250 x 50", 25000)]
    made = [
        Measurement(name, who, 0, 60.0, pairs / 1000, "optimal", pairs=pairs)
        for name, pairs in towns
        for who in ("ours", "HiGHS")
    ]
    trace = [(0.0, "needs", None, 120), (1.0, "needs", 100, 120), (2.0, "needs", 120, 120), (3.0, "lots", 5, 5)]
    province = Measurement("province 625", "ours", 0, 120.0, 3.0, "optimal", pairs=78000)
    append(path, [*made, province], {"ours": []})
    append(path, [province], {"ours": trace})
    return path


def test_both_pictures_are_drawn_and_the_same_again(tmp_path: Path) -> None:
    from benchmarks.plots import draw_all

    path = figures(tmp_path / "2026-01-31.csv")
    drawn = draw_all(path, tmp_path / "one")
    assert [each.name for each in drawn] == ["time_against_size.svg", "gap_against_time.svg"]
    text = drawn[0].read_text(encoding="utf-8")
    assert "ours (slope 1.00)" in text
    assert [each.read_bytes() for each in draw_all(path, tmp_path / "two")] == [each.read_bytes() for each in drawn]


def test_nothing_is_drawn_from_nothing(tmp_path: Path) -> None:
    from benchmarks.plots import draw_all

    assert draw_all(tmp_path / "none.csv", tmp_path) == []


def test_a_slope_is_of_proven_points_alone() -> None:
    from benchmarks.plots.time_against_size import slope

    assert slope([(10, 1.0, True), (100, 100.0, True), (1000, 10000.0, True), (10000, 5.0, False)]) == pytest.approx(2)
    assert slope([(10, 1.0, True), (100, 100.0, True), (1000, 1.0, False)]) is None


def test_the_gap_is_whole_until_there_is_a_plan() -> None:
    from benchmarks.plots.gap_against_time import LEAST, steps

    events = [(0.0, "needs", None, 120.0), (1.0, "needs", 60.0, 120.0), (2.0, "needs", 120.0, 120.0), (3.0, "merit", 1.0, 2.0)]
    assert steps(events, "needs") == ([0.0, 1.0, 2.0], [100.0, 50.0, LEAST])


def test_a_province_is_nearly_there_when_its_last_aim_is() -> None:
    from benchmarks.plots.nearly import nearly

    events = [
        (1.0, "needs", 9.0, 9.0),
        (2.0, "merit", 990.0, 1100.0),
        (3.0, "merit", 998.0, 1050.0),
        (4.0, "merit", 999.0, 1000.0),
    ]
    assert nearly([*events, (5.0, "lots", 1.0, 2.0)]) == 3.0
    assert nearly([*events, (5.0, "merit", 999.0, 999.5)]) == 3.0
    assert nearly(events[:3]) is None
    assert nearly([]) is None
