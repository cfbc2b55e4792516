"""How these tests look at an ``InputError``: exactly one, with every fault in the frame and in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

import houma_assign as ha

Wanted = tuple[str, str, str, str]  # table, row, column, part of the reason


def refused(call: Callable[[], object]) -> tuple[ha.Fault, ...]:
    """The faults of the one InputError that the call raises, after a look at its frame and its text."""
    with pytest.raises(ha.InputError) as caught:
        call()
    error = caught.value
    assert type(error) in (ha.InputError, ha.ModelTooLarge)
    assert list(error.faults.columns) == ["table", "row", "column", "value", "reason"]
    assert len(error.faults) == len(error.items) > 0
    text = str(error)
    for fault in error.items[:20]:
        assert all(part in text for part in (fault.table, fault.row, fault.column, fault.reason))
        assert fault.reason
    return error.items


def lists(faults: Iterable[ha.Fault], wanted: Iterable[Wanted]) -> None:
    """Each wanted fault is listed: same table, row and column, and the reason says the words."""
    listed = list(faults)
    for table, row, column, words in wanted:
        here = [fault for fault in listed if (fault.table, fault.row) == (table, row)]
        hits = [fault for fault in here if column in (fault.column, *fault.column.split(".")) and words in fault.reason]
        assert hits, f"no fault {table} · {row} · {column}: …{words}… among\n" + "\n".join(str(f) for f in listed)
