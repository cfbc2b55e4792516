"""The structure of a plan beside the published one."""

from __future__ import annotations

from typing import Any

from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.plan import Plan
from ..questions.answer import plan_faults, refuse
from .chart import Chart
from .drawing import ALERT, FAINT, HEADING, INK, MUTED, Margins, heading, sheet, theme, widest

BAR = "#7fbdb8"
NOTHING = Message(
    "nothing_counted", "nothing to count: the problem has no dimensions, no roles, and no column of text with 2 to 12 values",
    "没有可统计的内容：问题中没有结构项目，没有岗位类别，也没有取值为 2 至 12 种的文字列",
)  # fmt: skip
WORDS = {
    "en": {"title": "Structure of those sent", "note": "{people} placements",
           "red": "; in red what differs from the published table", "plan": "this plan", "published": "published",
           "line": "{count}", "differs": "{count} (published {published})"},
    "zh": {"title": "选派人员结构", "note": "共 {people} 人次", "red": "；数字为本方案，红色为与公布不同之处", "plan": "本方案",
           "published": "公布", "line": "{count}", "differs": "{count}（公布 {published}）"},
}  # fmt: skip


def plot_structure(plan: Plan, lang: Lang = "en", ax: Any = None) -> Chart:
    """Counts of the plan by dimension as bars, published counts as lines across them.

    Parameters
    ----------
    plan
        A plan with placements.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.

    Returns
    -------
    Chart
        ``data`` is ``plan.structure(lang)``.

    Raises
    ------
    InputError
        If there is no plan, or nothing to count in it: no dimensions, no roles, no column of text with two to twelve values.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    refuse(plan_faults("plot_structure", plan))
    data = plan.structure(lang)
    lines = data.to_numpy().tolist()
    if not lines:
        raise InputError([argument_fault("plot_structure", "plan", None, NOTHING)])
    rows = _rows([line[0] for line in lines])
    most = max((max(line[2], line[4] or 0) for line in lines if line[3] is not None), default=1) or 1
    names = [str(line[1]) for line in lines]
    left = widest(names) + 0.3 + widest(line[0] for line in lines)
    with theme():
        ax_ = sheet(4.2, 0.24 * (rows[-1] + 1), Margins(left, 1.5, HEADING, 0.2), ax)
        for row, (dimension, _, count, share, published), before in zip(rows, lines, [None, *lines], strict=False):
            if before is None or before[0] != dimension:
                at = (-(widest(names) + 0.2) * 72, 0)
                ax_.annotate(dimension, (0, row), at, ("axes fraction", "data"), "offset points", ha="right", va="center",
                             fontweight="bold", annotation_clip=False)  # fmt: skip
            differs = published is not None and published != count
            said = words["differs" if differs else "line"].format(count=count, published=published)
            if share is not None:  # a mean is no count: its figure is enough
                ax_.barh(row, count, height=0.72, color=BAR)
                if published is not None:
                    ax_.plot([published, published], [row - 0.42, row + 0.42], color=ALERT if differs else INK, linewidth=2)
            end = max(count, published or 0) if share is not None else 0
            ax_.annotate(said, (end, row), (5, 0), textcoords="offset points", va="center", color=ALERT if differs else MUTED,
                         annotation_clip=False)  # fmt: skip
        ax_.set(xlim=(0, most * 1.02), ylim=(rows[-1] + 0.6, -0.6), xticks=[])
        ax_.set_yticks(rows, names)
        ax_.axvline(0, color=FAINT)
        published = bool(data["published"].notna().any())
        key = [(BAR, words["plan"]), (INK, words["published"])] if published else []
        heading(ax_, words["title"], words["note"].format(people=len(plan.placements)) + words["red"] * published, key)
    return Chart(words["title"], lang, data, ax_, ax is None)


def _rows(dimensions: list[str]) -> list[float]:
    """Positions with a gap between dimensions."""
    found: list[float] = []
    for before, dimension in zip([None, *dimensions], dimensions, strict=False):
        found.append(found[-1] + (1 if before == dimension else 1.6) if found else 0)
    return found
