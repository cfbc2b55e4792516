"""The price of every placement as a heat-map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..data.exact import plain
from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..questions.methods.price import Figures
from ..questions.prices import Prices
from .chart import Chart
from .drawing import (
    HEADING,
    INK,
    KEY_LINE,
    MUTED,
    NOTE_LINE,
    Margins,
    heading,
    labels,
    person_words,
    post_words,
    sheet,
    theme,
    widest,
)
from .figures import short
from .pages import page_of

if TYPE_CHECKING:
    import pandas as pd

PRICES = Message("prices_expected", "Prices are expected: ha.prices(plan)", "应为“代价”的结果")
MOST, ON_PAPER = (120, 60), (24, 24)  # people and posts of the whole, and of a page
CELL = (0.44, 0.21)  # inches
TINY = 0.01  # an aim whose losses are all below it is shown in hundredths of the largest
HUES = ((0xC4, 0x4E, 0x1B), (0x6A, 0x4C, 0xA3), (0x2B, 0x6C, 0xB0), (0x8A, 0x6D, 0x1F), (0x9B, 0x2D, 0x6B), (0x4A, 0x6B, 0x5A))
PLAIN = {"chosen": "#222222", "free": "#9bd3a0", "barred": "#f3f3f3", "infeasible": "#cfcfcf", "open": "#fbf6d0"}
MARKS = {"chosen": "●", "free": "0", "barred": "", "infeasible": "×", "open": "?"}
WORDS = {
    "en": {"title": "The price of every placement", "out": "leave out", "loses": "loses in: {}", "small": "{}, % of {}",
           "note": "the first aim that loses, and how much; the darker, the more",
           "more": "\n{people} people and {posts} posts are not drawn", "chosen": "in the plan", "free": "costs nothing",
           "barred": "barred", "infeasible": "in no plan", "open": "open"},
    "zh": {"title": "各种人岗搭配的代价", "out": "不选此人", "loses": "受损目标：{}", "small": "{}，占最大损失 {} 的百分比",
           "note": "格内为最先受损的目标所损失的数值，颜色越深损失越大",
           "more": "\n另有 {people} 人、{posts} 个岗位未画出", "chosen": "在方案中", "free": "无代价",
           "barred": "规则不允许", "infeasible": "无可行方案", "open": "未定"},
}  # fmt: skip


def plot_prices(found: Prices, lang: Lang = "en", ax: Any = None, page: int | None = None) -> Chart:
    """The price of every placement as a heat-map: a colour for the first aim that loses, darker for more.

    Parameters
    ----------
    found
        What ``prices`` gave. People of the plan come first, in the order of their posts, so that the plan lies on the diagonal.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.
    page
        1, 2, ... for a sheet that can be read on A4 across, 24 people and 24 posts at most; ``chart.pages`` says how many there
        are. None for all in one.

    Returns
    -------
    Chart
        ``data`` has one row a cell: candidate, post (empty: left out), state, aim and loss (of the first aim that loses).
        Of many people and posts the first 120 and 60 are drawn; ``data`` has all.

    Raises
    ------
    InputError
        If ``found`` is no Prices, or there is no such page.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    if not isinstance(found, Prices):
        raise InputError([argument_fault("plot_prices", "found", type(found).__name__, PRICES)])
    problem, data = found.plan.problem, _cells(found)
    people, posts = list(dict.fromkeys(data["candidate"])), [post.id for post in problem.posts]
    part = page_of("plot_prices", page, len(people), len(posts), ON_PAPER, MOST)
    rows, columns = people[part.rows], [*posts[part.columns], ""]
    names = [person_words(problem, who) for who in rows]
    heads = [post_words(problem, post, lang) if post else words["out"] for post in columns]
    with theme():
        lift = widest(heads) * 0.87 + 0.15
        key = KEY_LINE * (1 if len(columns) > 15 else 2)
        hidden = {"people": len(people) - len(rows), "posts": len(posts) - len(columns) + 1}
        cut = page is None and any(hidden.values())
        room = Margins(widest(names) + 0.2, 0.9, HEADING + key + lift + 0.1 + NOTE_LINE * cut, 0.2)
        ax_ = sheet(CELL[0] * (len(columns) + 0.3), CELL[1] * len(rows), room, ax)
        _draw(ax_, found, data, lang, {who: k for k, who in enumerate(rows)}, {post: k for k, post in enumerate(columns)})
        labels(ax_.yaxis, names)
        at = [k + 0.3 * (not post) for k, post in enumerate(columns)]
        ax_.set_xticks(at, heads, rotation=60, ha="left", rotation_mode="anchor")
        ax_.xaxis.tick_top()
        ax_.set(xlim=(-0.5, len(columns) - 0.2), ylim=(len(rows) - 0.5, -0.5))
        note = words["note"] + (words["more"].format(**hidden) + part.rest(lang) if cut else part.said(lang))
        heading(ax_, words["title"], note, _key(found, data, lang), lift)
    return Chart(words["title"], lang, data, ax_, ax is None, part.of)


