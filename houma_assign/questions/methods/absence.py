"""A problem as it is once some people cannot go."""

from __future__ import annotations

from ...constraints import Barred
from ...errors import InputError
from ...problem.problem import Problem
from .restriction import Base


class Absences:
    """A problem as it is without some of its people, again and again."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.base = problem, Base(problem)

    def without(self, absent: tuple[str, ...]) -> tuple[Problem, tuple[str, ...], list[int] | None]:
        """The problem without these people, the rules that were dropped, and the pairs that are gone.

        These are None where more has changed than that pairs are gone.
        """
        edited, dropped = without_people(self.problem, absent)
        found = self.base.restriction(edited)
        if found is None or found.rules or not found.narrows:
            return edited, dropped, None
        return edited, dropped, self.base.columns(found.removed)


def without_people(problem: Problem, absent: tuple[str, ...]) -> tuple[Problem, tuple[str, ...]]:
    """The problem without these people, and the ids of the rules that were dropped because they speak of them.

    Every rule and aim says itself what is left of it without them (``leaving_out``): those that list people keep speaking of
    the others, wishes of absent people fall away. Where a rule makes no sense without them (a quota on something that nobody
    else is), the people stay in the data and are barred from every post, so that the rule is still asked for.
    """
    gone = frozenset(absent)
    kept = {rule.id: rule.leaving_out(gone) for rule in problem.constraints}
    dropped = tuple(id for id, rule in kept.items() if rule is None)
    rules = tuple(rule for rule in kept.values() if rule is not None)
    aims = tuple(aim.leaving_out(gone) for aim in problem.tiers)
    people = tuple(who.without_kin(set(gone)) for who in problem.candidates if who.id not in gone)
    posts = [post.id for post in problem.posts]
    try:
        pairs = problem.pairs.aligned((who.id for who in people), posts)
        return problem.changed(constraints=rules, aims=aims, candidates=people, pairs=pairs), dropped
    except InputError:
        bars = tuple(Barred(id=f"absent: {who}", candidate=who) for who in sorted(gone))
        excused = (rule.excusing(problem, gone) for rule in rules)
        return problem.changed(constraints=(*excused, *bars), aims=aims), dropped
