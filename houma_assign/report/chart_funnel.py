"""How many villages and people are left after each stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..scoring.funnel_result import Funnel
from .chart import Chart
from .drawing import HEADING, MUTED, Margins, heading, sheet, theme, widest

if TYPE_CHECKING:
    import pandas as pd

FUNNEL = Message("funnel_expected", "a Funnel is expected", "应为漏斗的结果")
COLOURS = {"villages": "#b9862f", "candidates": "#1b6f73"}
WORDS = {
    "en": {"title": "From the pool to the plan", "note": "how many are left after each stage, and how many it took out",
           "villages": "villages", "candidates": "people", "out": "{left}  (−{out})", "left": "{left}"},
    "zh": {"title": "从备选库到选派方案", "note": "各环节之后的数量，括号内为该环节退出的数量", "villages": "村",
           "candidates": "人员", "out": "{left}（−{out}）", "left": "{left}"},
}  # fmt: skip


def plot_funnel(found: Funnel, lang: Lang = "en", ax: Any = None) -> Chart:
    """The stages of the road from a pool to a plan, as bars.

    Parameters
    ----------
    found
        What ``funnel`` gave.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.

    Returns
    -------
    Chart
        ``data`` has one row a stage: road ("villages" or "candidates"), stage, words, left, out.

    Raises
    ------
    InputError
        If ``found`` is no Funnel.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    if not isinstance(found, Funnel):
        raise InputError([argument_fault("plot_funnel", "found", type(found).__name__, FUNNEL)])
    data = _stages(found, lang)
    names = data["words"].tolist()
    rows = [number + (0.6 if road == "candidates" else 0) for number, road in enumerate(data["road"])]
    with theme():
        ax_ = sheet(4.8, 0.34 * len(rows), Margins(widest(names) + 0.25, 1.2, HEADING, 0.2), ax)
        for row, (road, _, _, left, out) in zip(rows, data.to_numpy().tolist(), strict=True):
            ax_.barh(row, left, height=0.72, color=COLOURS[road])
            said = words["out" if out else "left"].format(left=left, out=out)
            ax_.annotate(said, (left, row), (5, 0), textcoords="offset points", va="center", color=MUTED, annotation_clip=False)
        ax_.set(xlim=(0, max(data["left"].max(), 1)), ylim=(rows[-1] + 0.6, -0.6), xticks=[])
        ax_.set_yticks(rows, names)
        heading(ax_, words["title"], words["note"], [(colour, words[road]) for road, colour in COLOURS.items()])
    return Chart(words["title"], lang, data, ax_, ax is None)


def _stages(found: Funnel, lang: str) -> pd.DataFrame:
    import pandas as pd

    roads = (("villages", found.village_stages), ("candidates", found.candidate_stages))
    rows = [(road, stage.id, stage.words(lang), stage.number, stage.out) for road, stages in roads for stage in stages]
    return pd.DataFrame(rows, columns=pd.Index(["road", "stage", "words", "left", "out"]))
