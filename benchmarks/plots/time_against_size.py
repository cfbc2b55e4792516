"""Seconds against pairs, ours and rivals, on logarithmic axes; the slope says how fast time grows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from ..comparison import Comparison
from ..measurement import Measurement
from ..registry import INSTANCES
from ..store import read, read_traces
from .canvas import LOOKS, panels, write
from .nearly import WITHIN, nearly

FAMILIES = {
    "pure": "pure assignment, posts of villages",
    "dense": "as many people as posts",
    "town": "towns: quotas, caps, needs",
    "province": f"provinces: until the last aim is within {100 * WITHIN:g} %",
}
RING = "ring: not proven in the time allowed"
Point = tuple[int, float, bool]  # pairs, seconds, proven


def time_against_size(figures: Path, folder: Path) -> Path | None:
    """One panel a family that has figures of two sizes or more."""
    there = read(figures)
    near = {instance: nearly(events) for (instance, _), events in read_traces(figures).items()}  # the last stamp wins
    drawn = {family: curves for family in FAMILIES if (curves := _curves(family, there, near))}
    if not drawn:
        return None
    figure, axes = panels(-(-len(drawn) // 2), min(len(drawn), 2))
    for each, (family, curves) in zip(axes, drawn.items(), strict=False):
        for name, points in curves.items():
            _draw(each, name, points)
        if any(not proven for points in curves.values() for _, _, proven in points):
            each.plot([], [], color="#333333", marker="o", markersize=11, fillstyle="none", linestyle="none", label=RING)
        each.set(title=FAMILIES[family], xlabel="pairs", ylabel="seconds", xscale="log", yscale="log")
        each.legend(frameon=False, fontsize=8, ncols=2, loc="upper center", bbox_to_anchor=(0.5, -0.16))
    for each in axes[len(drawn) :]:
        each.set_visible(False)
    return write(figure, folder / "time_against_size.svg")


def _curves(family: str, there: list[Measurement], near: dict[str, float | None]) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = {}
    for instance in INSTANCES:
        if instance.family != family:
            continue
        seen = Comparison.of(instance.name, there)
        sizes = [figure.pairs for rounds in seen.figures.values() for figure in rounds.values() if figure.pairs]
        for name in (contestant.name for contestant in instance.contestants if contestant.name in LOOKS):
            seconds = seen.seconds(name)
            reached = near.get(instance.name) if family == "province" and name == "ours" else None
            if reached is not None and sizes:
                found.setdefault(name, []).append((sizes[0], reached, True))
            elif seconds and seconds.middle > 0 and sizes:
                found.setdefault(name, []).append((sizes[0], seconds.middle, seen.proven(name)))
    return {name: sorted(points) for name, points in found.items()} if len(found.get("ours", [])) > 1 else {}


def slope(points: list[Point]) -> float | None:
    """The exponent of the growth, by least squares over the proven points; None from fewer than three."""
    used = [(size, seconds) for size, seconds, proven in points if proven]
    if len(used) < 3:
        return None
    size, seconds = np.log(np.array(used)).T
    return float(np.polyfit(size, seconds, 1)[0])


def _draw(axes: Any, name: str, points: list[Point]) -> None:
    colour, mark = LOOKS[name]
    growth = slope(points)
    words = name if growth is None else f"{name} (slope {growth:.2f})"
    axes.plot([p[0] for p in points], [p[1] for p in points], color=colour, linewidth=1.3, label=words, marker=mark, markersize=5)
    open_points = [point for point in points if not point[2]]
    if open_points:
        sizes, seconds = [p[0] for p in open_points], [p[1] for p in open_points]
        axes.plot(sizes, seconds, color=colour, marker="o", markersize=11, fillstyle="none", linestyle="none")
