"""Where every aim is proven and the draw is not, every account of the plan says just that."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

import houma_assign as ha
from houma_assign.plan.html import html

from ..constraints.small_town import THREE, best, town

AIMS = [(ha.Merit(),), (ha.FewestVacancies(), ha.Merit()), (ha.FewestVacancies(), ha.Merit(), ha.WorstOff())]
SAID = {"en": "best in every aim, proven; only the draw", "zh": "各项目标均已证明最优，仅在同样好的方案之间的抽签尚未完成"}
DOUBT = {"en": "not proven that no plan is better", "zh": "尚未证明没有更好的方案"}


def known(aims: tuple[ha.Aim, ...], proven: list[bool], status: ha.Status = ha.Status.FEASIBLE) -> ha.Plan:
    """A plan of which so much is proven, lots last."""
    plan = best(town(THREE, aims=aims))
    tiers = tuple(replace(tier, proven=each) for tier, each in zip(plan.tiers, proven, strict=True))
    return replace(plan, status=status, tiers=tiers)


def drawn(seed: int) -> tuple[tuple[ha.Aim, ...], list[bool]]:
    dice = Random(seed)
    aims = dice.choice(AIMS)
    return aims, [dice.random() < 0.7 for _ in aims] + [False]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("seed", range(24))
def test_only_a_plan_with_every_aim_proven_says_so(seed: int, lang: str) -> None:
    aims, proven = drawn(seed)
    plan = known(aims, proven)
    open_draw = all(proven[:-1])
    assert plan.draw_open == open_draw
    for text in (plan.summary(lang), html(plan, lang)):
        assert (SAID[lang] in text) == open_draw
        assert (DOUBT[lang] in text) == (not open_draw)


def test_both_kinds_are_among_those_drawn() -> None:
    assert {all(drawn(seed)[1][:-1]) for seed in range(24)} == {True, False}


@pytest.mark.parametrize("status", [ha.Status.OPTIMAL, ha.Status.INFEASIBLE, ha.Status.UNKNOWN])
def test_no_other_status_speaks_of_an_open_draw(status: ha.Status) -> None:
    plan = known(AIMS[0], [True, status is ha.Status.OPTIMAL], status)
    assert not plan.draw_open
    assert SAID["en"] not in plan.summary()


def test_the_chinese_sentence_has_no_english_word() -> None:
    first = known(AIMS[0], [True, False]).summary("zh").splitlines()[0]
    assert not re.search("[A-Za-z]", first)
