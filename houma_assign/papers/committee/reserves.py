"""Reserves 后备: for everybody proposed who stands in, who else then moves, and what is lost."""

from __future__ import annotations

from typing import Any

from ...data.placement import Placement
from ...plan.status import Status
from ...plan.wording import Wording
from ...questions.repair import Repair, Repaired
from ..catalogue import Catalogue
from ..contents import RowTable
from ..study import Study
from .aim_columns import aim_cells
from .naming import priced, proposed, table
from .price_words import loss_words, moves_words


def reserves_table(words: Catalogue) -> RowTable:
    """The table."""
    columns = (("post", "person", 13), ("absent", "person", 12), ("reserve", "person", 24), ("number", "prices", 7, "centre"),
               ("others", "prices", 20), ("loss", "prices", 24), ("proven", "proof", 7, "centre"))  # fmt: skip
    return table(words, "reserves", "reserves", columns)


def reserve_rows(study: Study, level: int) -> list[dict[str, Any]]:
    """One row a placement, village by village."""
    named, plain = proposed(study, level), priced(study, level)
    found = study.answers.contingency.repairs
    return [_row(study, place, found[place.candidate], named, plain) for place in study.in_order]


def _row(study: Study, place: Placement, found: Repair, named: Wording, plain: Wording) -> dict[str, Any]:
    words, say = study.words, study.words.say
    row = {"post": study.said.post(place.post), "absent": named.person(place.candidate)}
    if not found.points:
        kind = "none" if found.status is Status.INFEASIBLE else "unknown"
        proven = say("committee.yes" if found.status is Status.INFEASIBLE else "committee.no")
        return {**row, "reserve": say(f"reserves.{kind}"), "number": "", "others": "", "loss": "", "proven": proven}
    first = found.points[0]
    reserve = named.language.names(named.place(*each) for each in first.joining) or say("reserves.nobody")
    others = _others(first, place.candidate)
    told = {"reserve": reserve, "number": len(others), "others": moves_words(others, plain, words) if others else ""}
    proven = say("committee.yes" if first.proven else "committee.no")
    loss = loss_words(first.loss, plain, words)
    return {**row, **told, "loss": loss, "proven": proven, **aim_cells(first.loss)}


def _others(point: Repaired, absent: str) -> tuple[Any, ...]:
    """Those who move beside the absent and those who join."""
    joining = {place.candidate for place in point.joining}
    return tuple(move for move in point.moves if move[0] != absent and move[0] not in joining)


def reserve_lines(study: Study) -> list[str]:
    """How many can be replaced without anybody else moving."""
    found = study.answers.contingency.repairs
    firsts = {who: each.points[0] for who, each in found.items() if each.points}
    direct = sum(not _others(point, who) for who, point in firsts.items())
    never = sum(each.status is Status.INFEASIBLE for each in found.values())
    left = len(found) - len(firsts) - never
    lines = [study.words.say("reserves.counts", people=len(found), direct=direct, moving=len(firsts) - direct, never=never)]
    return lines + ([study.words.say("reserves.open", number=left)] if left else [])
