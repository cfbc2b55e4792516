"""The plan as a map: villages down, places across, coloured by match grade."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..data.exact import plain
from ..data.language import Lang, language
from ..plan.plan import Plan
from ..plan.text_table import width
from ..questions.answer import plan_faults, refuse
from .chart import Chart
from .drawing import (
    ALERT,
    GRADE_COLOURS,
    HEADING,
    INK,
    MUTED,
    NOTE_LINE,
    SIZE,
    Margins,
    heading,
    inches,
    labels,
    sheet,
    theme,
    widest,
)  # fmt: skip
from .pages import page_of

if TYPE_CHECKING:
    import pandas as pd

MOST, ON_PAPER = (60, 12), (24, 4)  # villages and places of each, of the whole and of a page
CELL, WIDEST = (1.6, 0.5), 3.0  # inches
LONGEST_LINE = 68  # columns of one line of needs
WORDS = {
    "en": {"title": "Who goes where", "note": "{people} places taken in {villages} villages; {status}", "": "no grade",
           "grade": "grade {}", "points": "{} points", "vacant": "vacant", "needs": "needs of the village (severity)",
           "more": "\n{villages} more villages and {places} more places are not drawn", "cell": "{}, {}",
           "OPTIMAL": "proven best", "FEASIBLE": "not proven best",
           "DRAW": "proven best in every aim, the draw among equals open"},
    "zh": {"title": "选派方案", "note": "{villages} 个村，{people} 人到岗；{status}", "": "无等次", "grade": "{} 等",
           "points": "{} 分", "vacant": "空缺", "needs": "村的需求（严重程度）",
           "more": "\n另有 {villages} 个村、{places} 个位置未画出", "cell": "{} 等，{}",
           "OPTIMAL": "已证明最优", "FEASIBLE": "尚未证明最优",
           "DRAW": "各项目标已证明最优，抽签未完成"},
}  # fmt: skip


def plot_plan(plan: Plan, lang: Lang = "en", ax: Any = None, page: int | None = None) -> Chart:
    """The plan as a map of villages and places, with names, points, grades, and the needs that are met.

    Parameters
    ----------
    plan
        A plan with placements; of a large one the first 60 villages and 12 places of each are drawn.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.
    page
        1, 2, ... for a sheet that can be read on A4 upright, 24 villages and 4 places of each at most; ``chart.pages`` says how
        many there are. None for all in one.

    Returns
    -------
    Chart
        ``data`` has one row a place: village, role, place (1, 2, ...), candidate (empty if vacant), name, score, grade.

    Raises
    ------
    InputError
        If there is no plan, or there is no such page.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    refuse(plan_faults("plot_plan", plan))
    data = _places(plan)
    places = list(zip(data["role"], data["place"], strict=True))
    roles = list(dict.fromkeys(data["role"]))
    columns = sorted(set(places), key=lambda column: (roles.index(column[0]), column[1]))
    villages = list(dict.fromkeys(data["village"]))
    part = page_of("plot_plan", page, len(villages), len(columns), ON_PAPER, MOST)
    heads = [_column(plan, column, columns, lang) for column in columns][part.columns]
    shown, columns = villages[part.rows], columns[part.columns]
    names = [plan.problem.village(village).name or village for village in shown]
    needs = [_needs(plan, village, lang) for village in shown]
    needed = max(widest([words["needs"]]), *(widest((text for text, _ in lines), SIZE - 1.5) for lines in needs))
    needed = needed if any(needs) else 0.0
    hidden = sum(village not in shown or column not in columns for village, column in zip(data["village"], places, strict=True))
    cut = page is None and hidden
    wide = min(max(CELL[0], widest([*heads, *_said(data)]) + 0.2), WIDEST)
    with theme():
        room = Margins(widest(names) + 0.2, needed + 0.35, HEADING + 0.3 + (NOTE_LINE if cut else 0), 0.2)
        ax_ = sheet(wide * len(columns), CELL[1] * len(shown), room, ax)
        _cells(ax_, data, shown, columns, words, wide)
        labels(ax_.yaxis, names)
        labels(ax_.xaxis, heads, color=MUTED)
        ax_.xaxis.tick_top()
        ax_.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(shown) - 0.5, -0.5))
        _beside(ax_, needs, len(columns) - 0.42, words)
        used = [grade for grade in GRADE_COLOURS if grade in set(data.loc[data["candidate"] != "", "grade"])]
        note = words["note"].format(
            people=len(plan.placements), villages=len(villages), status=words["DRAW" if plan.draw_open else plan.status.name]
        )
        left_out = words["more"].format(villages=len(villages) - len(shown), places=hidden) + part.rest(lang)
        note += left_out if cut else part.said(lang)
        key = [(GRADE_COLOURS[grade], words["grade"].format(grade) if grade else words[""]) for grade in used]
        key = key if used != [""] else []  # nobody has a grade: there is nothing to tell apart
        heading(ax_, words["title"], note, key, 0.25)
    return Chart(words["title"], lang, data, ax_, ax is None, part.of)


