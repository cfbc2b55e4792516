"""The efficient plans of two aims as a line of steps."""

from __future__ import annotations

from typing import Any

from ..data.exact import plain
from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.result import Result
from ..questions.efficient_plans import TradeOff
from .chart import Chart
from .drawing import FAINT, HEADING, MUTED, SIZE, Margins, heading, sheet, theme
from .figures import on

POINTS = Message("trade_off_expected", "a TradeOff with at least one plan is expected", "应为至少有一个方案的“取舍”结果")
NO_VALUE = Message("trade_off_plan", "a plan with a value in both aims is expected", "应为在两个目标上都有取值的方案")
MOST_NAMED = 16  # points that carry their figures
LINE, MARK = "#1b6f73", "#b3541e"
WORDS = {
    "en": {"title": "What one aim costs the other", "note": "{number} efficient plans; {proof}",
           "held": "; {} at its best in each", "own": "the plan", "more": "{}, more is better",
           "less": "{}, less is better", "OPTIMAL": "these are all, each proven", "open": "there may be more plans here",
           "FEASIBLE": "each proven; time ran out before all were found"},
    "zh": {"title": "两个目标的取舍", "note": "{number} 个有效方案；{proof}", "held": "；{}保持最优", "own": "本方案",
           "more": "{}，越多越好", "less": "{}，越少越好",
           "OPTIMAL": "以上即为全部，每个都已证明", "open": "此处可能还有方案", "FEASIBLE": "每个都已证明；时间用完，尚未列全"},
}  # fmt: skip


def plot_trade_off(found: TradeOff, lang: Lang = "en", ax: Any = None, plan: Result | None = None) -> Chart:
    """The efficient plans of two aims: nothing lies beyond the line.

    Parameters
    ----------
    found
        What ``trade_off`` gave, with at least one plan.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.
    plan
        A plan to mark, with a value in both aims; by default the one that the problem's own order of aims picks, where that is
        known to be one of these.

    Returns
    -------
    Chart
        ``data`` is ``found.frame``.

    Raises
    ------
    InputError
        If there are no plans to draw, or the plan to mark has no value in one of the aims.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    if not isinstance(found, TradeOff) or not found.points:
        given = found.status.name if isinstance(found, TradeOff) else type(found).__name__
        raise InputError([argument_fault("plot_trade_off", "found", given, POINTS)])
    marked = _marked(found, plan)
    across, up = [point.against for point in found.points], [point.aim for point in found.points]
    with theme():
        ax_ = sheet(6.2, 3.8, Margins(0.95, 0.8, HEADING - 0.15, 0.65), ax)
        ax_.grid(color=FAINT, linewidth=0.6)
        ax_.set_axisbelow(True)
        ax_.step(across, up, where="pre", color=LINE, linewidth=1.2, alpha=0.55)
        ax_.plot(across, up, "o", color=LINE, markersize=6)
        if marked is not None:
            ax_.plot(*marked, "o", color="none", markeredgecolor=MARK, markeredgewidth=1.8, markersize=13)
            ax_.annotate(words["own"], marked, (-9, -12), textcoords="offset points", ha="right", va="top", color=MARK)
        ax_.margins(0.12, 0.2)
        if found.remaining is not None:
            ax_.axvspan(*found.remaining[:2], color="#eed9a6", alpha=0.5, linewidth=0)
            middle = (found.remaining[0] + found.remaining[1]) / 2
            ax_.text(middle, 0.03, words["open"], ha="center", color=MUTED, transform=ax_.get_xaxis_transform())
        if len(across) <= MOST_NAMED:
            for x, y in zip(across, up, strict=True):
                ax_.annotate(f"{plain(y)} / {plain(x)}", (x, y), (3, 6), textcoords="offset points", fontsize=SIZE - 1.5,
                             color=MUTED, rotation=32, rotation_mode="anchor")  # fmt: skip
        ax_.set_xlabel(_axis(words, found.against_words[lang], across[0], across[-1]))
        ax_.set_ylabel(_axis(words, found.aim_words[lang], up[-1], up[0]))
        on(ax_.xaxis)
        on(ax_.yaxis)
        heading(ax_, words["title"], _note(found, words, lang))
    return Chart(words["title"], lang, found.frame, ax_, ax is None)


def _note(found: TradeOff, words: dict[str, str], lang: str) -> str:
    held = words["held"].format(found.held_words[lang]) if found.held_words else ""
    return words["note"].format(number=len(found.points), proof=words[found.status.name]) + held


def _marked(found: TradeOff, plan: Result | None) -> tuple[float, float] | None:
    """Where the plan to mark lies."""
    if plan is None:
        return None if found.own is None else (found.own.against, found.own.aim)
    values = (plan.value.get(found.against), plan.value.get(found.aim)) if isinstance(plan, Result) else (None, None)
    if values[0] is None or values[1] is None:
        raise InputError([argument_fault("plot_trade_off", "plan", None, NO_VALUE)])
    return values[0], values[1]


def _axis(words: dict[str, str], aim: str, worse: float, better: float) -> str:
    """The aim with its direction, where two plans show it."""
    return aim if worse == better else words["more" if better > worse else "less"].format(aim)
