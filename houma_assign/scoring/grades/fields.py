"""What match grades rest on, and what can be wrong with it before anybody is graded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from ...data.exact import fraction
from ...data.record import Facts, FactsField, Ids, Record
from ...errors import Fault, Message
from ..facts.award import Award
from ..facts.decimals import NotNegative, Points, Rounding
from ..policies.policy import Policy, listed, text_of
from .override import GradeOverride


def _many(number: int) -> Message:
    return Message(
        "override.many",
        f"{number} overrides of one grade; keep the one that holds",
        f"同一等次有 {number} 条调整；请只留生效的一条",
    )


def _above(b_from: float) -> Message:
    return Message(
        "grades.order", f"must be above b_from ({b_from}), or nobody can get a B", f"应高于乙等起点（{b_from}），否则无人可得乙等"
    )


class GradeFields(Policy):
    """The fields of ``GradeRules``, described there, and their checks."""

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
        return [Fault(self.table, f"{who} in {where}", "override", None, _many(number))
                for (who, where), number in counts.items() if number > 1]  # fmt: skip

    def own_faults(self) -> list[Fault]:
        """Grades that cannot all be given."""
        if fraction(self.a_from) > fraction(self.b_from):
            return []
        return [Fault(self.table, "", "a_from", self.a_from, _above(self.b_from))]
