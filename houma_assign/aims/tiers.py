"""The order in which aims are optimised."""

from __future__ import annotations

from ..data.problem_like import ProblemLike
from ..data.village_forms import KIND as FORMS
from . import Aim, Concessions, Grades, Lots, Merit, NeedsMet, VillageLots


def default_aims(problem: ProblemLike) -> tuple[Aim, ...]:
    """Needs, then grades, then merit, as far as the data speak of them; a secretary's points count double.

    Needs come first because the posting exists for the villages; grades come before merit because they say whether a
    person fits a village, while points only say how good the person is anywhere.
    """
    aims: list[Aim] = []
    if any(village.needs for village in problem.villages):
        aims.append(NeedsMet())
    if problem.pairs.grade.any():
        aims.append(Grades())
    secretaries = any(post.role == "secretary" for post in problem.posts)
    return (*aims, Merit(role_weights={"secretary": 2} if secretaries else {}))


def tiers(aims: tuple[Aim, ...], soft: bool, seed: str, forms: bool = False) -> tuple[Aim, ...]:
    """The aims as they are solved: concessions first where nothing else counts penalties, lots last in any case.

    With ``forms`` villages may stay closed, and lots between villages come before those between people.
    """
    ordered = aims
    if soft and not any(aim.points for aim in aims):
        ordered = (Concessions(), *ordered)
    if not any(isinstance(aim, Lots) for aim in ordered):
        ordered = (*ordered, VillageLots(), Lots()) if forms else (*ordered, Lots())
    drawn = (Lots, VillageLots) if seed else ()
    return tuple(aim.changed(seed=seed) if isinstance(aim, drawn) and not aim.seed else aim for aim in ordered)


def has_forms(problem: ProblemLike) -> bool:
    """Whether a hard rule leaves it open which villages get which form of help."""
    return any(rule.kind == FORMS and rule.penalty is None for rule in problem.constraints)
