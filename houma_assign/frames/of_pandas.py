"""Whether something is of pandas, asked without importing it: where pandas is not imported, nothing is.

Its import takes longer than many a solve, and whoever gives arrays and lists needs none of it.
"""

from __future__ import annotations

import sys
from typing import Any


def of_pandas(given: Any, *kinds: str) -> bool:
    """Whether something is an instance of one of pandas' classes, by their names."""
    pandas = sys.modules.get("pandas")
    return any(isinstance(given, getattr(pandas, kind, ())) for kind in kinds)


def none_of_pandas(value: Any) -> bool:
    """Whether a cell is one of pandas' words for an empty one."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and (value is getattr(pandas, "NA", pandas) or value is getattr(pandas, "NaT", pandas))
