"""How all pictures look, and how they are written: the same figures give the same file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

# Colours that colour-blind readers tell apart (Okabe and Ito 2008), each contestant always the same, marks of their own.
LOOKS = {
    "ours": ("#0072B2", "o"),
    "ours, first aim": ("#56B4E9", "v"),
    "HiGHS": ("#D55E00", "s"),
    "CP-SAT, default": ("#CC79A7", "^"),
    "SimpleMinCostFlow": ("#009E73", "D"),
    "linear_sum_assignment": ("#E69F00", "P"),
    "build": ("#999999", "x"),
}


def panels(rows: int, columns: int) -> tuple[Figure, list[Any]]:
    """An empty picture with so many panels."""
    figure = Figure(figsize=(5.2 * columns, 4.2 * rows), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False)
    for each in axes.flat:
        each.spines[["top", "right"]].set_visible(False)
        each.grid(True, which="major", color="#dddddd", linewidth=0.6)
        each.set_axisbelow(True)
    return figure, list(axes.flat)


def write(figure: Figure, path: Path) -> Path:
    """As SVG, without date and with ids that depend on the picture alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context({"svg.hashsalt": path.stem, "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None, dpi=110)
    return path
