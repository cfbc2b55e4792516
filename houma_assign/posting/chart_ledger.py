"""The years of a posting: who was in which post, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..data.day import WANTED, day_of
from ..data.language import Lang, language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..problem.problem import Problem
from ..report.chart import Chart
from ..report.drawing import (
    FAINT,
    HEADING,
    INK,
    SIZE,
    Margins,
    heading,
    inches,
    labels,
    person_words,
    post_words,
    sheet,
    theme,
    widest,
)
from ..scoring.results.frame import frame
from .ledger.kinds import EVENT_KINDS
from .ledger.ledger import Ledger
from .ledger.stays import Stay

NOTHING = Message("chart.ledger", "a Ledger with a problem behind it and at least one appointment is expected",
                  "应为有依据问题、至少一次任职的台账")  # fmt: skip
FIRST, LATER, MOVED, CLOSED = "#7fbdb8", "#eed9a6", "#b9c7e4", "#efefef"
YEAR = 1.5  # inches
WORDS = {
    "en": {"title": "Who was where", "first": "first posting", "later": "appointed later", "moved": "moved here",
           "closed": "village released", "note": "{start} to {end}: {stays} stays, {ends} ended early"},
    "zh": {"title": "任职经过", "first": "首批任职", "later": "后来任职", "moved": "调整到此", "closed": "村已退出",
           "note": "{start} 至 {end}：任职 {stays} 段，其中 {ends} 段中途结束"},
}  # fmt: skip


def plot_ledger(ledger: Ledger, until: Any = None, lang: Lang = "en", ax: Any = None) -> Chart:
    """The posts of a ledger over the years: one row a slot, one bar a stay.

    Parameters
    ----------
    ledger
        With a problem behind it.
    until
        The last day shown; None for the day of the last event.
    lang
        "en" or "zh".
    ax
        matplotlib axes to draw on; a figure of its own if None.

    Returns
    -------
    Chart
        ``data`` has one row a stay: candidate, post, start, end, how.

    Raises
    ------
    InputError
        If there is nothing to draw.
    ImportError
        If matplotlib is missing.
    """
    words = WORDS[language(lang).code]
    stays = ledger.stays if isinstance(ledger, Ledger) else ()
    base = ledger.base if stays else None
    if base is None:
        raise InputError([argument_fault("plot_ledger", "ledger", None, NOTHING)])
    end = day_of(until) if until is not None else ledger.events[-1].date
    if end is None:
        raise InputError([argument_fault("plot_ledger", "until", str(until), WANTED)])
    shown = [stay for stay in stays if stay.start <= end]
    rows = _rows(base, shown)
    names = [post_words(base, post, lang) for post, _ in rows]
    start = date.fromisoformat(stays[0].start)
    years = max((date.fromisoformat(end) - start).days / 365.25, 0.2)
    with theme():
        ax_ = sheet(YEAR * years, 0.2 * len(rows) + 0.1, Margins(widest(names) + 0.2, 0.4, HEADING + 0.1, 0.35), ax)
        moved = {(stay.candidate, stay.end) for stay in shown if stay.how == "moved"}
        for row, (_, lane) in enumerate(rows):
            for stay in lane:
                colour = FIRST if stay.start == stays[0].start else MOVED if (stay.candidate, stay.start) in moved else LATER
                _bar(ax_, row, stay, start, end, colour, lang, base)
        _closed(ax_, ledger, rows, start, end)
        labels(ax_.yaxis, names)
        ax_.set_ylim(len(rows) - 0.4, -0.6)
        _years(ax_, start, years)
        early = sum(stay.how not in ("", "ended") for stay in shown)
        note = words["note"].format(start=start, end=end, stays=len(shown), ends=early)
        key = [(FIRST, words["first"]), (LATER, words["later"]), (MOVED, words["moved"]), (CLOSED, words["closed"])]
        heading(ax_, words["title"], note, key)
    return Chart(words["title"], lang, frame(list(Stay._fields), shown), ax_, ax is None)


def _rows(base: Problem, stays: Sequence[Stay]) -> list[tuple[str, list[Stay]]]:
    """A lane for each slot, filled from above; posts village by village."""
    order = {village.id: k for k, village in enumerate(base.villages)}
    rows: list[tuple[str, list[Stay]]] = []
    for post in sorted(base.posts, key=lambda post: order[post.village]):
        lanes: list[list[Stay]] = [[] for _ in range(post.slots)]
        for stay in (each for each in stays if each.post == post.id):
            free = [lane for lane in lanes if not lane or (lane[-1].end and lane[-1].end <= stay.start)]
            (free[0] if free else lanes[0]).append(stay)
        rows += [(post.id, lane) for lane in lanes]
    return rows


def _bar(ax: Any, row: int, stay: Stay, first: date, end: str, colour: str, lang: str, base: Problem) -> None:
    over = bool(stay.end) and stay.end <= end
    left = (date.fromisoformat(stay.start) - first).days
    right = (date.fromisoformat(stay.end if over else end) - first).days
    ax.barh(row, right - left, left=left, height=0.74, color=colour, edgecolor="white", linewidth=0.8)
    how = over and stay.how not in ("ended", "moved", "village_released")
    said = language(lang).say(stay.how, EVENT_KINDS[stay.how].zh) if how else ""
    room = (right - left) / 365.25 * YEAR - inches(said, SIZE - 2.5) - 0.15
    known = person_words(base, stay.candidate) if base.has_candidate(stay.candidate) else stay.candidate
    who = next((each for each in (known, stay.candidate) if inches(each, SIZE - 2) < room), "")
    ax.text(left + 12, row, who, va="center", fontsize=SIZE - 2, color=INK)
    ax.text(right - 6, row, said, va="center", ha="right", fontsize=SIZE - 2.5, color=INK, fontweight="bold")


def _closed(ax: Any, ledger: Ledger, rows: Sequence[tuple[str, list[Stay]]], first: date, end: str) -> None:
    """Grey from the day of a village's release."""
    base, last = ledger.base, (date.fromisoformat(end) - first).days
    released = ledger.as_of(end).released
    for row, (post, _) in enumerate(rows):
        day = released.get(base.post(post).village) if base is not None else None
        if day:
            left = (date.fromisoformat(day) - first).days
            ax.barh(row, last - left, left=left, height=0.74, color=CLOSED)


def _years(ax: Any, first: date, years: float) -> None:
    starts = [date(first.year + k, 1, 1) for k in range(1, int(years) + 2)]
    ticks = [(day - first).days for day in starts if (day - first).days <= years * 366]
    ax.set_xticks([0, *ticks], [first.isoformat()[:7], *(str(day.year) for day in starts[: len(ticks)])])
    ax.grid(axis="x", color=FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_xlim(0, years * 365.25)
