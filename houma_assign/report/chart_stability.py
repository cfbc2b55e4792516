"""How far each number may move before anybody does, as bars from end to end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.column_words import KINDS_ZH
from ..plan.wording import Wording
from ..questions.methods.scenario import said_reason
from ..questions.methods.sensitivity import Kind, Range
from ..questions.stability import Stability
from .chart import Chart
from .drawing import (
    ALERT,
    FAINT,
    HEADING,
    INK,
    MUTED,
    NOTE_LINE,
    SIZE,
    Margins,
    heading,
    person_words,
    post_words,
    sheet,
    theme,
    widest,
)
from .figures import on
from .pages import page_of

RANGES = Message("stability_expected", "a Stability with at least one range is expected", "应为至少有一个范围的“稳定范围”结果")
BAR, EDGE = "#7fbdb8", "#1b6f73"
MOST, ON_PAPER = 80, 40  # rows of the whole, and of a page
GRADES = {"–": 0.0, "C": 1.0, "B": 2.0, "A": 3.0}  # the dash: no grade
WORDS = {
    "en": {"points": "How far the points of one person may move", "role weight": "How far the weight of a role may move",
           "aim weight": "How far the weight of an aim may move", "slack": "How far the slack of an aim may move",
           "grade": "How far the grade of a placement may fall", "note": "each alone, the rest held; ● the plan stands at the "
           "end, ○ it does not\nin grey: how many people change beyond the end", "any": "; {} more may move at will",
           "key": "nobody moves", "now": "now", "open": "time ran out", "more": "; {} more in .data", "all": "\nall {} may move "
           "at will; the first of them is drawn", "none": "none",},
    "zh": {"points": "每个人的得分可变动的范围", "role weight": "岗位权重可变动的范围", "aim weight": "目标权重可变动的范围",
           "slack": "目标让度可变动的范围", "grade": "匹配等次可下降的范围",
           "note": "每次只变一个数；● 端点上方案仍成立，○ 不成立\n灰色数字为超出后变动的人数",
           "any": "；另有 {} 项任意变动均不换人",
           "key": "无人变动", "now": "现值", "open": "时间用完", "more": "；另有 {} 项见图的数据",
           "all": "\n全部 {} 项任意变动均不换人，以第一项为例", "none": "无等次",},
}  # fmt: skip
AXES = {
    "en": {"points": "points more (to the right) or fewer", "role weight": "weight", "aim weight": "weight",
           "slack": "slack, each in the units of its aim", "grade": "grade"},
    "zh": {"points": "得分的增减（右增左减）", "role weight": "权重", "aim weight": "权重",
           "slack": "让度，各按所在目标的单位", "grade": "等次"},
}  # fmt: skip


def plot_stability(
    found: Stability, kind: Kind | None = None, lang: Lang = "en", ax: Any = None, page: int | None = None
) -> Chart:
    """The ranges of one kind of numbers, the tightest first.

    Parameters
    ----------
    found
        What ``stability`` gave.
    kind
        "points", "role weight", "aim weight", "slack" or "grade"; the first that was asked about if None.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.
    page
        1, 2, ... for a sheet that can be read on A4 upright, 40 ranges at most; ``chart.pages`` says how many there are. None
        for all in one.

    Returns
    -------
    Chart
        ``data`` has the rows of ``found.frame`` of this kind. Numbers that may move at will are counted, not drawn.

    Raises
    ------
    InputError
        If there are no ranges of this kind, or there is no such page.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    kinds = list(dict.fromkeys(each.kind for each in found.ranges)) if isinstance(found, Stability) else []
    if not kinds or kind not in (None, *kinds):
        raise InputError([argument_fault("plot_stability", "kind", kind, _other_kinds(kinds) if kinds else RANGES)])
    chosen = kind or kinds[0]
    ranges = [each for each in found.ranges if each.kind == chosen]
    bounded = sorted((each for each in ranges if not _free(each)), key=_tightness)
    part = page_of("plot_stability", page, len(bounded), 1, (ON_PAPER, 1), (MOST, 1))
    shown = bounded[part.rows] or ranges[:1]
    names = [_name(found, each, lang) for each in shown]
    with theme():
        ax_ = sheet(5.6, 0.24 * len(shown) + 0.1, Margins(widest(names) + 0.5, 0.7, HEADING + NOTE_LINE, 0.6), ax)
        _draw(ax_, shown, chosen, lang)
        ax_.set_yticks(range(len(shown)), names)
        ax_.set_ylim(len(shown) - 0.4, -0.6)
        ax_.grid(axis="x", color=FAINT, linewidth=0.6)
        ax_.set_axisbelow(True)
        note = words["note"] if bounded else words["note"].split("\n")[0] + words["all"].format(len(ranges))
        note += words["any"].format(free) if (free := len(ranges) - len(bounded)) and bounded else ""
        cut = page is None and len(bounded) > len(shown)
        note += words["more"].format(len(bounded) - len(shown)) if cut else part.said(lang)
        heading(ax_, words[chosen], note, [(BAR, words["key"]), (INK, words["now"])])
    data = found.frame
    return Chart(words[chosen], lang, data[data["kind"] == chosen].reset_index(drop=True), ax_, ax is None, part.of)


