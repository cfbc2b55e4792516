"""A frame of who moves between two plans, with the frames of what else changes beside it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import ClassVar

import pandas as pd


class DiffFrame(pd.DataFrame):
    """Who moves: candidate, name, before, after. A frame like any other; what is made of it is a plain frame.

    Attributes
    ----------
    aims
        aim, before, after, gain (of what is wanted; negative for a loss).
    needs
        village, need, severity, before, after (who meets it): those met in one of the plans only.
    structure
        dimension, category, before, after: the lines that differ.
    """

    _metadata: ClassVar[list[str]] = ["aims", "needs", "structure", "told"]
    aims: pd.DataFrame
    needs: pd.DataFrame
    structure: pd.DataFrame
    told: Mapping[str, str]

    def words(self, lang: str = "en") -> str:
        """All that changes as text; ``lang`` is "en" or "zh"."""
        return self.told[lang]

    def _repr_html_(self) -> str:
        text = "".join(f"<p>{escape(line)}</p>" for line in self.told["en"].splitlines())
        return text + str(pd.DataFrame(self).to_html())