def _places(plan: Plan) -> pd.DataFrame:
    """One row a place, vacant ones included."""
    import pandas as pd

    problem, held = plan.problem, {post.id: list[str]() for post in plan.problem.posts}
    for place in plan.placements:
        held[place.post].append(place.candidate)
    rows = []
    taken: dict[tuple[str, str], int] = {}
    for post in problem.posts:
        for who in [*held[post.id], *[""] * (post.slots - len(held[post.id]))]:
            place_ = taken[post.village, post.role] = taken.get((post.village, post.role), 0) + 1
            points, grade = (problem.pairs.points(who, post.id), problem.pairs.grade_of(who, post.id)) if who else (None, "")
            name = problem.candidate(who).name if who else ""
            rows.append((post.village, post.role, place_, who, name, points, grade))
    return pd.DataFrame(rows, columns=pd.Index(["village", "role", "place", "candidate", "name", "score", "grade"]), dtype=object)


def _column(plan: Plan, column: tuple[str, int], columns: Iterable[tuple[str, int]], lang: str) -> str:
    role, number = column
    several = sum(other == role for other, _ in columns) > 1
    return f"{plan.problem.label(role, lang)}{f' {number}' if several else ''}".strip()


def _said(data: pd.DataFrame) -> list[str]:
    """Who stands in each place."""
    return [f"{who} {name}".strip() for who, name in zip(data["candidate"], data["name"], strict=True)]


def _fit(text: str, wide: float) -> str:
    """A text cut to so many inches."""
    while text and inches(text) > wide:
        text = text[:-2] + "…"
    return text


def _cells(
    ax: Any, data: pd.DataFrame, villages: list[str], columns: list[tuple[str, int]], words: dict[str, str], wide: float
) -> None:
    from matplotlib.patches import Rectangle

    for village, role, number, who, name, points, grade in data.to_numpy().tolist():
        if village not in villages or (role, number) not in columns:
            continue
        x, y = columns.index((role, number)), villages.index(village)
        colour = GRADE_COLOURS[grade] if who else "none"
        edge: dict[str, Any] = {"edgecolor": "#bbbbbb", "linestyle": ":"} if not who else {}
        ax.add_patch(Rectangle((x - 0.48, y - 0.45), 0.96, 0.9, facecolor=colour, **edge))
        ink = "white" if grade == "A" else INK if who else MUTED
        style = {"color": ink, "ha": "center", "va": "center"}
        if not who:
            ax.text(x, y, words["vacant"], **style)
            continue
        ax.text(x, y - 0.18, _fit(f"{who} {name}".strip(), wide), fontweight="bold", **style)
        said = words["points"].format(plain(points)) if points is not None else ""
        ax.text(x, y + 0.2, words["cell"].format(grade, said) if grade else said, fontsize=SIZE - 1, **style)


def _needs(plan: Plan, village: str, lang: str) -> list[tuple[str, bool]]:
    """The needs that somebody there meets, then the others, as short lines with whether they are met."""
    there = [place for place in plan.placements if plan.problem.post(place.post).village == village]
    met = {need for place in there for need in plan.needs_met(place)}
    lines: list[tuple[str, bool]] = []
    comma = language(lang).enumeration
    for mark, wanted in (("✓ ", True), ("✗ ", False)):
        text = ""
        for need, severity in plan.problem.village(village).needs.items():
            if (need in met) is not wanted:
                continue
            said = f"{plan.problem.label(need, lang)} {severity}"
            joined = f"{text}{comma}{said}" if text else mark + said
            if text and width(joined) > LONGEST_LINE:
                lines.append((text + comma.rstrip(), wanted))
                joined = said
            text = joined
        lines += [(text, wanted)] if text else []
    return lines


def _beside(ax: Any, needs: list[list[tuple[str, bool]]], x: float, words: dict[str, str]) -> None:
    for row, lines in enumerate(needs):
        for number, (text, met) in enumerate(lines):
            y = row + min(0.33, 0.92 / len(lines)) * (number - (len(lines) - 1) / 2)
            indent = 0 if text[0] in "✓✗" else 0.08
            ax.text(x + indent, y, text, fontsize=SIZE - 1.5, va="center", color=INK if met else ALERT)
    if any(needs):
        ax.text(x, -0.62, words["needs"], color=MUTED, va="bottom")
