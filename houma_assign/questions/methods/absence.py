"""A problem as it is once some people cannot go."""

from __future__ import annotations

from ...constraints import Barred
from ...errors import InputError
from ...problem.problem import Problem


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
