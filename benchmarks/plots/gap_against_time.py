"""The gap between bound and best plan while a province is solved, tier by tier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..registry import INSTANCES
from ..store import read_traces
from .canvas import panels, write

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7")
LEAST = 1e-4  # percent; what is proven is drawn here, since zero has no place on a logarithmic axis
Event = tuple[float, str, float | None, float | None]


def gap_against_time(figures: Path, folder: Path) -> Path | None:
    """One panel for each of the two largest provinces that were listened to."""
    traces = {instance: events for (instance, _), events in read_traces(figures).items()}  # the last stamp wins
    order = [each.name for each in INSTANCES if each.family.startswith("province") and each.name in traces][-2:]
    if not order:
        return None
    figure, axes = panels(1, len(order))
    for each, name in zip(axes, order, strict=True):
        _draw(each, [event for event in traces[name] if event[1] != "lots"])
        each.set(title=name, xlabel="seconds", ylabel="gap, % of the bound", yscale="log", ylim=(LEAST / 1.5, 150))
        each.axhline(0.1, color="#555555", linewidth=0.8, linestyle="--")
        each.annotate("0.1 %", (0, 0.1), xytext=(2, 3), textcoords="offset points", fontsize=8, color="#555555")
        each.annotate("proven", (0, LEAST), xytext=(2, 3), textcoords="offset points", fontsize=8, color="#555555")
        each.legend(frameon=False, fontsize=8)
    return write(figure, folder / "gap_against_time.svg")


def steps(events: list[Event], aim: str) -> tuple[list[float], list[float]]:
    """Seconds and gap in percent of one aim; 100 % until there is a plan and a bound."""
    seconds, gaps = [], []
    for moment, name, best, bound in events:
        if name == aim:
            known = best is not None and bound is not None
            share = abs((bound or 0) - (best or 0)) / max(abs(bound or 0), 1e-9) if known else 1.0
            seconds.append(moment)
            gaps.append(min(max(100 * share, LEAST), 100.0))
    return seconds, gaps


def _draw(axes: Any, events: list[Event]) -> None:
    for aim, colour in zip(dict.fromkeys(event[1] for event in events), COLOURS, strict=False):
        seconds, gaps = steps(events, aim)
        axes.step(seconds, gaps, where="post", color=colour, linewidth=1.5, label=aim)
        axes.plot(seconds[-1:], gaps[-1:], color=colour, marker="o", markersize=5)
