"""A plan as the committee's workbook and page; the room that knows how lies above."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..data.language import Lang
from .result import Result
from .verbs import called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .news import Listener


class AsPapers(Result):
    """What is known of the answer to a problem, and can be written as a workbook or a page."""

    def to_excel(self, path: str | PathLike[str], lang: Lang = "zh", *, level: Literal[4, 5] = 4, details: Any = None,
                 funnel: Any = None, time_limit: float | None = None, progress: Listener = False,
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

    def to_html(self, path: str | PathLike[str], lang: Lang = "zh", *, level: Literal[4, 5] = 4, answers: Iterable[Any] = (),
                ask: Iterable[str] | None = None, moves: int | None = 3, initials: str = "", time_limit: float | None = None,
                workers: int = 2, overwrite: bool = False, progress: Listener = False) -> Path:  # fmt: skip
        """Write the plan as one page that answers questions, in any browser and without a network; see ``docs/page.md``.

        Parameters
        ----------
        path
            Where to; the file appears whole or not at all.
        lang
            "zh" or "en": the language it opens in. It has both.
        level
            4, the committee: people whom the plan does not send are known by their ids. 5, the department: by name.
        answers
            What was asked of this plan already (``prices``, ``firm``, ``why_not``), and its ``funnel``; it is not asked again.
        ask
            What to ask for the page: "firm", "prices", "moves" (who would move, for the nearest alternatives). None for all of
            it where the plan is proven best and has at most 2,000 pairs of a person and a post, else for nothing; () for nothing.
        moves
            For how many others of each post, cheapest first, it is worked out who would move; None for every pair.
        initials
            The column of people with the first letters of their names, to search by; usual names of it are known.
        time_limit
            Seconds > 0 for all questions together, None for no limit. What is not settled by then says so in the page.
        workers
            Threads for the questions, at least 1.
        overwrite
            Whether a file of this name may be replaced.
        progress
            As in ``solve``: how much of what is asked for the page is answered.

        Returns
        -------
        Path
            Where it is.

        Raises
        ------
        InputError
            If an argument makes no sense, an answer is about another plan, or a file is there already.
        ImportError
            If jinja2 (extra ``papers``) or matplotlib (extra ``plot``) is missing.
        """
        where: Path = called("to_html", self, path, lang, level=level, answers=answers, ask=ask, moves=moves, initials=initials,
                             time_limit=time_limit, workers=workers, overwrite=overwrite, progress=progress)  # fmt: skip
        return where
