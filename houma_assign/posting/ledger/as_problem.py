"""The problem as it is on a day of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...aims import Aim, Blend, NeedsMet, Wishes
from ...constraints import Barred, Constraint, Pinned
from ...data.placement import Placement
from ...errors import Message
from ...problem.problem import Problem
from .days import days_between
from .standing import Standing


def problem_of(standing: Standing, base: Problem, min_stay_days: int, recalled: str, left: str,
               notes: Sequence[str]) -> Problem:  # fmt: skip
    """The base with the needs of the day, without villages that were released; who is new is pinned, who left is barred."""
    gone = {who for who in standing.left if left == "bar"} | ({*standing.recalled} if recalled == "bar" else set())
    gone -= {each.candidate for each in standing.in_force}
    released = set(standing.released)
    posts = tuple(post for post in base.posts if post.village not in released)
    closed = {post.id for post in base.posts if post.village in released}
    needs: dict[str, dict[str, int]] = {}
    for entry in standing.needs:
        needs.setdefault(entry.village, {})[entry.need] = entry.severity
    villages = tuple(village.changed(needs=needs.get(village.id, {})) for village in base.villages if village.id not in released)
    people = tuple(_away_from(who, released) for who in base.candidates)
    there = set(standing.placements)
    kept = [(rule, None if _over(rule, there, gone) else _speaking(rule, released, closed)) for rule in base.constraints]
    known = {(rule.candidate, rule.post) for rule in base.constraints if isinstance(rule, Pinned)}
    pins = [Pinned(id=f"stay: {each.candidate}, {each.post}", candidate=each.candidate, post=each.post)
            for each in standing.in_force if each.post not in closed and (each.candidate, each.post) not in known
            and days_between(each.in_post, standing.day) < min_stay_days]  # fmt: skip
    bars = [Barred(id=f"left: {who}", candidate=who) for who in sorted(gone)]
    dropped = [rule.id for rule, left_of_it in kept if left_of_it is None]
    rules = (*(rule for _, rule in kept if rule is not None), *pins, *bars)
    return base.changed(
        candidates=people, villages=villages, posts=posts, constraints=rules,
        pairs=base.pairs.aligned((who.id for who in people), (post.id for post in posts)),
        aims=_aims(base.tiers, released | closed, {need for each in villages for need in each.needs}),
        notes=(*base.notes, *notes, _note(standing, len(pins), sorted(gone), sorted(released), dropped)),
    )  # fmt: skip


def _over(rule: Constraint, there: set[Placement], gone: set[str]) -> bool:
    """Whether a rule settles a placement that is over: of somebody who left, or who is in another post now."""
    if not isinstance(rule, Pinned):
        return False
    elsewhere = rule.candidate in {place.candidate for place in there} and Placement(rule.candidate, rule.post) not in there
    return rule.candidate in gone or elsewhere


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
        left = {who: tuple(each for each in wanted if each not in places) for who, wanted in aim.wishes.items()}
        return aim.changed(wishes=left)
    if isinstance(aim, NeedsMet):
        return aim.changed(met_by={need: skills for need, skills in aim.met_by.items() if need in needs})
    return aim


def _note(standing: Standing, pins: int, gone: list[str], released: list[str], dropped: list[str]) -> Message:
    en = f"as of {standing.day}: {pins} people stay where they are; barred because they left: {', '.join(gone) or 'nobody'}"
    zh = f"截至 {standing.day}：{pins} 人未满最短任职时间，留任原岗位；因离任不再安排：{'、'.join(gone) or '无'}"
    if released:
        en, zh = f"{en}; released: {', '.join(released)}", f"{zh}；已退出的村：{'、'.join(released)}"
    if dropped:
        en, zh = f"{en}; rules that spoke of them only: {', '.join(dropped)}", f"{zh}；随之撤去的规则：{'、'.join(dropped)}"
    return Message("ledger.problem", f"{en}.", f"{zh}。")
