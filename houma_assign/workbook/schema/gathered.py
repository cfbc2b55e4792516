"""One cause, one fault: what is wrong in many rows of a column for one reason is said once, with all its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...errors import Fault
from ..files.sheet import rows_in_words

MOST_ALIKE = 6  # rows that are still listed one by one
ROW = re.compile(r"row (\d+)(?: \(.*\))?", re.DOTALL)


def gathered(faults: Iterable[Fault]) -> list[Fault]:
    """The faults in their order; those alike in table, column and reason as one where they are many."""
    listed = list(faults)
    alike: dict[tuple[str, str, str], list[int]] = {}
    for at, fault in enumerate(listed):
        if ROW.fullmatch(fault.row):
            alike.setdefault((fault.table, fault.column, fault.reason), []).append(at)
    gone: set[int] = set()
    for positions in alike.values():
        if len(positions) <= MOST_ALIKE:
            continue
        rows = [int(found[1]) - 1 for at in positions if (found := ROW.fullmatch(listed[at].row))]
        first = positions[0]
        listed[first] = listed[first]._replace(row=rows_in_words(rows, most=20))
        gone.update(positions[1:])
    return [fault for at, fault in enumerate(listed) if at not in gone]
