"""What each village gets of a fund, pot by pot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..data.exact import plain
from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..scoring.fund.fund import Fund
from .chart import Chart
from .drawing import ALERT, FAINT, HEADING, KEY_LINE, MUTED, NOTE_LINE, Margins, heading, sheet, theme, widest
from .figures import on
from .pages import page_of

if TYPE_CHECKING:
    import pandas as pd

FUND = Message(
    "fund_expected", "a Fund with at least one village is expected: ha.share_fund(...)", "应为至少有一个村的资金分配结果"
)
COLOURS = ("#1b6f73", "#b9862f", "#6a4ca3", "#2b6cb0", "#9b2d6b", "#7fbdb8")  # of pots, in their order
MOST, ON_PAPER = 120, 40  # villages of the whole, and of a page
WORDS = {
    "en": {"title": "How the fund is shared", "note": "{given} yuan of {total} for {villages} villages{left}", "whole": "amount",
           "left": "; {} yuan not given out", "tied": "; {} yuan left open", "open": "left open by a tie", "axis": "yuan",
           "none": "nothing", "range": "{low} to {high}", "more": "\n{} more villages are not drawn"},
    "zh": {"title": "资金分配", "note": "总额 {total} 元，分给 {villages} 个村 {given} 元{left}", "whole": "金额",
           "left": "；未分配 {} 元", "tied": "；尚未确定 {} 元", "open": "得分相同，尚未确定", "axis": "元", "none": "不分配",
           "range": "{low} 至 {high}", "more": "\n另有 {} 个村未画出"},
}  # fmt: skip


def plot_fund(found: Fund, lang: Lang = "en", ax: Any = None, page: int | None = None) -> Chart:
    """The fund as bars, the largest amounts first, what a tie leaves open in pale.

    Parameters
    ----------
    found
        What ``share_fund`` gave.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.
    page
        1, 2, ... for a sheet that can be read on A4 upright, 40 villages at most; ``chart.pages`` says how many there are. None
        for all in one.

    Returns
    -------
    Chart
        ``data`` has one row a village and pot: village, name, pot, low, high (yuan).

    Raises
    ------
    InputError
        If ``found`` is no Fund with villages, or there is no such page.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    if not isinstance(found, Fund) or not found.assessed:
        raise InputError([argument_fault("plot_fund", "found", type(found).__name__, FUND)])
    data = _amounts(found)
    sums = data.groupby("village", sort=False)[["low", "high"]].sum()
    order = sums.sort_values(["high", "low"], ascending=False, kind="stable")
    part = page_of("plot_fund", page, len(order), 1, (ON_PAPER, 1), (MOST, 1))
    shown, names = list(order.index[part.rows]), dict(zip(data["village"], data["name"], strict=True))
    pots = {criterion.id: criterion.words(lang) for criterion in found.policy.criteria}
    key = [(COLOURS[k % len(COLOURS)], pots.get(pot, pot) or words["whole"]) for k, pot in enumerate(_pots(data))]
    key = [*(key if len(key) > 1 else []), *([(FAINT, words["open"])] if (data["low"] < data["high"]).any() else [])]
    cut = page is None and len(order) > len(shown)
    with theme():
        said = [names[village] or village for village in shown]
        top = HEADING + NOTE_LINE * cut + KEY_LINE * (len(key) > 4)
        ax_ = sheet(5.2, 0.24 * len(shown) + 0.1, Margins(widest(said) + 0.3, 1.6, top, 0.6), ax)
        _bars(ax_, data, shown, words)
        ax_.set_yticks(range(len(shown)), said)
        ax_.set_ylim(len(shown) - 0.4, -0.6)
        ax_.set_xlim(0, max(float(order["high"].max()), 1.0))
        ax_.grid(axis="x", color=FAINT, linewidth=0.6)
        ax_.set_axisbelow(True)
        on(ax_.xaxis)
        ax_.locator_params(axis="x", nbins=5)
        ax_.set_xlabel(words["axis"])
        tied = sum(tie.amount for tie in found.ties)
        left = words["tied"].format(plain(tied)) if tied else ""
        left += words["left"].format(plain(found.left)) if found.left else ""
        note = words["note"].format(given=plain(int(sums["low"].sum())), total=plain(found.policy.total),
                                    villages=int((sums["high"] > 0).sum()), left=left)  # fmt: skip
        note += words["more"].format(len(order) - len(shown)) + part.rest(lang) if cut else part.said(lang)
        heading(ax_, words["title"], note, key)
    return Chart(words["title"], lang, data, ax_, ax is None, part.of)


def _amounts(found: Fund) -> pd.DataFrame:
    """One row a village and pot; villages that get nothing have one row, too."""
    import pandas as pd

    names = {each.village: each.name for each in found.assessed}
    rows = [(each.village, names[each.village], each.pot, each.low, each.high) for each in found.shares]
    shared = {each.village for each in found.shares}
    rows += [(village, name, "", 0, 0) for village, name in names.items() if village not in shared]
    return pd.DataFrame(rows, columns=pd.Index(["village", "name", "pot", "low", "high"]))


def _pots(data: pd.DataFrame) -> list[str]:
    """Pots that anybody gets something of."""
    return list(dict.fromkeys(data.loc[data["high"] > 0, "pot"]))


def _bars(ax: Any, data: pd.DataFrame, shown: list[str], words: dict[str, str]) -> None:
    pots = _pots(data)
    for row, village in enumerate(shown):
        left = open_ = 0.0
        for _, _, pot, low, high in data[data["village"] == village].to_numpy().tolist():
            ax.barh(row, low, left=left, height=0.66, color=COLOURS[pots.index(pot) % len(COLOURS) if high else 0])
            left, open_ = left + low, open_ + high - low
        if open_:
            ax.barh(row, open_, left=left, height=0.66, color=FAINT)
        said = (
            words["range"].format(low=plain(left), high=plain(left + open_)) if open_ else plain(left) if left else words["none"]
        )
        ax.annotate(said, (left + open_, row), (5, 0), textcoords="offset points", va="center",
                    color=ALERT if open_ else MUTED, annotation_clip=False)  # fmt: skip
