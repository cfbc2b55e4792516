"""Match grades: village needs and a person's experience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from ...data.exact import fraction
from ...data.record import Facts, FactsField, Ids, Record
from ...errors import Fault
from ..facts.award import Award
from ..facts.decimals import NotNegative, Points, Rounding
from ..policies.policy import Policy, listed, text_of
from .override import GradeOverride

if TYPE_CHECKING:
    from .graded import Graded


class GradeRules(Policy):
    r"""How well a person fits a village: A, B or C.

    .. math:: \text{fit} = \text{per\_severity} \sum_{\text{needs met}} \text{severity} + \sum \text{experience}
        + \text{per\_mark} \cdot \text{mark}

    Parameters
    ----------
    met_by
        Need -> skills, any of which meets it; a need not named is met by the skill of its name.
    per_severity
        Points for each point of severity of a need that the person meets.
    experience
        Points for facts of the person, whatever the village.
    per_mark
        Points for each mark that the two-sided hearing gave the pair; 0 where there are no marks.
    a_from, b_from
        Fit from which the grade is A, and B.
    overrides
        Grades set by a body, with its reason.
    rounding
        See ``Rubric``.
    note
        What a reader must know about it.
    """

    sections: ClassVar[Mapping[str, tuple[str, type[Record]]]] = {"experience": ("experience", Award),
                                                                  "override": ("overrides", GradeOverride)}  # fmt: skip
    cells: ClassVar[Mapping[str, str]] = {"met_by": "lists", "per_severity": "number", "per_mark": "number",
                                          "a_from": "number", "b_from": "number"}  # fmt: skip
    table: ClassVar[str] = "grade rules"

    met_by: FactsField[Ids] = Facts()
    per_severity: NotNegative = 1
    experience: Annotated[tuple[Award, ...], listed(Award)] = ()
    per_mark: NotNegative = 0
    a_from: Points
    b_from: Points
    overrides: Annotated[tuple[GradeOverride, ...], listed(GradeOverride)] = ()
    rounding: Rounding = "exact"
    note: str = ""

    def reference_faults(self, given: Mapping[str, list[Mapping[str, Any]]]) -> list[Fault]:
        """Two overrides of one grade."""
        counts = Counter((text_of(item, "candidate"), text_of(item, "village")) for item in given.get("overrides", ()))
        reason = "overrides of one grade; keep the one that holds"
        return [Fault(self.table, f"{who} in {where}", "override", None, f"{number} {reason}")
                for (who, where), number in counts.items() if number > 1]  # fmt: skip

    def own_faults(self) -> list[Fault]:
        """Grades that cannot all be given."""
        if fraction(self.a_from) > fraction(self.b_from):
            return []
        return [Fault(self.table, "", "a_from", self.a_from, f"must be above b_from ({self.b_from}), or nobody can get a B")]

    def grade(self, candidates: Any, villages: Any, marks: Any = ()) -> Graded:
        """The grade of every person in every village.

        Parameters
        ----------
        candidates, villages
            Records, a ``Problem`` or frames.
        marks
            (candidate, village) -> mark, or rows with columns candidate, village and mark; every pair needs one if
            ``per_mark`` is not 0.

        Raises
        ------
        InputError
            With every missing mark and fact, and overrides of people or villages that are not there.
        """
        from .graded import grade

        return grade(self, candidates, villages, marks)
