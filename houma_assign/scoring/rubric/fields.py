"""What a rubric consists of, and what can be wrong with it before anybody is scored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from ...data.exact import fraction
from ...data.record import Count, Facts, FactsField, Ids, Record
from ...errors import Fault
from ..facts.decimals import NotNegative, Rounding
from ..policies.policy import Policy, listed, text_of
from .factor import Factor
from .point_rule import PointRule


class RubricFields(Policy):
    """The fields of a ``Rubric``, described there, and their checks."""

    sections: ClassVar[Mapping[str, tuple[str, type[Record]]]] = {"factor": ("factors", Factor), "rule": ("rules", PointRule)}
    cells: ClassVar[Mapping[str, str]] = {"met_by": "lists", "total": "number", "expect_factors": "number",
                                          "expect_rules": "number"}  # fmt: skip
    table: ClassVar[str] = "rubric"

    factors: Annotated[tuple[Factor, ...], listed(Factor)]
    rules: Annotated[tuple[PointRule, ...], listed(PointRule)]
    met_by: FactsField[Ids] = Facts()
    rounding: Rounding = "exact"
    total: NotNegative | None = None
    expect_factors: Count | None = None
    expect_rules: Count | None = None
    note: str = ""

    def reference_faults(self, given: Mapping[str, list[Mapping[str, Any]]]) -> list[Fault]:
        """Rules of unknown factors, and lists that are not as long as expected."""
        known = {text_of(item, "id") for item in given.get("factors", ())}
        faults = [Fault(self.table, str(item.get("id") or ""), "factor", item.get("factor"), "no factor has this id")
                 for item in given.get("rules", ()) if text_of(item, "factor") not in known]  # fmt: skip
        for field in ("factors", "rules"):
            expected = getattr(self, f"expect_{field}", None)
            if expected is not None and len(given.get(field, ())) != expected:
                faults.append(Fault(self.table, "", field, len(given.get(field, ())), f"{expected} are expected"))
        return faults

    def own_faults(self) -> list[Fault]:
        """Factors without rules, and caps that do not add up to the stated total."""
        used = {rule.factor for rule in self.rules}
        faults = [Fault(self.table, each.id, "id", each.id, "no rule gives points in this factor")
                 for each in self.factors if each.id not in used]  # fmt: skip
        faults += [] if self.rules else [Fault(self.table, "", "rules", None, "at least one is needed")]
        for rule in self.rules:
            others = {each.factor for each in self.rules if each.group == rule.group}
            if rule.group and (not rule.general or len(others) > 1):
                reason = "rules of a group belong to one factor and count for every post"
                faults.append(Fault(self.table, rule.id, "group", rule.group, reason))
        if self.total is not None:
            open_ended = [each.id for each in self.factors if each.cap is None]
            faults += [Fault(self.table, id, "cap", None, "a total is stated, so every factor needs a cap") for id in open_ended]
            most = sum(fraction(each.cap or 0) * fraction(each.weight) for each in self.factors)
            if not open_ended and most != fraction(self.total):
                faults.append(Fault(self.table, "", "total", self.total, f"caps times weights add up to {float(most):g}"))
        return faults
