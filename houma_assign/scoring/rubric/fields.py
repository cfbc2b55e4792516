"""What a rubric consists of, and what can be wrong with it before anybody is scored."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from ...data.exact import fraction
from ...data.record import Count, Facts, FactsField, Ids, Record
from ...errors import Fault, Message
from ..facts.decimals import NotNegative, Rounding
from ..policies.policy import Policy, listed, text_of
from .factor import Factor
from .point_rule import PointRule

NUMBER = "rubric.number"  # the code of a fault: a sheet has lost or gained a row
NO_FACTOR = Message("rubric.factor", "no factor has this id", "没有这个编号的因素")
NO_RULE = Message("rubric.no_rule", "no rule gives points in this factor", "这一因素没有任何计分规则")
NONE = Message("rubric.empty", "at least one is needed", "至少应有一条")
GROUP = Message("rubric.group", "rules of a group belong to one factor and count for every post",
                "同组的规则应属同一因素，并适用于所有岗位")  # fmt: skip
CAP = Message("rubric.cap", "a total is stated, so every factor needs a cap", "写了满分，因此每个因素都须有封顶")


def _adds_up(most: Fraction) -> Message:
    said = f"{float(most):g}"
    return Message("rubric.total", f"caps times weights add up to {said}", f"各因素封顶乘以权重，合计为 {said}")


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
        faults = [Fault(self.table, str(item.get("id") or ""), "factor", item.get("factor"), NO_FACTOR)
                 for item in given.get("rules", ()) if text_of(item, "factor") not in known]  # fmt: skip
        for field in ("factors", "rules"):
            expected = getattr(self, f"expect_{field}", None)
            if expected is not None and len(given.get(field, ())) != expected:
                faults.append(
                    Fault(
                        self.table,
                        "",
                        field,
                        len(given.get(field, ())),
                        Message(NUMBER, f"{expected} are expected", f"应有 {expected} 项"),
                    )
                )
        return faults

    def own_faults(self) -> list[Fault]:
        """Factors without rules, and caps that do not add up to the stated total."""
        used = {rule.factor for rule in self.rules}
        faults = [Fault(self.table, each.id, "id", each.id, NO_RULE)
                 for each in self.factors if each.id not in used]  # fmt: skip
        faults += [] if self.rules else [Fault(self.table, "", "rules", None, NONE)]
        for rule in self.rules:
            others = {each.factor for each in self.rules if each.group == rule.group}
            if rule.group and (not rule.general or len(others) > 1):
                faults.append(Fault(self.table, rule.id, "group", rule.group, GROUP))
        if self.total is not None:
            open_ended = [each.id for each in self.factors if each.cap is None]
            faults += [Fault(self.table, id, "cap", None, CAP) for id in open_ended]
            most = sum((fraction(each.cap or 0) * fraction(each.weight) for each in self.factors), Fraction(0))
            if not open_ended and most != fraction(self.total):
                faults.append(Fault(self.table, "", "total", self.total, _adds_up(most)))
        return faults