def _cells(found: Prices) -> pd.DataFrame:
    """One row a price, people of the plan first."""
    import pandas as pd

    placed = list(dict.fromkeys(place.candidate for place in found.plan.placements))
    rank = {who: k for k, who in enumerate(placed)}
    rows = []
    for price in sorted(found, key=lambda price: rank.get(price.candidate, len(rank))):
        aim, loss = first_loss(price.loss)
        state = price.state if price.post else "infeasible" if price.state == "infeasible" else "price" if loss else price.state
        rows.append((price.candidate, price.post or "", state, aim, loss))
    return pd.DataFrame(rows, columns=pd.Index(["candidate", "post", "state", "aim", "loss"]), dtype=object)


def first_loss(loss: Figures) -> tuple[str, int | float | None]:
    """The first aim that loses, and how much; no aim and None where none does."""
    return next(((aim, lost) for aim, lost in loss.items() if lost), ("", None))


def _draw(ax: Any, found: Prices, data: pd.DataFrame, lang: str, row_of: dict[str, int], column_of: dict[str, int]) -> None:
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    aims = list(found.plan.value)
    most = most_lost(data)
    boxes, colours = [], []
    for who, post, state, aim, loss in data.to_numpy().tolist():
        if who not in row_of or post not in column_of:
            continue
        y, x = row_of[who], column_of[post] + (0.3 if post == "" else 0)
        depth = 0.15 + 0.85 * (float(loss) / most[aim]) ** 0.5 if state == "price" and loss > 0 else 0.0
        colours.append(shade(aims.index(aim), depth) if state == "price" else PLAIN[state])
        boxes.append(Rectangle((x - 0.48, y - 0.46), 0.96, 0.92))
        text = loss_figure(loss, most[aim], lang) if state == "price" else MARKS[state]
        ink = "white" if state == "chosen" or depth > 0.75 else MUTED if state in ("infeasible", "open") else INK
        if text:
            ax.text(x, y, text, ha="center", va="center", fontsize=6.5, color=ink)
    ax.add_collection(PatchCollection(boxes, facecolors=colours, edgecolors="none"))


def most_lost(data: pd.DataFrame) -> dict[str, float]:
    """The largest loss in each aim."""
    return {str(aim): max(float(loss) for loss in part["loss"]) for aim, part in data[data["aim"] != ""].groupby("aim")}


def loss_figure(loss: float, most: float, lang: str) -> str:
    """A loss as it fits a cell; where all are tiny, in hundredths of the largest."""
    return f"{100 * loss / most:.0f}%" if most < TINY else short(loss, lang)


def _key(found: Prices, data: pd.DataFrame, lang: str) -> list[tuple[str, str]]:
    states, lost = set(data["state"]), set(data["aim"])
    most, words = most_lost(data), WORDS[lang]
    tiers = [(k, tier.aim, language(lang).say(tier.words, tier.words_zh)) for k, tier in enumerate(found.plan.tiers)]
    said = [(k, words["small"].format(text, plain(most[aim])) if most[aim] < TINY else text) for k, aim, text in tiers
            if aim in lost]  # fmt: skip
    known = [(colour, words[state]) for state, colour in PLAIN.items() if state in states]
    return [*known, *((shade(k, 0.8), words["loses"].format(text)) for k, text in said)]


def shade(number: int, depth: float) -> str:
    """The hue of the aim of this number, ``depth`` from 0 (white) to 1 (full)."""
    hue = HUES[number % len(HUES)]
    return "#" + "".join(f"{round(255 - (255 - part) * min(max(depth, 0.0), 1.0)):02x}" for part in hue)
