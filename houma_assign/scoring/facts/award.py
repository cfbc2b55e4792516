"""Points for what somebody's facts say: so many at once, or so many for each unit of a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from pydantic import model_validator

from ...data.exact import fraction, is_number
from ...data.rows import Mask
from ...errors import Fault, InputError, Message
from .criterion import TRUE, UNKNOWN, Criterion
from .decimals import MOST, STEPS, NotNegative, Points, Rounding, Steps, hundredths, rounded
from .fact_faults import number_faults
from .fact_table import FactTable

NO_NUMBER = Message("award.number", "a number is expected", "应为数字")
NEGATIVE = Message("award.negative", "a number of 0 or more is expected; points are given for each unit of it",
                   "应为零或正数：按其数量计分")  # fmt: skip
TOO_LARGE = Message("award.large", "too large a number to be points", "数值过大，不能作为分数")
TOO_FINE = Message("points.fine", "gives more than two decimals; declare a rounding or a coarser unit",
                   "结果超过两位小数；请写明取整办法，或改用较粗的单位")  # fmt: skip


def _of_rule(rule: str, reason: Message) -> Message:
    return Message(reason.code, f"{rule}: {reason}", f"“{rule}”：{reason.zh}")


class Award(Criterion):
    """Points for people who meet its conditions.

    Parameters
    ----------
    points
        At most two decimals; below zero for a deduction.
    per
        A fact that is a number of 0 or more: ``points`` for each unit of it. Empty: ``points`` once.
    most
        The most that this can give; None for no limit.
    """

    cells: ClassVar[Mapping[str, str]] = {**Criterion.cells, "points": "number", "most": "number"}
    points: Points
    per: str = ""
    most: NotNegative | None = None

    @model_validator(mode="after")
    def _amount_is_known(self) -> Award:
        if self.per and self.unknown == "holds":
            en = f"if {self.per} is unknown, so is how much it counts; unknown is 'fault' or 'fails' here"
            raise ValueError(Message("award.unknown", en, f"“{self.per}”不明时无法计数；情况不明时应报错或视为不符合"))
        return self

    @property
    def looked_at(self) -> tuple[str, ...]:
        """Names of all facts it uses."""
        return tuple(dict.fromkeys((*self.facts_used, *([self.per] if self.per else []))))

    def table_faults(self, table: FactTable, place: str) -> list[Fault]:
        """Facts that nobody has, and text where a number is needed."""
        faults = super().table_faults(table, place)
        if not self.per:
            return faults
        try:
            if not table.has(self.per):
                return [*faults, table.unknown(place, self.id, self.per)]
        except InputError as error:
            return faults + list(error.items)
        return faults + number_faults(table, self.per)

    def steps(self, table: FactTable, rounding: Rounding, faults: list[Fault]) -> Steps:
        """Hundredths of a point for each row, capped by ``most``; shape (rows,)."""
        return self.given(table, rounding, faults)[0]

    def given(self, table: FactTable, rounding: Rounding, faults: list[Fault]) -> tuple[Steps, Mask]:
        """Hundredths of a point for each row, and whether the conditions hold there."""
        state = self.truth(table)
        if not self.per:
            held = self.decided(state, table, self.looked_at, faults)
            return held * np.int32(self._capped(hundredths(self.points))), held
        column = table.column(self.per)
        if not column.complete:
            state = np.minimum(state, np.where(column.codes < 0, UNKNOWN, TRUE).astype(np.uint8))
        held = self.decided(state, table, self.looked_at, faults)
        amounts: list[int] = []
        for code, value in enumerate(column.values):
            steps, reason = self._amount(value, rounding)
            amounts.append(steps)
            if reason:
                rows = np.flatnonzero(held & (column.codes == code)).tolist()
                faults += [Fault(table.name, table.ids[row], self.per, value, _of_rule(self.id, reason)) for row in rows]
        counted = column.spread(amounts, 0, np.int32)
        return (counted if held.all() else counted * held), held

    def _amount(self, value: Any, rounding: Rounding) -> tuple[int, Message | None]:
        """Hundredths for one value of ``per``, and what is wrong with it."""
        if not is_number(value):
            return 0, NO_NUMBER
        if value < 0:
            return 0, NEGATIVE
        exact = fraction(self.points) * fraction(value) * STEPS
        if abs(exact) > MOST * STEPS:
            return 0, TOO_LARGE
        steps = rounded(exact, rounding)
        if steps is None:
            return 0, TOO_FINE
        return self._capped(steps), None

    def _capped(self, steps: int) -> int:
        return steps if self.most is None else min(steps, hundredths(self.most))
