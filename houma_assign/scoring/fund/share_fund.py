"""An award fund shared out among villages by their marks."""

from __future__ import annotations

from typing import Any

from ...data.village import Village
from ...errors import Fault, InputError, Message
from ..facts.as_records import as_records
from .assessment import assessed, marks_of
from .fund import Fund
from .policy import FundPolicy
from .sharing import shared_out

NO_POLICY = Message("fund.policy", "a FundPolicy is expected", "应为资金办法")


def share_fund(marks: Any, policy: FundPolicy, villages: Any = None) -> Fund:
    """Share out an award fund (以奖代补) in whole units, exactly; ties at the last units stay open and are named.

    Parameters
    ----------
    marks
        What each village was given: ``VillageMark`` records, mappings or a frame with ``village``, ``criterion``, ``mark`` and,
        where they are known, ``veto``, ``basis``, ``date``; or village -> mark, or village -> criterion -> mark.
    policy
        The fund, the criteria, who shares in it, and how it is shared out.
    villages
        Villages (or a problem) that the marks may speak of; their names are shown. None to take the ids as they come.

    Returns
    -------
    Fund
        With an amount for each village, how it came about, what is open, and what was not given out.

    Raises
    ------
    InputError
        With every mark that is missing, given twice, outside the scale or of an unknown village; where floors take more than the
        fund, or caps leave some of it.

    Notes
    -----
    Nothing of it is read when people are assigned: who is sent must not depend on who is paid.
    """
    if not isinstance(policy, FundPolicy):
        raise InputError([Fault("fund policy", "", "", type(policy).__name__, NO_POLICY)])
    faults: list[Fault] = []
    names = {} if villages is None else {each.id: each.name or each.id for each in as_records(villages, Village, "villages")}
    rows = marks_of(marks, faults)
    everybody = assessed(rows, policy, names, faults)
    return Fund(policy, tuple(everybody), *shared_out(policy, everybody, faults), tuple(rows), tuple(getattr(marks, "notes", ())))
