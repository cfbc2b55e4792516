"""A plan, however it was made, held against a problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..data.language import Lang, language
from ..plan.decided import Decided
from ..plan.diff import diff
from ..plan.spoken_table import spoken_table
from ..plan.structure import structure
from .answer import ROWS, Answer
from .methods.evaluated import Evaluated
from .methods.evaluation_frames import FRAMES, FrameName, frame_of
from .methods.evaluation_html import evaluation_html
from .methods.evaluation_words import sentences, summary

if TYPE_CHECKING:
    import pandas as pd

    from ..frames.diff_frame import DiffFrame


class Evaluation(Evaluated, Answer):
    """A plan, however it was made, held against a problem.

    Attributes
    ----------
    problem, placements
        What was evaluated.
    aims
        Value of each aim, and the best there is where it is known; lots are left out.
    breaches
        Every breach of every rule, hard or soft.
    needs
        Every need of every village, and who meets it.
    unscored
        Placements whose pair has no score: they count with no points and no grade.
    best
        The plan it is compared with, None where none was asked for.
    notes
        What was normalised when the placements were read.
    """

    def sentences(self, lang: str) -> list[str]:
        """Rules, aims, needs and people, and what is proven."""
        return sentences(self, lang)

    def summary(self, lang: str = "en") -> str:
        """The evaluation as text with its tables."""
        return summary(self, language(lang).code)

    def structure(self, lang: str = "en") -> pd.DataFrame:
        """Counts and shares by the problem's dimensions, as a plan gives them."""
        return structure(self, lang)

    def diff(self, other: Decided) -> DiffFrame:
        """Who moves from this plan to another plan or evaluation, and what else changes."""
        return diff(self, other)

    def stated(self, lang: str, of: str = "placements") -> pd.DataFrame:
        """One of its tables, by ids: "placements", "aims", "rules", "needs" or "people"."""
        return frame_of(self, lang, of)

    def table(self, lang: Lang = "en", of: FrameName = "placements") -> pd.DataFrame:
        """One of its tables for a reader: the placements, or ``of`` "aims", "rules", "needs", "people" (who differs)."""
        return spoken_table(self.stated(language(lang).code, of), self.problem, lang)

    def html(self, lang: Lang = "en") -> str:
        """All of it as an HTML fragment, every value escaped."""
        return evaluation_html(self.sentences(language(lang).code), [self.table(lang, of) for of in FRAMES], ROWS)

    def to_dict(self) -> Mapping[str, Any]:
        """Plain data: ids, values, breaches with their words in both languages, needs, people who differ."""
        return {
            "placements": [list(each) for each in self.placements],
            "aims": [{**each._asdict(), "loss": each.loss} for each in self.aims],
            "rules": frame_of(self, "en", "rules").to_dict("records"),
            "needs": [{"village": each.village, "need": each.need, "severity": each.severity, "by": list(each.by)}
                      for each in self.needs],
            "unscored": [list(each) for each in self.unscored],
            "best": None if self.best is None else {"status": self.best.status.value,
                                                    "placements": [list(each) for each in self.best.placements]},
            "moved": [[who, list(before), list(after)] for who, before, after in self.moves],
            "allowed": self.allowed, "exact": self.exact,
        }  # fmt: skip

    def to_json(self) -> str:
        """The same as JSON."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False)
