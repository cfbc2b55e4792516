"""What stands in the charts is for readers: words and plain figures, in the language asked for, on paper that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.data.exact import plain
from houma_assign.report.figures import short

from .cases import plan, problem

Draw = Callable[..., ha.Chart]


@cache
def labelled() -> ha.Plan:
    """The plan with words for all that its data say by codes."""
    words = dict(problem().labels["zh"])
    return ha.solve(problem().changed(labels={"zh": {**words, "sex": "性别", "f": "女", "m": "男"}}))


@cache
def matrix(most: float, size: int = 6) -> ha.Plan:
    points = np.random.default_rng(5).integers(1, 100, (size + 1, size))
    return ha.solve(ha.Problem.from_matrix((points * most / 100).tolist()))


def ledger() -> ha.Ledger:
    return ha.Ledger.of(plan(), "2020-04-28", body="市委").adding([{"date": "2021-03-01", "kind": "ill", "candidate": "C1"}])


@cache
def ranges() -> ha.Stability:
    return ha.stability(matrix(1e9))


@cache
def villages() -> ha.VillagePrices:
    posts = [{"village": v, "role": role, "slots": 2, "least": 0} for v in ("V1", "V2", "V3") for role in ("secretary", "member")]
    forms = {"team": {"secretary": 1, "member": 1}, "alone": {"secretary": 1}}
    rule = ha.VillageForms(forms=forms, most={"team": 1, "alone": 1})
    base = ha.Problem.from_frames(
        [{"id": f"C{k}"} for k in range(4)], [{"id": f"V{k}", "b": 9 - k} for k in (1, 2, 3)], posts,
        constraints=[rule], aims=[ha.Served(number="b")],
        labels={"zh": {"team": "整建制", "alone": "单派"}},
    )  # fmt: skip
    return ha.village_prices(ha.solve(base))


def fund() -> ha.Fund:
    rungs = [("一等", 1, 40_000), ("二等", 1, 30_000), ("三等", 1, 15_000)]
    return ha.share_fund({"a": 90, "b": 80, "c": 80, "d": 60}, ha.FundPolicy(total=100_000, way="ladder", rungs=rungs))


CHARTS: dict[str, Draw] = {
    "plan": lambda **given: ha.plot_plan(plan(), **given),
    "structure": lambda **given: ha.plot_structure(labelled(), **given),
    "prices": lambda **given: ha.plot_prices(ha.prices(plan()), **given),
    "prices, large": lambda **given: ha.plot_prices(ha.prices(matrix(1e9)), **given),
    "prices, small": lambda **given: ha.plot_prices(ha.prices(matrix(1e-6)), **given),
    "trade-off": lambda **given: ha.plot_trade_off(ha.trade_off(problem(), "merit", "grades"), **given),
    "ledger": lambda **given: ha.plot_ledger(ledger(), "2022-01-01", **given),
    "ranges": lambda **given: ha.plot_stability(ranges(), "points", **given),
    "weights": lambda **given: ha.plot_stability(ranges(), "role weight", **given),
    "villages": lambda **given: ha.plot_villages(villages(), **given),
    "fund": lambda **given: ha.plot_fund(fund(), **given),
    "slack": lambda **given: ha.plot_stability(ranges(), "slack", **given),
}


def words(chart: ha.Chart) -> list[str]:
    """All that can be read on a chart."""
    axes = chart.axes
    marks = [*axes.get_xticklabels(), *axes.get_yticklabels(), *axes.texts, axes.xaxis.label, axes.yaxis.label]
    marks += [axes.xaxis.get_offset_text(), axes.yaxis.get_offset_text()]
    return [mark.get_text() for mark in marks if mark.get_text()]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chinese_chart_has_no_english_and_no_powers_of_ten(name: str) -> None:
    for said in words(CHARTS[name](lang="zh")):
        assert not re.search(r"[A-Za-z]{2,}|\d[eE][+-]?\d|）（", said), said


@pytest.mark.parametrize("name", CHARTS)
def test_an_english_chart_has_no_chinese_but_names_and_no_codes(name: str) -> None:
    names = {"甲", "乙", "丙", "丁", "北堡", "香邑"}
    for said in words(CHARTS[name](lang="en")):
        left = re.sub("|".join(names), "", said)
        assert not re.search(r"[\u4e00-\u9fff]|\d[eE][+-]?\d", left), said


def test_codes_are_said_in_words_where_nobody_said_how_to_count() -> None:
    said = words(ha.plot_structure(plan(), "zh"))
    assert {"岗位", "第一书记", "支部委员"} <= set(said)
    assert {"性别", "女", "男"} <= set(words(ha.plot_structure(labelled(), "zh")))


def test_a_structure_of_nothing_is_one_error_in_both_languages() -> None:
    with pytest.raises(ha.InputError, match="nothing to count") as caught:
        ha.plot_structure(matrix(100))
    assert "没有可统计的内容" in caught.value.words("zh")
    assert len(caught.value.items) == 1


def test_the_fund_is_drawn_to_the_yuan_and_ties_are_open() -> None:
    chart, found = ha.plot_fund(fund(), "zh"), fund()
    assert {"40,000", "15,000 至 30,000", "不分配"} <= set(words(chart))
    assert any("尚未确定 15,000 元；未分配 15,000 元" in said for said in words(chart))
    drawn = sum(bar.get_width() for bar in chart.axes.patches)
    assert drawn == chart.data["high"].sum() == 100_000
    assert {each.village for each in found.assessed} == {label.get_text() for label in chart.axes.get_yticklabels()}
    pots = ha.FundPolicy(total=10_000, criteria={"党建": 50, "产业": 50}, way="pots", pots={"党建": 6_000, "产业": 4_000})
    of_pots = ha.plot_fund(ha.share_fund({v: {"党建": 80, "产业": 60} for v in "ab"}, pots), "zh")
    assert {"党建", "产业", "5,000"} <= set(words(of_pots))
    assert "金额" not in words(of_pots)


def test_every_village_and_form_has_its_cell() -> None:
    chart, found = ha.plot_villages(villages(), "zh"), villages()
    assert len(chart.axes.patches) == len(found.prices) == len(chart.data)
    assert words(chart).count("●") == sum(each.state == "chosen" for each in found.prices) == 3
    losses = {f"{next(iter(each.loss.values())):,}" for each in found.prices if each.state == "price"}
    assert losses
    assert losses <= set(words(chart))
    for draw in (ha.plot_fund, ha.plot_villages):
        with pytest.raises(ha.InputError):
            draw("no answer")  # type: ignore[operator]


def test_no_grade_lies_beyond_a() -> None:
    found = ha.stability(plan(), of="grade")
    chart = ha.plot_stability(found, "grade", "zh")
    assert chart.axes.patches
    assert all(bar.get_x() >= 0 and bar.get_x() + bar.get_width() <= 3 for bar in chart.axes.patches)
    assert {"无等次", "A", "等次"} <= set(words(chart))


def test_no_slack_or_weight_lies_below_zero() -> None:
    for kind in ("slack", "role weight"):
        bars = ha.plot_stability(ranges(), kind).axes.patches
        assert bars
        assert all(bar.get_x() >= 0 for bar in bars)


def test_what_may_all_move_at_will_is_counted() -> None:
    found = ha.stability(ha.solve(ha.Problem.from_matrix([[5, 1], [1, 5]])), of="points")
    assert any("全部 2 项任意变动均不换人" in said for said in words(ha.plot_stability(found, lang="zh")))


def test_pages_show_each_thing_once_and_fit_on_paper() -> None:
    size = 80
    large = ha.solve(ha.Problem.from_matrix([[float(1 + (j == k)) for j in range(size)] for k in range(size)]))
    whole = ha.plot_plan(large, page=1)
    assert whole.pages == 4
    seen = [label.get_text() for page in (1, 2, 3, 4) for label in ha.plot_plan(large, page=page).axes.get_yticklabels()]
    assert sorted(seen) == sorted(village.id for village in large.problem.villages)
    wide, high = whole.figure.get_size_inches()
    assert high / wide < 2
    assert any("第 2 页，共 4 页" in said for said in words(ha.plot_plan(large, "zh", page=2)))
    for wrong in (0, 5, True, 1.5, "1"):
        with pytest.raises(ha.InputError, match="pages"):
            ha.plot_plan(large, page=wrong)  # type: ignore[arg-type]


def test_a_page_of_prices_can_be_read_on_a4() -> None:
    """Scaled to the sheet's width, figures in the cells keep at least 5.5 points."""
    people, posts = range(30), range(30)
    base = matrix(100, 30)
    prices = [ha.Price(f"c{k}", f"p{j}", "price", {"merit": k + j + 1}, {}, {}) for k in people for j in posts]
    found = ha.Prices(base, tuple(prices), ())
    assert ha.plot_prices(found).pages == 4
    cells = 0
    for page in range(1, 5):
        chart = ha.plot_prices(found, page=page)
        wide, high = chart.figure.get_size_inches()
        assert 6.5 * min(1, 11.2 / wide, 7.8 / high) >= 5.5
        cells += sum(text.get_text().isdigit() for text in chart.axes.texts)
    assert cells == len(prices)


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [(0, "en", "0"), (2.5, "en", "2.5"), (12345678, "en", "12.3M"), (12345678, "zh", "1,235万"), (107_000_000, "zh", "1.07亿"),
     (0.0000123, "zh", "<0.001"), (Fraction(1, 3), "en", "0.333"), (123456, "en", "123k"), (99_999, "en", "99,999")],
)  # fmt: skip
def test_short_figures(value: float, lang: str, said: str) -> None:
    assert short(value, lang) == said


def test_plain_figures_have_no_powers_of_ten() -> None:
    assert [plain(each) for each in (1e12, 1.6e2, 1e-7, 0.1, -2500.5, 0)] == [
        "1,000,000,000,000", "160", "0.0000001", "0.1", "-2,500.5", "0"
    ]  # fmt: skip
