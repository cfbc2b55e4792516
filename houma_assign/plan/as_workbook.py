"""A plan as the committee's workbook; the room that knows how lies above."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..data.language import Lang
from .result import Result
from .verbs import called

if TYPE_CHECKING:
    from .news import Listener


class AsWorkbook(Result):
    """What is known of the answer to a problem, and can be written as a workbook."""

    def to_excel(self, path: str | PathLike[str], lang: Lang = "zh", *, level: int = 4, details: Any = None, funnel: Any = None,
                 time_limit: float | None = None, progress: Listener = False,
                 overwrite: bool = False) -> Path:  # fmt: skip
        """Write the committee's workbook: roster, comparison, structure, villages, reserves, not chosen, rule costs, proof.

        Every figure is that of a question's answer and exact, or says that it is not proven. Answers about a plan are asked once:
        its papers, and the workbook in the other language, use them again. The same plan gives the same bytes. No text of anybody
        is ever a formula or a link.

        Parameters
        ----------
        path
            A name that ends in ``.xlsx``; the file appears whole or not at all.
        lang
            "zh" or "en".
        level
            4, the committee: people by ids where prices are told, with a key on the last sheet. 5, the department: by names.
        details
            What is printed of people beside their names, as for ``ha.papers``; columns of which nothing is known are left out.
        funnel
            What ``ha.funnel`` found before the plan.
        time_limit
            Seconds > 0 for all questions together, None for no limit (of a plan that is not proven best: two minutes).
        progress
            As in ``solve``: whether to tell how far each question is, or a function that is called with it.
        overwrite
            Whether a file of this name may be replaced.

        Raises
        ------
        InputError
            If there is no plan, an argument makes no sense, or something of this name is there.
        ImportError
            If XlsxWriter is not installed (extra ``excel``).
        """
        made: Path = called("to_excel", self, path, lang, level=level, details=details, funnel=funnel, time_limit=time_limit,
                            progress=progress, overwrite=overwrite)  # fmt: skip
        return made
