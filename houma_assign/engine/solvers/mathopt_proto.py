"""Arrays as MathOpt's protocol buffers hold them, and back; filled in bulk, since Python objects take longer than a solve."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY


def finite(limits: Any) -> Floats:
    """Bounds as floats, infinite where they are none."""
    values = np.asarray(limits).astype(float)
    values[values >= INFINITY], values[values <= -INFINITY] = np.inf, -np.inf
    return values


def bounds(proto: Any, lower: Any, upper: Any) -> None:
    """Write the bounds of variables or rows."""
    proto.lower_bounds.extend(finite(lower).tolist())
    proto.upper_bounds.extend(finite(upper).tolist())


def entries(proto: Any, row: Ints, column: Ints, data: Any) -> None:
    """Write entries of a matrix, in the order that is asked for."""
    order = np.lexsort((column, row))
    proto.row_ids.extend(row[order].tolist())
    proto.column_ids.extend(column[order].tolist())
    proto.coefficients.extend(np.asarray(data)[order].astype(float).tolist())


def sparse(proto: Any, ids: Ints, values: Floats) -> None:
    """Write a sparse vector."""
    order = np.argsort(ids)
    proto.ids.extend(ids[order].tolist())
    proto.values.extend(values[order].tolist())


def dense(proto: Any, size: int) -> Floats:
    """Read a sparse vector of so many entries."""
    values = np.zeros(size)
    values[np.array(proto.ids, dtype=np.int64)] = proto.values
    return values
