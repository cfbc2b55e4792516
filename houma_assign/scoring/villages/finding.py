"""What was found of a village's problem in a round of visits: how pressing it is, who said so, what changed and why."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from ...data.day import DayOrNone
from ...data.record import Count, Id, Record, plain
from ...errors import Message
from ...workbook.cells.reading import folded

NOTHING = Message("finding.nothing", "say what was found: a severity, a source, who was visited, or what changed",
                  "请写明研判内容：程度、来源、走访对象或变化及原因")  # fmt: skip
ROUND = Message("finding.round", "round 1 or 2 is expected", "应为一轮或二轮")
ROUNDS = {"1": 1, "一": 1, "一轮": 1, "第一轮": 1, "首轮": 1, "first": 1, "round1": 1, "firstround": 1,
          "2": 2, "二": 2, "二轮": 2, "第二轮": 2, "second": 2, "round2": 2, "secondround": 2}  # fmt: skip


def _round(given: Any) -> Any:
    value = plain(given)
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return ROUNDS.get(folded(whole), 0) if isinstance(whole, str) else whole


def _one_or_two(number: int) -> int:
    if number not in (1, 2):
        raise ValueError(ROUND)
    return number


class VillageFinding(Record):
    """One source of one problem of one village, in one of the two rounds of visits 两轮走访 (四必访三必问).

    Several may be about the same problem in the same round; none of them is read by a rule.

    Parameters
    ----------
    village, problem
        Which village, by id or name, and which problem type of the policy, by id or in words.
    round
        1 or 2; 一轮, "second" and the like are understood.
    severity
        0 (none) to the policy's highest; None where this source says nothing of it.
    source
        Where it comes from: a visit, the petition office, the township.
    visited, visited_on
        Who was visited or asked, and on which day.
    change
        What changed against the first round, and why.
    """

    village: Id
    problem: Id
    round: Annotated[int, BeforeValidator(_round), AfterValidator(_one_or_two)]
    severity: Annotated[Count, Field(ge=0, le=5)] | None = None
    source: str = ""
    visited: str = ""
    visited_on: DayOrNone = ""
    change: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> VillageFinding:
        if self.severity is None and not (self.source or self.visited or self.visited_on or self.change):
            raise ValueError(NOTHING)
        return self
