"""Results as pandas frames, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def frame(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A frame with these columns."""
    import pandas as pd

    return pd.DataFrame(list(rows), columns=pd.Index(columns))
