"""Faults of facts that are missing or of the wrong sort, each said once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ...data.condition_dates import is_date
from ...data.exact import is_number
from ...errors import Fault, Message
from .fact_table import FactTable

LACK, WAY_OUT = "missing, and needed by ", "; fill it in, or declare there what `unknown` means"
DATE = Message("fact.date", "a date such as 2015-07-31 is expected: rules compare it", "应为日期，如 2015-07-31：规则要比较它")
NUMBER = Message("fact.number", "a number is expected: rules compare or count it", "应为数字：规则要比较或计算它")


def lacking(*rules: str) -> Message:
    """Why a fact must be there: these rules need it."""
    named = "、".join(f"“{rule}”" for rule in rules)
    return Message("fact.missing", f"{LACK}{', '.join(rules)}{WAY_OUT}",
                   f"缺少，而{named}要用；请补上，或在规则中写明情况不明时怎样处理")  # fmt: skip


def each_once(faults: Iterable[Fault]) -> list[Fault]:
    """The faults without repetition; a missing fact that several rules need is one fault that names them."""
    once: dict[tuple[str, str, str, str], tuple[Fault, list[str]]] = {}
    for fault in faults:
        lack = fault.reason.startswith(LACK)
        _, rules = once.setdefault((*fault[:3], LACK if lack else fault.reason), (fault, []))
        if lack:
            rules.append(fault.reason.removeprefix(LACK).removesuffix(WAY_OUT))
    return [first._replace(reason=lacking(*dict.fromkeys(rules))) if rules else first
            for first, rules in once.values()]  # fmt: skip


def range_faults(table: FactTable, fact: str, dated: bool) -> list[Fault]:
    """Rows whose fact is no number, or no date where the range is one of dates."""
    if not dated:
        return number_faults(table, fact)
    column = table.column(fact)
    wrong = [code for code, value in enumerate(column.values) if not is_date(value)]
    rows = np.flatnonzero(np.isin(column.codes, wrong)).tolist() if wrong else []
    return [Fault(table.name, table.ids[row], fact, column.at(row), DATE)
            for row in rows]  # fmt: skip


def number_faults(table: FactTable, fact: str) -> list[Fault]:
    """Rows whose fact is there but is no number; the value is in the fault, not in its text."""
    column = table.column(fact)
    wrong = [code for code, value in enumerate(column.values) if not is_number(value)]
    rows = np.flatnonzero(np.isin(column.codes, wrong)).tolist() if wrong else []
    return [Fault(table.name, table.ids[row], fact, column.at(row), NUMBER)
            for row in rows]  # fmt: skip