def _free(each: Range) -> bool:
    return each.proven and not each.reason and not each.moves_low and not each.moves_high


def _other_kinds(kinds: Sequence[str]) -> Message:
    said = language("zh").names(KINDS_ZH[kind] for kind in kinds)
    return Message("stability_other_kinds", f"ranges are there of {', '.join(kinds)}", f"只有这几种的范围：{said}")


def _tightness(each: Range) -> float:
    """Distance to the nearer end, counted from the value now."""
    now = _number(each.value)
    return min((abs(_number(end) - now) for end in (each.low, each.high) if end is not None), default=float("inf"))


def _name(found: Stability, each: Range, lang: str) -> str:
    problem = found.plan.problem
    if each.kind == "points" and each.what in {person.id for person in problem.candidates}:
        return person_words(problem, each.what)
    if each.kind == "grade":
        who, _, post = each.what.partition(" → ")
        return f"{person_words(problem, who)} → {post_words(problem, post, lang)}"
    aim, _, role = each.what.rpartition(": ")
    wording = Wording(problem, lang)
    if each.kind == "role weight" and aim:
        return language(lang).about(wording.aim(aim), wording.label(role))
    return " ".join(wording.aim(part) for part in (aim, role) if part)


def _draw(ax: Any, ranges: Sequence[Range], kind: str, lang: str) -> None:
    words = WORDS[lang]
    low, high = _span(ranges, kind)
    for row, each in enumerate(ranges):
        now = _number(each.value)
        if each.reason or not each.proven:
            ax.text(now, row, said_reason(each.reason, lang) or words["open"], va="center", color=ALERT, fontsize=SIZE - 1)
            continue
        edges = {"grade": (0.0, max(GRADES.values())), "points": (low, high)}.get(kind, (0.0, high))  # none above A or below 0
        left, right = (edge if end is None else _number(end) for end, edge in zip((each.low, each.high), edges, strict=True))
        ax.barh(row, right - left, left=left, height=0.5, color=BAR)
        for end, x, stands, moved, away in ((each.low, left, each.stands_low, each.moves_low, -8),
                                            (each.high, right, each.stands_high, each.moves_high, 8)):  # fmt: skip
            if end is not None:
                ax.plot(x, row, "o", markersize=5, markeredgecolor=EDGE, markerfacecolor=EDGE if stands else "white")
            if moved:
                ax.annotate(f"{len(moved)}", (x, row), (away, 0), textcoords="offset points", va="center", color=MUTED,
                            ha="right" if away < 0 else "left", fontsize=SIZE - 1.5)  # fmt: skip
        ax.plot([now, now], [row - 0.36, row + 0.36], color=INK, linewidth=1.6)
    ax.set_xlim(low, high)
    if kind == "grade":
        ax.set_xticks(list(GRADES.values()), [words["none"] if at == "–" else at for at in GRADES])
    else:
        on(ax.xaxis)
    ax.set_xlabel(AXES[lang][kind])


def _number(end: Fraction | str | float | None) -> float:
    """An end, or a value, on the axis; grades stand in their order."""
    return 0.0 if end is None else GRADES.get(end, 0.0) if isinstance(end, str) else float(end)


def _span(ranges: Iterable[Range], kind: str) -> tuple[float, float]:
    """Left and right edge of the axis; a bar without an end runs to the edge."""
    if kind == "grade":
        return -0.4, 3.4
    marks = [_number(end) for each in ranges for end in (each.low, each.high, each.value) if end is not None] or [0.0]
    room = 0.12 * (max(marks) - min(marks)) or 1.0
    return min(marks) - room, max(marks) + room
