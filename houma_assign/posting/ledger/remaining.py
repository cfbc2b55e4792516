"""What is left of a problem once villages are gone, or posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...aims import Aim, Blend, NeedsMet, Wishes
from ...constraints import Constraint
from ...data.post import Post
from ...data.village import Village
from ...data.village_forms import forms_rule
from ...plan.plan import Plan
from ...problem.problem import Problem

OF_VILLAGES = ("served", "village_lots")  # kinds of aims that choose villages


def remaining(base: Problem, villages: Sequence[Village], posts: Sequence[Post],
              rules: Iterable[Constraint]) -> tuple[dict[str, Any], list[str]]:  # fmt: skip
    """The fields of a problem with these villages and posts alone, and the ids of the rules that spoke of others only."""
    gone = {village.id for village in base.villages} - {village.id for village in villages}
    closed = {post.id for post in base.posts} - {post.id for post in posts}
    people = tuple(_away_from(who, gone) for who in base.candidates)
    kept = [(rule, _speaking(rule, gone, closed)) for rule in rules]
    needs = {need for village in villages for need in village.needs}
    fields = {
        "candidates": people, "villages": tuple(villages), "posts": tuple(posts),
        "pairs": base.pairs.aligned((who.id for who in people), (post.id for post in posts)),
        "constraints": tuple(left for _, left in kept if left is not None), "aims": _aims(base.tiers, gone | closed, needs),
    }  # fmt: skip
    return fields, [rule.id for rule, left in kept if left is None]


def decided(plan: Plan) -> Problem:
    """The problem of a plan with its villages settled: those that it opened, each with the posts of its form."""
    rule, forms = forms_rule(plan.problem), plan.forms
    if rule is None:
        return plan.problem
    villages = [village for village in plan.problem.villages if village.id in forms]
    slots = {post.id: rule.forms[forms[post.village]].get(post.role, 0) for post in plan.problem.posts if post.village in forms}
    posts = [post.changed(slots=slots[post.id], least=slots[post.id]) for post in plan.problem.posts if slots.get(post.id)]
    fields, _ = remaining(plan.problem, villages, posts, (each for each in plan.problem.constraints if each is not rule))
    aims = tuple(aim for aim in fields["aims"] if aim.kind not in OF_VILLAGES)
    return plan.problem.changed(**{**fields, "aims": aims})


def _away_from(who: Any, released: set[str]) -> Any:
    """A person whose ties to villages that are gone no longer matter."""
    if who.home not in released and not released.intersection(who.kin_villages):
        return who
    home = "" if who.home in released else who.home
    return who.changed(home=home, kin_villages=tuple(each for each in who.kin_villages if each not in released))


def _speaking(rule: Constraint, released: set[str], closed: set[str]) -> Constraint | None:
    """The rule as far as it speaks of what is there; None for one that does not."""
    if getattr(rule, "village", None) in released or getattr(rule, "post", None) in closed:
        return None
    villages = getattr(rule, "villages", None)
    if isinstance(villages, tuple) and released.intersection(villages):
        left = tuple(each for each in villages if each not in released)
        return rule.changed(villages=left) if left else None
    return rule


def _aims(aims: Sequence[Aim], places: set[str], needs: set[str]) -> tuple[Aim, ...]:
    """The aims as far as they speak of what is there; where nothing is needed, none for needs."""
    return tuple(_aim(aim, places, needs) for aim in aims if needs or not isinstance(aim, NeedsMet))


def _aim(aim: Aim, places: set[str], needs: set[str]) -> Aim:
    """The aim without wishes for places that are gone, and without skills for needs that no village has any more."""
    if isinstance(aim, Blend):
        return aim.changed(parts=tuple((_aim(part, places, needs), weight) for part, weight in aim.parts))
    if isinstance(aim, Wishes):
        return aim.among(aim.wishes, {each for wanted in aim.wishes.values() for each in wanted} - places)
    if isinstance(aim, NeedsMet):
        return aim.changed(met_by={need: skills for need, skills in aim.met_by.items() if need in needs})
    return aim
