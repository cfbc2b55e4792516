"""What every village with every form would cost, where villages and people are decided together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.wording import Wording
from ..questions.village_prices import VillagePrices
from .chart import Chart
from .chart_prices import MARKS, PLAIN, first_loss, loss_figure, most_lost, shade
from .drawing import HEADING, INK, KEY_LINE, MUTED, NOTE_LINE, Margins, heading, labels, sheet, theme, widest
from .pages import page_of

if TYPE_CHECKING:
    import pandas as pd

EXPECTED = Message("village_prices_expected", "VillagePrices are expected: ha.village_prices(plan)", "应为“村的代价”的结果")
CELL = (1.15, 0.22)  # inches
MOST, ON_PAPER = 120, 40  # villages of the whole, and of a page
WORDS = {
    "en": {"title": "The price of every village", "out": "left out", "loses": "loses in: {}",
           "note": "the first aim that loses, and how much; the darker, the more", "chosen": "as in the plan",
           "free": "costs nothing", "barred": "cannot be", "infeasible": "in no plan", "open": "open",
           "more": "\n{} more villages are not drawn"},
    "zh": {"title": "各村的代价", "out": "不选", "loses": "受损目标：{}",
           "note": "格内为最先受损的目标所损失的数值，颜色越深损失越大", "chosen": "与方案相同", "free": "无代价",
           "barred": "不可采用", "infeasible": "无可行方案", "open": "未定", "more": "\n另有 {} 个村未画出"},
}  # fmt: skip


def plot_villages(found: VillagePrices, lang: Lang = "en", ax: Any = None, page: int | None = None) -> Chart:
    """Villages by forms as a heat-map: a colour for the first aim that loses, darker for more.

    Parameters
    ----------
    found
        What ``village_prices`` gave; the plan's villages come first.
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
        ``data`` has one row a cell: village, form (empty: left out), state, aim and loss (of the first aim that loses).

    Raises
    ------
    InputError
        If ``found`` is no VillagePrices, or there is no such page.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    if not isinstance(found, VillagePrices) or not found.prices:
        raise InputError([argument_fault("plot_villages", "found", type(found).__name__, EXPECTED)])
    data, wording = _cells(found), Wording(found.plan.problem, lang)
    villages, forms = list(dict.fromkeys(data["village"])), list(dict.fromkeys(data["form"]))
    part = page_of("plot_villages", page, len(villages), 1, (ON_PAPER, 1), (MOST, 1))
    shown, cut = villages[part.rows], page is None and len(villages) > MOST
    names = [wording.village(village) for village in shown]
    heads = [wording.label(form) if form else words["out"] for form in forms]
    key = _key(found, data, lang)
    with theme():
        room = Margins(widest(names) + 0.2, 0.6, HEADING + 0.25 + KEY_LINE * (len(key) > 4) + NOTE_LINE * cut, 0.2)
        ax_ = sheet(max(CELL[0], widest(heads) + 0.15) * len(forms), CELL[1] * len(shown), room, ax)
        _draw(ax_, found, data[data["village"].isin(shown)], shown, forms, lang)
        labels(ax_.yaxis, names)
        labels(ax_.xaxis, heads, color=MUTED)
        ax_.xaxis.tick_top()
        ax_.set(xlim=(-0.5, len(forms) - 0.5), ylim=(len(shown) - 0.5, -0.5))
        more = words["more"].format(len(villages) - len(shown)) + part.rest(lang) if cut else part.said(lang)
        heading(ax_, words["title"], words["note"] + more, key, 0.25)
    return Chart(words["title"], lang, data, ax_, ax is None, part.of)


def _cells(found: VillagePrices) -> pd.DataFrame:
    import pandas as pd

    rows = [(each.village, each.form, "price" if each.state == "price" and first_loss(each.loss)[0] else
             "open" if each.state == "price" else each.state, *first_loss(each.loss))
            for each in sorted(found.prices, key=lambda each: each.village not in found.plan.forms)]  # fmt: skip
    return pd.DataFrame(rows, columns=pd.Index(["village", "form", "state", "aim", "loss"]), dtype=object)


def _draw(ax: Any, found: VillagePrices, data: pd.DataFrame, shown: list[str], forms: list[str], lang: str) -> None:
    from matplotlib.patches import Rectangle

    aims, most = list(found.plan.value), most_lost(data)
    for village, form, state, aim, loss in data.to_numpy().tolist():
        x, y = forms.index(form), shown.index(village)
        depth = 0.15 + 0.85 * (float(loss) / most[aim]) ** 0.5 if state == "price" and loss > 0 else 0.0
        colour = shade(aims.index(aim), depth) if state == "price" else PLAIN[state]
        ax.add_patch(Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, facecolor=colour))
        ink = "white" if state == "chosen" or depth > 0.75 else MUTED if state in ("infeasible", "open") else INK
        text = loss_figure(loss, most[aim], lang) if state == "price" else MARKS[state]
        ax.text(x, y, text, ha="center", va="center", fontsize=7, color=ink)


def _key(found: VillagePrices, data: pd.DataFrame, lang: str) -> list[tuple[str, str]]:
    states, lost, words = set(data["state"]), set(data["aim"]), WORDS[lang]
    known = [(colour, words[state]) for state, colour in PLAIN.items() if state in states]
    told = [(shade(k, 0.8), words["loses"].format(language(lang).say(tier.words, tier.words_zh)))
            for k, tier in enumerate(found.plan.tiers) if tier.aim in lost]  # fmt: skip
    return [*known, *told]
