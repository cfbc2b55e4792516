"""Results as pandas frames, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .wording import ResultWords

if TYPE_CHECKING:
    import pandas as pd

CODES = ("must", "must_not", "places")  # kinds of findings


def spoken_frame(made: pd.DataFrame, wording: ResultWords) -> pd.DataFrame:
    """The frame with headers, codes and yes or no in a reader's language."""
    shown = made.copy()
    for name in shown.columns:
        shown[name] = [_spoken(value, wording) for value in shown[name].tolist()]
    return shown.rename(columns={name: wording.header(str(name)) for name in shown.columns})


def _spoken(value: Any, wording: ResultWords) -> Any:
    if isinstance(value, bool) or value is None:
        return wording.value(value)
    if not isinstance(value, str):
        return value
    return wording.header(value) if value in CODES else wording.word(value)


def frame(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A frame with these columns."""
    import pandas as pd

    return pd.DataFrame(list(rows), columns=pd.Index(columns))
