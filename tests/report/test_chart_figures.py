"""The figures drawn are those of the answer."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import houma_assign as ha

from .cases import by_merit, plan, problem


@cache
def walked() -> ha.Funnel:
    return ha.funnel(ha.datasets.houma_2020(stage="pool"), ha.datasets.houma_policy(), ha.datasets.houma_marks())


def texts(chart: ha.Chart) -> list[str]:
    return [text.get_text() for text in chart.axes.texts]


def test_the_map_has_every_place_with_its_person() -> None:
    chart = ha.plot_plan(plan(), lang="zh")
    taken = chart.data[chart.data["candidate"] != ""]
    assert sorted(taken["candidate"]) == sorted(place.candidate for place in plan().placements)
    assert dict(zip(taken["candidate"], taken["score"], strict=True)) == dict(
        zip(plan().frame["candidate"], plan().frame["score"], strict=True)
    )
    assert len(chart.data) == sum(post.slots for post in problem().posts)
    assert texts(chart).count("空缺") == len(chart.data) - len(taken) == 1
    assert len(chart.axes.patches) == len(chart.data)
    assert "✗ 林业 2" in texts(chart)
    assert "✓ 司法 5" in texts(chart)


def test_the_map_of_a_large_plan_says_what_it_leaves_out() -> None:
    large = ha.solve(ha.Problem.from_matrix([[1.0] * 70] * 70))
    chart = ha.plot_plan(large)
    assert len(chart.data) == 70
    assert len(chart.axes.patches) == 60
    assert any("10 more villages and 10 more places are not drawn" in text for text in texts(chart))


def test_the_heat_map_has_every_price() -> None:
    found = ha.prices(by_merit())
    chart = ha.plot_prices(found)
    assert len(chart.data) == len(found.frame)
    for who, post, state, aim, loss in chart.data.to_numpy().tolist():
        price = found[who, post or None]
        first: Any = next(((name, value) for name, value in price.loss.items() if value), ("", None))
        assert (aim, loss) == first
        assert state == price.state or not post
    shown = [text for text in texts(chart) if text == "●"]
    assert len(shown) == len(by_merit().placements)
    assert {f"{loss:,}" for loss in chart.data["loss"].dropna()} <= set(texts(chart))


def test_open_prices_are_marked() -> None:
    price = ha.Price("C0", "V1/member", "open", {}, {}, {})
    chart = ha.plot_prices(ha.Prices(by_merit(), (price,), ()), lang="zh")
    assert "?" in texts(chart)
    assert "未定" in texts(chart)


def test_the_line_of_efficient_plans_goes_through_each() -> None:
    found = ha.trade_off(problem(), "merit", "needs")
    chart = ha.plot_trade_off(found)
    points = [tuple(map(float, pair)) for pair in zip(*chart.axes.lines[1].get_data(), strict=True)]
    assert points == [(each.against, each.aim) for each in found.points] == [(7, 37), (8, 30.5)]
    assert chart.axes.get_xlabel().endswith(", more is better")
    assert "these are all, each proven" in " ".join(texts(chart))


def test_an_aim_to_make_small_says_so() -> None:
    found = ha.trade_off(problem(), ha.Merit(), ha.FewestMoves(placements=plan().placements), holding=())
    assert ha.plot_trade_off(found, lang="zh").axes.get_xlabel().endswith("，越少越好")


@pytest.mark.parametrize("kind", ["points", "role weight", "grade", "slack"])
def test_ranges_end_where_they_are_proven_to_end(kind: str) -> None:
    found = ha.stability(by_merit())
    chart = ha.plot_stability(found, kind)
    assert len(chart.data) == (found.frame["kind"] == kind).sum()
    bounded = [each for each in found.ranges if each.kind == kind and (each.moves_low or each.moves_high)]
    assert len(chart.axes.patches) == max(len(bounded), 1)
    if kind == "points":
        assert bounded
        ends = {round(float(end), 6) for each in bounded for end in (each.low, each.high) if isinstance(end, (int, float)) or end}
        edges = {round(edge, 6) for bar in chart.axes.patches for edge in (bar.get_x(), bar.get_x() + bar.get_width())}
        assert ends <= edges


def test_the_structure_stands_beside_the_published_one() -> None:
    case = ha.solve(ha.datasets.houma_2020())
    chart = ha.plot_structure(case, lang="zh")
    assert chart.data.equals(case.structure("zh"))
    widths = [bar.get_width() for bar in chart.axes.patches]
    counted = chart.data[chart.data["share"].notna()]
    assert widths == counted["count"].tolist()
    assert "11（公布 13）" in texts(chart)
    assert "公布" in texts(chart)


def test_the_funnel_has_the_published_counts() -> None:
    chart = ha.plot_funnel(walked(), lang="zh")
    assert dict(zip(chart.data["stage"], chart.data["left"], strict=True)).items() <= dict(walked().counts).items()
    assert [bar.get_width() for bar in chart.axes.patches] == chart.data["left"].tolist()
    assert "78（−28）" in texts(chart)
    assert "选派到岗" in [label.get_text() for label in chart.axes.get_yticklabels()]


@pytest.mark.parametrize(
    "draw", [ha.plot_prices, ha.plot_trade_off, ha.plot_stability, ha.plot_funnel, ha.plot_plan, ha.plot_structure]
)
def test_what_is_no_answer_is_a_fault(draw: Any) -> None:
    with pytest.raises(ha.InputError):
        draw("no answer")


def test_no_plan_is_no_map() -> None:
    none = ha.solve(
        problem().adding(ha.Barred(candidate="C2", village="V2"), ha.Barred(candidate="C0"), ha.Barred(candidate="C1"))
    )
    assert not none
    with pytest.raises(ha.InputError, match="no plan"):
        ha.plot_plan(none)


def test_the_plan_is_marked_on_the_line_and_what_is_held_is_said() -> None:
    found = ha.trade_off(problem(), "merit", "grades")
    assert found.own is not None
    assert {"merit": found.own.aim, "grades": found.own.against} == {aim: plan().value[aim] for aim in ("merit", "grades")}
    axes = ha.plot_trade_off(found, lang="zh").axes
    assert [text.get_text() for text in axes.texts if text.get_text() == "本方案"]
    assert any("保持最优" in text.get_text() for text in axes.texts) or "保持最优" in axes.get_title()
    with pytest.raises(ha.InputError, match="a value in both aims"):
        ha.plot_trade_off(found, plan=ha.solve(problem().with_aims(ha.Merit())))
