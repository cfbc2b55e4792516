"""A problem as it is once some people cannot go."""

from __future__ import annotations

from ...aims import Aim, Blend, Wishes
from ...constraints import Barred, Constraint
from ...errors import InputError
from ...problem.problem import Problem


def without_people(problem: Problem, absent: tuple[str, ...]) -> tuple[Problem, tuple[str, ...]]:
    """The problem without these people, and the ids of the rules that were dropped because they speak of them.

    Rules that list people (apart, together) keep speaking of the others, as long as two are left; wishes of absent people fall
    away. Where a rule makes no sense without them (a quota on something that nobody else is), the people stay in the data and
    are barred from every post, so that the rule is still asked for.
    """
    gone = set(absent)
    kept = {rule.id: _rule_without(rule, gone) for rule in problem.constraints}
    dropped = tuple(id for id, rule in kept.items() if rule is None)
    rules = tuple(rule for rule in kept.values() if rule is not None)
    aims = tuple(_aim_without(aim, gone) for aim in problem.tiers)
    people = tuple(who.without_kin(gone) for who in problem.candidates if who.id not in gone)
    posts = [post.id for post in problem.posts]
    try:
        pairs = problem.pairs.aligned((who.id for who in people), posts)
        return problem.changed(constraints=rules, aims=aims, candidates=people, pairs=pairs), dropped
    except InputError:
        bars = tuple(Barred(id=f"absent: {who}", candidate=who) for who in sorted(gone))
        return problem.changed(constraints=(*rules, *bars), aims=aims), dropped


def _rule_without(rule: Constraint, gone: set[str]) -> Constraint | None:
    if getattr(rule, "candidate", None) in gone:
        return None
    named = getattr(rule, "candidates", None)
    if isinstance(named, tuple) and gone.intersection(named):
        left = tuple(who for who in named if who not in gone)
        return rule.changed(candidates=left) if len(set(left)) > 1 else None
    return rule


def _aim_without(aim: Aim, gone: set[str]) -> Aim:
    if isinstance(aim, Wishes) and gone.intersection(aim.wishes):
        return aim.changed(wishes={who: wanted for who, wanted in aim.wishes.items() if who not in gone})
    if isinstance(aim, Blend):
        return aim.changed(parts=tuple((_aim_without(part, gone), weight) for part, weight in aim.parts))
    return aim
