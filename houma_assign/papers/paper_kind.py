"""A kind of paper: for whom it is, where everything goes, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .catalogue import Catalogue
from .contents import Contents, Layout, Values, places
from .levels import hold
from .study import Study


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    Attributes
    ----------
    name
        What it is asked for by; its words are in the section of this name of the catalogues.
    number
        Its place among the kinds, and the start of its files' names.
    levels
        For whom it is made, each a paper of its own; see ``levels``.
    layout
        (words, level) -> where everything goes.
    values
        (study, of, level) -> what stands there.
    of
        What there is one paper of each: ids of villages, people or units; ("",) where there is one paper in all.
    formats
        In which it comes: "docx", "html", "xlsx". One that comes as "xlsx" alone is always written as that.
    given
        Whether the study has what it is made of, beside the plan; where it has not, the kind is not written.
    missing
        Of a kind for which the plan is asked questions that take long: notes what the study lacks, before anything is asked.
    """

    name: str
    number: int
    levels: tuple[int, ...]
    layout: Callable[[Catalogue, int], Layout]
    values: Callable[[Study, str, int], Values]
    of: Callable[[Study], Sequence[str]] = lambda study: ("",)
    formats: tuple[str, ...] = ("docx", "html")
    given: Callable[[Study], bool] = lambda study: True
    missing: Callable[[Study], object] | None = None

    def contents(self, study: Study, of: str, level: int | None = None) -> Contents:
        """One paper as layout and values; every place of it is held against the list of levels."""
        level = self.levels[0] if level is None else level
        layout = self.layout(study.words, level)
        hold(self.name, level, places(layout.blocks))
        frame: dict[str, Any] = {"mark": study.mark(self.name, level)}
        if layout.red:
            frame |= {"office": study.about("office"), "number": study.about("number")}
        return Contents(layout, {**frame, **self.values(study, of, level)})
