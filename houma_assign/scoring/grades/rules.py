"""Match grades: village needs and a person's experience."""

from __future__ import annotations

from typing import Any

from .fields import GradeFields
from .graded import Graded, grade


class GradeRules(GradeFields):
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
        return grade(self, candidates, villages, marks)
