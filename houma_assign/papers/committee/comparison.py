"""The comparison 比选: each post with who holds it and who comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...plan.wording import Wording
from ..answers.comparing import Compared
from ..catalogue import Catalogue
from ..contents import RowTable
from ..study import Study
from .aim_columns import aim_cells
from .naming import priced, table
from .price_words import fewer_words, moves_words, price_words, rules_words


def comparison_table(words: Catalogue, whole: bool = True) -> RowTable:
    """The table; on a page that is not to hold the ``whole`` list of those who move, only a short one."""
    columns = (("post", "prices", 13), ("id", "prices", 8), ("standing", "prices", 8, "centre"), ("now", "prices", 13),
               ("points", "points", 7, "right"), ("grade", "points", 5, "centre"), ("needs", "needs", 16), ("cost", "prices", 22),
               ("rules", "prices", 24), ("moves" if whole else "fewer", "prices", 22))  # fmt: skip
    return table(words, "comparison", "comparison", columns)


def comparison_rows(study: Study, level: int) -> list[dict[str, Any]]:
    """The holders of a post, then those who come next; post by post."""
    wording, rows = priced(study, level), []
    for each in study.answers.compared:
        rows += [_row(study, who, "holds", wording) for who in each.holders]
        rows += [_row(study, who, f"next_{place}", wording) for place, who in enumerate(each.next, start=1)]
    return rows


def _row(study: Study, who: Compared, standing: str, wording: Wording) -> dict[str, Any]:
    words, said = study.words, study.said
    now = said.language.names(map(said.post, who.held)) or words.say("comparison.none")
    return {"post": said.post(who.post), "id": wording.person(who.candidate), "standing": words.say(f"comparison.{standing}"),
            "now": now, "points": "" if who.points is None else who.points, "grade": who.grade,
            "needs": study.joined(map(said.label, who.needs)), "cost": price_words(who.price, wording, words),
            "rules": _rules(who, wording, words), "moves": _moves(who, wording, words, moves_words),
            "fewer": _moves(who, wording, words, fewer_words),
            **aim_cells(who.price.loss)}  # fmt: skip


def _rules(who: Compared, wording: Wording, words: Catalogue) -> str:
    if who.holds:
        return ""
    told = rules_words(who.rules, wording)
    if not told:
        return words.say("comparison.no_rule") if who.price.state in ("free", "price") else ""
    kind = {"barred": "barred", "infeasible": "clash"}.get(who.price.state, "breaks")
    return words.say(f"comparison.{kind}", rules=told)


def _moves(who: Compared, wording: Wording, words: Catalogue, say: Callable[..., str]) -> str:
    if who.holds or who.price.state in ("barred", "infeasible") or not (who.moves or who.proven):
        return ""
    return say(who.others, wording, words)
