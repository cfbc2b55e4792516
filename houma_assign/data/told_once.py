"""Many faults of one matter told as one: nobody reads the same line 168 times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..errors import Fault, Message

NAMED = 3  # rows with the same fault in one column that are named one by one; of more the first is named
REFERENCES = ("pairs.candidate", "pairs.post", "pairs.village", "pairs.twice")  # of these every value is told


def once(faults: Iterable[Fault]) -> list[Fault]:
    """The faults; those that stand in many rows of one column for one reason are told once, with their number."""
    faults = list(faults)
    counts = Counter(map(_matter, faults))
    many: set[tuple[str, ...]] = set()
    told: list[Fault] = []
    for fault in faults:
        key = _matter(fault)
        if counts[key] <= NAMED:
            told.append(fault)
        elif key not in many:
            many.add(key)
            told.append(fault._replace(reason=in_rows(fault.reason, counts[key])))
    return told


def _matter(fault: Fault) -> tuple[str, ...]:
    # Which ids are unknown must all be told, each once.
    id = str(fault.value) if fault.code in REFERENCES else ""
    return fault.table, fault.column, fault.reason, id


def in_rows(reason: str, number: int) -> str:
    """A reason that holds in a number of rows."""
    en, zh = f"{reason} (so in {number} rows)", f"（共 {number} 行）"
    return Message(reason.code, en, reason.zh + zh) if isinstance(reason, Message) else en
