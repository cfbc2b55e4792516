"""The efficient plans of two aims as a line of steps."""

from __future__ import annotations

from typing import Any

from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..questions.trade_off import TradeOff
from .chart import Chart
from .drawing import FAINT, HEADING, MUTED, SIZE, Margins, heading, sheet, theme

POINTS = Message("trade_off_expected", "a TradeOff with at least one plan is expected", "应为至少有一个方案的“取舍”结果")
MOST_NAMED = 16  # points that carry their figures
LINE = "#1b6f73"
WORDS = {
    "en": {"title": "What one aim costs the other", "note": "{number} efficient plans; {proof}", "more": "{} (more is better)",
           "less": "{} (less is better)", "OPTIMAL": "these are all, each proven", "open": "there may be more plans here",
           "FEASIBLE": "each proven; time ran out before all were found"},
    "zh": {"title": "两个目标的取舍", "note": "{number} 个有效方案；{proof}", "more": "{}（越多越好）", "less": "{}（越少越好）",
           "OPTIMAL": "以上即为全部，每个都已证明", "open": "此处可能还有方案", "FEASIBLE": "每个都已证明；时间用完，尚未列全"},
}  # fmt: skip


def plot_trade_off(found: TradeOff, lang: Lang = "en", ax: Any = None) -> Chart:
    """The efficient plans of two aims: nothing lies beyond the line.

    Parameters
    ----------
    found
        What ``trade_off`` gave, with at least one plan.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.

    Returns
    -------
    Chart
        ``data`` is ``found.frame``.

    Raises
    ------
    InputError
        If there are no plans to draw.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    if not isinstance(found, TradeOff) or not found.points:
        given = found.status.name if isinstance(found, TradeOff) else type(found).__name__
        raise InputError([argument_fault("plot_trade_off", "found", given, POINTS)])
    across, up = [point.against for point in found.points], [point.aim for point in found.points]
    with theme():
        ax_ = sheet(6.2, 3.8, Margins(0.95, 0.8, HEADING - 0.15, 0.65), ax)
        ax_.grid(color=FAINT, linewidth=0.6)
        ax_.set_axisbelow(True)
        ax_.step(across, up, where="pre", color=LINE, linewidth=1.2, alpha=0.55)
        ax_.plot(across, up, "o", color=LINE, markersize=6)
        ax_.margins(0.12, 0.2)
        if found.remaining is not None:
            ax_.axvspan(*found.remaining[:2], color="#eed9a6", alpha=0.5, linewidth=0)
            middle = (found.remaining[0] + found.remaining[1]) / 2
            ax_.text(middle, 0.03, words["open"], ha="center", color=MUTED, transform=ax_.get_xaxis_transform())
        if len(across) <= MOST_NAMED:
            for x, y in zip(across, up, strict=True):
                ax_.annotate(f"{y:,} / {x:,}", (x, y), (3, 6), textcoords="offset points", fontsize=SIZE - 1.5, color=MUTED,
                             rotation=32, rotation_mode="anchor")  # fmt: skip
        ax_.set_xlabel(_axis(words, found.against_words[lang], across[0], across[-1]))
        ax_.set_ylabel(_axis(words, found.aim_words[lang], up[-1], up[0]))
        ax_.xaxis.set_major_formatter(_figure)
        ax_.yaxis.set_major_formatter(_figure)
        heading(ax_, words["title"], words["note"].format(number=len(across), proof=words[found.status.name]))
    return Chart(words["title"], lang, found.frame, ax_, ax is None)


def _axis(words: dict[str, str], aim: str, worse: float, better: float) -> str:
    """The aim with its direction, where two plans show it."""
    return aim if worse == better else words["more" if better > worse else "less"].format(aim)


def _figure(value: float, _: int | None = None) -> str:
    return f"{value:,.10g}"
