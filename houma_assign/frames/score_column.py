"""A column of points: in hundredths where they are, as measured numbers where they are finer."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..data.exact import Ints, common_scale, is_number
from ..data.scaling import scale_matrix
from ..errors import Fault, Message, ModelTooLarge
from .exact_column import LARGEST, cells_of, exact_column

POINTS = 2  # decimals that points have in this house


def measured(cells: list[Any]) -> bool:
    """Whether some of the numbers are finer than hundredths, as the scores of a model are."""
    return any(is_number(cell) and abs(cell) < LARGEST and 100 % common_scale([cell]) for cell in dict.fromkeys(_hashable(cells)))


def _hashable(cells: list[Any]) -> list[Any]:
    return [cell for cell in cells if is_number(cell) and cell == cell]


def score_column(
    column: pd.Series, where: tuple[str, list[str]], used: npt.NDArray[np.bool_], weight: npt.NDArray[Any],
    faults: list[Fault], notes: list[str],
) -> tuple[Ints, int]:  # fmt: skip
    """The points times a scale, and the scale; cells that are not used count as 0.

    Measured points are rounded as those of ``from_matrix`` are, to a millionth of themselves, and a note says so.

    Parameters
    ----------
    column, where, used, faults, notes
        As for ``exact_column``.
    weight
        Whose points they are, shape (cells,): a plan is taken to hold about one of each.
    """
    cells = cells_of(column)
    if not measured([cell for cell, needed in zip(cells, used.tolist(), strict=True) if needed]):
        return exact_column(column, where, used, POINTS, faults, notes)
    before = len(faults)
    exact_column(column, where, used, None, faults, notes)
    if len(faults) > before:
        return np.zeros(len(cells), np.int64), 1
    values = np.array([cell if needed else 0 for cell, needed in zip(cells, used.tolist(), strict=True)], dtype=object)
    numbers = values.astype(np.float64)
    most = np.zeros(int(weight.max(initial=-1)) + 1)
    np.maximum.at(most, weight[weight >= 0], np.abs(numbers)[weight >= 0])
    try:
        steps, scale = scale_matrix(numbers if all(isinstance(cell, (int, float)) for cell in values) else values,
                                    float(most.sum()), where[0])  # fmt: skip
    except ModelTooLarge as error:
        faults.extend(error.items)
        return np.zeros(len(cells), np.int64), 1
    if (steps / scale != numbers).any():
        said = f"{where[0]}: points finer than {len(str(scale)) - 1} decimals were rounded there, each to a millionth of itself"
        notes.append(Message("points.rounded", said, f"得分：更细的小数已取到第 {len(str(scale)) - 1} 位，误差不超过百万分之一"))
    return steps, scale
