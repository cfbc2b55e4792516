"""What a reader must know about a problem: notes that were given, and findings that are worked out anew when they are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..data.language import ZH
from ..data.record import as_tuple
from ..errors import MARK, Message

KEYS = {"code", "en", "zh"}


def read_notes(given: Any) -> Any:
    """Notes as they are; a mapping of code, en and zh is a ``Message``."""
    listed = as_tuple(given)
    if not isinstance(listed, tuple):
        return listed
    return tuple(Message(**note) if _is_message(note) else note for note in listed)


def _is_message(note: Any) -> bool:
    return isinstance(note, Mapping) and set(note) == KEYS and all(isinstance(part, str) for part in note.values())


def write_notes(notes: Iterable[str]) -> list[Any]:
    """Notes as plain data, from which ``read_notes`` makes equal ones in both languages."""
    return [{"code": note.code, "en": str(note), "zh": note.zh} if isinstance(note, Message) else note for note in notes]


def finding(code: str, en: str, zh: str) -> Message:
    """A note that is told from others by its first words."""
    return Message(code, MARK + en, ZH.about("规则与数据", zh))


def renewed(notes: Iterable[str], found: Iterable[Message]) -> tuple[str, ...]:
    """The notes that were given, each once, then what is found now; what was found before is left out."""
    return tuple(dict.fromkeys((*(note for note in notes if not note.startswith(MARK)), *found)))


class RenewedNotes:
    """Notes in the place of a problem's field of this name: worked out once they are asked for.

    Among thousands of edits that a question makes nobody reads any, and working them out takes half of making an edit.
    """

    def __get__(self, problem: Any, owner: type) -> tuple[str, ...]:
        """Those of a problem; the class has none, as with any field."""
        if problem is None:
            raise AttributeError("notes")
        found: tuple[str, ...] = problem.all_notes
        return found

    def __set__(self, problem: Any, notes: Any) -> None:
        """Never: that there is such a method lets what stands here go before what the field holds."""
        raise AttributeError("notes are given when a problem is made")
