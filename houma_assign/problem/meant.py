"""Which person, village, post or aim is meant: by id, or by a name where only one has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..aims import Aim
from ..aims.base import KINDS
from ..data.language import ZH
from ..data.problem_like import ProblemLike
from ..errors import Fault, InputError, Message
from ..workbook.cells.roles import WORDS as ROLE_WORDS
from .unknown_ids import unknown

SEVERAL_SHOWN = 8


def meant(problem: ProblemLike, table: str, given: Any, faults: list[Fault]) -> str:
    """The id that is meant; where that is not sure, a fault is added and what was given comes back as text.

    Parameters
    ----------
    problem
        Where to look.
    table
        "candidates", "villages" or "posts".
    given
        An id, as text or as a whole number. A person or village may be named, if nobody else has the name; a post may be given
        as its village, if it is the only one there, or as ``village/role`` with the names and labels of both.
    faults
        Where to add what is wrong.
    """
    said = str(given) if isinstance(given, int) and not isinstance(given, bool) else given
    records: Sequence[Any] = getattr(problem, table)
    known = [record.id for record in records]
    if not isinstance(said, str):
        faults.append(unknown(table, type(given).__name__, known))
        return str(given)
    if said in known:
        return said
    ways = _posts(problem, said.strip()) if table == "posts" else _named(problem, table, said.strip())
    if len(ways) == 1:
        return ways[0]
    fault = unknown(table, said, known)
    faults.append(fault if not ways else fault._replace(reason=_several(ways)))
    return said


def all_meant(problem: ProblemLike, table: str, given: Iterable[Any]) -> tuple[str, ...]:
    """The ids that are meant.

    Raises
    ------
    InputError
        With a fault for each that is not sure.
    """
    faults: list[Fault] = []
    found = tuple(meant(problem, table, each, faults) for each in given)
    if faults:
        raise InputError(faults)
    return found


def _named(problem: ProblemLike, table: str, said: str) -> list[str]:
    records: Iterable[Any] = problem.candidates if table == "candidates" else problem.villages
    return [record.id for record in records if said and said in (record.id, record.name)]


def _posts(problem: ProblemLike, said: str) -> list[str]:
    """The posts of a village, or those of one role in it."""
    villages = _named(problem, "villages", said)
    if villages:
        return [post.id for post in problem.posts if post.village in villages]
    place, _, role = said.rpartition("/")
    villages = _named(problem, "villages", place.strip())
    there = [post for post in problem.posts if post.village in villages]
    exact = [post.id for post in there if role.strip() == post.role]
    return exact or [post.id for post in there if role.strip() in _said(problem, post.role)]


def _said(problem: ProblemLike, role: str) -> set[str]:
    """What a role is called: its code, its labels, and what people call the two roles that are standard."""
    return {role, problem.label(role, "en"), problem.label(role, "zh"), *ROLE_WORDS.get(role, ())}


def _several(ways: list[str]) -> Message:
    shown, more = ways[:SEVERAL_SHOWN], len(ways) > SEVERAL_SHOWN
    en = f"{len(ways)} are meant by it: {', '.join(shown)}{', ...' * more}; give one of these ids"
    return Message("several_meant", en, f"有 {len(ways)} 个符合：{ZH.names(shown)}{'等' * more}；请给出其中一个编号")


def aims_meant(problem: ProblemLike, given: Iterable[Any]) -> tuple[Any, ...]:
    """Aims, where text stands for the problem's own aim of this id, or for a kind of aim that needs nothing further.

    Raises
    ------
    InputError
        With a fault for each text that is neither.
    """
    own = {aim.id: aim for aim in problem.aims or ()}
    plain = {name: kind for name, kind in KINDS.items() if not any(field.is_required() for field in kind.model_fields.values())}
    found, faults = list[Any](), list[Fault]()
    for each in given:
        if isinstance(each, Aim) or not isinstance(each, str):
            found.append(each)
        elif each in own or each in plain:
            found.append(own[each] if each in own else plain[each]())
        elif each in KINDS:
            faults.append(Fault("aims", each, "kind", each, _needing(KINDS[each])))
        else:
            faults.append(unknown("aims", each, sorted({*own, *plain})))
    if faults:
        raise InputError(faults)
    return tuple(found)


def _needing(kind: type[Aim]) -> Message:
    needed = ", ".join(f"{name}=..." for name, field in kind.model_fields.items() if field.is_required())
    return Message("aim_needs_fields", f"write {kind.__name__}({needed}), which needs to know more", "这个目标还需要写明其他各项")
