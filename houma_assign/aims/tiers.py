"""The order in which aims are optimised."""

from __future__ import annotations

from ..data.problem_like import ProblemLike
from . import Aim, Concessions, Grades, Lots, Merit, NeedsMet


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


def tiers(aims: tuple[Aim, ...], soft: bool, seed: str) -> tuple[Aim, ...]:
    """The aims as they are solved: concessions first where nothing else counts penalties, lots last in any case."""
    ordered = aims
    if soft and not any(aim.points for aim in aims):
        ordered = (Concessions(), *ordered)
    if not any(isinstance(aim, Lots) for aim in ordered):
        ordered = (*ordered, Lots(seed=seed))
    return tuple(Lots(id=aim.id, seed=seed) if isinstance(aim, Lots) and not aim.seed else aim for aim in ordered)
