"""Ids that a problem does not know, with those that may be meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from ..data.near_words import near_words
from ..errors import Fault, InputError, Message

MAPPING = Message("edit.mapping", "a mapping is expected", "应为“编号：内容”的对应表")


def unknown(table: str, id: Any, known: Collection[str]) -> Fault:
    """The fault of an id that is not there; words near it are named."""
    near = near_words(str(id), known) if str(id) else []
    en, zh = (f"; near it: {', '.join(near)}", f"；相近的有：{'、'.join(near)}") if near else ("", "")
    return Fault(table, str(id), "id", id, Message("unknown_id", f"unknown id{en}", f"没有这个编号{zh}"))


def unknown_in(table: str, ids: Iterable[Any], known: Collection[str]) -> list[Fault]:
    """The same of several ids."""
    return [unknown(table, id, known) for id in ids if id not in known]


def refuse(faults: Iterable[Fault]) -> None:
    """Raise one error with all faults, each once, if there are any."""
    found = list({(fault.table, fault.row, fault.column, str(fault.reason)): fault for fault in faults}.values())
    if found:
        raise InputError(found)
