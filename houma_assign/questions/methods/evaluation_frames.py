"""The tables of an evaluation: placements, aims, rules, needs, and the people in whom it differs from the best plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from ...data.language import language
from ...data.placement import Breach, Placement
from ...errors import Fault, InputError, Message
from ...plan.needs import needs_aim
from ...plan.wording import Wording
from ...problem.eligibility import UNSCORED
from .moves import post_words

if TYPE_CHECKING:
    import pandas as pd

    from .evaluated import Evaluated

COLUMNS = {
    "placements": ("candidate", "name", "post", "village", "role", "unit", "score", "grade", "needs_met", "rules"),
    "aims": ("aim", "value", "best", "loss", "proven"),
    "rules": ("rule", "words", "where", "amount", "hard"),
    "needs": ("village", "need", "severity", "met", "by"),
    "people": ("candidate", "name", "in_best", "here"),
}  # fmt: skip
FrameName = Literal["aims", "rules", "needs", "people", "placements"]
FRAMES: tuple[FrameName, ...] = get_args(FrameName)  # in the order in which they are shown


def frame_of(found: Evaluated, lang: str, of: str) -> pd.DataFrame:
    """One of the tables, cells that tell more than one id in a language."""
    import pandas as pd

    if of not in COLUMNS:
        en, zh = f"the tables are {', '.join(COLUMNS)}", "没有这张表；有目标、规则、需求、人员和安排五张"
        raise InputError([Fault("evaluate", "", "of", of, Message("evaluation_table", en, zh))])
    made: list[tuple[Any, ...]] = MAKERS[of](found, Wording(found.problem, lang))
    frame = pd.DataFrame(made, columns=pd.Index(COLUMNS[of]), dtype=object)
    return language(lang).say(frame, frame.drop(columns="rule") if of == "rules" else frame)


def breach_rows(found: Evaluated, wording: Wording) -> list[tuple[Any, ...]]:
    """One row a breach: id of the rule, the rule in words, where, by how many units, whether it is hard."""
    hard = {each.rule for each in found.broken}
    return [(each.rule, wording.rule(each.rule), wording.language.say(each.where, wording.where(each)), each.amount,
             each.rule in hard) for each in found.breaches]  # fmt: skip


def _placements(found: Evaluated, wording: Wording) -> list[tuple[Any, ...]]:
    problem, aim, rows = found.problem, needs_aim(found.problem), list[tuple[Any, ...]]()
    for place in found.placements:
        person, post = problem.candidate(place.candidate), problem.post(place.post)
        needs = [need for need in problem.village(post.village).needs if aim.meets(need, person.skills)]
        met = wording.language.say(", ".join(needs), wording.language.names(map(wording.label, needs)))
        rules = list(dict.fromkeys(each.rule for each in found.breaches if _speaks_of(each, place)))
        said = wording.language.say(", ".join(rules), wording.language.parts(map(wording.rule, rules)))
        rows.append((person.id, person.name, post.id, post.village, post.role, person.unit, problem.pairs.points(*place),
                     problem.pairs.grade_of(*place), met, said))  # fmt: skip
    return rows


def _speaks_of(breach: Breach, place: Placement) -> bool:
    """Whether a breach names this placement, or its person without another post."""
    people, arrow, post = breach.where.rpartition(" → ")
    return breach.where == place.candidate or (bool(arrow) and post == place.post and place.candidate in people.split())


def _aims(found: Evaluated, wording: Wording) -> list[tuple[Any, ...]]:
    return [(wording.language.say(each.aim, wording.aim(each.aim)), each.value, each.best, each.loss, each.proven)
            for each in found.aims]  # fmt: skip


def _needs(found: Evaluated, wording: Wording) -> list[tuple[Any, ...]]:
    return [(each.village, wording.language.say(each.need, wording.label(each.need)), each.severity, each.met,
             wording.language.say(", ".join(each.by), wording.people(each.by))) for each in found.needs]  # fmt: skip


def _people(found: Evaluated, wording: Wording) -> list[tuple[Any, ...]]:
    return [(who, found.problem.candidate(who).name, post_words(before, wording), post_words(after, wording))
            for who, before, after in found.moves]  # fmt: skip


def unscored_breaches(placements: tuple[Placement, ...]) -> tuple[Breach, ...]:
    """Pairs without a score as breaches: no plan of the problem has them."""
    return tuple(Breach(UNSCORED, f"{who} → {post}", 1) for who, post in placements)


MAKERS = {"placements": _placements, "aims": _aims, "rules": breach_rows, "needs": _needs, "people": _people}
