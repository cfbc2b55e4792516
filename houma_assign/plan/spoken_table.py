"""Frames for a reader: headers in words, cells by names and labels. ``frame`` keeps ids and codes, for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..data.language import ZH, language
from ..problem.problem import Problem
from .column_words import COLUMNS_ZH, ENDINGS_ZH, VALUES_ZH
from .wording import Wording

if TYPE_CHECKING:
    import pandas as pd

PEOPLE, POSTS = ("candidate", "other"), ("post", "held")


def spoken_table(frame: pd.DataFrame, problem: Problem | None, lang: str) -> pd.DataFrame:
    """A frame with its headers in words and its cells by names and labels; in English as it is.

    Parameters
    ----------
    frame
        With the headers that answers and plans have; aims stand there by their ids.
    problem
        Knows names and labels; None where there is none, and then ids stay.
    lang
        "en" or "zh".
    """
    import pandas as pd

    if language(lang).code == "en":
        return frame.copy()
    said, named = Wording(problem, lang) if problem is not None else None, "name" in frame.columns
    cells = {name: [_cell(value, _teller(str(name), said, named), said) for value in frame[name]] for name in frame.columns}
    told = pd.DataFrame(cells, index=frame.index, columns=frame.columns, dtype=object)
    heads = [header(str(name), said) for name in frame.columns]
    apart = [f"{head}（{heads[:k].count(head) + 1}）" if head in heads[:k] else head for k, head in enumerate(heads)]
    return told.set_axis(apart, axis="columns")


def header(name: str, said: Wording | None) -> str:
    """A header in Chinese; what is none of ours is an aim, or the user's own."""
    if name in COLUMNS_ZH:
        return COLUMNS_ZH[name]
    aim, ending = next(((name.removesuffix(end), zh) for end, zh in ENDINGS_ZH.items() if name.endswith(end)), (name, ""))
    return (said.aim(aim) if said else aim) + ending


def _teller(column: str, said: Wording | None, named: bool) -> Callable[[str], str] | None:
    """How the texts of a column are said; None for as they are."""
    if column in VALUES_ZH:
        return lambda value: VALUES_ZH[column].get(value, value)
    if said is None:
        return None
    if column in PEOPLE:
        return None if named else said.person
    if column in POSTS:
        return said.post
    return {"village": said.village, "role": said.label, "unit": said.label}.get(column)


def _cell(value: Any, tell: Callable[[str], str] | None, said: Wording | None) -> Any:
    if isinstance(value, bool):
        return ZH.say(*(("yes", "是") if value else ("no", "否"))) if said is None else said.label("yes" if value else "no")
    return tell(value) if tell is not None and isinstance(value, str) and value else value
